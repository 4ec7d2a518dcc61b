"""A roster that names weekdays alone: 周一 to 周日 of one week. Which week, its title says, or the day it came.

In: the cells of the day column, the lines that name the table, the day the file came. Out: the dates of each row.
A roster for every week (每周值班) is none of one week, and stays a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from signage.core.calendar.name_dates import dates_in, days_of
from signage.core.calendar.written_days import weekday_of
from signage.core.later import later

_DAYS: Final = later(
    r"(?:(?:每)?(?:星期|礼拜|周)(?:[一二三四五六日天末]))(?:\s*(?:[、,，/]|至|到|[-~—～–]+)\s*(?:星期|礼拜|周)?[一二三四五六日天](?![月日号]))*"
)
_TO: Final = later(
    r"(?:星期|礼拜|周)?([一二三四五六日天])\s*(?:至|到|[-~—～–]+)\s*(?:星期|礼拜|周)?([一二三四五六日天])"
)
_ONE: Final = later(r"[一二三四五六日天]")
_SUNDAY: Final = str.maketrans("天", "日")
_EVERY: Final = later(r"每周|长期|常年|固定")
_NEXT: Final = later(r"下周|下星期|下一周")
_LEAST: Final = 2
_LONGEST: Final = timedelta(days=13)
_WEEK: Final = timedelta(days=7)


def weekdays_in(text: str) -> tuple[int, ...]:
    """The weekdays that a cell names and nothing else, Monday 1: 周一, 周一至周三, 周六、周日, 周末; empty for others."""
    words = "".join(text.split())
    if not _DAYS.fullmatch(words):
        return ()
    if "周末" in words:
        return (6, 7) if words == "周末" else ()
    spread = _TO.sub(lambda found: _between(found[1], found[2]), words).translate(_SUNDAY)
    return tuple(dict.fromkeys(weekday_of(char) for char in _ONE.findall(spread)))


def _between(first: str, last: str) -> str:
    week = "一二三四五六日"
    begin, end = week.find(first.translate(_SUNDAY)), week.find(last.translate(_SUNDAY))
    return week[begin : end + 1]


def dates_of_week(cells: Sequence[str], heads: Sequence[str], came: date) -> tuple[tuple[date, ...], ...] | None:
    """The dates of each cell; None where the cells are no weekdays of one week. An empty cell has those above it."""
    named = [weekdays_in(cell) if cell.strip() else None for cell in cells]
    if not any(named) or () in named or any(_EVERY.search(head) for head in heads):
        return None
    days = {day for each in named if each for day in each}
    if len(days) < _LEAST:
        return None
    monday = _monday(heads, came, max(days))
    made: list[tuple[date, ...]] = []
    for each in named:
        before = made[-1] if made else ()
        made.append(before if each is None else tuple(monday + timedelta(days=day - 1) for day in each))
    return tuple(made)


def _monday(heads: Sequence[str], came: date, last: int) -> date:
    """The Monday of the week that the title names, else of the one that lies or begins at `came`."""
    for head in heads:
        dated = dates_in(head)
        days = days_of(dated, came) if dated.limits else None
        if days is not None and days[0] is not None and (days[1] or days[0]) - days[0] <= _LONGEST:
            return days[0] - timedelta(days=days[0].weekday())
    monday = came - timedelta(days=came.weekday())
    if any(_NEXT.search(head) for head in heads) or came > monday + timedelta(days=last - 1):
        return monday + _WEEK
    return monday


def week_of(day: date) -> str:
    """11月23日至29日."""
    first = day - timedelta(days=day.weekday())
    last = first + timedelta(days=6)
    return f"{first.month}月{first.day}日至{f'{last.month}月' if last.month != first.month else ''}{last.day}日"
