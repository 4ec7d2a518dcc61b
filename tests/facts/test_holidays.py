"""Golden dates of 2025 and 2026, the statutory fallback of 2027, and a year that somebody announces."""

from datetime import date, timedelta

import pytest

from signage.core.calendar.announced import Announced, AnnouncedDay
from signage.core.calendar.days import Certainty, DayFact, DayKind, block_of, workday_after, workday_before
from signage.facts.holidays import _statutory, facts_of, official_day

FACTS = facts_of(date(2024, 10, 1), 1400)
# holiday, year, first and last day off, last working day before, first after
GOLDEN = [
    ("元旦", 2025, "2025-01-01", "2025-01-01", "2024-12-31", "2025-01-02"),
    ("春节", 2025, "2025-01-28", "2025-02-04", "2025-01-27", "2025-02-05"),
    ("清明节", 2025, "2025-04-04", "2025-04-06", "2025-04-03", "2025-04-07"),
    ("劳动节", 2025, "2025-05-01", "2025-05-05", "2025-04-30", "2025-05-06"),
    ("端午节", 2025, "2025-05-31", "2025-06-02", "2025-05-30", "2025-06-03"),
    ("国庆节", 2025, "2025-10-01", "2025-10-08", "2025-09-30", "2025-10-09"),
    ("中秋节", 2025, "2025-10-01", "2025-10-08", "2025-09-30", "2025-10-09"),
    ("元旦", 2026, "2026-01-01", "2026-01-03", "2025-12-31", "2026-01-04"),
    ("春节", 2026, "2026-02-15", "2026-02-23", "2026-02-14", "2026-02-24"),
    ("清明节", 2026, "2026-04-04", "2026-04-06", "2026-04-03", "2026-04-07"),
    ("劳动节", 2026, "2026-05-01", "2026-05-05", "2026-04-30", "2026-05-06"),
    ("端午节", 2026, "2026-06-19", "2026-06-21", "2026-06-18", "2026-06-22"),
    ("中秋节", 2026, "2026-09-25", "2026-09-27", "2026-09-24", "2026-09-28"),
    ("国庆节", 2026, "2026-10-01", "2026-10-07", "2026-09-30", "2026-10-08"),
]


@pytest.mark.parametrize(("holiday", "year", "first", "last", "before", "after"), GOLDEN)
def test_golden_dates(holiday: str, year: int, first: str, last: str, before: str, after: str) -> None:
    block = block_of(FACTS, holiday, year)
    assert block is not None
    assert (block.first.isoformat(), block.last.isoformat()) == (first, last)
    assert block.certainty is Certainty.OFFICIAL
    assert workday_before(FACTS, block.first).isoformat() == before
    assert workday_after(FACTS, block.last).isoformat() == after


@pytest.mark.parametrize(
    ("day", "kind", "holiday"),
    [
        ("2026-02-14", DayKind.MAKEUP, "春节"),
        ("2026-01-04", DayKind.MAKEUP, "元旦"),
        ("2026-02-13", DayKind.WORKDAY, ""),
        ("2026-02-17", DayKind.HOLIDAY, "春节"),
        ("2026-11-28", DayKind.WEEKEND, ""),
    ],
)
def test_kinds_of_days(day: str, kind: DayKind, holiday: str) -> None:
    fact = FACTS[date.fromisoformat(day)]
    assert (fact.kind, fact.holiday) == (kind, holiday)


STATUTORY_2027 = {
    "元旦": ["2027-01-01"],
    "春节": ["2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08"],
    "清明节": ["2027-04-05"],
    "劳动节": ["2027-05-01", "2027-05-02"],
    "端午节": ["2027-06-09"],
    "中秋节": ["2027-09-15"],
    "国庆节": ["2027-10-01", "2027-10-02", "2027-10-03"],
}


def test_a_year_that_is_not_announced_has_its_statutory_days_and_no_make_up_day() -> None:
    year = [fact for day, fact in FACTS.items() if day.year == 2027]
    named: dict[str, list[str]] = {}
    for fact in year:
        if fact.holiday:
            named.setdefault(fact.holiday, []).append(fact.day.isoformat())
    assert named == STATUTORY_2027
    assert {fact.certainty for fact in year} == {Certainty.STATUTORY_ONLY}
    assert not [fact for fact in year if fact.kind is DayKind.MAKEUP]


def test_every_statutory_day_of_the_announced_years_is_officially_off() -> None:
    for year in (2025, 2026):
        days = _statutory(year)
        assert len(days) >= 13
        assert all(FACTS[day].off for day in days)


def test_mid_autumn_on_national_day() -> None:
    facts = facts_of(date(2028, 9, 20), 30)
    assert facts[date(2028, 10, 3)].holiday == "国庆节"
    assert block_of(facts, "中秋节", 2028) is None
    assert block_of(facts, "国庆节", 2028) is not None


NEW_YEAR = tuple(AnnouncedDay(date(2026, 12, 30) + timedelta(days=step), "新年", True) for step in range(4))
TURN = Announced(2027, (*NEW_YEAR, AnnouncedDay(date(2027, 1, 3), "元旦", False)))


def test_what_the_bureau_announces_comes_first_and_may_begin_in_december() -> None:
    facts = facts_of(date(2026, 12, 1), 100, [TURN])
    block = block_of(facts, "元旦", 2027)
    assert block is not None
    assert (block.first, block.last, block.certainty) == (date(2026, 12, 30), date(2027, 1, 2), Certainty.OVERRIDE)
    assert facts[date(2027, 1, 3)].kind is DayKind.MAKEUP
    assert facts[date(2026, 12, 26)].certainty is Certainty.OFFICIAL


def test_a_notice_about_one_holiday_leaves_the_others_as_they_were() -> None:
    facts = facts_of(date(2026, 12, 1), 100, [TURN])
    assert facts[date(2027, 2, 8)] == DayFact(date(2027, 2, 8), True, "春节", Certainty.STATUTORY_ONLY)
    assert facts[date(2027, 1, 9)] == DayFact(date(2027, 1, 9), True, "", Certainty.STATUTORY_ONLY)


def test_a_notice_about_all_holidays_makes_the_whole_year_sure() -> None:
    days = tuple(
        AnnouncedDay(day, holiday, True)
        for holiday, days in STATUTORY_2027.items()
        for day in map(date.fromisoformat, days)
    )
    facts = facts_of(date(2027, 1, 1), 365, [Announced(2027, days)])
    assert {fact.certainty for fact in facts.values()} == {Certainty.OVERRIDE}
    assert facts[date(2027, 1, 9)].off
    assert not facts[date(2027, 1, 11)].off


def test_a_notice_counts_before_the_official_calendar() -> None:
    """Saturday 14 February 2026 is officially worked; a notice that names other days gives it back."""
    spring = tuple(AnnouncedDay(date(2026, 2, day), "春节", True) for day in range(15, 23))
    facts = facts_of(date(2026, 2, 1), 40, [Announced(2026, (*spring, AnnouncedDay(date(2026, 2, 28), "春节", False)))])
    assert facts[date(2026, 2, 14)] == DayFact(date(2026, 2, 14), True, "", Certainty.OVERRIDE)
    assert facts[date(2026, 2, 23)] == DayFact(date(2026, 2, 23), False, "", Certainty.OVERRIDE)
    assert facts[date(2026, 2, 28)].kind is DayKind.MAKEUP
    assert official_day(date(2026, 2, 14)).kind is DayKind.MAKEUP


def test_the_own_december_of_a_year_is_not_the_new_year_of_the_next() -> None:
    """A notice for 2026 says nothing about New Year 2027, though the days off may begin in its December."""
    facts = facts_of(date(2026, 12, 1), 40, [Announced(2026, TURN.days[:1]), TURN])
    assert facts[date(2026, 12, 31)].holiday == "元旦"
    alone = facts_of(date(2026, 12, 1), 31, [Announced(2026, (AnnouncedDay(date(2026, 1, 1), "元旦", True),))])
    assert alone[date(2026, 12, 31)].certainty is Certainty.OFFICIAL


@pytest.mark.parametrize("year", [1, 1899, 2101, 9990])
def test_years_that_no_calendar_knows_have_weekends_only(year: int) -> None:
    facts = facts_of(date(year, 5, 1), 14)
    assert {fact.holiday for fact in facts.values()} == {""}
    assert sum(fact.off for fact in facts.values()) == 4


def test_the_official_calendar_agrees_with_another_library() -> None:
    """`holidays` is a source of its own; it writes a day that is moved beside the one that is statutory."""
    holidays = pytest.importorskip("holidays")
    known = holidays.country_holidays("CN", years=range(2020, 2027))
    days = [date(year, 1, 1) + timedelta(days=step) for year in range(2020, 2027) for step in range(365)]
    facts = facts_of(date(2020, 1, 1), 2600)
    named = [day for day in days if day in known]
    assert len(named) > 150
    assert not [day for day in named if not facts[day].off and "Special" not in str(known[day])]
    off_on_workdays = [day for day in days if facts[day].off and facts[day].holiday and day.weekday() < 5]
    assert not [day for day in off_on_workdays if day not in known]


def test_every_year_from_2004_on_has_its_days_by_statute_alone() -> None:
    """What is used until the State Council has announced a year."""
    assert all(10 <= len(_statutory(year)) <= 13 for year in range(2004, 2080))


def test_working_days_over_a_weekend_that_is_worked() -> None:
    assert workday_after(FACTS, date(2026, 2, 13)) == date(2026, 2, 14)
    assert workday_after(FACTS, date(2026, 11, 27)) == date(2026, 11, 30)
    assert workday_before(FACTS, date(2026, 2, 15), 3) == date(2026, 2, 12)
