"""Whether the clock of this PC can be believed. A PC whose battery is empty starts in another year, and nobody looks.

Pure. In: the time that the clock shows, and what speaks against it. Out: `ClockTrust`. What is not believed still chooses
among what is undated; it names no day, no hour, no holiday. Doubt ends as soon as nothing speaks against the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from signage.core.rules import Rules

BUILT = date(2026, 11, 1)
"""No clock that is right shows an earlier day."""
SLACK = timedelta(days=1)
"""By how much a clock may be put back, or differ from the share's, without doubt: zones, people and servers err by hours."""
STEADY = timedelta(days=1)
"""After so long a clock that is only behind the last record is believed: then the record was made by a wrong one."""


class Doubt(StrEnum):
    """What speaks against the clock. Words are in `signage.words.report`."""

    BEFORE_BUILD = "before-build"
    BEFORE_SNAPSHOT = "before-snapshot"
    BEFORE_RECORD = "before-record"
    FAR_FROM_SHARE = "far-from-share"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known besides the clock; all times aware, None where there is none.

    `snapshot`: when the newest was made. `recorded`: the latest time under a clock that was believed. `share`: what the
    share's own clock shows now. `synchronised`: the kernel follows a time server.
    """

    snapshot: datetime | None = None
    recorded: datetime | None = None
    share: datetime | None = None
    synchronised: bool = False


@dataclass(frozen=True, slots=True)
class ClockTrust:
    """The answer: `why` is None while the clock is believed."""

    why: Doubt | None = None

    @property
    def trusted(self) -> bool:
        """Whether the clock is believed."""
        return self.why is None


def trust_of(now: datetime, evidence: Evidence) -> ClockTrust:
    """Whether `now` (aware, the site's zone) can be the time.

    A time server, or a share whose clock agrees, outweighs what this PC wrote itself; nothing outweighs the program's age.
    """
    if now.date() < BUILT:
        return ClockTrust(Doubt.BEFORE_BUILD)
    if evidence.synchronised:
        return ClockTrust()
    if evidence.share is not None:
        return ClockTrust(Doubt.FAR_FROM_SHARE if abs(now - evidence.share) > SLACK else None)
    if evidence.recorded is not None and now < evidence.recorded - SLACK:
        return ClockTrust(Doubt.BEFORE_RECORD)
    if evidence.snapshot is not None and now < evidence.snapshot - SLACK:
        return ClockTrust(Doubt.BEFORE_SNAPSHOT)
    return ClockTrust()


def is_undated(rules: Rules) -> bool:
    """Whether an item plays at any time: no first or last moment, no hours, no days, no period."""
    timed = rules.valid_from or rules.valid_until or rules.windows or rules.days or rules.dates or rules.periods
    return not timed
