"""A content folder on a real disk, a worker of ours, and a clock that is pushed: the ingest loop as a test drives it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from signage.core.calendar.announced import Announced, AnnouncedDay
from signage.core.cards.card import Deck
from signage.core.codec import canonical_json
from signage.core.item import DECK_TYPE, Kind
from signage.core.rules import Daypart, Window
from signage.core.schedule.rows import RawRow, RawSchedule
from signage.core.settings import Place, Settings
from signage.core.snapshot import Manifest
from signage.core.verdict import Note, Reason, Verdict
from signage.ingest.folders import Folders
from signage.ingest.jobs import Hands, InlineJobs
from signage.ingest.loop import Ingest
from signage.ingest.status.reporting import Reporter
from signage.ingest.worker.converter import Converter
from signage.kinds.wire import SCHEDULE_TYPE, Blob, Outcome, Purpose, Request, blob_of
from signage.snapshots.read import Reader

BEGIN = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=8)))


def blob(text: str) -> Blob:
    data = canonical_json(Deck(text, ()))
    return Blob(hashlib.sha256(data).hexdigest(), DECK_TYPE, data)


def schedule_outcome(data: bytes, request: Request) -> Outcome:
    """A schedule of ours: one row a line, its cells between bars; BROKEN and DIE are refused."""
    for word, reason in ((b"BROKEN", Reason.BROKEN), (b"DIE", Reason.WORKER_FAILED)):
        if data.startswith(word):
            return Outcome(Verdict.HELD, Kind.UNKNOWN, "", (Note(reason),), request.rules)
    lines = enumerate(data.decode().splitlines(), 2)
    raw = RawSchedule(tuple(RawRow(number, *line.split("|")) for number, line in lines))
    made = blob_of(canonical_json(raw), SCHEDULE_TYPE)
    return Outcome(Verdict.ACCEPTED, Kind.TABLE, "", (), request.rules, (made,))


def days_outcome(data: bytes, request: Request) -> Outcome:
    """`DAYS 2027 2027-02-04`: eight days off from then on, called 春节; `SHOWN` behind it also plays."""
    _, year, first, *shown = data.decode().split()
    days = tuple(AnnouncedDay(date.fromisoformat(first) + timedelta(days=step), "春节", True) for step in range(8))
    notes = (Note(Reason.HOLIDAYS_ADOPTED, year),)
    blobs = (blob("放假通知"),) if shown else ()
    kind = Kind.TEXT if shown else Kind.CALENDAR
    announced = Announced(int(year), days)
    return Outcome(Verdict.ACCEPTED, kind, "放假通知", notes, request.rules, blobs, holidays=announced)


def hours_outcome(data: bytes, request: Request) -> Outcome:
    """`HOURS 8 10`: its section plays from eight to ten."""
    _, start, end = data.decode().split()
    window = Window(dayparts=(Daypart(int(start) * 60, int(end) * 60),))
    rules = replace(request.rules, windows=(window,))
    return Outcome(Verdict.ACCEPTED, Kind.CALENDAR, "日历", (Note(Reason.HOURS_ADOPTED),), rules)


class FakeWorker:
    """Judges by the first word: MARK, HOLD, DIE, DAYS, HOURS; everything else is accepted with its first line as title."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def __call__(self, fd: int, request: Request) -> Outcome:
        data = os.pread(fd, 1 << 20, 0)
        if request.purpose is Purpose.SCHEDULE:
            return schedule_outcome(data, request)
        self.calls.append(request.name)
        assert len(data) == min(request.size, 1 << 20)
        assert not os.fstat(fd).st_nlink
        for word, verdict, reason in (
            (b"MARK", Verdict.REJECTED, Reason.MARK_FOUND),
            (b"HOLD", Verdict.HELD, Reason.HIDDEN_TEXT),
            (b"DIE", Verdict.HELD, Reason.WORKER_FAILED),
        ):
            if data.startswith(word):
                return Outcome(verdict, Kind.UNKNOWN, "", (Note(reason),), request.rules)
        if data.startswith(b"HOURS"):
            return hours_outcome(data, request)
        if data.startswith(b"DAYS"):
            return days_outcome(data, request)
        title = data.decode("utf-8", "replace").splitlines()[0][:40]
        return Outcome(Verdict.ACCEPTED, Kind.TEXT, title, (), request.rules, (blob(title),), len(data))


class Bench:
    """`run` steps the loop, pushing the clock to whatever time the loop asks for."""

    def __init__(self, folder: Path, *, report: bool = False, on_share: bool = False, asks_time: bool = False) -> None:
        self.content = folder / "内容"
        self.state = folder / "state"
        self.content.mkdir(exist_ok=True)
        self.state.mkdir(exist_ok=True)
        self.worker = FakeWorker()
        self.now = 1000.0
        self.report, self.asks_time = report, asks_time
        self.on_share = on_share
        self.settings = Settings(places=(Place("大厅"), Place("办公区")))
        self.restart()

    def restart(self) -> None:
        self.begin(InlineJobs(), None)

    def begin(self, converters: InlineJobs, converter: Converter | None) -> None:
        reporter = Reporter(self.content, self.state, asks_time=self.asks_time) if self.report else None
        folders = Folders(self.content, self.state, self.on_share)
        self.jobs = (InlineJobs(), InlineJobs(2), InlineJobs(), converters)
        self.ingest = Ingest(folders, self.worker, Hands(*self.jobs), reporter, converter, settings=self.settings)
        self.reader = Reader(self.state)
        self.manifest: Manifest | None = None

    @property
    def wall(self) -> datetime:
        return BEGIN + timedelta(seconds=self.now - 1000.0)

    def run(self, until: Callable[[], bool] | None = None, *, within: float = 30.0) -> float:
        """Step until the condition holds (default: the loop is idle); the seconds of pushed time it took."""
        self.ingest.hint()
        begun = self.now
        done = until or (lambda: self.ingest.idle)
        for _ in range(100_000):
            following = self.ingest.step(self.now, self.wall)
            if done():
                return self.now - begun
            pending = any(jobs.pending for jobs in self.jobs)
            self.now = self.now + 0.001 if pending else min(max(following, self.now + 0.001), self.now + 5.0)
            if self.now - begun > within:
                break
        raise AssertionError(f"not within {within} s of pushed time")

    def run_for(self, seconds: float) -> None:
        end = self.now + seconds
        self.run(lambda: self.now >= end, within=seconds + 10)

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def latest(self) -> Manifest:
        self.manifest = self.reader.poll() or self.manifest
        assert self.manifest is not None
        return self.manifest

    def titles(self) -> list[str]:
        return [item.title for item in self.latest().items]

    def paths(self) -> list[str]:
        return [item.path for item in self.latest().items]

    def reasons(self) -> dict[str, list[Reason]]:
        entries = self.ingest._board.entries.values()
        return {
            entry.path: [note.reason for note in entry.judged.notes] if entry.judged else [entry.settling.reason]
            for entry in entries
            if entry.judged or entry.settling.reason
        }
