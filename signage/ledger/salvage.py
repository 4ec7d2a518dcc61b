"""What can be read out of a damaged file of the ledger, in a file that takes its place; the damaged one is put aside.

In: the folder, the damaged volume, the edition that follows it. Out: the new file with every row whose seal still fits the
row before it, and which numbers are missing. The damaged file is copied before it is opened: SQLite would change it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from signage.core.ledger.entry import Raw, read_row, seal
from signage.ledger import shelf
from signage.ledger.file import SUFFIXES, LedgerError, LedgerFile
from signage.system.durable import sync_folder

STEP = 20
"""By how many numbers a try goes on behind a place that cannot be read: about half a page of the file."""
MOST_TRIES = 20_000
BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Salvaged:
    """`kept` rows were saved; `missing` are the numbers between them, first and last; `tail`: rows may be lost after them."""

    kept: int
    missing: tuple[tuple[int, int], ...]
    tail: bool


def salvage(folder: Path, damaged: shelf.Volume, follower: shelf.Volume) -> Salvaged:
    """Makes `follower` out of `damaged`. Raises `LedgerError` or `OSError`, and then nothing has changed."""
    with tempfile.TemporaryDirectory(prefix=".salvage-", dir=folder) as beside:
        copy = Path(beside) / damaged.name
        of_base, of_wal = (
            _copied(folder / name, Path(beside) / name) for name in (damaged.name, f"{damaged.name}-wal")
        )
        rows, tail = _readable(copy) if copy.exists() else ([], True)
        good, missing = _fitting(rows)
        tail = tail or not (of_base and of_wal) or (bool(rows) and (not good or good[-1] is not rows[-1]))
        made = Path(beside) / follower.name
        file = LedgerFile(made)
        try:
            for at in range(0, len(good), BATCH):
                with file.writing():
                    file.put_raw(good[at : at + BATCH])
        finally:
            file.close()  # the last one to close writes everything into the one file
        with made.open("rb") as written:
            os.fsync(written.fileno())
        made.replace(folder / follower.name)
    for suffix in SUFFIXES:
        with contextlib.suppress(OSError):
            (folder / f"{damaged.name}{suffix}").replace(folder / f"{damaged.name}{shelf.DAMAGED}{suffix}")
    sync_folder(folder)
    return Salvaged(len(good), missing, tail)


def _copied(source: Path, to: Path) -> bool:
    """Whether all of it was copied, or there is none; what is no plain file, or closed to us, is left where it is."""
    try:
        if not stat.S_ISREG(source.lstat().st_mode):
            return False
        shutil.copyfile(source, to)
    except FileNotFoundError:
        return True
    except PermissionError:
        return False
    return True


def _readable(path: Path) -> tuple[list[Raw], bool]:
    """The rows that SQLite still finds, in order; and whether the newest ones may be missing."""
    try:
        file = LedgerFile(path, any_form=True)
    except LedgerError:
        return [], True
    found: dict[int, Raw] = {}
    try:
        if _run(file, -1, found, backwards=False):
            return list(found.values()), False
        first = max(found, default=0)
        whole = len(found)
        _run(file, first, found, backwards=True)
        tail = len(found) == whole
        last = min((seq for seq in found if seq > first), default=first)
        _between(file, first, last, found)
    finally:
        file.close()
    return [found[seq] for seq in sorted(found)], tail


def _run(file: LedgerFile, above: int, found: dict[int, Raw], *, backwards: bool) -> bool:
    """Reads until it breaks off; whether it came to the end."""
    try:
        for raw in file.rows_backwards(above) if backwards else file.rows(above):
            if type(raw[0]) is int:
                if raw[0] in found:
                    return False  # a page that is its own successor
                found[raw[0]] = raw
    except LedgerError:
        return False
    return True


def _between(file: LedgerFile, first: int, last: int, found: dict[int, Raw]) -> None:
    """Looks behind every place that cannot be read, in steps."""
    at = first
    for _ in range(MOST_TRIES):
        at += STEP
        if at >= last:
            return
        mine: dict[int, Raw] = {}
        _run(file, at, mine, backwards=False)
        found.update({seq: raw for seq, raw in mine.items() if seq < last})
        at = max([at, *(seq for seq in mine if seq < last)])


def _fitting(rows: list[Raw]) -> tuple[list[Raw], tuple[tuple[int, int], ...]]:
    """The rows whose seal fits the row before; behind a hole the first one is taken as it stands. And the holes."""
    good: list[Raw] = []
    missing: list[tuple[int, int]] = []
    last, sealed = 0, b""
    for raw in rows:
        row = read_row(raw)
        if row is None or row[0].seq <= last:
            continue
        entry, own = row
        if good and entry.seq == last + 1 and own != seal(sealed, entry):
            continue
        if good and entry.seq > last + 1:
            missing.append((last + 1, entry.seq - 1))
        good.append(raw)
        last, sealed = entry.seq, own
    return good, tuple(missing)
