"""The thread that writes the ledger, and what others hand it. Nobody waits for the disk longer than he says.

In: what happens, from the player's threads. Out: rows. A ledger that cannot be written stops nothing: it is said once, the
newest drafts are kept in memory, and as soon as it can be written again a gap row says since when, why, and how many
rows come late or never. `sqlite3` is loaded in the thread only.
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

from signage.boot import boot_id
from signage.core.events import Event, begins, ends, happens
from signage.core.ledger.entry import Act, Result, stamp
from signage.durable import make_folder
from signage.ledger import shelf
from signage.ledger.draft import Draft
from signage.reserve import Reserve

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
        checked = False
        while True:
            with self._changed:
                while not self._pending and not self._closing:
                    self._changed.wait()
                if not self._pending:
                    break
                batch, handed = tuple(self._pending), self._handed
                self._pending.clear()
                drafts = (*self._gap(len(batch)), *batch)
            trouble = self._tried(book, drafts)
            if trouble and reserve.release():
                LOG.error(
                    "the disk is full; the room that was kept for the ledger is used now",
                    extra=happens(Event.DISK_FULL),
                )
                trouble = self._tried(book, drafts)
            with self._changed:
                self._latest = book.latest
                if trouble:
                    self._fail(trouble, batch)
                    if self._closing:
                        break
                    self._changed.wait_for(lambda: self._closing, RETRY_S)
                    continue
                self._succeed(handed)
            if not checked:
                book.check()
                checked = True
            reserve.keep(time.monotonic())
        book.close()

    def _tried(self, book: Book, drafts: tuple[Draft, ...]) -> str:
        """What went wrong, "" if nothing."""
        from signage.ledger.file import LedgerError  # noqa: PLC0415 - see above

        try:
            if not book.is_open:
                make_folder(self._folder, 0o700)
            book.append(drafts)
        except LedgerError as trouble:
            return trouble.what
        except OSError as error:
            return error.strerror or type(error).__name__
        except Exception:  # a fault of this program: the picture does not depend on it
            LOG.exception("the ledger cannot be written")
            return "fault"
        return ""

    def _gap(self, kept: int) -> tuple[Draft, ...]:
        if self._failed is None:
            return ()
        since, reason = self._failed
        details = {"reason": reason, "since": stamp(since), "late": kept, "lost": self._lost}
        return (Draft(Act.GAP, self._wall(), round(self._mono() * 1000), details),)

    def _fail(self, reason: str, batch: tuple[Draft, ...]) -> None:
        if self._failed is None:
            LOG.error(
                "the ledger cannot be written (%s); the picture goes on", reason, extra=begins(Event.LEDGER_FAILS)
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
