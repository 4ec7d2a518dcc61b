"""The two clocks of the player: wall time decides what, monotonic time how long. Both can be injected."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo


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

    @staticmethod
    def mono() -> float:
        """Monotonic seconds."""
        return time.monotonic()
