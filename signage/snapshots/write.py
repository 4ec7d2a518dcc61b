"""Durable writing: beside, fsync, rename, fsync of the folder. After a power cut there is the old file or the new one.

In: a path and bytes. Out: nothing, or `OSError` with the old file or the new one, whole. Never leaves its temporary file behind
while the program lives; `sweep` clears what a kill left.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from signage.core.calendar.announced import NOTHING_KNOWN, CalendarFacts
from signage.core.snapshot import SCHEMA, Off, Withdrawal
from signage.snapshots import layout
from signage.snapshots.form import Current, Encoded, encode_current, encode_manifest, encode_withdrawn
from signage.system.durable import SAFELY, hand_over, make_folder, sync_folder, write_all

PREFIX = ".writing-"
_numbers = itertools.count()


def write_durably(path: Path, data: bytes, mode: int = 0o644, *, ours: bool = True) -> None:
    """Put `data` at `path`, whole or not at all. Raises `OSError`: then it may be there, but is not certain to stay.

    `ours`: a folder in its place is put aside; not so among other people's files.
    """
    beside = path.with_name(f"{PREFIX}{os.getpid()}-{next(_numbers)}")
    try:
        fd = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | SAFELY, mode)
        try:
            hand_over(fd, path.parent)
            write_all(fd, data)
            os.fsync(fd)
        finally:
            os.close(fd)
        if ours:
            _clear_the_way(path)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    sync_folder(path.parent)


def _clear_the_way(path: Path) -> None:
    """A folder that lies where the file belongs is put aside: nobody of ours has made it, and nobody removes it unseen."""
    if path.is_dir() and not path.is_symlink():
        os.rename(path, path.with_name(f"{path.name}.aside-{os.getpid()}-{next(_numbers)}"))  # noqa: PTH104 - `rename` of a path is for files


def sweep(folder: Path) -> int:
    """Remove temporary files that a killed process left in `folder`; how many. Only for the lock's owner."""
    count = 0
    with contextlib.suppress(OSError):
        for entry in list(folder.iterdir()):
            if entry.name.startswith(PREFIX):
                with contextlib.suppress(OSError):
                    entry.unlink()
                    count += 1
    return count


def write_withdrawn(state: Path, off: Off) -> None:
    """Publish the withdrawals. Comes before the manifest that leaves the items out. Raises `OSError`."""
    write_durably(state / layout.WITHDRAWN, encode_withdrawn(off))


def write_manifest(
    state: Path,
    sequence: int,
    made_at: datetime,
    mode: str,
    *,
    items: Sequence[Encoded],
    withdrawn: Sequence[Withdrawal],
    facts: CalendarFacts = NOTHING_KNOWN,
) -> None:
    """Publish a manifest: its file first, then `current`. Its derivatives must be in the store. Raises `OSError`."""
    data = encode_manifest(sequence, made_at, mode, items, withdrawn, facts)
    if not (state / layout.MANIFESTS).is_dir():
        make_folder(state / layout.MANIFESTS)
    write_durably(layout.manifest_path(state, sequence), data)
    current = Current(SCHEMA, sequence, hashlib.sha256(data).hexdigest())
    write_durably(state / layout.CURRENT, encode_current(current))
