"""The next days off of a holiday, read from the day table: from when to when, when work begins, which weekends are worked.

Pure. In: the table, a day, the key of a period. Out: a `Holiday`, or None where the table names none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from signage.core.calendar.days import ONE, Certainty, DayKind
from signage.core.calendar.daytable import Day, DayTable
from signage.core.rules import Stretch

AHEAD, AROUND = 60, 14
"""Days to look for the holiday, and around it for the weekends that make up for it."""
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Holiday:
    """`back` is the first day at work, None outside the table; `make_up` are the weekend days at work that are not over.

    Not `announced`: statutory days only.
    """

    first: date
    last: date
    back: date | None
    make_up: tuple[date, ...]
    announced: bool


def holiday_ahead(table: DayTable, day: date, key: str) -> Holiday | None:
    """The days off of period `key` that begin after `day`."""
    rows = [row for number in range(1, AHEAD) if (row := table.at(day + number * ONE)) is not None]
    first = next((row for row in rows if _is_own(row, key)), None)
    if first is None:
        return None
    last = first
    while (after := table.at(last.day + ONE)) is not None and _is_own(after, key):
        last = after
    around = [table.at(first.day + number * ONE) for number in range(-AROUND, (last.day - first.day).days + AROUND)]
    names = {row.holiday for row in around if row and first.day <= row.day <= last.day}
    own = (row for row in around if row and row.kind is DayKind.MAKEUP and row.holiday in names)
    made_up = tuple(row.day for row in own if row.day >= day)
    announced = first.certainty is not Certainty.STATUTORY_ONLY
    return Holiday(first.day, last.day, after.day if after else None, made_up, announced)


def _is_own(row: Day, key: str) -> bool:
    return any(key == own and at is Stretch.DURING for own, at in zip(row.periods, row.stretches, strict=True))


def said(day: date, before: date | None = None) -> str:
    """`10月1日（周四）`; `7日（周三）` after a day of the same month."""
    month = "" if before is not None and (before.year, before.month) == (day.year, day.month) else f"{day.month}月"
    return f"{month}{day.day}日（周{WEEKDAYS[day.weekday()]}）"
