"""The ledger of a state folder as one writer sees it: numbers, seals, months, what a crash left open.

In: drafts. Out: they are on the disk when `append` returns; else `LedgerError` or `OSError`, and none of them is. A damaged
file is salvaged on the way. Used by one thread; several processes may write the same ledger.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from signage.core.events import Event, happens
from signage.core.ledger.entry import GENESIS, Act, Entry, Raw, Result, body_of, read_row, seal, stamp
from signage.ledger import shelf
from signage.ledger.draft import Draft
from signage.ledger.file import LedgerError, LedgerFile
from signage.ledger.lock import alone
from signage.ledger.salvage import Salvaged, salvage
from signage.system.durable import sync_folder

Answer = TypeVar("Answer")
LOG = logging.getLogger("signage.ledger")
MOST_FILES = 37
"""The newest files that are kept, one a month and the present one: counted, not dated, so that a clock that runs years ahead
forgets nothing. Older ones are removed, and the chain says so."""


class Book:
    """`screen` is the name of the writer: a screen, or what else may write.

    `latest` is the latest time under a believed clock that the ledger knew before this writer's first row.
    """

    def __init__(self, folder: Path, screen: str) -> None:
        self._folder, self._screen = folder, screen
        self._file: LedgerFile | None = None
        self._volume: shelf.Volume | None = None
        self._known: set[str] = set()
        self._last, self._seal = 0, GENESIS
        self._open: int | None = None
        self._recovered = self._damaged = False
        self.latest: datetime | None = None

    def append(self, drafts: Sequence[Draft], second: str = "") -> None:
        """Writes them, durably, in this order. Raises `LedgerError` or `OSError`.

        `second`: they come from that file of the second place; if a gap row names it, they are here already, and nothing is written.
        """
        with alone(self._folder / shelf.LOCK):
            if not self._damaged and self._is_written(drafts, second):
                return
            assert self._volume is not None
            found = self._salvage()
            self._write(drafts, (_gap(drafts[0], found, self._volume),), second)

    def _is_written(self, drafts: Sequence[Draft], second: str) -> bool:
        """Whether they could be written; False: the file is damaged."""
        try:
            self._write(drafts, (), second)
        except LedgerError as trouble:
            if not trouble.damaged or self._volume is None:
                raise
            return False
        return True

    @property
    def is_open(self) -> bool:
        """Whether rows go into a file that is there."""
        return self._file is not None and self._file.is_in_place

    def check(self) -> None:
        """Reads the whole newest file once. One that is damaged is salvaged at the next `append`."""
        try:
            if self._file is not None:
                self._file.check()
        except LedgerError as trouble:
            self._damaged = trouble.damaged

    def close(self) -> None:
        """Gives the files back."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _write(self, drafts: Sequence[Draft], notes: Sequence[Draft], second: str) -> None:
        file, first = self._turned_to(drafts[0].wall), drafts[0]
        before, old = (self._open, set(self._known)), list[shelf.Volume]()
        try:
            with file.writing():
                is_new = self._find_end(file)
                if is_new:
                    old = shelf.volumes(self._folder)[:-MOST_FILES]
                    forgotten = self._forgotten(old, first)
                    old = old if forgotten else []
                    notes = (self._begun(first), *forgotten, *notes)
                self._find_open(file)
                if second and self._has_taken(file, second):
                    drafts = ()
                ended = () if second or self._recovered else self._aborted(first)
                for draft in (*notes, *ended, *drafts):
                    for end in self._aborted(draft) if draft.act is Act.STARTED else ():
                        self._put(file, end)
                    self._put(file, draft)
        except BaseException:
            self._open, self._known = before
            raise
        self._recovered = True
        for volume in old:
            for path in self._folder.glob(f"{volume.number:05d}-*"):
                path.unlink(missing_ok=True)

    def _put(self, file: LedgerFile, draft: Draft) -> None:
        details = dict(draft.details)
        if draft.item is not None and (name := str(draft.item["id"])) not in self._known:
            self._row(file, replace(draft, act=Act.ITEM), body_of(draft.item))
            self._known.add(name)
        if draft.act is Act.END:
            if self._open is None:
                return
            details["start"], self._open = self._open, None
        self._row(file, draft, body_of(details))
        if draft.act is Act.START:
            self._open = self._last

    def _row(self, file: LedgerFile, draft: Draft, body: str) -> None:
        entry = Entry(self._last + 1, stamp(draft.wall), draft.mono_ms, self._screen, draft.act.value, body)
        self._seal = seal(self._seal, entry)
        self._last = entry.seq
        file.put(entry, self._seal)

    # -- files -----------------------------------------------------------------------------------------------------

    def _turned_to(self, now: datetime) -> LedgerFile:
        """The file to write into: the newest one, a new one with a new month. Never an earlier month after a later one."""
        listed = shelf.volumes(self._folder)
        newest = listed[-1] if listed else None
        month = shelf.month_of(now)
        if newest is None or (month > newest.month and not self._is_empty(newest)):
            newest = shelf.Volume(newest.number + 1 if newest else 1, 0, month)
        if self._file is None or newest != self._volume or not self._file.is_in_place:
            self._open_volume(newest)
        assert self._file is not None
        return self._file

    def _is_empty(self, volume: shelf.Volume) -> bool:
        if self._file is None or volume != self._volume or not self._file.is_in_place:
            self._open_volume(volume)
        assert self._file is not None
        return self._file.last() is None

    def _open_volume(self, volume: shelf.Volume) -> None:
        self.close()
        self._known.clear()
        self._volume = volume
        file = LedgerFile(self._folder / volume.name)
        try:
            sync_folder(self._folder)  # whoever made the file may have been killed before its name was certain
        except OSError:
            file.close()
            raise
        self._file = file

    def _find_end(self, file: LedgerFile) -> bool:
        """Number and seal of the newest row of the chain, which another process may have written. Whether the file is new."""
        mine = file.last()
        last = mine or self._last_before()
        row = read_row(last) if last is not None else None
        if last is not None and row is None:
            raise LedgerError("a row is none", damaged=True)
        self._last, self._seal = (row[0].seq, row[1]) if row else (0, GENESIS)
        return mine is None

    def _last_before(self) -> Raw | None:
        """The newest row of the files before the present one, as far as they can be read."""
        asked = (_asked(self._folder / volume.name, LedgerFile.last) for volume in self._earlier())
        return next((last for last in asked if last is not None), None)

    def _earlier(self) -> list[shelf.Volume]:
        """The files before the present one, the newest first."""
        present = self._volume.number if self._volume is not None else 0
        return [volume for volume in reversed(shelf.volumes(self._folder)) if volume.number < present]

    def _begun(self, first: Draft) -> Draft:
        """The first row of a file names the row that it follows."""
        details = {"after": self._last, "seal": self._seal.hex()}
        return Draft(Act.BEGUN, first.wall, first.mono_ms, details)

    def _find_open(self, file: LedgerFile) -> None:
        """Before the first row of this process: the play that a crash has left without an end."""
        if self._recovered:
            return
        self.latest = file.latest() or self._latest_before()
        self._open = file.open_start(self._screen)
        if self._open == 0:
            self._open = self._open_before()
        self._open = self._open or None

    def _aborted(self, draft: Draft) -> tuple[Draft, ...]:
        """The end of a play that nobody ended before `draft`."""
        if self._open is None:
            return ()
        return (Draft(Act.END, draft.wall, draft.mono_ms, {"result": Result.ABORTED.value}),)

    def _has_taken(self, file: LedgerFile, second: str) -> bool:
        """Whether rows of that file of the second place are here already: it could not be removed after that."""
        before = self._earlier()[:1]
        earlier = _asked(self._folder / before[0].name, lambda old: old.has_taken(second)) if before else False
        return file.has_taken(second) or bool(earlier)

    def _open_before(self) -> int | None:
        """The same, from the newest file before in which this screen stands: it may have been away for months."""
        asked = (_asked(self._folder / one.name, lambda file: file.open_start(self._screen)) for one in self._earlier())
        return next((found for found in asked if found != 0), None)

    def _latest_before(self) -> datetime | None:
        """The latest time in the month before."""
        before = self._earlier()[:1]
        return _asked(self._folder / before[0].name, LedgerFile.latest) if before else None

    def _forgotten(self, old: list[shelf.Volume], first: Draft) -> tuple[Draft, ...]:
        """Which rows go, after their time."""
        last = _asked(self._folder / old[-1].name, LedgerFile.last) if old else None
        details = {"files": [volume.name for volume in old], "rows": [[1, last[0]]]} if last else {}
        return (Draft(Act.FORGOTTEN, first.wall, first.mono_ms, details),) if last else ()

    def _salvage(self) -> Salvaged:
        assert self._volume is not None
        self.close()
        self._known.clear()
        damaged, self._volume = self._volume, replace(self._volume, edition=self._volume.edition + 1)
        found = salvage(self._folder, damaged, self._volume)
        LOG.error(
            "ledger file %s is damaged or not to be used; %d rows are kept",
            damaged.name,
            found.kept,
            extra=happens(Event.LEDGER_DAMAGED),
        )
        self._damaged = False
        return found


def _asked(path: Path, question: Callable[[LedgerFile], Answer]) -> Answer | None:
    """What an earlier file answers; None where it cannot be read."""
    file = None
    try:
        file = LedgerFile(path, any_form=True)
        return question(file)
    except LedgerError:
        return None
    finally:
        if file is not None:
            file.close()


def _gap(first: Draft, found: Salvaged, volume: shelf.Volume) -> Draft:
    aside = replace(volume, edition=volume.edition - 1).name + shelf.DAMAGED
    details = {"reason": "damaged", "file": aside, "kept": found.kept, "rows": found.missing, "tail": found.tail}
    return Draft(Act.GAP, first.wall, first.mono_ms, details)
