"""From what a clock on the wall shows to moments, in zones whose clocks are put forward and back.

In: a day, a minute of it, a zone. Out: moments in UTC. Pure; a minute that the clock shows twice is two moments, one that
it leaves out is the moment at which it jumps.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def moments_at(day: date, minute: int, zone: tzinfo | None) -> set[datetime]:
    """When the clock shows `minute` of `day`; 1440 is the next midnight. Within a jump, near it (see `jumps`)."""
    wall = datetime.combine(day, time()) + timedelta(minutes=minute)
    return {wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}


@lru_cache(maxsize=4096)
def jumps(day: date, zone: tzinfo | None) -> tuple[datetime, ...]:
    """The moment at which the clock is put forward or back on `day`, to the second; almost always none."""
    early = datetime.combine(day, time(), zone).astimezone(UTC) - DAY / 24
    late = early + DAY + 2 * DAY / 24
    if _offset(early, zone) == _offset(late, zone):
        return ()
    while late - early > SECOND:
        middle = early + ((late - early) / 2) // SECOND * SECOND
        early, late = (middle, late) if _offset(middle, zone) == _offset(early, zone) else (early, middle)
    return (late,)


def _offset(moment: datetime, zone: tzinfo | None) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()
