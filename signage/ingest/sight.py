"""What the content folder looks like: the newest scan, its sections, what is new, what is gone, when to look again.

In: hints, monotonic seconds and wall time. Out: arrivals for the intake, and its news. Looking never costs more than a
small part of the time: a slow folder is looked at less often.
"""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from datetime import datetime

from signage.core.calendar.period_names import SHIPPED, Called
from signage.core.events import Event, begins, ends
from signage.core.settings import Problem
from signage.ingest.folder.aside import Aside, set_aside
from signage.ingest.folder.gone import Gone
from signage.ingest.folder.identity import Identity
from signage.ingest.folder.reconcile import reconcile
from signage.ingest.folder.scan import Scan, is_absent, scan
from signage.ingest.folder.sections import Section, sections_of
from signage.ingest.folder.sidecars import with_sidecars
from signage.ingest.folders import Folders
from signage.ingest.verdict.intake import Intake
from signage.ingest.verdict.memory import Memory

log = logging.getLogger(__name__)

POLL_S = 5.0
POLL_UNTOLD_S = 1.0
REST_TOLD, REST_UNTOLD = 40, 10
"""How many times as long as a scan took the loop leaves the folder alone: 2.5 % of a core where changes are told."""
LEAST_SCAN_S = 0.05


class Sight:
    """Owned by the loop. `watched`: changes are told, so that looking seldom is enough. `scanned`: seen once at least."""

    def __init__(self, folders: Folders, intake: Intake, memory: Memory, called: Called = SHIPPED) -> None:
        self.watched = True
        self.hinted = True
        self.scanned = False
        self.found = Scan(None)
        self.aside = Aside(self.found)
        self.sections: dict[str, Section] = {}
        self.problems: tuple[Problem, ...] = ()
        self._called, self._read_anew = called, False
        self._folders = folders
        self._intake = intake
        self._memory = memory
        self._identity = Identity(folders.state)
        self._gone = Gone(on_share=folders.on_share, marker_seen=memory.marker)
        self._batch = 0
        self._at = self._not_before = 0.0

    @property
    def outage(self) -> bool:
        """Whether files seem gone that probably are not."""
        return self._gone.outage is not None

    @property
    def is_other(self) -> bool:
        """Whether another folder lies in the place of ours: nothing in it is read, nor taken for missing."""
        return self.found.is_other

    @property
    def is_sure(self) -> bool:
        """Whether what the newest scan did not find is really not there."""
        return self.found.root is not None and not self.found.truncated and not self.outage

    def is_due(self, now: float) -> bool:
        """Whether it is time to look."""
        return (self.hinted or now >= self._at) and now >= self._not_before

    def look(self, now: float, wall: datetime) -> None:
        """Look at the whole folder; what is new or changed arrives, what is missing begins to be missed."""
        hinted, self.hinted = self.hinted, False
        begun = time.perf_counter()
        found = self._identity.checked(scan(self._folders.content))
        self._batch += 1
        aside = set_aside(found)
        changed = (found.folders, aside.sidecars) != (self.found.folders, self.aside.sidecars)
        if found.folders and (changed or self._read_anew):
            self._read_anew = False
            self.sections, self.problems = sections_of(found.folders, self._called)
            self.sections |= with_sidecars(self.sections, aside.sidecars, lambda path: self._came(path, wall))
        if _reach(found) != _reach(self.found):
            self._intake.news.tell = True
            self._tell_reach(there=found.root is not None or found.is_other)
        self.found, self.aside = found, aside
        self._compare(now)
        if hinted:
            self._intake.hurry(now)
        self.scanned = self.scanned or found.root is not None
        self._memory.marker = self._gone.marker_seen
        cost = time.perf_counter() - begun
        told = self.watched and not self._folders.on_share
        self._at = now + (max(POLL_S, REST_TOLD * cost) if told else max(POLL_UNTOLD_S, REST_UNTOLD * cost))
        self._not_before = now + max(LEAST_SCAN_S, 2 * cost)

    def know(self, called: Called) -> None:
        """Special periods are found in another way now: the sections are read again at the next look."""
        self._called, self._read_anew = called, True
        self._intake.news.tell = True

    def remove_gone(self, now: float) -> None:
        """Forget the files that are gone for certain."""
        if self.is_other:
            return
        board, content = self._intake.board, self._folders.content
        for path in self._gone.gone(board.entries, board.missing, now, lambda path: is_absent(content, path)):
            self._drop(path)

    def next_at(self, now: float) -> float:
        """When something is due next, in monotonic seconds."""
        times = [self._at]
        if self.hinted:
            times.append(self._not_before)
        missing = self._intake.board.missing
        if missing and not self.outage:
            times.append(max(now + LEAST_SCAN_S, min(missing.values()) + self._gone.confirm_s))
        return min(times)

    def _came(self, path: str, wall: datetime) -> datetime:
        """When the file at a path was accepted, in the site's zone; now where it has not been yet."""
        entry = self._intake.board.entries.get(path)
        accepted = entry.playing.accepted_at if entry is not None and entry.playing is not None else None
        return accepted.astimezone(wall.tzinfo) if accepted is not None else wall

    def _tell_reach(self, *, there: bool) -> None:
        """Into the log: whether the folder can be looked at."""
        if there:
            log.info("the content folder is there", extra=ends(Event.SHARE_GONE))
        else:
            log.error("the content folder is not there, or cannot be read", extra=begins(Event.SHARE_GONE))

    def _compare(self, now: float) -> None:
        board = self._intake.board
        entries = board.entries
        items, all_files = self.aside.found.files, self.found.files
        for path in [path for path in entries if path in all_files and path not in items]:
            self._drop(path)
        plan = reconcile(entries, self.aside.found, self.sections, now, self._batch)
        for entry in plan.changed.values():
            self._intake.arrive(entry)
        for path in plan.missing:
            if entries[path].gone_at is None:
                board.put(replace(entries[path], gone_at=now))
        before = self.outage
        self._gone.scanned(self.found, entries, plan.missing, plan.moves, now)
        if before != self.outage:
            self._intake.news.tell = True
            if self.outage:
                log.warning("many files vanished at once", extra=begins(Event.FILES_VANISHED))
            else:
                log.info("the folder is believed again", extra=ends(Event.FILES_VANISHED))

    def _drop(self, path: str) -> None:
        """Forget an entry; what plays of it leaves at once."""
        entry = self._intake.board.entries[path]
        self._intake.board.drop(path)
        news = self._intake.news
        news.publish = news.tell = True
        news.urgent = news.urgent or entry.playing is not None
        news.withdraw = news.withdraw or entry.withdraws


def _reach(found: Scan) -> tuple[object, ...]:
    """What of a scan is told to people when it changes."""
    return found.root, found.is_other, found.unread, found.truncated
