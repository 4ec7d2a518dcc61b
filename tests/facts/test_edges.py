"""The day table of any day: where its facts end in the middle of a holiday, that holiday is far away and is none."""

from datetime import date, timedelta

from signage.core.calendar.days import workday_before
from signage.core.calendar.periods import Level
from signage.core.settings import Settings
from signage.facts.holidays import facts_of
from signage.facts.periods import day_table

FIRST, BACK, DAYS, ASKED = date(2026, 11, 1), 2, 5, 400
"""As the player asks for its first table."""


def test_the_first_table_of_every_day_of_a_year() -> None:
    whole = day_table(Settings(), first=FIRST, days=ASKED)
    for number in range(BACK, ASKED - DAYS):
        today = FIRST + timedelta(days=number)
        table = day_table(Settings(), first=today - timedelta(days=BACK), days=DAYS)
        assert table.at(today) == whole.at(today), today
    assert any(row.level is Level.GUARD for row in whole.rows)


def test_working_days_are_counted_no_further_back_than_they_are_known() -> None:
    facts = facts_of(date(2026, 3, 2), 10)
    assert workday_before(facts, date(2026, 3, 6), 99) == date(2026, 3, 2)
