"""The next edition of the manifest: whether one is due, how urgent it is, and what becomes of it.

In: what changed, the items as they shall play and what they say of the calendar, monotonic seconds and wall time. Out: snapshots by the publisher. A disk
that fails is said once; the edition stays due and is tried again.
"""

from __future__ import annotations

import functools
import logging
import os
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from signage.core.calendar.announced import CalendarFacts
from signage.core.events import Event, begins, ends, happens
from signage.core.item import ItemRecord
from signage.ingest.publish.publisher import Publisher
from signage.ingest.publish.withdrawals import TakenOff
from signage.system.reserve import NO_ROOM, with_room

log = logging.getLogger(__name__)

LEAST_S = 0.3
RETRY_S = 1.0


class Edition:
    """Owned by the loop. `due`: something is to be published; `failed`: the last try to write did not succeed."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self.publisher = Publisher(state)
        self.due = self.publisher.is_behind
        self.failed = False
        self.at = 0.0
        self._urgent = False

    def want(self, *, urgent: bool = False) -> None:
        """Something changed; `urgent`: something must leave the screens at once."""
        self.due = True
        if urgent:
            self.hurry()

    def hurry(self) -> None:
        """Do not wait with what is due."""
        self._urgent = True

    def renew(self) -> None:
        """What was published is damaged on the disk."""
        self.publisher.renew()
        self.want()

    def publish(
        self,
        now: float,
        wall: datetime,
        now_playing: Callable[[], tuple[tuple[ItemRecord, ...], CalendarFacts]],
        off: TakenOff,
        *,
        in_work: bool,
    ) -> bool:
        """Publish what is due, unless nothing changed. Whether there is a new snapshot."""
        if not self.due or (now < self.at and not self._urgent):
            return False
        begun = time.perf_counter()
        items, facts = now_playing()
        urgent, self._urgent = self._urgent, False
        publisher = self.publisher
        waits = publisher.is_behind and not items and in_work
        same = (items, facts) == (publisher.items, publisher.facts)
        if waits or (same and not publisher.is_behind):
            self.due = waits
            self._rest(now, begun)
            return False
        try:
            self._write(functools.partial(publisher.publish, items, wall, off, facts), urgent=urgent)
        except OSError as error:
            self.say_failed(error, "publishing")
            self.at = now + RETRY_S
            return False
        if self.failed:
            log.warning("the state folder can be written again", extra=ends(Event.DISK_FULL))
            log.warning("the state folder can be written again", extra=ends(Event.DISK_FAILS))
        self.due = self.failed = False
        ms = round((time.perf_counter() - begun) * 1000)
        self._rest(now, begun)
        log.info("published", extra={"sequence": publisher.sequence, "items": len(items), "ms": ms})
        return True

    def _write(self, publish: Callable[[], None], *, urgent: bool) -> None:
        """What must leave the screens may use the room that is kept. Raises `OSError`."""
        if urgent:
            with_room(self._state, publish, _tell_full)
        else:
            publish()

    def say_failed(self, error: OSError, doing: str) -> None:
        """Say once that something could not be done; it is tried again."""
        if not self.failed:
            event = Event.DISK_FULL if error.errno in NO_ROOM else Event.DISK_FAILS
            log.error("%s failed, will be tried again: %s", doing, os.strerror(error.errno or 0), extra=begins(event))
        self.failed = True

    def _rest(self, now: float, begun: float) -> None:
        self.at = now + max(LEAST_S, 5 * (time.perf_counter() - begun))


def _tell_full() -> None:
    log.warning("the disk is full; the room that was kept is used now", extra=happens(Event.DISK_FULL))
