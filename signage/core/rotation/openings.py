"""When, between two moments, an item is due: its openings, for whoever looks further than the next change.

Pure. In: rules, two aware moments of one zone, a place, the day table. Out: stretches, first moment inclusive, last
exclusive, in order, none touching the next. They say what `due` says at every moment; tests hold them together.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from signage.core.calendar.daytable import DayTable
from signage.core.rotation.days import counts, in_period
from signage.core.rotation.due import WHOLE_DAY, windows_here
from signage.core.rotation.walltime import DAY, moments_between
from signage.core.rules import Rules, Window

Span = tuple[datetime, datetime]
"""From a moment on, until before another one."""


def openings(
    rules: Rules, start: datetime, end: datetime, place: str = "", table: DayTable | None = None
) -> tuple[Span, ...]:
    """The stretches of `start` … `end` in which the item is due, in the zone of `start`."""
    zone = start.tzinfo
    return tuple(
        (begins.astimezone(zone), ends.astimezone(zone)) for begins, ends in spans_of(rules, start, end, place, table)
    )


def spans_of(
    rules: Rules, first: datetime, last: datetime, place: str = "", table: DayTable | None = None
) -> tuple[Span, ...]:
    """The same, in UTC."""
    found: list[Span] = []
    for window in windows_here(rules, place):
        inside = _inside(_inside((first.astimezone(UTC), last.astimezone(UTC)), rules), window)
        if inside is None:
            continue
        if not _by_the_day(rules, window):
            found.append(inside)
            continue
        for begin, end in _open(window, rules, inside, first, table):
            start, stop = max(begin, inside[0]), min(end, inside[1])
            if start < stop:
                found.append((start, stop))
    return _joined(found)


def _inside(span: Span | None, part: Rules | Window) -> Span | None:
    """`span` within a validity; None: nothing is left."""
    if span is None:
        return None
    start = max(span[0], part.valid_from) if part.valid_from is not None else span[0]
    end = min(span[1], part.valid_until) if part.valid_until is not None else span[1]
    return (start.astimezone(UTC), end.astimezone(UTC)) if start < end else None


def _by_the_day(rules: Rules, window: Window) -> bool:
    asked = (window.weekdays, window.dayparts, window.days, window.dates, rules.days, rules.dates, rules.periods)
    return any(asked)


def _open(window: Window, rules: Rules, inside: Span, here: datetime, table: DayTable | None) -> Iterator[Span]:
    """The stretches in which the clock shows hours of the window, on days that count."""
    zone = here.tzinfo
    day, last = inside[0].astimezone(zone).date() - DAY, inside[1].astimezone(zone).date()
    while day <= last:
        if counts(window, rules, day, table):
            for part in window.dayparts or WHOLE_DAY:
                midnight = datetime.combine(day, time())
                start, end = midnight + timedelta(minutes=part.start), midnight + timedelta(minutes=part.end)
                for begin, stop in _in_periods(start, end if end > start else end + DAY, rules, table):
                    yield from moments_between(begin, stop, zone)
        day += DAY


def _in_periods(
    start: datetime, end: datetime, rules: Rules, table: DayTable | None
) -> Iterator[tuple[datetime, datetime]]:
    """The parts of a stretch (by the wall, a day long at most) that lie on days of its periods."""
    if not rules.periods:
        yield start, end
        return
    while start < end:
        midnight = datetime.combine(start.date() + DAY, time())
        if in_period(rules, start.date(), table):
            yield start, min(end, midnight)
        start = midnight


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return tuple(made)
