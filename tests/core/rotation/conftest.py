"""A small calendar of a made-up year for what looks ahead."""

from datetime import date, timedelta

import pytest

from signage.core.calendar.days import Certainty, DayFact, is_weekend
from signage.core.calendar.daytable import DayTable, table_of
from signage.core.calendar.periods import Level, PeriodRule, Step, Tone

FIRST = date(2026, 1, 1)
FEAST = PeriodRule(
    "feast",
    "佳节",
    "the feast",
    holiday="佳节",
    before=(Step(Level.NOTICE, days=3), Step(Level.GUARD, workdays=1)),
    during=Level.CAUTION,
    after=Level.NOTICE,
    tone=Tone.FESTIVE,
)


@pytest.fixture(scope="session")
def feast() -> DayTable:
    """Days off from Thursday 2 to Sunday 5 April 2026, a make-up day on Sunday 29 March."""
    facts = {}
    for step in range(-70, 300):
        day = FIRST + timedelta(days=step)
        named = date(2026, 4, 2) <= day <= date(2026, 4, 4)
        off = named or (is_weekend(day) and day != date(2026, 3, 29))
        facts[day] = DayFact(day, off, "佳节" if named else "", Certainty.OFFICIAL)
    return table_of(facts, (FEAST,), {}, FIRST, 200)


@pytest.fixture(scope="session")
def periods() -> tuple[PeriodRule, ...]:
    return (FEAST,)
