"""Recurrences of RFC 5545 by the day, compiled to plain runs of days: `FREQ=WEEKLY;BYDAY=MO,FR`, with DTSTART and EXDATE.

In: the text of a rule, the day from which it counts. Out: runs of days between 2020 and 2049, or `RecurrenceError`. Pure
and bounded: a rule is asked once for every day, week, month or year, so that no text can keep it busy. Hours, minutes
and seconds are no recurrences of days and are refused.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from signage.core.calendar.recurrence_rule import LAST, MOST_VALUES, RecurrenceError, Rule, day_of, rule_of
from signage.core.later import later
from signage.core.rules import Run

FIRST = date(2020, 1, 1)
"""Days before it are of no use to a screen, nor those after `LAST`."""
EARLIEST = date(1970, 1, 1)
COUNTED_FROM = date(2024, 1, 1)
"""The first day of a rule that names none, a Monday."""
MOST_TEXT, MOST_RUNS = 4000, 1000
ONE = timedelta(days=1)

_LINE = later(r"(DTSTART|RRULE|EXDATE)(?:;[^:]*)?:(.*)")


def compiled(text: str, start: date | None = None, utc_offset_min: int = 0) -> tuple[Run, ...]:
    """The runs of the days that `text` means, at least one. `start` counts where the text has no DTSTART of its own."""
    if len(text) > MOST_TEXT:
        raise RecurrenceError
    first, rule, without = start or COUNTED_FROM, "", set[date]()
    for line in text.upper().split():
        found = _LINE.fullmatch(line)
        name, value = (found[1], found[2]) if found else ("RRULE", line)
        if name == "RRULE" and not rule:
            rule = value
        elif name == "DTSTART":
            first = day_of(value, utc_offset_min)
        elif name == "EXDATE":
            without.update(day_of(each, utc_offset_min) for each in value.split(",")[:MOST_VALUES])
        else:
            raise RecurrenceError
    if not EARLIEST <= first <= LAST:
        raise RecurrenceError
    found_days = occurrences(rule_of(rule, utc_offset_min), first)
    runs = runs_of([day for day in found_days if day >= FIRST and day not in without])
    if not 0 < len(runs) <= MOST_RUNS:
        raise RecurrenceError
    return runs


def occurrences(rule: Rule, start: date) -> Iterator[date]:
    """The days of a rule from `start` on, in order."""
    left = rule.count
    for days in _stretches(rule, start):
        wanted = [day for day in days if _fits(rule, day, start)]
        if rule.positions:
            at = {position - 1 if position > 0 else len(wanted) + position for position in rule.positions}
            wanted = [day for number, day in enumerate(wanted) if number in at]
        for day in wanted:
            if day < start:
                continue
            if day > rule.until:
                return
            yield day
            left -= 1
            if not left:
                return


def runs_of(days: list[date]) -> tuple[Run, ...]:
    """The fewest runs of two ways to see them: all days in a row, or each weekday for itself."""
    by_weekday = [_even([day for day in days if day.weekday() == number]) for number in range(7)]
    apart = tuple(run for runs in by_weekday for run in runs)
    return min(_even(days), tuple(sorted(apart, key=lambda run: run.first)), key=len)


def _even(days: list[date]) -> tuple[Run, ...]:
    """Runs of equal steps, each as long as it goes."""
    runs: list[Run] = []
    for day in days:
        last = runs[-1] if runs else None
        if last is not None and last.count == 1:
            runs[-1] = Run(last.first, (day - last.first).days, 2)
        elif last is not None and day == last.first + timedelta(days=last.every * last.count):
            runs[-1] = Run(last.first, last.every, last.count + 1)
        else:
            runs.append(Run(day))
    return tuple(runs)


def _stretches(rule: Rule, start: date) -> Iterator[list[date]]:
    """The days of every stretch that counts: every day, week, month or year, as far apart as the interval says."""
    if rule.freq in {"DAILY", "WEEKLY"}:
        length = 7 if rule.freq == "WEEKLY" else 1
        first = start - ONE * ((start.weekday() - rule.week_start) % 7 if length == 7 else 0)
        while first <= rule.until:
            yield [first + ONE * number for number in range(length)]
            first += ONE * length * rule.interval
        return
    month, step = (start.month - 1, rule.interval) if rule.freq == "MONTHLY" else (0, 12 * rule.interval)
    index = start.year * 12 + month
    while index // 12 <= rule.until.year:
        year, month = divmod(index, 12)
        months = range(month + 1, month + 2) if rule.freq == "MONTHLY" else range(1, 13)
        yield [
            date(year, number, day)
            for number in months
            if not rule.months or number in rule.months
            for day in range(1, calendar.monthrange(year, number)[1] + 1)
        ]
        index += step


def _fits(rule: Rule, day: date, start: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    length = calendar.monthrange(day.year, day.month)[1]
    if rule.month_days and not {day.day, day.day - length - 1} & set(rule.month_days):
        return False
    if rule.year_days:
        number, days = day.timetuple().tm_yday, 365 + calendar.isleap(day.year)
        if not {number, number - days - 1} & set(rule.year_days):
            return False
    if rule.weekdays:
        return any(_is_weekday(rule, day, which, weekday, length) for which, weekday in rule.weekdays)
    if rule.month_days or rule.year_days or rule.freq == "DAILY":
        return True
    if rule.freq == "WEEKLY":
        return day.weekday() == start.weekday()
    return day.day == start.day and (rule.freq == "MONTHLY" or bool(rule.months) or day.month == start.month)


def _is_weekday(rule: Rule, day: date, which: int, weekday: int, length: int) -> bool:
    """Whether `day` is that weekday: any, or the so manieth of its month or, without months, of its year."""
    if day.weekday() != weekday or not which:
        return day.weekday() == weekday
    if rule.freq == "YEARLY" and not rule.months:
        number, length = day.timetuple().tm_yday, 365 + calendar.isleap(day.year)
    else:
        number = day.day
    return which in ((number - 1) // 7 + 1, -((length - number) // 7 + 1))
