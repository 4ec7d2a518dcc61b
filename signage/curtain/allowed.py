"""Whether the last picture may still be shown, while nobody else looks after that.

In: what is on it, the state folder's withdrawals, the time. Out: yes or no. Doubt closes: a picture that nobody has renewed for ten
minutes is not shown any more, and neither is one of an item that rests because players came to grief over it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from signage.core.snapshot import REPLACED
from signage.lastpicture import About
from signage.snapshots.read import Reader

OLD_S = 600.0
"""A player renews its picture every minute at least: the clock is on it."""


class Allowed:
    """Looks at one state folder. Cheap to ask twice a second."""

    def __init__(self, state: Path) -> None:
        self._reader = Reader(state)

    def is_allowed(self, about: About, age_s: float, now: datetime) -> bool:
        """Whether the picture may stand at `now` (aware), `age_s` seconds after it came."""
        if age_s > OLD_S or _is_over(about.until, now):
            return False
        items = set(about.items)
        gone = (
            entry.id for entry in self._reader.withdrawn() if entry.sequence > about.known and entry.why != REPLACED
        )
        return items.isdisjoint(gone) and items.isdisjoint(self._reader.resting(now))


def _is_over(until: str, now: datetime) -> bool:
    if not until:
        return False
    try:
        return now >= datetime.fromisoformat(until)
    except (ValueError, TypeError):
        return True
