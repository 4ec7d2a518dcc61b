"""When, between two moments, an item is due: its openings, for whoever looks further than the next change.

Pure. In: rules, two aware moments of the site's zone, a place, the day table. Out: stretches, first moment inclusive, last
exclusive. Whether it is due is asked of `due` alone, at every moment at which the answer may change.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from signage.core.calendar.daytable import DayTable
from signage.core.rotation.due import WHOLE_DAY, is_due
from signage.core.rotation.walltime import jumps, moments_at
from signage.core.rules import Rules, Window

DAY = timedelta(days=1)
Opening = tuple[datetime, datetime]


def openings(
    rules: Rules, start: datetime, end: datetime, place: str = "", table: DayTable | None = None
) -> tuple[Opening, ...]:
    """The stretches of `start` … `end` in which the item is due, in order and apart from each other."""
    found: list[Opening] = []
    begun: datetime | None = None
    for moment in (start, *_turns(rules, start, end)):
        due = is_due(rules, moment, place, table)
        if due and begun is None:
            begun = moment
        elif not due and begun is not None:
            found.append((begun, moment))
            begun = None
    if begun is not None:
        found.append((begun, end))
    return tuple(found)


def _turns(rules: Rules, start: datetime, end: datetime) -> list[datetime]:
    """Every moment between the two at which the answer may change, in order."""
    first, last = start.astimezone(UTC), end.astimezone(UTC)
    parts: tuple[Rules | Window, ...] = (rules, *rules.windows)
    bounds = [bound.astimezone(UTC) for each in parts for bound in (each.valid_from, each.valid_until) if bound]
    turns = {bound for bound in bounds if first < bound < last}
    if rules.valid_from is not None:
        first = max(first, rules.valid_from.astimezone(UTC))
    if rules.valid_until is not None:
        last = min(last, rules.valid_until.astimezone(UTC))
    marks = _marks(rules)
    zone = start.tzinfo
    for day in _days(first.astimezone(zone).date(), last.astimezone(zone).date()) if marks else ():
        turns.update(turn for turn in _turns_of(day, marks, zone) if first < turn < last)
    return [turn.astimezone(zone) for turn in sorted(turns)]


def _marks(rules: Rules) -> tuple[int, ...]:
    """The minutes of a day at which something may begin or end; none where no day differs from another."""
    windows = [one for one in rules.windows if one.weekdays or one.dayparts or one.days or one.dates]
    marks = {mark for one in windows for part in one.dayparts or WHOLE_DAY for mark in (part.start, part.end)}
    if rules.days or rules.dates or rules.periods:
        marks |= {0} | {mark for one in rules.windows for part in one.dayparts for mark in (part.start, part.end)}
    return tuple(sorted(marks))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + step * DAY for step in range((last - first).days + 1))


@lru_cache(maxsize=8192)
def _turns_of(day: date, marks: tuple[int, ...], zone: tzinfo | None) -> tuple[datetime, ...]:
    """The moments (UTC) of one day at which the clock shows one of `marks`, or jumps."""
    return (*{turn for mark in marks for turn in moments_at(day, mark, zone)}, *jumps(day, zone))
