"""From what a clock on the wall shows to moments, in zones whose clocks are put forward and back.

In: a day, a minute of it, a zone. Out: moments in UTC. Pure; a minute that the clock shows twice is two moments, one that
it leaves out is the moment at which it jumps.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise

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


def moments_between(first: datetime, last: datetime, zone: tzinfo | None) -> list[tuple[datetime, datetime]]:
    """When the clock shows a time from `first` until before `last` (no zone): in UTC, in order, mostly one stretch.

    An hour that comes twice is two stretches where it is not all of it; one that is left out takes no time.
    """
    days = (first.date() + DAY * number for number in range(-2, (last - first).days + 3))
    turns = dict.fromkeys(turn for day in days for turn in jumps(day, zone))
    early, late = first.replace(tzinfo=UTC) - DAY, last.replace(tzinfo=UTC) + DAY
    found: list[tuple[datetime, datetime]] = []
    for begin, end in pairwise((early, *(turn for turn in turns if early < turn < late), late)):
        shift = _offset(begin, zone) or timedelta()
        start, stop = max(first.replace(tzinfo=UTC) - shift, begin), min(last.replace(tzinfo=UTC) - shift, end)
        if start < stop:
            found.append((start, stop))
    return found
