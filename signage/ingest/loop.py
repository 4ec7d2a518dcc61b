"""The ingest loop: one `step` at a time, from the content folder to the published snapshot.

In: monotonic seconds and wall time as arguments, and hints from the watcher. Out: snapshots, the status page, and when
`step` wants to be called next. A failure to write is logged once and tried again; it never ends the loop.
"""

from __future__ import annotations

import functools
from datetime import datetime

from signage.core.calendar.announced import CalendarFacts
from signage.core.calendar.period_names import calling
from signage.core.item import ItemRecord
from signage.core.schedule.rows import Mistake
from signage.core.settings import Settings
from signage.facts.periods import periods_of
from signage.ingest.chores import Chores
from signage.ingest.days_off import facts_of
from signage.ingest.folder.entries import remembered
from signage.ingest.folder.names import SCHEDULE
from signage.ingest.folders import Folders
from signage.ingest.jobs import Hands
from signage.ingest.publish.edition import Edition
from signage.ingest.publish.withdrawals import TakenOff, taken_off
from signage.ingest.sight import Sight
from signage.ingest.status.days import USUAL, Days
from signage.ingest.status.telling import NAME as REPORT
from signage.ingest.status.telling import Telling
from signage.ingest.status.view import Report, View
from signage.ingest.upkeep import TIDY, Upkeep
from signage.ingest.verdict.intake import Intake, News
from signage.ingest.verdict.judging import Worker
from signage.ingest.verdict.memory import Memory
from signage.ingest.verdict.overlay import Overlay, schedule_problems
from signage.ingest.verdict.schedule import Schedule, names_of
from signage.ingest.worker.converter import Converter


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
        settings: Settings = USUAL,
    ) -> None:
        self._memory = Memory(folders.state)
        self._intake = Intake(folders, worker, hands, self._memory, converter)
        self._board = self._intake.board
        self._settings = settings
        self._sight = Sight(folders, self._intake, self._memory, calling(periods_of(settings)))
        self._edition = Edition(folders.state)
        self._chores = Chores(hands.chores)
        self._telling = Telling(report, self._chores)
        self._schedule = Schedule(folders, worker, names_of(settings))
        self._overlay = Overlay()
        self._mistakes: tuple[Mistake, ...] = ()
        self._off = TakenOff(frozenset(), frozenset())
        self._upkeep = Upkeep(
            folders.state,
            self._intake,
            self._memory,
            self._overlay,
            self._chores,
            lambda: self._settings.content.store_mb,
        )
        for item in self._edition.publisher.items:
            self._board.put(remembered(item))

    @property
    def watched(self) -> bool:
        """Whether changes in the content folder are told."""
        return self._sight.watched

    @watched.setter
    def watched(self, told: bool) -> None:
        self._sight.watched = told

    @property
    def folders(self) -> int:
        """How many folders there are, the content folder among them."""
        return len(self._sight.found.folders)

    def hint(self) -> None:
        """Something may have changed in the content folder."""
        self._sight.hinted = True

    def know(self, settings: Settings) -> None:
        """The settings name other places and special periods now."""
        before, self._settings = self._settings, settings
        self._schedule.know(names_of(settings))
        if before.periods != settings.periods:
            self._sight.know(calling(periods_of(settings)))
        self._edition.want(urgent=True)
        self._telling.at_once()

    def step(self, now: float, wall: datetime) -> float:
        """Do all that is due at `now`; when to call again, in monotonic seconds."""
        self._intake.collect(now)
        self._chores_done(now, wall)
        if self._sight.is_due(now):
            self._sight.look(now, wall)
            if self._sight.is_sure:
                self._schedule.seen(self._sight.aside.schedule, now)
        self._sight.remove_gone(now)
        if not self._sight.is_other:
            self._look_at_schedule(now)
            self._intake.start(now, wall)
        self._take_news(now)
        self._publish(now, wall)
        if self._sight.scanned and not self._sight.is_other:
            self._upkeep.do(now)
        self._telling.tell(now, wall, functools.partial(self._view, wall))
        return self._next(now)

    @property
    def idle(self) -> bool:
        """Whether every file has its verdict and all of it is published."""
        waits = self._board.in_work or self._board.missing or self._edition.due or self._sight.hinted
        return self._sight.scanned and not waits

    def close(self) -> None:
        """Keep what saves work at the next start."""
        self._memory.save(self._board.entries.values())()

    def _look_at_schedule(self, now: float) -> None:
        if self._schedule.forget(now):
            self._edition.want(urgent=True)
            self._telling.soon(now)
        task = self._schedule.task(now) if not self._chores.runs("schedule") else None
        if task is not None:
            self._chores.begin("schedule", task, now)

    def _point(self) -> None:
        """Find out what the rows of the schedule are about."""
        entries = self._board.entries.values()
        files = (
            (entry.path, entry.judged.title if entry.judged is not None else "")
            for entry in entries
            if not entry.withdraws
        )
        self._mistakes = self._overlay.point(self._schedule.rows, files, self._sight.sections)
        playing = (entry.playing for entry in entries)
        self._overlay.rule(one for one in playing if one is not None and not self._off.covers(one))

    def _take_news(self, now: float) -> None:
        news, self._intake.news = self._intake.news, News()
        if news.withdraw:
            off = taken_off(self._board.entries[path] for path in self._board.withdrawing)
            if off != self._off:
                self._off = off
                self._edition.want(urgent=True)
        if news.fault is not None:
            self._edition.say_failed(news.fault, "storing derivatives")
        if news.publish:
            self._edition.want()
        if news.urgent:
            self._edition.hurry()
        self._sight.hinted = self._sight.hinted or news.rescan
        if news.tell:
            self._telling.soon(now)

    def _now_playing(self, wall: datetime) -> tuple[tuple[ItemRecord, ...], CalendarFacts]:
        """What shall play now, in order, and what it says of the calendar."""
        self._point()
        playing = [
            (self._overlay.of(entry.playing, wall), entry.seen.stamp.mtime_ns)
            for entry in self._board.in_order()
            if entry.playing is not None and not self._off.covers(entry.playing)
        ]
        return tuple(item for item, _ in playing), facts_of(playing)

    def _publish(self, now: float, wall: datetime) -> None:
        if self._sight.scanned:
            now_playing = functools.partial(self._now_playing, wall)
            if self._edition.publish(now, wall, now_playing, self._off, in_work=bool(self._board.in_work)):
                self._telling.soon(now)

    def _view(self, wall: datetime) -> View:
        """What the status page needs to know."""
        self._point()
        plan, sight = self._schedule, self._sight
        raw = plan.in_force.raw if plan.in_force is not None else None
        where = sight.aside.schedule.path if sight.aside.schedule is not None else SCHEDULE
        problems = schedule_problems(raw, (*plan.mistakes, *self._mistakes), plan.trouble, where)
        return View(
            tuple(self._overlay.entry(entry, wall) for entry in self._board.in_order()),
            self._edition.publisher.by_path,
            self._off,
            (*sight.problems, *problems),
            sight.outage,
            self._edition.failed,
            sight.found,
            Days(self._settings, self._edition.publisher.facts),
            self._intake.converts,
        )

    def _chores_done(self, now: float, wall: datetime) -> None:
        for ended in self._chores.ended(now):
            if ended.name == "schedule" and self._schedule.took(ended.result, now, wall):
                self._edition.want(urgent=True)
                self._telling.soon(now)
            if ended.name == TIDY and ended.result is not None:
                self._upkeep.tidied(ended.result)
                if not ended.result.sound:
                    self._edition.renew()
            if ended.name == REPORT:
                self._telling.told(now, ended.took, ended.result or 0.0, len(self._board.in_work))

    def _next(self, now: float) -> float:
        times = [self._sight.next_at(now), self._telling.next_at]
        if not self._sight.is_other:
            times += [self._board.next_due(), self._upkeep.next_at, self._schedule.next_at]
        if self._edition.due and self._sight.scanned:
            times.append(self._edition.at)
        return max(now, min(times))
