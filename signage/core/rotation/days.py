"""On which days an item plays: weekdays, working days, the days of a recurrence, special periods.

Pure. In: rules, a day, the day table. Out: yes or no. A day that the table does not know is no day to play on.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from signage.core.calendar.days import DayKind
from signage.core.calendar.daytable import DayTable
from signage.core.rules import Days, Rules, Run, Stretch, Window

DAY = timedelta(days=1)
AT_WORK = (DayKind.WORKDAY, DayKind.MAKEUP)


def counts(window: Window, rules: Rules, day: date, table: DayTable | None) -> bool:
    """Whether what begins on `day` plays: by the window, and by the rules round it. Periods are asked apart."""
    if window.weekdays or window.days:
        named = day.isoweekday() in window.weekdays
        if not named and not (window.days and is_sort(window.days, day, table)):
            return False
    if rules.days and not is_sort(rules.days, day, table):
        return False
    return all(not dates or is_among(dates, day) for dates in (window.dates, rules.dates))


def is_sort(days: Days, day: date, table: DayTable | None) -> bool:
    """Whether `day` is a working day, or not; False where that is not known."""
    row = table.at(day) if table is not None else None
    return row is not None and (row.kind in AT_WORK) is (days is Days.WORKDAYS)


def in_period(rules: Rules, day: date, table: DayTable | None) -> bool:
    """Whether the table names one of the periods of `rules` on `day`, in the stretch that they ask for."""
    row = table.at(day) if table is not None else None
    return row is not None and any(
        key in rules.periods and rules.stretch in (Stretch.ANY, stretch)
        for key, stretch in zip(row.periods, row.stretches, strict=True)
    )


def needs_table(rules: Rules, windows: tuple[Window, ...]) -> bool:
    """Whether these rules can be answered only by the day table."""
    return bool(rules.days or rules.periods) or any(window.days for window in windows)


def is_among(runs: tuple[Run, ...], day: date) -> bool:
    """Whether `day` is a day of one of the runs."""
    for run in runs:
        number, between = divmod((day - run.first).days, run.every)
        if not between and 0 <= number < run.count:
            return True
    return False


def turning(runs: tuple[Run, ...], start: date) -> Iterator[date]:
    """Every day of the runs and the day after it, from `start` on, in order; some may come twice."""
    return heapq.merge(*(_turning(run, start) for run in runs))


def _turning(run: Run, start: date) -> Iterable[date]:
    skipped = max(0, (start - run.first).days // run.every)
    for number in range(skipped, run.count):
        day = run.first + timedelta(days=number * run.every)
        yield day
        yield day + DAY
