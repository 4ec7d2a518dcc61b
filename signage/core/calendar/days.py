"""Days as the calendar knows them: off or at work, which holiday, and how sure that is. Blocks of days off.

In: facts of single days, made by `signage.facts`. Out: blocks, working days before and after, rows of the day table.
Never: a calendar library, a clock, a guess about days that nobody has announced.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ONE = timedelta(days=1)
LONGEST_BLOCK = 40
"""Days off in a row, at most: a guard against a calendar without working days."""


class Certainty(StrEnum):
    """Where a day's state comes from: the State Council's notice, the bureau's own file, or the statute alone."""

    OFFICIAL = "official"
    OVERRIDE = "override"
    STATUTORY_ONLY = "statutory_only"


class DayKind(StrEnum):
    """What sort of day it is. A make-up day is a weekend day at work, 调休上班."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKEUP = "makeup"


@dataclass(frozen=True, slots=True)
class DayFact:
    """One day. `off`: nobody works; `holiday` is the Chinese name of the holiday that it belongs to, or "".

    A make-up day carries the name of the holiday that it makes up for.
    """

    day: date
    off: bool
    holiday: str
    certainty: Certainty

    @property
    def kind(self) -> DayKind:
        """The sort of day."""
        if self.off:
            return DayKind.HOLIDAY if self.holiday else DayKind.WEEKEND
        return DayKind.MAKEUP if is_weekend(self.day) else DayKind.WORKDAY


Facts = Mapping[date, DayFact]
"""Facts of every day of a stretch, without gaps."""


@dataclass(frozen=True, slots=True)
class Block:
    """Days off in a row, first and last included, and how sure they are."""

    first: date
    last: date
    certainty: Certainty


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= 5


def block_of(facts: Facts, holiday: str, year: int) -> Block | None:
    """The days off in a row round the days that `holiday` has in `year`; None where `facts` do not know them all.

    New Year's block may begin in December: the holiday's own days count, not where the block begins, and days of the next
    New Year are not of this one.
    """
    named = sorted(day for day, fact in facts.items() if day.year == year and fact.off and fact.holiday == holiday)
    if not named:
        return None
    first, last = named[0], max(day for day in named if (day - named[0]).days <= LONGEST_BLOCK)
    while _is_off(facts, first - ONE) and (last - first).days < LONGEST_BLOCK:
        first -= ONE
    while _is_off(facts, last + ONE) and (last - first).days < LONGEST_BLOCK:
        last += ONE
    if first - ONE not in facts or last + ONE not in facts:
        return None
    return Block(first, last, facts[named[0]].certainty)


def _is_off(facts: Facts, day: date) -> bool:
    return day in facts and facts[day].off


def workday_before(facts: Facts, day: date, count: int = 1) -> date:
    """The `count`-th working day before `day`, adjusted working days included; no further back than `facts` reach."""
    while count and day - ONE in facts:
        day -= ONE
        count -= not facts[day].off
    return day


def workday_after(facts: Facts, day: date) -> date:
    """The first working day after `day`. Raises `KeyError` outside `facts`."""
    day += ONE
    while facts[day].off:
        day += ONE
    return day
