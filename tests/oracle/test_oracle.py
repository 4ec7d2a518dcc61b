"""The product agrees with a second, plain reading round every boundary of 2025 to 2028."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import almanac
import pytest
from readings import CASES, Case, oracle

from signage.core.calendar.daytable import DayTable, table_of
from signage.core.calendar.mood import mood_of
from signage.core.rotation.due import is_due, next_change
from signage.core.rotation.openings import spans_of
from signage.facts.holidays import facts_of
from signage.facts.periods import shipped

EARLIEST, FIRST, LAST = date(2017, 1, 1), date(2025, 1, 1), date(2028, 12, 31)
"""The earlier years are those in which New Year began in December."""
DAYS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
NEAR = [timedelta(minutes=minutes) for minutes in (-2, -1, 0, 1, 2)]


@cache
def table() -> DayTable:
    days = (LAST - EARLIEST).days + 41
    return table_of(facts_of(EARLIEST - timedelta(days=400), days + 800), shipped(), {}, EARLIEST, days)


def test_every_day_of_twelve_years() -> None:
    for number in range((LAST - EARLIEST).days + 1):
        day = EARLIEST + timedelta(days=number)
        row = table().at(day)
        assert row is not None
        said = (row.level.value, row.tone.value, set(row.periods))
        assert said == (almanac.level(day), almanac.tone(day), almanac.periods(day)), day
        assert all(almanac.stretch(day, key) == where for key, where in zip(row.periods, row.stretches, strict=True)), (
            day
        )
        assert (row.kind in {"workday", "makeup"}) is almanac.works(day), day


def test_the_level_and_the_tone_two_minutes_before_and_after_every_midnight() -> None:
    for day in DAYS[1:]:
        for near in NEAR:
            now = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI) + near
            mood = mood_of(table(), now)
            assert (mood.level, mood.tone) == (almanac.level(now.date()), almanac.tone(now.date())), now


@pytest.mark.parametrize("zone", [SHANGHAI, BERLIN], ids=str)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_due_round_every_boundary(case: Case, zone: ZoneInfo) -> None:
    """Boundaries of the product, and every full half hour near which a reading could have one of its own."""
    first, last = (datetime(day.year, day.month, day.day, tzinfo=zone) for day in (FIRST, LAST))
    spans = spans_of(case.rules, first, last, "", table())
    edges = {edge for span in spans for edge in span if first < edge < last}
    parts = case.rules.windows[0].dayparts if case.rules.windows else ()
    marks = {0, *(minute for part in parts for minute in (part.start, part.end))}
    own = {
        datetime(day.year, day.month, day.day, mark // 60 % 24, mark % 60, tzinfo=zone).astimezone(UTC)
        for day in DAYS[1:-1:3]
        for mark in marks
    }  # fmt: skip
    seen = set()
    for edge in edges | own:
        for near in NEAR:
            now = (edge + near).astimezone(zone)
            due = is_due(case.rules, now, table=table())
            assert due is oracle(case, now), now
            seen.add(due)
    assert case.name == "always" or seen == {True, False}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_next_change_is_the_next_boundary(case: Case) -> None:
    first, last = (datetime(year, 1, 10, tzinfo=BERLIN) for year in (2026, 2027))
    edges = [edge for span in spans_of(case.rules, first, last, "", table()) for edge in span if first < edge < last]
    now = first
    for edge in edges[:150]:
        following = next_change(case.rules, now, table=table())
        assert following is not None
        assert following.astimezone(UTC) == edge
        now = following


GOLDEN = [
    ("2025-01-27", True, "guard", "the day before New Year's Eve 2025"),
    ("2025-01-26", True, "caution", "a Sunday at work"),
    ("2025-02-08", True, "normal", "a Saturday at work"),
    ("2025-02-05", True, "notice", "the first working day after Spring Festival 2025"),
    ("2025-09-28", True, "caution", "a Sunday at work before National Day 2025"),
    ("2025-09-30", True, "guard", "Martyrs' Day, the last working day"),
    ("2025-10-08", False, "caution", "the last day off in 2025"),
    ("2025-10-09", True, "notice", "the first working day after National Day 2025"),
    ("2026-01-04", True, "notice", "a Sunday, the first working day after New Year 2026"),
    ("2026-02-14", True, "guard", "a Saturday, the last working day before Spring Festival 2026"),
    ("2026-02-23", False, "caution", "the last day off"),
    ("2026-02-24", True, "notice", "the first working day after"),
    ("2026-02-28", True, "normal", "a Saturday at work"),
    ("2026-10-10", True, "normal", "a Saturday at work"),
]


@pytest.mark.parametrize(("day", "works", "level"), [case[:3] for case in GOLDEN], ids=[case[3] for case in GOLDEN])
def test_golden_dates_in_both_readings(day: str, works: bool, level: str) -> None:
    when = date.fromisoformat(day)
    row = table().at(when)
    assert row is not None
    assert (row.kind in {"workday", "makeup"}, row.level.value) == (works, level)
    assert (almanac.works(when), almanac.level(when)) == (works, level)
