"""Is an item due at this moment, and when does that change next: the one answer for player, `check`, plan, status page.

Pure. In: rules, an aware moment in the site's zone, the name of a place ("": any place), the day table. Without a table
nothing is due that needs one. The wall decides: hours and days are those that the site's clock shows, also where it is
put forward or back. Whether the place may show the item at all is asked elsewhere (`places`).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from signage.core.calendar.daytable import DayTable
from signage.core.rotation.days import counts, in_period, needs_table, turning
from signage.core.rotation.walltime import jumps, moments_at
from signage.core.rules import Daypart, Rules, Window, is_valid_at

DAY = timedelta(days=1)
AHEAD = 8
"""Days after which hours and weekdays have said all they have to say."""
WHOLE_DAY = (Daypart(0, 1440),)
ALWAYS = (Window(),)


def windows_here(rules: Rules, place: str) -> tuple[Window, ...]:
    """The windows that count at `place`; an item without any has one that is always open."""
    if not rules.windows:
        return ALWAYS
    return tuple(window for window in rules.windows if not place or not window.places or place in window.places)


def is_due(rules: Rules, now: datetime, place: str = "", table: DayTable | None = None) -> bool:
    """Whether the item is due at `now`: inside its validity, on one of its days, and in one of its windows if any."""
    if not is_valid_at(rules, now) or (rules.periods and not in_period(rules, now.date(), table)):
        return False
    return any(_is_open(window, rules, now, table) for window in windows_here(rules, place))


def next_change(rules: Rules, now: datetime, place: str = "", table: DayTable | None = None) -> datetime | None:
    """The first moment after `now` at which `is_due` answers otherwise; None: never, as far as the table reaches."""
    due = is_due(rules, now, place, table)
    after = now.astimezone(UTC)
    turns = (
        turn.astimezone(now.tzinfo) for turn in _turns(rules, windows_here(rules, place), now, table) if turn > after
    )
    return next((turn for turn in turns if is_due(rules, turn, place, table) is not due), None)


def asks_calendar(rules: Rules) -> bool:
    """Whether only the day table can say when the item is due."""
    return needs_table(rules, rules.windows)


def begins_at(rules: Rules, now: datetime, place: str = "", table: DayTable | None = None) -> datetime | None:
    """When an item that is not due begins to play; None: its time is over.

    One that ends before it begins never comes, and is said to begin on the day that somebody wrote.
    """
    following = next_change(rules, now, place, table)
    written = rules.valid_from
    return written if following is None and written is not None and written > now else following


def is_current(rules: Rules, now: datetime, place: str = "", table: DayTable | None = None, *, days: int = 7) -> bool:
    """Whether the item plays now, or its hours and days bring it back within so many days.

    Who has no day table and cannot know whether an item plays on working days takes it to come back.
    """
    if table is None and asks_calendar(rules):
        return is_valid_at(rules, now)
    if is_due(rules, now, place, table):
        return True
    following = next_change(rules, now, place, table) if is_valid_at(rules, now) else None
    return following is not None and following - now <= days * DAY


def _is_open(window: Window, rules: Rules, now: datetime, table: DayTable | None) -> bool:
    if not is_valid_at(window, now):
        return False
    today, minute = now.date(), now.hour * 60 + now.minute
    begun = (_begun_on(part, minute, today) for part in window.dayparts or WHOLE_DAY)
    return any(day is not None and counts(window, rules, day, table) for day in begun)


def _begun_on(part: Daypart, minute: int, today: date) -> date | None:
    """The day on which the stretch that holds `minute` began; None: it does not hold it."""
    if part.start < part.end:
        return today if part.start <= minute < part.end else None
    if minute >= part.start:
        return today
    return today - DAY if minute < part.end else None


def _turns(rules: Rules, windows: tuple[Window, ...], now: datetime, table: DayTable | None) -> Iterator[datetime]:
    """Every moment at which the answer may change, from the day of `now` on, in order (UTC)."""
    parts: tuple[Rules | Window, ...] = (rules, *windows)
    bounds = sorted(
        bound.astimezone(UTC)
        for each in parts
        for bound in (each.valid_from, each.valid_until)
        if bound is not None and bound > now
    )
    marks = {mark for window in windows for part in window.dayparts or WHOLE_DAY for mark in (part.start, part.end)}
    marks |= {0} if rules.periods else set()
    starts = [now.date(), *(bound.astimezone(now.tzinfo).date() for bound in bounds)]
    days = _days(rules, windows, starts, table)
    return heapq.merge(bounds, (turn for day in days for turn in _turns_of(day, marks, now)))


def _days(rules: Rules, windows: tuple[Window, ...], starts: list[date], table: DayTable | None) -> Iterator[date]:
    """The days on which hours may begin or end, each once, in order."""
    weeks: set[date] = set()
    if any(window.weekdays or window.dayparts for window in windows):
        weeks = {start + number * DAY for start in starts for number in range(-1, AHEAD + 1)}
    calendar: Iterable[date] = ()
    if table is not None and needs_table(rules, windows):
        left = (starts[0] - table.first).days
        calendar = (row.day for row in table.rows[max(left - 1, 0) :])
    parts: tuple[Rules | Window, ...] = (rules, *windows)
    runs = (turning(each.dates, starts[0] - DAY) for each in parts if each.dates)
    last = date.min
    for day in heapq.merge(sorted(weeks), calendar, *runs):
        if day > last:
            yield day
            last = day


def _turns_of(day: date, marks: Iterable[int], now: datetime) -> list[datetime]:
    turns = {turn for mark in marks for turn in moments_at(day, mark, now.tzinfo)}
    return sorted(turns.union(jumps(day, now.tzinfo)))
