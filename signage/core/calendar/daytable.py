"""The day table: one row a day, all that the calendar means for the screen. Made once by `signage.facts`, then asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from signage.core.calendar.days import ONE, Certainty, DayKind, Facts
from signage.core.calendar.periods import (
    Level,
    Occurrence,
    PeriodRule,
    Standing,
    Tone,
    level_and_tone,
    occurrences,
    standing_on,
)
from signage.core.rules import Stretch


@dataclass(frozen=True, slots=True)
class Day:
    """A row. `periods` are the keys of all periods that mean something on this day, the ones of its own days first.

    `stretches` says of each whether the day lies before, in or after it. `leading` is the occurrence that gave the level, `toning` the one
    that gave the tone, where it is no neutral one: the reasons, for people and for the ledger.
    """

    day: date
    kind: DayKind
    holiday: str
    certainty: Certainty
    lunar: str
    periods: tuple[str, ...]
    level: Level
    tone: Tone
    leading: Occurrence | None = None
    stretches: tuple[Stretch, ...] = ()
    toning: Occurrence | None = None


@dataclass(frozen=True, slots=True)
class DayTable:
    """Rows of a stretch of days without gaps, the first at `first`."""

    first: date
    rows: tuple[Day, ...]

    def at(self, day: date) -> Day | None:
        """The row of `day`; None outside the stretch."""
        place = (day - self.first).days
        return self.rows[place] if 0 <= place < len(self.rows) else None


def table_of(facts: Facts, rules: tuple[PeriodRule, ...], lunar: dict[date, str], first: date, days: int) -> DayTable:
    """The table of `days` days from `first`. `facts` must reach 60 days further at both ends."""
    years = range(first.year - 1, (first + timedelta(days=days + 60)).year + 1)
    every = [found for rule in rules for found in occurrences(rule, facts, years)]
    rows = []
    day = first
    for _ in range(days):
        rows.append(_row(day, facts, every, lunar.get(day, "")))
        day += ONE
    return DayTable(first, tuple(rows))


def _row(day: date, facts: Facts, every: list[Occurrence], lunar: str) -> Day:
    standings = [found for one in every if (found := standing_on(one, day, facts)) is not None]
    standings.sort(key=lambda standing: not standing.is_own)
    level, tone = level_and_tone(standings)
    leading = next((each.occurrence for each in standings if each.level is level), None)
    toned = (each.occurrence for each in standings if each.tone is tone is not Tone.NEUTRAL)
    fact = facts[day]
    stretches: dict[str, Stretch] = {}
    for each in standings:
        stretches.setdefault(each.occurrence.rule.key, _stretch(each, day))
    return Day(
        day,
        fact.kind,
        fact.holiday,
        fact.certainty,
        lunar,
        tuple(stretches),
        level,
        tone,
        leading,
        tuple(stretches.values()),
        next(toned, None),
    )


def _stretch(standing: Standing, day: date) -> Stretch:
    if standing.is_own:
        return Stretch.DURING
    return Stretch.AFTER if day > standing.occurrence.last else Stretch.BEFORE
