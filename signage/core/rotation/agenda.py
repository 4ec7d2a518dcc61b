"""Many rules, compiled for a stretch of time to plain spans: asked at any moment, it only looks up.

Pure. In: rules, the first and the last moment (aware, one zone), the place, the day table. Out: the spans of one item, or
an `Agenda` of all. It says what `due` says, at every moment of the stretch; a test holds them together.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import compress

from signage.core.calendar.daytable import DayTable
from signage.core.rotation.days import counts, in_period
from signage.core.rotation.due import WHOLE_DAY, windows_here
from signage.core.rotation.walltime import DAY, moments_between
from signage.core.rules import Rules, Window

Span = tuple[datetime, datetime]
"""From a moment on, until before another one; both in UTC."""
BLOCK = 4096
"""Changes between two whole pictures of the agenda."""


def spans_of(
    rules: Rules, first: datetime, last: datetime, place: str = "", table: DayTable | None = None
) -> tuple[Span, ...]:
    """When the item is due from `first` until before `last`: in order, none touching the next."""
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


@dataclass(frozen=True, slots=True)
class Agenda:
    """Which of so many items are due, for every moment of a stretch. Made by `agenda_of`.

    `turns` are the moments (seconds since 1970) at which item number `items` begins or ends; `pictures` hold a byte for
    each item before every `BLOCK`th turn.
    """

    count: int
    turns: array[float]
    items: array[int]
    pictures: tuple[bytes, ...]

    def due(self, now: datetime) -> tuple[int, ...]:
        """The numbers of the items that are due at `now`, in order."""
        passed = bisect_right(self.turns, now.timestamp())
        block = passed // BLOCK
        flags = bytearray(self.pictures[block])
        for item in self.items[block * BLOCK : passed]:
            flags[item] ^= 1
        return tuple(compress(range(self.count), flags))

    def next_change(self, now: datetime) -> datetime | None:
        """The first moment after `now` at which that answer is another one; None: not in this stretch."""
        passed = bisect_right(self.turns, now.timestamp())
        return datetime.fromtimestamp(self.turns[passed], now.tzinfo) if passed < len(self.turns) else None


def agenda_of(
    rules: Sequence[Rules], first: datetime, last: datetime, place: str = "", table: DayTable | None = None
) -> Agenda:
    """The agenda of all items from `first` until before `last`."""
    known: dict[Rules, tuple[Span, ...]] = {}
    changes: list[tuple[float, int]] = []
    for number, rule in enumerate(rules):
        if rule not in known:
            known[rule] = spans_of(rule, first, last, place, table)
        changes += [(moment.timestamp(), number) for span in known[rule] for moment in span]
    changes.sort()
    flags, pictures = bytearray(len(rules)), []
    for passed, (_, number) in enumerate(changes):
        if not passed % BLOCK:
            pictures.append(bytes(flags))
        flags[number] ^= 1
    if not len(changes) % BLOCK:
        pictures.append(bytes(flags))
    turns, items = array("d", (moment for moment, _ in changes)), array("l", (number for _, number in changes))
    return Agenda(len(rules), turns, items, tuple(pictures))
