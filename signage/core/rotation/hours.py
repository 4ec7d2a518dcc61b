"""Screen hours: outside them a screen is dark, by decision. Asked with a moment, never reading the clock.

In: the hours of the settings, an aware moment in the site's zone, what the calendar says of a day. Out: dark or not, and
when that changes. Where the calendar says nothing, Saturday and Sunday are days off.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from signage.core.calendar.days import DayKind
from signage.core.calendar.daytable import Day
from signage.core.calendar.periods import Level
from signage.core.settings import DARK_DAY, Hours

DayOf = Callable[[date], Day | None]
DAY_MIN = 24 * 60
FORTNIGHT = 15
"""Days in which the hours turn: longer than any days off in a row."""
ALWAYS, NEVER = (0, DAY_MIN), (0, 0)
SPECIAL = (Level.CAUTION, Level.GUARD)
"""Levels on whose days the hours of special days count."""

Stretch = tuple[int, int]
"""From the first minute to the one after the last; beyond 24 hours it reaches into the next day."""


def no_calendar(day: date) -> None:
    """What is known of a day without a calendar: nothing."""
    del day


def is_dark(hours: Hours, now: datetime, day_of: DayOf = no_calendar) -> bool:
    """Whether a screen is dark at `now`: neither inside today's hours nor inside what yesterday's have left."""
    minute, today = now.hour * 60 + now.minute, now.date()
    begin, end = stretch_of(hours, today, day_of)
    if begin <= minute < end:
        return False
    begin, end = stretch_of(hours, today - timedelta(days=1), day_of)
    return not begin <= minute + DAY_MIN < end


def next_turn(hours: Hours, now: datetime, day_of: DayOf = no_calendar) -> datetime | None:
    """When `is_dark` next answers otherwise, within a fortnight; None: it does not."""
    dark = is_dark(hours, now, day_of)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    for number in range(-1, FORTNIGHT):
        day = midnight + timedelta(days=number)
        for minute in stretch_of(hours, day.date(), day_of):
            moment = day + timedelta(minutes=minute)
            if moment > now and is_dark(hours, moment, day_of) is not dark:
                return moment
    return None


def stretch_of(hours: Hours, day: date, day_of: DayOf) -> Stretch:
    """When the screens are lit that are switched on on `day`. Special days come before days off, those before others."""
    known = day_of(day)
    off = known.kind in (DayKind.HOLIDAY, DayKind.WEEKEND) if known else day.isoweekday() > 5
    if hours.special and known is not None and known.level in SPECIAL:
        return _written(hours.special)
    if hours.days_off and off:
        return NEVER if hours.days_off == DARK_DAY else _written(hours.days_off)
    return _written(f"{hours.on}-{hours.off}") if hours.on and hours.off else ALWAYS


def _written(text: str) -> Stretch:
    """`07:30-18:30` in minutes; an end that is not after its beginning lies on the next day."""
    begin, end = (int(clock[:2]) * 60 + int(clock[3:5]) for clock in text.split("-"))
    return begin, end if end > begin else end + DAY_MIN
