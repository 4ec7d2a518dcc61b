"""The thread that writes the ledger, and what others hand it. Nobody waits for the disk longer than he says.

In: what happens, from the player's threads. Out: rows. A ledger that cannot be written stops nothing: it is said once, rows go
to a second place, where no place takes them the newest stay in memory, and as soon as it can be written again they are taken back
behind a gap row that says since when, why, from where, and how many come late or never. `sqlite3` is loaded in the thread only.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from signage.core.events import Event, begins, ends, happens
from signage.core.ledger.entry import Act, Result, stamp
from signage.ledger import shelf
from signage.ledger.draft import Draft
from signage.ledger.second import Second, Spilled, can_be_written, places_for
from signage.system.boot import boot_id
from signage.system.durable import make_folder
from signage.system.reserve import Reserve

if TYPE_CHECKING:
    from signage.ledger.book import Book

MOST_KEPT = 1_000
RETRY_S = 5.0
LOG = logging.getLogger("signage.ledger")


class Records(Protocol):
    """What others see of a ledger. Every call returns at once, but for `wait` and `close`."""

    @property
    def latest(self) -> datetime | None:
        """The latest time that was recorded under a believed clock before this start; None until that is known."""

    @property
    def trouble(self) -> str:
        """Why rows cannot be written where they belong, "" while they can."""

    def operation(self, act: Act, details: Mapping[str, object]) -> None:
        """Something changed what the screen does."""

    def start(self, item: Mapping[str, object], slide: str) -> None:
        """A slide is about to be sent to the output."""

    def end(self, result: Result, seconds: float, *, late: bool = False) -> None:
        """The slide has gone."""

    def wait(self, seconds: float) -> bool:
        """Whether all that was handed in is on the disk; waits for it, for so many seconds at most."""

    def close(self, seconds: float) -> None:
        """The last rows, for so many seconds at most."""


class Unrecorded:
    """A ledger for a player that only pretends: a picture for `shot`, a time that was put in."""

    latest: datetime | None = None
    trouble = ""

    def operation(self, act: Act, details: Mapping[str, object]) -> None: ...

    def start(self, item: Mapping[str, object], slide: str) -> None: ...

    def end(self, result: Result, seconds: float, *, late: bool = False) -> None: ...

    def wait(self, seconds: float) -> bool:  # noqa: ARG002 - nothing to wait for
        return True

    def close(self, seconds: float) -> None: ...


class Ledger:
    """The ledger of one state folder for one writer. `wall` and `mono` are its clocks."""

    def __init__(
        self,
        state: Path,
        screen: str,
        wall: Callable[[], datetime],
        mono: Callable[[], float] = time.monotonic,
        about: Mapping[str, object] | None = None,
    ) -> None:
        """Begins at once. `about` stands in the first row: which program, in which mode."""
        self._folder, self._screen = state / shelf.FOLDER, screen
        self._places = places_for(state)
        self._wall, self._mono = wall, mono
        self._changed = threading.Condition()
        self._pending: deque[Draft] = deque()
        self._handed = self._settled = self._lost = 0
        self._failed: tuple[datetime, str] | None = None
        self._latest: datetime | None = None
        self._closing = False
        self._hand_in(Act.STARTED, {"boot": boot_id(), **(about or {})})
        self._thread = threading.Thread(target=self._run, name="ledger", daemon=True)
        self._thread.start()

    @property
    def latest(self) -> datetime | None:
        return self._latest

    @property
    def trouble(self) -> str:
        failed = self._failed
        return failed[1] if failed is not None else ""

    def operation(self, act: Act, details: Mapping[str, object]) -> None:
        self._hand_in(act, details)

    def start(self, item: Mapping[str, object], slide: str) -> None:
        self._hand_in(Act.START, {"item": item["id"], "slide": slide}, item)

    def end(self, result: Result, seconds: float, *, late: bool = False) -> None:
        details: dict[str, object] = {"ms": max(0, round(seconds * 1000)), "result": result.value}
        self._hand_in(Act.END, details | ({"late": True} if late else {}))

    def wait(self, seconds: float) -> bool:
        ends = time.monotonic() + seconds
        with self._changed:
            wanted = self._handed
            while self._settled < wanted and self._failed is None:
                rest = ends - time.monotonic()
                if rest <= 0 or not self._changed.wait(rest):
                    break
            return self._settled >= wanted

    def close(self, seconds: float) -> None:
        self._hand_in(Act.STOPPED, {})
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(seconds)

    def _hand_in(self, act: Act, details: Mapping[str, object], item: Mapping[str, object] | None = None) -> None:
        with self._changed:
            if len(self._pending) >= MOST_KEPT:
                self._drop()
            self._pending.append(Draft(act, self._wall(), round(self._mono() * 1000), dict(details), item))
            self._handed += 1
            self._changed.notify_all()

    # -- the thread ------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        from signage.ledger.book import Book  # noqa: PLC0415 - sqlite3 is for this thread alone

        book = Book(self._folder, self._screen)
        reserve = Reserve(self._folder)
        second = Second(self._places, self._screen)
        checked = False
        again = 0.0
        while True:
            with self._changed:
                self._rest(again)
                batch, handed, closing = tuple(self._pending), self._handed, self._closing
                if not batch and self._failed is None:
                    break
                self._pending.clear()
                trouble = self._failed[1] if self._failed is not None else ""
            if closing or not trouble or time.monotonic() >= again:
                trouble = self._tried(book, second, batch)
                if trouble and reserve.release():
                    LOG.error(
                        "the disk is full; the room that was kept for the ledger is used now",
                        extra=happens(Event.DISK_FULL),
                    )
                    trouble = self._tried(book, second, batch)
                again = time.monotonic() + RETRY_S
            kept = bool(trouble and batch) and second.put(batch)
            with self._changed:
                self._latest = book.latest
                if trouble:
                    self._fail(trouble, () if kept else batch, second.place)
                    if closing:
                        break
                    continue
                self._succeed(handed)
            if not checked:
                book.check()
                checked = True
            reserve.keep(time.monotonic())
        book.close()

    def _rest(self, again: float) -> None:
        """Waits, under the lock, until there is something to do. `again`: when the ledger is tried again, while it fails."""
        if self._failed is None:
            self._changed.wait_for(lambda: self._pending or self._closing)
        elif self._pending:  # no other place takes them
            self._changed.wait_for(lambda: self._closing, RETRY_S)
        else:
            self._changed.wait_for(lambda: self._pending or self._closing, max(0.0, again - time.monotonic()))

    def _tried(self, book: Book, second: Second, batch: tuple[Draft, ...]) -> str:
        """What went wrong, "" if nothing. What lies in the second place comes first."""
        from signage.ledger.file import LedgerError  # noqa: PLC0415 - see above

        try:
            if not book.is_open:
                make_folder(self._folder, 0o700)
            is_late = self._failed is not None
            if second.holds:
                can_be_written(self._folder)
                for one in second.left():
                    book.append((self._gap(len(one.drafts), one.broken, one), *one.drafts), one.id)
                    second.taken(one)
                second.holds = False
                is_late = self._lost > 0
            gaps = (self._gap(len(batch), self._lost),) if is_late else ()
            if batch or gaps:
                book.append((*gaps, *batch))
        except LedgerError as trouble:
            return trouble.what
        except OSError as error:
            return error.strerror or type(error).__name__
        except Exception:  # a fault of this program: the picture does not depend on it
            LOG.exception("the ledger cannot be written")
            return "fault"
        return ""

    def _gap(self, late: int, lost: int, one: Spilled | None = None) -> Draft:
        """Says that rows come late, or never, or from the second place."""
        since, reason = self._failed or (self._wall(), "second")
        if one is not None and one.drafts:
            since = one.drafts[0].wall
        details: dict[str, object] = {"reason": reason, "since": stamp(since), "late": late, "lost": lost}
        if one is not None:
            details |= {"second": one.id, "place": str(one.path.parent)}
        return Draft(Act.GAP, self._wall(), round(self._mono() * 1000), details)

    def _fail(self, reason: str, batch: tuple[Draft, ...], place: Path | None) -> None:
        if self._failed is None:
            where = f"rows are kept in {place}" if place is not None else "the newest rows are kept in memory"
            LOG.error(
                "the ledger cannot be written (%s); the picture goes on, %s",
                reason,
                where,
                extra=begins(Event.LEDGER_FAILS),
            )
            self._failed = (self._wall(), reason)
        self._pending.extendleft(reversed(batch))
        while len(self._pending) > MOST_KEPT:
            self._drop()
        self._changed.notify_all()

    def _succeed(self, handed: int) -> None:
        if self._failed is not None:
            LOG.warning("the ledger can be written again; %d rows are lost", self._lost, extra=ends(Event.LEDGER_FAILS))
        self._settled, self._failed, self._lost = handed, None, 0
        self._changed.notify_all()

    def _drop(self) -> None:
        self._pending.popleft()
        self._lost += 1
