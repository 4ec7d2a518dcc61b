"""The ingest loop: one `step` at a time, from the content folder to the published snapshot.

In: monotonic seconds and wall time as arguments, and hints from the watcher. Out: snapshots, the status page, and when
`step` wants to be called next. A failure to write is logged once and tried again; it never ends the loop.
"""

from __future__ import annotations

import functools
import logging
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from signage.core.item import ItemRecord
from signage.core.schedule.rows import Mistake
from signage.core.settings import Problem
from signage.ingest.aside import Aside, set_aside
from signage.ingest.converter import Converter
from signage.ingest.entries import NEVER, Entry, remembered
from signage.ingest.folders import Folders
from signage.ingest.gone import Gone
from signage.ingest.intake import Intake, News
from signage.ingest.jobs import Hands, Task
from signage.ingest.judging import Worker
from signage.ingest.memory import Memory
from signage.ingest.names import SCHEDULE
from signage.ingest.overlay import Overlay, schedule_problems
from signage.ingest.publish import Publisher, tidy
from signage.ingest.reconcile import reconcile
from signage.ingest.scan import Scan, is_absent, scan
from signage.ingest.schedule import Schedule
from signage.ingest.sections import Section, sections_of
from signage.ingest.sidecars import with_sidecars
from signage.ingest.withdrawals import TakenOff, taken_off

log = logging.getLogger(__name__)

POLL_S = 5.0
POLL_UNTOLD_S = 1.0
REST_TOLD, REST_UNTOLD = 40, 10
"""How many times as long as a scan took the loop leaves the folder alone: 2.5 % of a core where changes are told."""
LEAST_SCAN_S = 0.05
LEAST_PUBLISH_S = 0.3
PUBLISH_RETRY_S = 1.0
VERIFY_S = 3600.0
GARBAGE_S = 600.0
REPORT_LEAST_S = 0.1
REPORT_BULK_S = 2.0
BULK_FILES = 20
REPORT_LOOK_S = 60.0
REPORT_REST = 100
"""How many times as long as a look without news took the next one waits."""


@dataclass(frozen=True, slots=True)
class View:
    """What the status page needs to know. `published` is the newest snapshot, by path."""

    entries: tuple[Entry, ...]
    published: Mapping[str, ItemRecord]
    off: TakenOff
    problems: tuple[Problem, ...]
    outage: bool
    state_failed: bool
    found: Scan


Report = Callable[[View, datetime], None]
"""Writes the status page; runs beside the loop."""


class Ingest:
    """The loop's state, owned by one thread. `watched`: changes are told, so that looking seldom is enough."""

    def __init__(
        self,
        folders: Folders,
        worker: Worker,
        hands: Hands,
        report: Report | None = None,
        converter: Converter | None = None,
        *,
        places: tuple[str, ...] = (),
    ) -> None:
        self.watched = True
        self._folders = folders
        self._chores = hands.chores
        self._chores_begun: dict[str, float] = {}
        self._report = report
        self._memory = Memory(folders.state)
        self._intake = Intake(folders, worker, hands, self._memory, converter)
        self._board = self._intake.board
        self._publisher = Publisher(folders.state)
        self._schedule = Schedule(folders, worker, places)
        self._overlay = Overlay()
        self._mistakes: tuple[Mistake, ...] = ()
        self._gone = Gone(on_share=folders.on_share, marker_seen=self._memory.marker)
        self._found = Scan(None)
        self._aside = Aside(self._found)
        self._sections: dict[str, Section] = {}
        self._problems: tuple[Problem, ...] = ()
        self._off = TakenOff(frozenset(), frozenset())
        self._batch = 0
        self._scanned = False
        self._hinted = True
        self._dirty = self._publisher.is_behind
        self._urgent = False
        self._failed = False
        self._scan_at = self._scan_not_before = self._publish_at = self._garbage_at = 0.0
        self._report_at = self._report_not_before = 0.0
        self._report_look_s = REPORT_LOOK_S
        self._verify_at = NEVER
        for item in self._publisher.items:
            self._board.put(remembered(item))

    def hint(self) -> None:
        """Something may have changed in the content folder."""
        self._hinted = True

    def know(self, places: tuple[str, ...]) -> None:
        """The settings name other places now."""
        self._schedule.know(places)
        self._dirty = self._urgent = True
        self._report_at = 0.0

    def step(self, now: float, wall: datetime) -> float:
        """Do all that is due at `now`; when to call again, in monotonic seconds."""
        self._intake.collect(now)
        self._chores_done(now, wall)
        if (self._hinted or now >= self._scan_at) and now >= self._scan_not_before:
            self._scan(now, wall)
        self._remove_gone(now)
        self._look_at_schedule(now)
        self._intake.start(now, wall)
        self._take_news(now)
        self._publish(now, wall)
        self._tidy(now)
        self._tell(now, wall)
        return self._next(now)

    @property
    def idle(self) -> bool:
        """Whether every file has its verdict and all of it is published."""
        waits = self._board.in_work or self._board.missing or self._dirty or self._hinted
        return self._scanned and not waits

    def close(self) -> None:
        """Keep what saves work at the next start."""
        self._memory.save(self._board.entries.values())()

    def _scan(self, now: float, wall: datetime) -> None:
        hinted, self._hinted = self._hinted, False
        begun = time.perf_counter()
        found = scan(self._folders.content)
        self._batch += 1
        aside = set_aside(found)
        if found.folders and (found.folders, aside.sidecars) != (self._found.folders, self._aside.sidecars):
            self._sections, self._problems = sections_of(found.folders)
            self._sections |= with_sidecars(self._sections, aside.sidecars, wall)
        if (found.root, found.unread, found.truncated) != (self._found.root, self._found.unread, self._found.truncated):
            self._tell_soon(now)
        self._found, self._aside = found, aside
        self._compare(now)
        if found.root is not None and not found.truncated and self._gone.outage is None:
            self._schedule.seen(aside.schedule, now)
        if hinted:
            self._intake.hurry(now)
        self._scanned = self._scanned or found.root is not None
        self._memory.marker = self._gone.marker_seen
        cost = time.perf_counter() - begun
        told = self.watched and not self._folders.on_share
        self._scan_at = now + (max(POLL_S, REST_TOLD * cost) if told else max(POLL_UNTOLD_S, REST_UNTOLD * cost))
        self._scan_not_before = now + max(LEAST_SCAN_S, 2 * cost)

    def _compare(self, now: float) -> None:
        entries = self._board.entries
        items, all_files = self._aside.found.files, self._found.files
        for path in [path for path in entries if path in all_files and path not in items]:
            self._drop(path)
        plan = reconcile(entries, self._aside.found, self._sections, now, self._batch)
        for entry in plan.changed.values():
            self._intake.arrive(entry)
        for path in plan.missing:
            if entries[path].gone_at is None:
                self._board.put(replace(entries[path], gone_at=now))
        before = self._gone.outage is not None
        self._gone.scanned(self._found, entries, plan.missing, plan.moves, now)
        if before != (self._gone.outage is not None):
            self._tell_soon(now)

    def _remove_gone(self, now: float) -> None:
        content = self._folders.content
        gone = self._gone.gone(self._board.entries, self._board.missing, now, lambda path: is_absent(content, path))
        for path in gone:
            self._drop(path)

    def _drop(self, path: str) -> None:
        """Forget an entry; what plays of it leaves at once."""
        entry = self._board.entries[path]
        self._board.drop(path)
        news = self._intake.news
        news.publish = news.tell = True
        news.urgent = news.urgent or entry.playing is not None
        news.withdraw = news.withdraw or entry.withdraws

    def _look_at_schedule(self, now: float) -> None:
        if self._schedule.forget(now):
            self._dirty = self._urgent = True
            self._tell_soon(now)
        task = self._schedule.task(now) if "schedule" not in self._chores_begun else None
        if task is not None:
            self._begin_chore("schedule", task, now)

    def _point(self) -> None:
        """Find out what the rows of the schedule are about."""
        entries = self._board.entries.values()
        files = (
            (entry.path, entry.judged.title if entry.judged is not None else "")
            for entry in entries
            if not entry.withdraws
        )
        self._mistakes = self._overlay.point(self._schedule.rows, files, self._sections)

    def _take_news(self, now: float) -> None:
        news, self._intake.news = self._intake.news, News()
        if news.withdraw:
            off = taken_off(self._board.entries[path] for path in self._board.withdrawing)
            if off != self._off:
                self._off = off
                self._dirty = self._urgent = True
        if news.fault is not None:
            self._say_failed(news.fault, "storing derivatives")
        self._dirty = self._dirty or news.publish
        self._urgent = self._urgent or news.urgent
        self._hinted = self._hinted or news.rescan
        if news.tell:
            self._tell_soon(now)

    def _publish(self, now: float, wall: datetime) -> None:
        if not self._dirty or not self._scanned or (now < self._publish_at and not self._urgent):
            return
        begun = time.perf_counter()
        self._point()
        playing = (entry.playing for entry in self._board.in_order())
        items = tuple(
            self._overlay.of(item, wall) for item in playing if item is not None and not self._off.covers(item)
        )
        waits = self._publisher.is_behind and not items and bool(self._board.in_work)
        if waits or (items == self._publisher.items and not self._publisher.is_behind):
            self._dirty = waits
            self._urgent = False
            self._publish_at = now + max(LEAST_PUBLISH_S, 5 * (time.perf_counter() - begun))
            return
        self._urgent = False
        try:
            self._publisher.publish(items, wall, self._off)
        except OSError as error:
            self._say_failed(error, "publishing")
            self._publish_at = now + PUBLISH_RETRY_S
            return
        self._dirty = self._failed = False
        self._tell_soon(now)
        cost = time.perf_counter() - begun
        self._publish_at = now + max(LEAST_PUBLISH_S, 5 * cost)
        log.info(
            "published", extra={"sequence": self._publisher.sequence, "items": len(items), "ms": round(cost * 1000)}
        )

    def _say_failed(self, error: OSError, doing: str) -> None:
        """Say once that something could not be done; it is tried again."""
        if not self._failed:
            log.error("%s failed, will be tried again: %s", doing, os.strerror(error.errno or 0))
        self._failed = True

    def _tidy(self, now: float) -> None:
        if not self._intake.is_quiet or not self._scanned:
            return
        if self._memory.is_due(now):
            self._begin_chore("save", self._memory.save(self._board.entries.values(), now), now)
        if now >= self._garbage_at:
            self._garbage_at = now + GARBAGE_S
            kept = (record for entry in self._board.entries.values() for record in (entry.judged, entry.playing))
            self._overlay.keep_only(self._board.entries)
            needed = {made.sha256 for record in kept if record is not None for made in record.derivatives}
            self._begin_chore("tidy", functools.partial(tidy, self._folders.state, needed), now)
        if now >= self._verify_at:
            self._intake.verify(now)
        if now >= self._verify_at or self._verify_at == NEVER:
            self._verify_at = now + VERIFY_S

    def _tell(self, now: float, wall: datetime) -> None:
        if self._report is None or now < self._report_at or "report" in self._chores_begun:
            return
        self._report_at = now + self._report_look_s
        self._point()
        plan = self._schedule
        raw = plan.in_force.raw if plan.in_force is not None else None
        where = self._aside.schedule.path if self._aside.schedule is not None else SCHEDULE
        problems = schedule_problems(raw, (*plan.mistakes, *self._mistakes), plan.trouble, where)
        view = View(
            tuple(self._overlay.entry(entry, wall) for entry in self._board.in_order()),
            self._publisher.by_path,
            self._off,
            (*self._problems, *problems),
            self._gone.outage is not None,
            self._failed,
            self._found,
        )
        self._begin_chore("report", functools.partial(self._report, view, wall), now)

    def _tell_soon(self, now: float) -> None:
        self._report_at = min(self._report_at, max(now, self._report_not_before))

    def _begin_chore(self, name: str, task: Task, now: float) -> None:
        self._chores_begun[name] = now
        self._chores.submit((name, 0), task)

    def _chores_done(self, now: float, wall: datetime) -> None:
        for done in self._chores.done():
            name = done.token[0]
            took = now - self._chores_begun.pop(name, now)
            if done.error is not None:
                log.error("%s failed", name, exc_info=done.error)
            if name == "schedule" and self._schedule.took(done.result, now, wall):
                self._dirty = self._urgent = True
                self._tell_soon(now)
            if name == "report":
                rest = REPORT_BULK_S if len(self._board.in_work) > BULK_FILES else REPORT_LEAST_S
                self._report_not_before = now + max(rest, 5 * took)
                self._report_at = max(self._report_at, self._report_not_before)
                self._report_look_s = max(REPORT_LOOK_S, REPORT_REST * took)

    def _next(self, now: float) -> float:
        times = [self._scan_at, self._board.next_due(), self._verify_at, self._schedule.next_at]
        if self._report is not None and "report" not in self._chores_begun:
            times.append(self._report_at)
        if self._hinted:
            times.append(self._scan_not_before)
        if self._dirty and self._scanned:
            times.append(self._publish_at)
        if self._board.missing and self._gone.outage is None:
            times.append(max(now + LEAST_SCAN_S, min(self._board.missing.values()) + self._gone.confirm_s))
        return max(now, min(times))
