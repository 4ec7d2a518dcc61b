"""Special periods: which days belong to one, and which level and tone each of them has.

In: period rules (data), facts of days. Out: spans of days, and for each day its level, tone and the reason. Pure: asked
with days, never reading a clock. Levels and their order: `docs/glossary.md`; the rules of conflict are those of the
bureau: mourning before solemn before festive, the highest level of all periods counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from signage.core.calendar.days import Certainty, Facts, block_of, workday_after, workday_before


class Level(StrEnum):
    """平时, 提示, 警示, 警戒. Never called 预警: that belongs to emergency law."""

    NORMAL = "normal"
    NOTICE = "notice"
    CAUTION = "caution"
    GUARD = "guard"


class Tone(StrEnum):
    """How the screen looks. Doubt is neutral, never festive."""

    NEUTRAL = "neutral"
    FESTIVE = "festive"
    SOLEMN = "solemn"
    MOURNING = "mourning"


LEVELS = tuple(Level)
TONES = tuple(Tone)


@dataclass(frozen=True, slots=True)
class Step:
    """A level from `days` days before the first day of the period, or from the `workdays`-th working day before it."""

    level: Level
    days: int = 0
    workdays: int = 0


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """A period as data. One of `holiday` (a statutory holiday's block), `fixed` (month, day) with `until`, or `dates`.

    `before` leads in; `during` holds on the days themselves; `after` on the first working day after a block. `dates` are
    (first, last) days that somebody has to enter each year; while not `confirmed`, they are shown as 待确认 and have no
    effect. `tone` holds on the days themselves.
    """

    key: str
    name: str
    name_en: str
    holiday: str = ""
    fixed: tuple[int, int] | None = None
    until: tuple[int, int] | None = None
    dates: tuple[tuple[date, date], ...] = ()
    confirmed: bool = True
    before: tuple[Step, ...] = ()
    during: Level = Level.NOTICE
    after: Level = Level.NORMAL
    tone: Tone = Tone.NEUTRAL
    on: bool = True


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence of a period: its own days, its working day after (or None), and how sure its days are."""

    rule: PeriodRule
    first: date
    last: date
    after: date | None
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Standing:
    """What one period means on one day: `is_own` on its own days, else before or after them."""

    occurrence: Occurrence
    level: Level
    tone: Tone
    is_own: bool


def occurrences(rule: PeriodRule, facts: Facts, years: Iterable[int]) -> tuple[Occurrence, ...]:
    """Where a period lies in `years`. A period that is off, not confirmed or outside `facts` has none."""
    if not rule.on or not rule.confirmed:
        return ()
    found: list[Occurrence] = []
    for year in years:
        if rule.holiday:
            block = block_of(facts, rule.holiday, year)
            if block is not None:
                after = workday_after(facts, block.last) if rule.after is not Level.NORMAL else None
                found.append(Occurrence(rule, block.first, block.last, after, block.certainty))
        elif rule.fixed is not None:
            first = date(year, *rule.fixed)
            last = date(year, *(rule.until or rule.fixed))
            last = last if last >= first else date(year + 1, last.month, last.day)
            found.append(Occurrence(rule, first, last, None, Certainty.OFFICIAL))
        else:
            found += [
                Occurrence(rule, first, last, None, Certainty.OVERRIDE)
                for first, last in rule.dates
                if first.year == year
            ]
    return tuple(found)


def begins(occurrence: Occurrence, step: Step, facts: Facts) -> date:
    """The day on which a step of the lead-in begins.

    Where the days off are known by the statute alone, one working day earlier: the block may yet begin sooner.
    """
    if step.workdays:
        sooner = occurrence.certainty is Certainty.STATUTORY_ONLY
        return workday_before(facts, occurrence.first, step.workdays + sooner)
    day = occurrence.first - timedelta(days=step.days)
    if occurrence.certainty is Certainty.STATUTORY_ONLY:
        return workday_before(facts, day)
    return day


def standing_on(occurrence: Occurrence, day: date, facts: Facts) -> Standing | None:
    """What an occurrence means on `day`; None where it means nothing.

    Before its days the level only rises: the highest step that has begun.
    """
    rule = occurrence.rule
    if occurrence.first <= day <= occurrence.last:
        return Standing(occurrence, rule.during, rule.tone, is_own=True)
    if day == occurrence.after:
        return Standing(occurrence, rule.after, Tone.NEUTRAL, is_own=False)
    if day > occurrence.last:
        return None
    begun = [step.level for step in rule.before if begins(occurrence, step, facts) <= day]
    if not begun:
        return None
    return Standing(occurrence, max(begun, key=LEVELS.index), Tone.NEUTRAL, is_own=False)


def level_and_tone(standings: Iterable[Standing]) -> tuple[Level, Tone]:
    """The highest level and the gravest tone of all periods of a day."""
    level, tone = Level.NORMAL, Tone.NEUTRAL
    for standing in standings:
        level = max(level, standing.level, key=LEVELS.index)
        tone = max(tone, standing.tone, key=TONES.index)
    return level, tone
