"""The two clocks of the player: wall time decides what, monotonic time how long. Both can be injected.

Wall time may be made to run faster, to look at days to come: slides keep their reading time all the same.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo

AS_NOW = timedelta(minutes=2)
"""As far from the real time, what is pretended is still now."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Wall time in `zone`; with `at`, time begins there and runs on with the monotonic clock, `speed` times as fast."""

    zone: tzinfo
    at: datetime | None = None
    started: float = field(default_factory=time.monotonic)
    speed: float = 1.0

    def now(self) -> datetime:
        """The wall time, aware, in the site's zone."""
        if self.at is None:
            return datetime.now(self.zone)
        return self.at.astimezone(self.zone) + timedelta(seconds=(self.mono() - self.started) * self.speed)

    @property
    def is_elsewhere(self) -> bool:
        """Whether it began at another time than it really is, or runs faster: what it shows is a preview."""
        return self.at is not None and (self.hurries or abs(datetime.now(self.zone) - self.at) > AS_NOW)

    @property
    def hurries(self) -> bool:
        """Whether wall time does not run as fast as time does."""
        return self.speed != 1.0

    @staticmethod
    def mono() -> float:
        """Monotonic seconds."""
        return time.monotonic()
