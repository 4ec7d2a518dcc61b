"""The two clocks of the player: wall time decides what, monotonic time how long. Both can be injected."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo

AS_NOW = timedelta(minutes=2)
"""As far from the real time, what is pretended is still now."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Wall time in `zone`; with `at`, time begins there and runs on with the monotonic clock."""

    zone: tzinfo
    at: datetime | None = None
    started: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        """The wall time, aware, in the site's zone."""
        if self.at is None:
            return datetime.now(self.zone)
        return self.at.astimezone(self.zone) + timedelta(seconds=self.mono() - self.started)

    @property
    def is_elsewhere(self) -> bool:
        """Whether it began at another time than it really is: what it shows is a preview."""
        return self.at is not None and abs(datetime.now(self.zone) - self.at) > AS_NOW

    @staticmethod
    def mono() -> float:
        """Monotonic seconds."""
        return time.monotonic()
