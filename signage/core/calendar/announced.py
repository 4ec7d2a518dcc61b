"""Arrangements of days off that somebody announced: a year of them, and all that are known of a content folder.

In: years as they were read, the oldest first. Out: one arrangement a year. An amendment may name one holiday only: it
replaces that holiday's days and leaves the others as they were.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

HOLIDAY_NAMES = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
"""All of them, as the statute calls them."""
ALIASES = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节", "国庆": "国庆节", "五一": "劳动节", "新年": "元旦"}
"""Other names of the same holidays, as notices and calendar files write them."""


@dataclass(frozen=True, slots=True)
class AnnouncedDay:
    """One day of a notice: off, or at work on a weekend."""

    day: date
    name: str
    off: bool


@dataclass(frozen=True, slots=True)
class Announced:
    """A year's arrangement. `year` is that of the notice's title: its days may begin in December of the year before."""

    year: int
    days: tuple[AnnouncedDay, ...]


@dataclass(frozen=True, slots=True)
class CalendarFacts:
    """What a content folder knows of the calendar: one arrangement a year, the earliest year first."""

    holidays: tuple[Announced, ...] = ()


NOTHING_KNOWN = CalendarFacts()


def holidays_of(words: str) -> tuple[str, ...]:
    """The usual names of the holidays that `words` names: 国庆节、中秋节 are two."""
    return tuple(ALIASES.get(name, name) for name in words.replace("和", "、").replace("，", "、").split("、"))


def holiday_of(words: str) -> str:
    """The holiday that a day belongs to; of several the first."""
    return holidays_of(words)[0]


def named_in(notice: Announced) -> frozenset[str]:
    """Every holiday that a notice says something about."""
    return frozenset(name for each in notice.days for name in holidays_of(each.name))


def combined(oldest_first: Iterable[Announced]) -> CalendarFacts:
    """One arrangement a year: a holiday as the newest notice that names it has it, a day as the newest that has it."""
    years: dict[int, dict[date, AnnouncedDay]] = {}
    for notice in oldest_first:
        named = named_in(notice)
        before = years.get(notice.year, {})
        days = {day: each for day, each in before.items() if named.isdisjoint(holidays_of(each.name))}
        years[notice.year] = days | {each.day: each for each in notice.days}
    return CalendarFacts(
        tuple(Announced(year, tuple(days[day] for day in sorted(days))) for year, days in sorted(years.items()))
    )
