"""Is an item due at this moment, and when does that change next: the one answer for player, `check` and status page.

Pure. In: rules, an aware moment in the site's zone, the name of a place ("": any place). Whether the place may show the
item at all is asked elsewhere (`core.places`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from signage.core.rules import Daypart, Rules, Window, is_valid_at

DAY = timedelta(days=1)
AHEAD = 8
"""Days after which hours and weekdays have said all they have to say."""


def is_due(rules: Rules, now: datetime, place: str = "") -> bool:
    """Whether the item is due at `now`: inside its validity, and in one of its windows if it has any."""
    if not is_valid_at(rules, now):
        return False
    return not rules.windows or any(_is_open(window, now) for window in _here(rules, place))


def next_change(rules: Rules, now: datetime, place: str = "") -> datetime | None:
    """The first moment after `now` at which `is_due` answers otherwise; None: never."""
    windows = _here(rules, place)
    bounds = [
        moment.astimezone(now.tzinfo)
        for moment in (*_bounds(rules), *(bound for window in windows for bound in _bounds(window)))
        if moment is not None and moment > now
    ]
    marks = {mark for window in windows for mark in _marks(window)}
    turns = {*bounds, *(turn for start in (now, *bounds) for turn in _turns(start, marks) if turn > now)}
    due = is_due(rules, now, place)
    return next((moment for moment in sorted(turns) if is_due(rules, moment, place) is not due), None)


def begins_at(rules: Rules, now: datetime, place: str = "") -> datetime | None:
    """When an item that is not due begins to play; None: its time is over.

    One that ends before it begins never comes, and is said to begin on the day that somebody wrote.
    """
    following = next_change(rules, now, place)
    written = rules.valid_from
    return written if following is None and written is not None and written > now else following


def is_current(rules: Rules, now: datetime, place: str = "", *, days: int = 7) -> bool:
    """Whether the item plays now, or its hours and weekdays bring it back within so many days."""
    if is_due(rules, now, place):
        return True
    following = next_change(rules, now, place) if is_valid_at(rules, now) else None
    return following is not None and following - now <= days * DAY


def _here(rules: Rules, place: str) -> tuple[Window, ...]:
    return tuple(window for window in rules.windows if not place or not window.places or place in window.places)


def _bounds(part: Rules | Window) -> tuple[datetime | None, ...]:
    return part.valid_from, part.valid_until


def _is_open(window: Window, now: datetime) -> bool:
    if not is_valid_at(window, now):
        return False
    today = now.isoweekday()
    days = window.weekdays or range(1, 8)
    if not window.dayparts:
        return today in days
    minute = now.hour * 60 + now.minute
    return any(_begun_on(part, minute, today) in days for part in window.dayparts)


def _begun_on(part: Daypart, minute: int, today: int) -> int:
    """The weekday on which the stretch that holds `minute` began; 0: it does not hold it."""
    if part.start < part.end:
        return today if part.start <= minute < part.end else 0
    if minute >= part.start:
        return today
    return (today + 5) % 7 + 1 if minute < part.end else 0


def _marks(window: Window) -> Iterable[int]:
    """The minutes of a day at which the window may open or close."""
    for part in window.dayparts:
        yield from (part.start, part.end)
    if window.weekdays and not window.dayparts:
        yield 0


def _turns(start: datetime, marks: Iterable[int]) -> Iterable[datetime]:
    midnight = datetime.combine(start.date(), time(), start.tzinfo)
    return (midnight + number * DAY + timedelta(minutes=mark) for number in range(AHEAD + 1) for mark in marks)
