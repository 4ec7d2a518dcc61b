"""Files that are about other files: sidecars and the schedule. They are no items.

Pure. In: a scan. Out: the scan without them; a `.toml` beside nothing and a schedule that is not the one in force stay,
with a form that says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from signage.core.verdict import Reason
from signage.ingest.folder.names import SCHEDULE, SIDECAR, base_name, folder_of, is_schedule, sort_key, suffix_of
from signage.ingest.folder.scan import Form, Scan, Seen

REFUSALS = {
    Form.OTHER: Reason.NOT_A_FILE,
    Form.TOO_DEEP: Reason.TOO_DEEP,
    Form.LONE_SIDECAR: Reason.LONE_SIDECAR,
    Form.UNUSED_SCHEDULE: Reason.SCHEDULE_UNUSED,
}
"""Why an entry of each form cannot be an item."""


@dataclass(frozen=True, slots=True)
class Aside:
    """`found` holds the items; `sidecars` maps the path of a file to the bytes of its sidecar."""

    found: Scan
    schedule: Seen | None = None
    sidecars: dict[str, bytes] = field(default_factory=dict)


def set_aside(found: Scan) -> Aside:
    """Take out what is no item."""
    plans = sorted((path for path in found.files if is_schedule(path)), key=sort_key)
    chosen = schedule_of(found, plans)
    partners = partners_of(found)
    if not plans and not found.sidecars:
        return Aside(found)
    used = {path for pair in partners.values() for path in pair}
    files = {path: seen for path, seen in found.files.items() if path not in used and path != chosen}
    for path in found.sidecars.keys() - used:
        files[path] = replace(files[path], form=Form.LONE_SIDECAR)
    for path in plans:
        if path != chosen and files[path].form is Form.FILE:
            files[path] = replace(files[path], form=Form.UNUSED_SCHEDULE)
    sidecars = {path: found.sidecars[pair[0]] for path, pair in partners.items()}
    return Aside(replace(found, files=files), found.files[chosen] if chosen else None, sidecars)


def schedule_of(found: Scan, plans: list[str]) -> str:
    """The path of the schedule: a file in the content folder itself, of the very name if there is one; "" without."""
    here = [path for path in plans if not folder_of(path) and found.files[path].form is Form.FILE]
    return SCHEDULE if SCHEDULE in here else next(iter(here), "")


def partners_of(found: Scan) -> dict[str, tuple[str, ...]]:
    """The sidecars of each file, the one that counts first: `通知.docx.toml` before `通知.toml`."""
    stems: dict[str, list[str]] = {}
    for path in found.files if found.sidecars else ():
        if suffix_of(path) != SIDECAR and not is_schedule(path):
            stem = path[: len(path) - len(suffix_of(path))]
            stems.setdefault(stem, []).append(path)
    partners: dict[str, tuple[str, ...]] = {}
    for sidecar in sorted(found.sidecars, key=lambda path: (-len(base_name(path)), path)):
        beside = sidecar[: -len(SIDECAR)]
        whole = [beside] if beside in found.files and suffix_of(beside) != SIDECAR else []
        for path in (*whole, *stems.get(beside, ())):
            partners[path] = tuple(dict.fromkeys((*partners.get(path, ()), sidecar)))
    return partners
