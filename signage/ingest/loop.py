"""The ingest loop: one owner of all state, one `step` at a time, from the content folder to the published snapshot.

In: monotonic seconds and wall time as arguments, results of jobs, hints from the watcher. Out: snapshots, the status
page, and when `step` wants to be called next. A failure to write is logged once and tried again; it never ends the
loop.
"""

from __future__ import annotations

import functools
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from signage.core.item import ItemRecord
from signage.core.settings import Problem
from signage.core.verdict import Note, Reason, Verdict
from signage.ingest.board import Board
from signage.ingest.entries import NEVER, Entry, Stage, again, judged, ready, remembered, waiting
from signage.ingest.gone import Gone
from signage.ingest.jobs import Done, Jobs
from signage.ingest.judging import Case, Worker, judge, key_of, refused, reused
from signage.ingest.memory import Memory
from signage.ingest.names import shown_path
from signage.ingest.publish import Publisher
from signage.ingest.reconcile import reconcile
from signage.ingest.scan import Form, Scan, is_absent, scan
from signage.ingest.sections import Section, sections_of
from signage.ingest.settle import Probe, Ready, Refused, Wait, settle
from signage.ingest.source import ChangedError, probe
from signage.ingest.store import collect_garbage, is_sound
from signage.ingest.withdrawals import TakenOff, taken_off

log = logging.getLogger(__name__)

POLL_S = 5.0
POLL_SHARE_S = 1.0
LEAST_SCAN_S = 0.05
LEAST_PUBLISH_S = 0.3
RETRY_S = 10.0
WORKER_RETRIES = (30.0, 300.0)
VERIFY_S = 3600.0
GARBAGE_S = 600.0
HELD_REASONS = frozenset({Reason.UNREADABLE})


@dataclass(frozen=True, slots=True)
class Places:
    """Where the loop reads and writes. `on_share`: no change is told and no lease granted, so all is slower."""

    content: Path
    state: Path
    on_share: bool = False
    watched: bool = True


@dataclass(frozen=True, slots=True)
class View:
    """What the status page needs to know. `items` are those in the newest snapshot."""

    entries: tuple[Entry, ...]
    published: frozenset[str]
    off: TakenOff
    problems: tuple[Problem, ...]
    outage: bool
    unreachable: bool
    state_failed: bool
    truncated: bool
    unread: tuple[str, ...]


Report = Callable[[View, float, datetime], float]
"""Writes the status page if it is time; gives the monotonic time at which it wants to be asked again."""


class Ingest:
    """The loop's state. `hint` may be called by any thread through the process; all else by one."""

    def __init__(
        self, places: Places, worker: Worker, probes: Jobs, workers: Jobs, report: Report | None = None
    ) -> None:
        self._places = places
        self._worker = worker
        self._probes = probes
        self._workers = workers
        self._report = report
        self._probing = 0
        self._working = 0
        self._batch = 0
        self._board = Board()
        self._publisher = Publisher(places.state)
        self._memory = Memory(places.state)
        self._gone = Gone(on_share=places.on_share)
        self._found = Scan(None)
        self._sections: dict[str, Section] = {}
        self._problems: tuple[Problem, ...] = ()
        self._off = TakenOff(frozenset(), frozenset())
        self._scan_at = 0.0
        self._scan_not_before = 0.0
        self._scanned = False
        self.watched = places.watched
        self._hinted = True
        self._dirty = False
        self._urgent = False
        self._publish_at = 0.0
        self._state_failed = False
        self._verify_at = NEVER
        self._garbage_at = 0.0
        self._report_at = 0.0
        for item in self._publisher.items:
            self._board.put(remembered(item))

    def hint(self) -> None:
        """Something may have changed in the content folder."""
        self._hinted = True

    def step(self, now: float, wall: datetime) -> float:
        """Do all that is due at `now`; when to call again, in monotonic seconds."""
        for done in self._probes.done():
            self._probing -= 1
            self._probed(done, now)
        for done in self._workers.done():
            self._working -= 1
            self._worked(done, now)
        if (self._hinted or now >= self._scan_at) and now >= self._scan_not_before:
            self._scan(now)
        self._remove_gone(now)
        self._wake_due(now)
        self._start(now, wall)
        self._publish(now, wall)
        self._tidy(now)
        self._tell(now, wall)
        return self._next(now)

    @property
    def idle(self) -> bool:
        """Whether every file has its verdict and all of it is published."""
        waits = any(entry.in_work or entry.gone_at is not None for entry in self._board.entries.values())
        return self._scanned and not waits and not self._dirty and not self._hinted

    def close(self) -> None:
        """Keep what saves work at the next start."""
        self._memory.save(self._board.entries.values())

    # looking

    def _scan(self, now: float) -> None:
        hinted, self._hinted = self._hinted, False
        begun = time.perf_counter()
        found = scan(self._places.content)
        self._batch += 1
        if found.folders and found.folders != self._found.folders:
            self._sections, self._problems = sections_of(found.folders)
        self._found = found
        entries = self._board.entries
        plan = reconcile(entries, found, self._sections, now, self._batch)
        for entry in plan.changed.values():
            self._arrive(entry, now)
        for path in plan.missing:
            if entries[path].gone_at is None:
                self._board.put(replace(entries[path], gone_at=now))
        self._gone.scanned(found, entries, plan.missing, plan.moves, now)
        if hinted:
            self._hurry(now)
        self._scanned = self._scanned or found.root is not None
        if plan.changed or plan.missing:
            self._report_at = min(self._report_at, now)
        cost = time.perf_counter() - begun
        slow = self._places.on_share or not self.watched
        self._scan_at = now + max(POLL_SHARE_S if slow else POLL_S, 10 * cost)
        self._scan_not_before = now + max(LEAST_SCAN_S, 2 * cost)

    def _arrive(self, entry: Entry, now: float) -> None:
        if entry.in_work and entry.seen.form is not Form.FILE:
            reason = Reason.TOO_DEEP if entry.seen.form is Form.TOO_DEEP else Reason.NOT_A_FILE
            self._refuse(entry, reason, now)
        else:
            self._board.put(entry)
        if entry.withdraws:
            self._look_at_withdrawn()

    def _hurry(self, now: float) -> None:
        """Somebody may have closed a file that we wait for."""
        for entry in self._board.entries.values():
            if entry.stage is Stage.SETTLING and entry.settling.reason is Reason.STILL_OPEN and entry.next_at > now:
                self._board.put(waiting(entry, entry.settling, now))

    def _remove_gone(self, now: float) -> None:
        content = self._places.content
        for path in self._gone.gone(self._board.entries, now, lambda path: is_absent(content, path)):
            entry = self._board.entries[path]
            self._board.drop(path)
            self._changed(urgent=entry.playing is not None)
            if entry.withdraws:
                self._look_at_withdrawn()

    def _look_at_withdrawn(self) -> None:
        off = taken_off(self._board.entries.values())
        if off != self._off:
            self._off = off
            self._changed(urgent=True)

    # settling and judging

    def _wake_due(self, now: float) -> None:
        for entry in list(self._board.due(now)):
            if entry.stage is Stage.SETTLING:
                self._board.to_probe.add(entry)
            elif entry.stage is Stage.READY:
                self._board.to_judge.add(entry)
            elif entry.stage is Stage.JUDGED:
                self._board.put(again(entry, now, entry.batch, changed=False))
        for entry in list(self._board.due(now)):
            self._board.to_probe.add(entry)

    def _start(self, now: float, wall: datetime) -> None:
        content, state = self._places.content, self._places.state
        while self._probing <= self._probes.slots:
            entry = self._board.to_probe.take(self._board.entries, Stage.SETTLING)
            if entry is None:
                break
            self._board.put(replace(entry, stage=Stage.PROBING))
            self._probing += 1
            self._probes.submit((entry.path, entry.ticket), functools.partial(probe, content, entry.path))
        while self._working < self._workers.slots:
            entry = self._board.to_judge.take(self._board.entries, Stage.READY)
            if entry is None:
                break
            self._board.put(replace(entry, stage=Stage.WORKING))
            self._working += 1
            case = case_of(entry, wall)
            task = functools.partial(verdict_on, case, content, state, self._worker, self._memory.outcome(key_of(case)))
            self._workers.submit((entry.path, entry.ticket), task)
        self._verify(now)

    def _verify(self, now: float) -> None:
        """Now and then, look at the bytes again: a share may change them without a sign, a disk may lose them."""
        if now < self._verify_at or self._probing or self._working:
            return
        self._verify_at = now + VERIFY_S
        for entry in list(self._board.entries.values()):
            if entry.stage is Stage.JUDGED and entry.seen.form is Form.FILE and entry.gone_at is None:
                self._board.put(again(entry, now, 0, changed=False))

    def _probed(self, done: Done, now: float) -> None:
        entry = self._current(done, Stage.PROBING)
        if entry is None:
            return
        if done.error is not None:
            log.error("probe failed: %s", shown_path(entry.path), exc_info=done.error)
        found = done.result if isinstance(done.result, Probe) else Probe()
        if found.missing:
            self._hinted = True
        following = settle(entry.settling, found, now, on_share=self._places.on_share, known=entry.known)
        if isinstance(following, Wait):
            self._board.put(waiting(entry, following.settling, following.at))
            if following.settling.reason is not entry.settling.reason:
                self._report_at = now
        elif isinstance(following, Refused):
            self._refuse(entry, following.reason, now)
        elif isinstance(following, Ready):
            self._settled(ready(entry, following.sha256, following.stamp), now)
        if entry.withdraws:
            self._look_at_withdrawn()

    def _settled(self, entry: Entry, now: float) -> None:
        if entry.withdraws:
            self._board.put(entry)
            self._refuse(entry, Reason.WITHDRAWN, now, Verdict.HELD)
        else:
            self._board.put(entry)

    def _refuse(self, entry: Entry, reason: Reason, now: float, verdict: Verdict = Verdict.REJECTED) -> None:
        size = entry.seen.stamp.size
        sha256 = entry.sha256 if reason is Reason.WITHDRAWN else ""
        record = refused(Case(entry.path, sha256, size, entry.section, datetime.min), verdict, reason)  # noqa: DTZ901
        self._board.put(judged(entry, record, "", accepted=False))
        self._report_at = min(self._report_at, now)
        self._dirty = True

    def _worked(self, done: Done, now: float) -> None:
        entry = self._current(done, Stage.WORKING)
        if entry is None:
            return
        if isinstance(done.error, (ChangedError, FileNotFoundError, NotADirectoryError)):
            self._board.put(again(entry, now, entry.batch))
            self._hinted = True
        elif done.error is not None:
            self._failed(done.error, "judge")
            self._board.put(replace(entry, stage=Stage.READY, ticket=entry.ticket + 1, next_at=now + RETRY_S))
        else:
            record, key = done.result
            self._verdict(entry, record, key, now)

    def _verdict(self, entry: Entry, record: ItemRecord, key: str, now: float) -> None:
        failed = {note.reason for note in record.notes} & {Reason.WORKER_FAILED, Reason.TIMEOUT}
        accepted = record.verdict is Verdict.ACCEPTED
        fresh = judged(entry, record, key, accepted=accepted)
        if failed and entry.failures < len(WORKER_RETRIES):
            fresh = replace(fresh, failures=entry.failures + 1, next_at=now + WORKER_RETRIES[entry.failures], key="")
        elif not failed:
            self._memory.learn(key, record)
        self._board.put(fresh)
        self._changed()
        self._report_at = min(self._report_at, now)
        log.info(
            "verdict",
            extra={
                "file": shown_path(entry.path),
                "sha256": record.sha256,
                "verdict": record.verdict.value,
                "reasons": [note.reason.value for note in record.notes],
            },
        )

    def _current(self, done: Done, stage: Stage) -> Entry | None:
        """The entry that asked, unless it has moved on since."""
        path, ticket = done.token
        entry = self._board.entries.get(path)
        return entry if entry is not None and entry.ticket == ticket and entry.stage is stage else None

    # publishing

    def _changed(self, *, urgent: bool = False) -> None:
        self._dirty = True
        self._urgent = self._urgent or urgent

    def _publish(self, now: float, wall: datetime) -> None:
        if not self._dirty or not self._scanned or (now < self._publish_at and not self._urgent):
            return
        playing = (entry.playing for entry in self._board.in_order())
        items = tuple(item for item in playing if item is not None and not self._off.covers(item))
        if items == self._publisher.items and (self._publisher.exists or self._busy()):
            self._dirty = self._urgent = False
            return
        begun = time.perf_counter()
        try:
            self._publisher.publish(items, wall, self._off)
        except OSError as error:
            self._failed(error, "publish")
            self._publish_at = now + 1.0
            self._urgent = False
            return
        self._dirty = self._urgent = self._state_failed = False
        self._report_at = min(self._report_at, now)
        cost = time.perf_counter() - begun
        self._publish_at = now + max(LEAST_PUBLISH_S, 5 * cost)
        log.info(
            "published", extra={"sequence": self._publisher.sequence, "items": len(items), "ms": round(cost * 1000)}
        )

    def _busy(self) -> bool:
        return any(entry.in_work for entry in self._board.entries.values())

    def _failed(self, error: Exception, doing: str) -> None:
        """Say once that something could not be done; it is tried again."""
        if not self._state_failed:
            log.error("%s failed, will be tried again", doing, exc_info=error)
        self._state_failed = True

    # the rest

    def _tidy(self, now: float) -> None:
        if self._verify_at == NEVER and self._scanned:
            self._verify_at = now + VERIFY_S
        quiet = not self._probing and not self._working
        if quiet and self._memory.is_due(now):
            self._memory.save(self._board.entries.values())
            self._memory.saved(now)
        if quiet and now >= self._garbage_at and self._scanned:
            self._garbage_at = now + GARBAGE_S
            kept = (record for entry in self._board.entries.values() for record in (entry.judged, entry.playing))
            needed = {made.sha256 for record in kept if record is not None for made in record.derivatives}
            collect_garbage(self._places.state, self._publisher.needed() | needed)

    def _tell(self, now: float, wall: datetime) -> None:
        if self._report is None or now < self._report_at:
            return
        view = View(
            tuple(self._board.in_order()),
            frozenset(item.id for item in self._publisher.items),
            self._off,
            self._problems,
            self._gone.outage is not None,
            self._found.root is None,
            self._state_failed,
            self._found.truncated,
            self._found.unread,
        )
        self._report_at = self._report(view, now, wall)

    def _next(self, now: float) -> float:
        times = [self._scan_at, self._board.next_due(), self._verify_at, self._report_at if self._report else NEVER]
        if self._hinted:
            times.append(self._scan_not_before)
        if self._dirty:
            times.append(self._publish_at)
        missing = [entry.gone_at for entry in self._board.entries.values() if entry.gone_at is not None]
        if missing and self._gone.outage is None:
            times.append(max(now + LEAST_SCAN_S, min(missing) + self._gone.confirm_s))
        return max(now, min(times))


def case_of(entry: Entry, wall: datetime) -> Case:
    """The question that an entry at rest asks."""
    before = entry.playing if entry.playing is not None and entry.playing.sha256 == entry.sha256 else None
    accepted_at = before.accepted_at if before is not None else None
    return Case(entry.path, entry.sha256, entry.seen.stamp.size, entry.section, wall, accepted_at)


def verdict_on(
    case: Case, content: Path, state: Path, worker: Worker, known: ItemRecord | None
) -> tuple[ItemRecord, str]:
    """The record for a case and its key; what is known already needs no worker if its derivatives are sound."""
    key = key_of(case)
    if known is not None and is_sound(state, known):
        return reused(known, case), key
    return judge(case, content, state, worker), key


def held(entry: Entry) -> Note | None:
    """Why a file has no verdict yet, if there is a reason worth saying."""
    return Note(entry.settling.reason) if entry.in_work and entry.settling.reason is not None else None
