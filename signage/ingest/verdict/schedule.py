"""The schedule in force: 播放计划.xlsx read live, the last good one kept while the newest cannot be read.

In: what each scan saw of the file, monotonic and wall time. Out: rows, mistakes, and what is wrong with the file as a
whole. Somebody may have it open all day: two equal readings half a second apart are enough. The worker reads it like
any other untrusted file. A schedule that is gone for two seconds is gone.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import logging
import math
import os
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from signage.core.codec import CodecError, canonical_json, from_plain
from signage.core.rules import Role, Rules
from signage.core.schedule.rows import Mistake, RawSchedule, Row, rows_of
from signage.core.settings import Settings
from signage.core.verdict import Reason, Verdict
from signage.ingest.folder.names import base_name
from signage.ingest.folder.scan import Seen, Stamp, is_absent, open_file
from signage.ingest.folder.source import sealed
from signage.ingest.folders import Folders
from signage.ingest.jobs import Task
from signage.ingest.verdict.judging import Worker
from signage.kinds.wire import Outcome, Purpose, Request
from signage.snapshots import layout
from signage.snapshots.write import write_durably
from signage.system.plainfile import read_plain

log = logging.getLogger(__name__)

MAX_BYTES = 4 << 20
MOST_KEPT = 64 << 20
EQUAL_S, RETRY_S, GONE_S = 0.5, 1.0, 2.0
PATIENCE = 3
"""Failed readings in a row before anything is said: a program that saves is quicker."""
NEVER = math.inf


@dataclass(frozen=True, slots=True)
class InForce:
    """The schedule that counts: the bytes it came from, and when they were first read (aware)."""

    sha256: str
    read_at: datetime
    raw: RawSchedule


@dataclass(frozen=True, slots=True)
class Look:
    """What one reading found. `outcome` is there once the worker has seen these bytes."""

    sha256: str = ""
    complete: bool = False
    too_big: bool = False
    outcome: Outcome | None = None


class Schedule:
    """Owned by the loop. `rows` and `mistakes` are those in force; `trouble` is a key of `words.schedule`, or ""."""

    def __init__(self, folders: Folders, worker: Worker, places: tuple[str, ...] = ()) -> None:
        self._folders = folders
        self._worker = worker
        self._places = places
        self._file = folders.state / layout.SCHEDULE
        self._path = ""
        self._stamp: Stamp | None = None
        self._asked: Stamp | None = None
        self._first = ""
        self._tries = 0
        self._gone_at = NEVER
        self._next_at = NEVER
        self._reading = False
        self.in_force = _load(self._file)
        self.rows: tuple[Row, ...] = ()
        self.mistakes: tuple[Mistake, ...] = ()
        self.trouble = ""
        self._apply()

    @property
    def next_at(self) -> float:
        """When something is due next, in monotonic seconds."""
        return NEVER if self._reading else min(self._next_at, self._gone_at)

    def know(self, places: tuple[str, ...]) -> None:
        """These are the places that there are now."""
        self._places = places
        self._apply()

    def seen(self, schedule: Seen | None, now: float) -> None:
        """What a scan that can be believed saw."""
        if schedule is None:
            if self._stamp is not None or self.in_force is not None or self.trouble:
                self._gone_at = min(self._gone_at, now + GONE_S)
            self._next_at = NEVER
            return
        self._gone_at = NEVER
        if (schedule.path, schedule.stamp) != (self._path, self._stamp):
            self._path, self._stamp = schedule.path, schedule.stamp
            self._first, self._tries = "", 0
            self._next_at = now

    def task(self, now: float) -> Task | None:
        """A reading that is due; it may run beside the loop."""
        if self._reading or now < self._next_at:
            return None
        self._reading, self._asked = True, self._stamp
        known = self.in_force.sha256 if self.in_force is not None else ""
        return functools.partial(look, self._folders, self._path, self._worker, first=self._first, known=known)

    def took(self, found: Look | None, now: float, wall: datetime) -> bool:
        """Take in what a reading found (None: it failed). Whether anything changed."""
        self._reading = False
        if self._gone_at < NEVER or self._asked != self._stamp:
            return False  # what was read is not what lies there now
        before = (self.in_force, self.trouble)
        if found is None or not found.sha256:
            self._failed("too-big" if found is not None and found.too_big else "unreadable", now)
        elif self.in_force is not None and found.sha256 == self.in_force.sha256:
            self._settled("")
        elif found.outcome is not None:
            self._judged(found.sha256, found.outcome, now, wall)
        elif found.complete:
            self._first, self._next_at = found.sha256, now + EQUAL_S
        else:
            self._failed("unreadable", now)
        return before != (self.in_force, self.trouble)

    def forget(self, now: float) -> bool:
        """Let go of a schedule that is gone for certain. Whether that changed anything."""
        if now < self._gone_at:
            return False
        if self._path and not is_absent(self._folders.content, self._path):
            self._gone_at = now + GONE_S
            return False
        self._gone_at = self._next_at = NEVER
        self._stamp, self._first, self.trouble = None, "", ""
        changed = self.in_force is not None
        self.in_force = None
        self._keep()
        return changed

    def _failed(self, trouble: str, now: float) -> None:
        self._tries += 1
        self._first = ""
        self._next_at = now + RETRY_S * min(self._tries, 10)
        if self._tries >= PATIENCE or trouble == "too-big":
            self.trouble = trouble

    def _judged(self, sha256: str, outcome: Outcome, now: float, wall: datetime) -> None:
        raw, trouble = raw_from(outcome)
        if raw is not None:
            self.in_force = InForce(sha256, wall, raw)
            log.info("schedule in force", extra={"rows": len(raw.rows), "sha256": sha256})
            self._keep()
            self._settled("")
            return
        log.warning("schedule not used", extra={"trouble": trouble, "sha256": sha256})
        if outcome.notes[0].reason in {Reason.WORKER_FAILED, Reason.TIMEOUT} and self._tries < PATIENCE:
            self._failed(trouble, now)
        else:
            self._settled(trouble)

    def _settled(self, trouble: str) -> None:
        """Nothing more to do until the file changes."""
        self.trouble, self._tries, self._first, self._next_at = trouble, 0, "", NEVER

    def _keep(self) -> None:
        self._apply()
        try:
            if self.in_force is None:
                self._file.unlink(missing_ok=True)
            else:
                write_durably(self._file, canonical_json(self.in_force))
        except OSError as error:
            log.warning("cannot keep %s: %s", layout.SCHEDULE, os.strerror(error.errno or 0))

    def _apply(self) -> None:
        self.rows, self.mistakes = (), ()
        if self.in_force is not None:
            self.rows, self.mistakes = rows_of(self.in_force.raw, self.in_force.read_at, self._places)


TROUBLES = {
    Reason.NOTHING_TO_SHOW: "no-headings",
    Reason.ENCRYPTED: "encrypted",
    Reason.MARK_FOUND: "marked",
    Reason.BOMB: "too-big",
    Reason.TOO_BIG: "too-big",
    Reason.TOO_LONG: "too-big",
    Reason.WORKER_FAILED: "unreadable",
    Reason.TIMEOUT: "unreadable",
}
"""Why the worker refused it → the sentence that says so; any other: it is damaged."""


def names_of(settings: Settings) -> tuple[str, ...]:
    """The names of all places."""
    return tuple(place.name for place in settings.places)


def look(folders: Folders, path: str, worker: Worker, *, first: str, known: str) -> Look:
    """Read the file once. The worker sees it when its bytes are those of the `first` reading, and not `known` already."""
    try:
        data = bytes_of(folders.content, path)
    except OSError:
        return Look()
    if len(data) > MAX_BYTES:
        return Look(too_big=True)
    sha256 = hashlib.sha256(data).hexdigest()
    complete = b"PK\x05\x06" in data[-(1 << 16) :] or not data.startswith(b"PK")
    if not data or sha256 != first or sha256 == known:
        return Look(sha256 if data else "", complete)
    return Look(sha256, complete, outcome=judged(data, base_name(path), worker))


def read_now(content: Path, path: str, worker: Worker) -> tuple[RawSchedule | None, str]:
    """The schedule as it lies there, and what is wrong with it ("" if nothing)."""
    try:
        data = bytes_of(content, path)
    except OSError:
        return None, "unreadable"
    if len(data) > MAX_BYTES:
        return None, "too-big"
    return raw_from(judged(data, base_name(path), worker))


def raw_from(outcome: Outcome) -> tuple[RawSchedule | None, str]:
    """The rows that an outcome carries, or why there are none."""
    if outcome.verdict is Verdict.ACCEPTED:
        return from_plain(RawSchedule, json.loads(outcome.blobs[0].data)), ""
    return None, TROUBLES.get(outcome.notes[0].reason, "broken")


def judged(data: bytes, name: str, worker: Worker) -> Outcome:
    """What the worker makes of these bytes."""
    with sealed(data) as fd:
        return worker(fd, Request(name, Rules(), Role.PLAY, 0, len(data), purpose=Purpose.SCHEDULE))


def bytes_of(content: Path, path: str) -> bytes:
    """The bytes of the file, one more than `MAX_BYTES` at most. Raises `OSError`."""
    fd = open_file(content, path)
    with contextlib.closing(os.fdopen(fd, "rb")) as file:
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            raise OSError
        return file.read(MAX_BYTES + 1)


def _load(path: Path) -> InForce | None:
    try:
        return from_plain(InForce, json.loads(read_plain(path, MOST_KEPT)))
    except (OSError, ValueError, RecursionError, CodecError):
        return None
