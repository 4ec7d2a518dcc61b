"""What a scan means: new files, changed files, files that moved, files that are missing.

Pure. In: what is known, what was seen, monotonic seconds. Out: a `Plan`. Missing is not yet gone: `vanished` says
whether it looks like a share that was cut off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from signage.ingest.folder.entries import Entry, Stage, again, arrived
from signage.ingest.folder.scan import Scan, Seen
from signage.ingest.folder.sections import Section, section_for

MANY = 10
SHARE_OF_MANY = 0.3


@dataclass(frozen=True, slots=True)
class Plan:
    """`changed` replaces what is known under its paths; `missing` were not seen.

    `moves` maps a missing path to the new path of the same file.
    """

    changed: dict[str, Entry]
    missing: tuple[str, ...]
    moves: dict[str, str]


def reconcile(
    entries: Mapping[str, Entry], found: Scan, sections: Mapping[str, Section], now: float, batch: int
) -> Plan:
    """Compare what is known with one scan. `moves` maps a missing path to the new path of the same inode."""
    changed: dict[str, Entry] = {}
    missing = tuple(path for path in entries if path not in found.files and not is_unknown(found, path))
    inodes = {_identity(entries[path].seen): path for path in missing if entries[path].sha256}
    moves: dict[str, str] = {}
    for path, seen in found.files.items():
        section = section_for(sections, path)
        entry = entries.get(path)
        if entry is None:
            old = inodes.get(_identity(seen))
            if old is not None:
                moves[old] = path
            changed[path] = arrived(seen, section, now, batch, entries[old].sha256 if old is not None else "")
        else:
            fresh = _compared(entry, seen, section, now, batch)
            if fresh is not entry:
                changed[path] = fresh
    return Plan(changed, missing, moves)


def is_unknown(found: Scan, path: str) -> bool:
    """Whether the scan cannot say if `path` is there: the root or a folder above it could not be read, or it stopped."""
    if found.root is None or found.truncated:
        return True
    return any(path.startswith(f"{folder}/") for folder in found.unread)


def looks_vanished(known: int, missing: int, *, marker_lost: bool) -> bool:
    """Whether so much is missing at once that a share was cut off rather than files deleted."""
    if missing == 0:
        return False
    if marker_lost or (missing == known and known > 1):
        return True
    return known >= MANY and missing > SHARE_OF_MANY * known


def _compared(entry: Entry, seen: Seen, section: Section, now: float, batch: int) -> Entry:
    fresh = entry
    if entry.gone_at is not None:
        fresh = replace(fresh, gone_at=None)
    if section != entry.section:
        fresh = replace(fresh, section=section)
        if fresh.stage is not Stage.SETTLING and fresh.stage is not Stage.PROBING:
            fresh = again(fresh, now, batch, changed=False)
    if seen.stamp != entry.seen.stamp or seen.form is not entry.seen.form:
        fresh = again(replace(fresh, seen=seen), now, batch)
    return fresh


def _identity(seen: Seen) -> tuple[int, int, int, int]:
    return seen.stamp.device, seen.stamp.inode, seen.stamp.size, seen.stamp.mtime_ns
