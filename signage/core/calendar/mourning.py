"""The mourning switch: a person says from when until when the screens mourn. It always ends by itself.

In: moments (aware). Out: a `Mourning`, or why it cannot be. Where it is kept is not said here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LONGEST = timedelta(days=10)


class Switch(StrEnum):
    """What the switch says at a moment. `UNSURE`: something was switched, and what it says cannot be read."""

    OFF = "off"
    ON = "on"
    UNSURE = "unsure"


class Wrong(StrEnum):
    """Why mourning cannot be switched on until then."""

    PAST = "past"
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class Mourning:
    """From `since` until `until`, which is exclusive."""

    since: datetime
    until: datetime

    def holds_at(self, now: datetime) -> bool:
        """Whether the screens mourn at `now`."""
        return self.since <= now < self.until


def mourning_until(until: datetime, now: datetime) -> Mourning | Wrong:
    """Mourning from `now` on."""
    if until <= now:
        return Wrong.PAST
    return Wrong.TOO_LONG if until - now > LONGEST else Mourning(now, until)
