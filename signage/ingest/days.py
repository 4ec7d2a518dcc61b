"""When items of special periods play next, for the status page: the day table as the shipped calendar has it.

In: rules, the time now. Out: a table where one is needed, and a first day with the period's name. What the bureau changed
of its periods the player knows; this page says the usual days.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from signage.core.calendar.daytable import DayTable
from signage.core.rotation.days import needs_table
from signage.core.rules import Rules, Stretch
from signage.core.settings import Settings
from signage.facts.periods import day_table, shipped

BACK, DAYS = 40, 441
STRETCHES = {Stretch.BEFORE: "前", Stretch.AFTER: "后"}


def table_for(rules: Rules, now: datetime) -> DayTable | None:
    """The days round `now`; None where the rules ask for no calendar."""
    return _table(now.date()) if needs_table(rules, rules.windows) else None


def in_periods(rules: Rules, first: str) -> str:
    """`国庆节期间，2026年9月21日起`; the day alone where the rules name no period."""
    names = {rule.key: rule.name for rule in shipped()}
    periods = "、".join(names.get(key, key) for key in rules.periods)
    return f"{periods}{STRETCHES.get(rules.stretch, '期间')}，{first}起" if periods else first


@lru_cache(maxsize=1)
def _table(today: date) -> DayTable:
    return day_table(Settings(), first=today - timedelta(days=BACK), days=DAYS)
