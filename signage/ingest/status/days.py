"""The calendar of the status page: when items of special periods and of working days play next, as the bureau has it.

In: settings with the bureau's own periods, what the content folder knows of days off, rules, the time now. Out: a table where
one is needed, a first day with the period's name, the next days of level `guard`. The player asks the same table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from signage.core.calendar.announced import NOTHING_KNOWN, CalendarFacts
from signage.core.calendar.daytable import Day, DayTable
from signage.core.calendar.periods import Level
from signage.core.rotation.days import needs_table
from signage.core.rules import Rules, Stretch
from signage.core.settings import Settings
from signage.facts.periods import day_table, periods_of

BACK, DAYS = 40, 441
AHEAD = 3
"""So many days before level `guard` the page says what will be left out."""
STRETCHES = {Stretch.BEFORE: "前", Stretch.AFTER: "后"}
USUAL = Settings()


@dataclass(frozen=True, slots=True)
class Days:
    """What the days mean here."""

    settings: Settings = USUAL
    facts: CalendarFacts = NOTHING_KNOWN

    def table_for(self, rules: Rules, now: datetime) -> DayTable | None:
        """The days round `now`; None where the rules ask for no calendar."""
        return self.table(now) if needs_table(rules, rules.windows) else None

    def table(self, now: datetime) -> DayTable:
        """The days round `now`."""
        return _table(self.settings, self.facts, now.date())

    def in_periods(self, rules: Rules, first: str) -> str:
        """`国庆节期间，2026年9月21日起`; the day alone where the rules name no period."""
        names = {rule.key: rule.name for rule in periods_of(self.settings)}
        periods = "、".join(names.get(key, key) for key in rules.periods)
        return f"{periods}{STRETCHES.get(rules.stretch, '期间')}，{first}起" if periods else first

    def guarded(self, now: datetime) -> tuple[Day, ...]:
        """The next days of level `guard` in a row, where they begin within three days or have begun."""
        table, found = self.table(now), []
        for step in range(DAYS - BACK):
            row = table.at(now.date() + timedelta(days=step))
            if row is not None and row.level is Level.GUARD:
                found.append(row)
            elif found or step >= AHEAD:
                break
        return tuple(found)


USUAL_DAYS = Days()


@lru_cache(maxsize=2)
def _table(settings: Settings, facts: CalendarFacts, today: date) -> DayTable:
    return day_table(settings, facts, first=today - timedelta(days=BACK), days=DAYS)
