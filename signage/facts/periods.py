"""The periods that count, and the day table that they make with the days off: the one way to ask for either.

In: settings, what the content folder knows of the calendar, a stretch of days. Out: period rules, a day table. Player,
plan and check ask here, so that they cannot disagree. Never reads a clock.
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from signage.core.calendar.announced import NOTHING_KNOWN, CalendarFacts
from signage.core.calendar.daytable import DayTable, table_of
from signage.core.calendar.periods import PeriodRule
from signage.core.settings import Settings
from signage.facts.holidays import facts_of
from signage.facts.lunar import lunar_date
from signage.facts.period_rules import changed

SHIPPED = Path(__file__).with_suffix(".toml")
MARGIN = 60
"""Days that the facts reach further than the table at both ends."""


@lru_cache(maxsize=1)
def shipped() -> tuple[PeriodRule, ...]:
    """The periods that come with the program, in the order of the year."""
    rules, mistakes = changed(tomllib.loads(SHIPPED.read_text("utf-8"))["period"], ())
    assert not mistakes, mistakes
    return rules


def periods_of(settings: Settings) -> tuple[PeriodRule, ...]:
    """The shipped periods as the bureau changed them, then those that it added. Those that are off are among them."""
    return tuple(({rule.key: rule for rule in (*shipped(), *settings.periods)}).values())


def day_table(
    settings: Settings, known: CalendarFacts = NOTHING_KNOWN, *, first: date, days: int, lunar: bool = False
) -> DayTable:
    """The table of `days` days from `first`. `known` is `Manifest.facts`; `lunar`: with the lunar date of each day."""
    facts = facts_of(first - timedelta(days=MARGIN), days + 2 * MARGIN, known.holidays)
    dates = [first + timedelta(days=step) for step in range(days if lunar else 0)]
    return table_of(
        facts, periods_of(settings), {day: lunar_date(day.year, day.month, day.day) for day in dates}, first, days
    )
