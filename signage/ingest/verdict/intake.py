"""From seen to judged: files settle, are probed, wait for a worker, get their verdict.

In: entries of a scan, results of jobs, monotonic seconds. Out: a board of entries, and `News` for the loop. Three jobs
run beside it: probes hash files where they lie, workers judge a private copy, a converter turns office files into such.
"""

from __future__ import annotations

import functools
import logging
from dataclasses import dataclass, replace
from datetime import datetime

from signage.core.item import ItemRecord
from signage.core.verdict import Reason, Verdict
from signage.ingest.folder.aside import REFUSALS
from signage.ingest.folder.entries import Entry, Stage, again, judged, ready, waiting
from signage.ingest.folder.names import shown_path
from signage.ingest.folder.scan import Form
from signage.ingest.folder.settle import Probe, Ready, Refused, Wait, settle
from signage.ingest.folder.source import ChangedError, probe
from signage.ingest.folders import Folders
from signage.ingest.jobs import Done, Hands
from signage.ingest.verdict.board import Board
from signage.ingest.verdict.judging import Case, Judgement, Worker, case_of, key_of, refused, verdict_after, verdict_on
from signage.ingest.verdict.memory import Memory
from signage.ingest.verdict.takeovers import timed
from signage.ingest.worker.converter import Converter

log = logging.getLogger(__name__)

RETRY_S = 10.0
SHORT_BYTES = 4096
REHEARSAL = -1
"""The ticket of a job whose outcome belongs to no entry yet."""
WORKER_RETRIES = (30.0, 300.0)
WORKER_FAULTS = frozenset({Reason.WORKER_FAILED, Reason.TIMEOUT, Reason.CONVERSION_FAILED})


@dataclass(slots=True)
class News:
    """What happened since the loop last looked. `urgent`: something must leave the screens at once."""

    publish: bool = False
    urgent: bool = False
    withdraw: bool = False
    rescan: bool = False
    tell: bool = False
    fault: OSError | None = None


class Intake:
    """Owns the board and the jobs under way. `news` is cleared by the loop."""

    def __init__(
        self, folders: Folders, worker: Worker, hands: Hands, memory: Memory, converter: Converter | None = None
    ) -> None:
        self.board = Board()
        self.news = News()
        self._folders = folders
        self._worker = worker
        self._converter = converter
        self._probes = hands.probes
        self._workers = hands.workers
        self._converters = hands.converters
        self._memory = memory
        self._probing = 0
        self._asked: set[str] = set()
        self._working = 0
        self._converting = 0
        self._rehearsals: list[Entry] = []

    @property
    def converts(self) -> bool:
        """Whether there is something that converts office files."""
        return self._converter is not None

    @property
    def is_quiet(self) -> bool:
        """Whether no job is under way."""
        return not self._probing and not self._working and not self._converting

    def collect(self, now: float) -> None:
        """Take in what the jobs found."""
        for done in self._probes.done():
            self._probing -= 1
            self._asked.discard(done.token[0])
            self._probed(done, now)
        for done in self._workers.done():
            self._working -= 1
            self._worked(done, now, Stage.WORKING)
        for done in self._converters.done():
            self._converting -= 1
            self._worked(done, now, Stage.CONVERTING)

    def arrive(self, entry: Entry) -> None:
        """A file that is new or has changed."""
        self.news.tell = True
        if entry.in_work and entry.seen.form is not Form.FILE:
            self._refuse(entry, REFUSALS[entry.seen.form])
        else:
            self.board.put(entry)
        if entry.withdraws or entry.playing is not None:
            self.news.withdraw = True

    def hurry(self, now: float) -> None:
        """Somebody may have closed a file that we wait for."""
        for path in self.board.in_work:
            entry = self.board.entries[path]
            if entry.stage is Stage.SETTLING and entry.settling.reason is Reason.STILL_OPEN and entry.next_at > now:
                self.board.put(waiting(entry, entry.settling, now))

    def start(self, now: float, wall: datetime) -> None:
        """Begin all that is due, as far as there are hands."""
        self._wake_due(now)
        content, state = self._folders.content, self._folders.state
        late: dict[str, Entry] = {}
        while self._probing <= self._probes.slots:
            entry = self.board.to_probe.take(self.board.entries, Stage.SETTLING)
            if entry is None:
                break
            if entry.path in self._asked:  # it has changed since, and its bytes do not come: it holds one hand, not two
                late[entry.path] = entry
                continue
            self._asked.add(entry.path)
            self.board.put(replace(entry, stage=Stage.PROBING))
            self._probing += 1
            self._probes.submit((entry.path, entry.ticket), functools.partial(probe, content, entry.path))
        for entry in late.values():
            self.board.to_probe.add(entry)
        hands = self._workers.slots + bool(self.board.taking_over)  # two long files do not keep a takeover waiting
        while self._working < hands:
            entry = self.board.to_judge.take(self.board.entries, Stage.READY)
            if entry is None:
                break
            self.board.put(replace(entry, stage=Stage.WORKING))
            self._working += 1
            case = case_of(entry, wall, self._converter)
            known = self._memory.outcome(key_of(case))
            task = functools.partial(verdict_on, case, content, state, self._worker, known=known)
            self._workers.submit((entry.path, entry.ticket), task)
        self._rehearse(wall)

    def _rehearse(self, wall: datetime) -> None:
        """Hands that are free judge a file while it waits to be proven at rest; only the proof makes that count.

        The outcome goes into the memory under the hash of the bytes that were judged, nowhere else.
        """
        entries, self._rehearsals = self._rehearsals, []
        for entry in entries[: self._workers.slots - self._working]:
            case = case_of(entry, wall, self._converter)
            if self._memory.outcome(key_of(case)) is None:
                self._working += 1
                task = functools.partial(
                    verdict_on, case, self._folders.content, self._folders.state, self._worker, known=None
                )
                self._workers.submit((entry.path, REHEARSAL), task)

    def verify(self, now: float) -> None:
        """Look at all bytes again: a share may change them without a sign, a disk may lose them."""
        for entry in list(self.board.entries.values()):
            if entry.stage is Stage.JUDGED and entry.seen.form is Form.FILE and entry.gone_at is None:
                self.board.put(again(entry, now, 0, changed=False))

    def _wake_due(self, now: float) -> None:
        for entry in list(self.board.due(now)):
            if entry.stage is Stage.READY:
                self.board.to_judge.add(entry)
            elif entry.stage is Stage.JUDGED:
                self.board.put(again(entry, now, entry.batch, changed=False))
            else:
                self.board.to_probe.add(entry)

    def _probed(self, done: Done, now: float) -> None:
        entry = self._current(done, Stage.PROBING)
        if entry is None:
            return
        if done.error is not None:
            log.error("probe failed: %s", shown_path(entry.path), exc_info=done.error)
        found = done.result if isinstance(done.result, Probe) else Probe()
        self.news.rescan = self.news.rescan or found.missing
        slow = self._folders.on_share and not _is_short_takeover(entry)
        following = settle(entry.settling, found, now, on_share=slow, known=entry.known)
        if isinstance(following, Wait):
            self.board.put(waiting(entry, following.settling, following.at))
            fresh = following.settling.first is found and not entry.withdraws and not entry.failures
            if fresh and found.complete and found.stamp is not None:
                self._rehearsals.append(ready(entry, found.sha256, found.stamp))
            self.news.tell = self.news.tell or following.settling.reason is not entry.settling.reason
        elif isinstance(following, Refused):
            self._refuse(entry, following.reason)
        elif isinstance(following, Ready):
            self._settled(ready(entry, following.sha256, following.stamp))
        if entry.withdraws:
            self.news.withdraw = True

    def _settled(self, entry: Entry) -> None:
        if entry.withdraws:
            self._refuse(entry, Reason.WITHDRAWN, Verdict.HELD)
        else:
            self.board.put(entry)

    def _refuse(self, entry: Entry, reason: Reason, verdict: Verdict = Verdict.REJECTED) -> None:
        sha256 = entry.sha256 if reason is Reason.WITHDRAWN else ""
        case = Case(entry.path, sha256, entry.seen.stamp.size, entry.section, datetime.min)  # noqa: DTZ901 - unused
        self.board.put(judged(entry, refused(case, verdict, reason), "", accepted=False))
        self.news.tell = self.news.publish = True

    def _worked(self, done: Done, now: float, stage: Stage) -> None:
        if done.token[1] == REHEARSAL:
            self._learn(done)
            return
        entry = self._current(done, stage)
        if entry is None:
            return
        if isinstance(done.error, ChangedError):
            self.board.put(again(entry, now, entry.batch))
            self.news.rescan = True
        elif isinstance(done.error, OSError):
            self.news.fault = done.error
            self.board.put(replace(entry, stage=Stage.READY, ticket=entry.ticket + 1, next_at=now + RETRY_S))
        elif done.error is not None:
            log.error("judging failed: %s", shown_path(entry.path), exc_info=done.error)
            case = Case(entry.path, entry.sha256, entry.seen.stamp.size, entry.section, datetime.min)  # noqa: DTZ901
            self._verdict(entry, refused(case, Verdict.HELD, Reason.WORKER_FAILED), "", now)
        elif done.result.convert is not None and self._converter is not None:
            self._convert(entry, done.result, self._converter)
        else:
            self._verdict(entry, done.result.record, done.result.key, now)

    def _convert(self, entry: Entry, first: Judgement, converter: Converter) -> None:
        """The first look found nothing against an office file; people are told at once that it is being converted."""
        self.board.put(replace(entry, stage=Stage.CONVERTING))
        self._converting += 1
        content, state = self._folders.content, self._folders.state
        task = functools.partial(verdict_after, first, content, state, self._worker, converter)
        self._converters.submit((entry.path, entry.ticket), task)
        self.news.tell = True

    def _learn(self, done: Done) -> None:
        """Keeps the outcome of a rehearsal; a failed one is simply done again."""
        if done.error is None:
            found: Judgement = done.result
            if found.convert is None and not {note.reason for note in found.record.notes} & WORKER_FAULTS:
                self._memory.learn(found.key, found.record)

    def _verdict(self, entry: Entry, record: ItemRecord, key: str, now: float) -> None:
        failed = bool({note.reason for note in record.notes} & WORKER_FAULTS)
        made = timed(record)
        fresh = judged(
            entry,
            made,
            "" if failed or entry.takes_over else key,  # when it ends is not to be remembered
            accepted=made.verdict is Verdict.ACCEPTED,
        )
        self.news.urgent = self.news.urgent or entry.takes_over
        if not failed:
            self._memory.learn(key, record)
        elif entry.failures < len(WORKER_RETRIES):
            fresh = replace(fresh, failures=entry.failures + 1, next_at=now + WORKER_RETRIES[entry.failures])
        self.board.put(fresh)
        self.news.tell = self.news.publish = True
        reasons = [note.reason.value for note in made.notes]
        about = {"file": shown_path(entry.path), "sha256": record.sha256}
        log.info("verdict", extra={**about, "verdict": made.verdict.value, "reasons": reasons})

    def _current(self, done: Done, stage: Stage) -> Entry | None:
        """The entry that asked, unless it has moved on since."""
        path, ticket = done.token
        entry = self.board.entries.get(path)
        return entry if entry is not None and entry.ticket == ticket and entry.stage is stage else None


def _is_short_takeover(entry: Entry) -> bool:
    """A file so small that no slow copy leaves half of it, and that people wait for."""
    return entry.takes_over and entry.seen.stamp.size <= SHORT_BYTES
