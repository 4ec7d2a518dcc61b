"""What is known of each file in the content folder: a frozen `Entry`, changed by `replace` in the loop alone."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum

from signage.core.item import ItemRecord
from signage.core.rules import Role
from signage.ingest.folder.scan import Form, Seen, Stamp
from signage.ingest.folder.sections import Section
from signage.ingest.folder.settle import Settling

NEVER = math.inf


class Stage(Enum):
    """Where a file stands on its way to a verdict."""

    SETTLING = "settling"
    PROBING = "probing"
    READY = "ready"
    WORKING = "working"
    CONVERTING = "converting"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file. `judged` is the verdict on its newest bytes, `playing` the record in the snapshot, perhaps an older one.

    `ticket` tells answers to the present question from late ones. `next_at` and `gone_at` are monotonic seconds.
    `known` is the hash that the same inode had before a rename. `batch` grows with arrival.
    """

    path: str
    seen: Seen
    section: Section
    stage: Stage
    settling: Settling
    ticket: int = 0
    next_at: float = 0.0
    sha256: str = ""
    key: str = ""
    judged: ItemRecord | None = None
    playing: ItemRecord | None = None
    gone_at: float | None = None
    known: str = ""
    batch: int = 0
    failures: int = 0

    @property
    def in_work(self) -> bool:
        """Whether a verdict on the newest bytes is still to come."""
        return self.stage is not Stage.JUDGED

    @property
    def takes_over(self) -> bool:
        """Whether it lies in a section whose files have the whole screen, so that nobody waits for others."""
        return self.section.rules.role is Role.TAKEOVER

    @property
    def withdraws(self) -> bool:
        """Whether it lies in a section that takes things off the screens."""
        return self.section.rules.role is Role.WITHDRAW


def remembered(item: ItemRecord) -> Entry:
    """The entry of an item in the last snapshot, before the first scan after a start."""
    seen = Seen(item.path, Form.FILE, Stamp(0, 0, 0, 0, 0))
    return Entry(
        item.path,
        seen,
        Section(),
        Stage.JUDGED,
        Settling(0.0),
        next_at=NEVER,
        judged=item,
        playing=item,
        sha256=item.sha256,
    )


def arrived(seen: Seen, section: Section, now: float, batch: int, known: str = "") -> Entry:
    """The entry of a file seen for the first time."""
    return Entry(
        seen.path, seen, section, Stage.SETTLING, Settling(now), ticket=1, next_at=now, known=known, batch=batch
    )


def again(entry: Entry, now: float, batch: int, *, changed: bool = True) -> Entry:
    """The same file from the start: its bytes may be others. What plays goes on.

    Without a sign that it `changed`, the verdict stands until there is another one.
    """
    since = entry.settling.since if entry.in_work else now
    return replace(
        entry,
        stage=Stage.SETTLING,
        settling=Settling(since, tries=entry.settling.tries if entry.in_work else 0, reason=entry.settling.reason),
        ticket=entry.ticket + 1,
        next_at=now,
        known="",
        batch=batch,
        failures=0 if changed else entry.failures,
        judged=None if changed else entry.judged,
    )


def waiting(entry: Entry, settling: Settling, at: float) -> Entry:
    """Probe again at `at`."""
    return replace(entry, stage=Stage.SETTLING, settling=settling, next_at=at, ticket=entry.ticket + 1)


def ready(entry: Entry, sha256: str, stamp: Stamp) -> Entry:
    """At rest with these bytes; a verdict can be asked for."""
    return replace(
        entry,
        stage=Stage.READY,
        seen=replace(entry.seen, stamp=stamp),
        sha256=sha256,
        ticket=entry.ticket + 1,
        next_at=0.0,
    )


def judged(entry: Entry, record: ItemRecord, key: str, *, accepted: bool) -> Entry:
    """The verdict is there. Only an accepted file replaces what plays."""
    return replace(
        entry,
        stage=Stage.JUDGED,
        judged=record,
        key=key,
        sha256=record.sha256,
        playing=record if accepted else entry.playing,
        settling=Settling(0.0),
        ticket=entry.ticket + 1,
        next_at=NEVER,
    )
