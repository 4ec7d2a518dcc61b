"""Recurrences by the day: against another reading of RFC 5545, and hostile texts."""

from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Any

import pytest
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday
from hypothesis import given, settings
from hypothesis import strategies as st

from signage.core.calendar.recurrence import FIRST, compiled, runs_of
from signage.core.calendar.recurrence_rule import LAST, RecurrenceError
from signage.core.rules import Run

STARTS = date(2026, 1, 5)


def days(text: str, start: date | None = STARTS) -> list[date]:
    return sorted(day for run in compiled(text, start) for day in days_of(run))


def days_of(run: Run) -> list[date]:
    return [run.first + timedelta(days=number * run.every) for number in range(run.count)]


CASES = [
    ("every other Monday", "FREQ=WEEKLY;INTERVAL=2", ["2026-01-05", "2026-01-19", "2026-02-02"]),
    ("Mondays and Fridays", "RRULE:FREQ=WEEKLY;BYDAY=MO,FR", ["2026-01-05", "2026-01-09", "2026-01-12"]),
    ("with its own start", "DTSTART:20260110 RRULE:FREQ=DAILY;COUNT=2", ["2026-01-10", "2026-01-11"]),
    ("without single days", "FREQ=DAILY;COUNT=4\nEXDATE:20260106,20260107T090000", ["2026-01-05", "2026-01-08"]),
    ("until a day", "FREQ=DAILY;UNTIL=20260106T235959Z", ["2026-01-05", "2026-01-06"]),
    ("the last working day of a month", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
     ["2026-01-30", "2026-02-27", "2026-03-31"]),
    ("the first working day of a month, from after it", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
     ["2026-02-02", "2026-03-02"]),
    ("until the middle of a week", "FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20260107", ["2026-01-05"]),
    ("every day of one month", "FREQ=DAILY;BYMONTH=2", ["2026-02-01", "2026-02-02"]),
    ("weeks that begin on a Sunday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU",
     ["2026-01-05", "2026-01-18", "2026-01-19"]),
    ("the first Friday", "FREQ=MONTHLY;BYDAY=1FR", ["2026-02-06", "2026-03-06", "2026-04-03"]),
    ("the last day of a month", "FREQ=MONTHLY;BYMONTHDAY=-1", ["2026-01-31", "2026-02-28", "2026-03-31"]),
    ("29 February", "DTSTART;VALUE=DATE:20200229 FREQ=YEARLY", ["2020-02-29", "2024-02-29", "2028-02-29"]),
    ("Thanksgiving", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", ["2026-11-26", "2027-11-25"]),
    ("Mondays of a year by number", "FREQ=YEARLY;BYDAY=20MO,-1MO", ["2026-05-18", "2026-12-28", "2027-05-17"]),
    ("the hundredth day", "FREQ=YEARLY;BYYEARDAY=100,-1", ["2026-04-10", "2026-12-31", "2027-04-10"]),
    ("months alone", "FREQ=YEARLY;BYMONTH=2,3", ["2026-02-05", "2026-03-05", "2027-02-05"]),
    ("lower case, with dashes", "dtstart:2026-03-02 freq=weekly", ["2026-03-02", "2026-03-09"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_days(text: str, first: list[str]) -> None:
    found = [day.isoformat() for day in days(text)]
    assert (found if "UNTIL" in text or "COUNT" in text else found[: len(first)]) == first


def test_without_any_start_it_counts_from_a_monday() -> None:
    assert days("FREQ=WEEKLY", None)[0] == date(2024, 1, 1)


def test_a_day_in_utc_is_the_day_that_it_is_here() -> None:
    text = "DTSTART:20260104T170000Z RRULE:FREQ=DAILY;UNTIL=20260106T170000Z EXDATE:20260105T170000Z"
    [first, second] = compiled(text, utc_offset_min=480)[0], compiled(text, utc_offset_min=480)[-1]
    assert (first.first, second.first + timedelta(days=second.every * (second.count - 1))) == (
        date(2026, 1, 5),
        date(2026, 1, 7),
    )
    assert date(2026, 1, 6) not in days_of(first)


COMPACT = [
    ("FREQ=DAILY", 1),
    ("FREQ=WEEKLY;BYDAY=MO,WE,FR", 3),
    ("FREQ=MONTHLY", 24 * 12),
    ("FREQ=DAILY;COUNT=1", 1),
    ("FREQ=YEARLY", 24),
]


@pytest.mark.parametrize(("text", "count"), COMPACT, ids=[case[0] for case in COMPACT])
def test_runs_are_few(text: str, count: int) -> None:
    assert len(compiled(text, STARTS)) <= count


MISTAKES = [
    "",
    "FREQ=SECONDLY",
    "FREQ=MINUTELY;INTERVAL=1",
    "FREQ=HOURLY",
    "FREQ=DAILY;BYHOUR=9",
    "FREQ=DAILY;BYSECOND=0,1,2",
    "INTERVAL=2",
    "FREQ=DAILY;FREQ=WEEKLY",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;INTERVAL=-1",
    "FREQ=DAILY;COUNT=",
    "FREQ=DAILY;COUNT=3;UNTIL=20270101",
    "FREQ=DAILY;COUNT=٣",
    "FREQ=DAILY;UNTIL=20261340",
    "FREQ=DAILY;UNTIL=tomorrow",
    "FREQ=DAILY;UNTIL=20250101",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYMONTH=13",
    "FREQ=YEARLY;BYWEEKNO=20",
    "FREQ=WEEKLY;BYDAY=2MO",
    "FREQ=WEEKLY;BYMONTHDAY=1",
    "FREQ=MONTHLY;BYYEARDAY=1",
    "FREQ=MONTHLY;BYDAY=XX",
    "FREQ=MONTHLY;BYDAY=99MO",
    "FREQ=WEEKLY;WKST=1",
    "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(["1"] * 401),
    "FREQ=MONTHLY;BYMONTHDAY=1,2,4,7,11,16,22,29",
    "FREQ=DAILY RRULE:FREQ=DAILY",
    "DTSTART:18500101 FREQ=DAILY",
    "DTSTART:20990101 FREQ=DAILY",
    "DTSTART:99991231T235959Z FREQ=DAILY",
    "FREQ=DAILY;COUNT=1 EXDATE:20260105",
    "每周一",
    "FREQ=DAILY;" * 400,
    "FREQ=DAILY",
]


@pytest.mark.parametrize("text", MISTAKES[:-1], ids=[text[:40] for text in MISTAKES[:-1]])
def test_what_is_no_recurrence_of_days(text: str) -> None:
    with pytest.raises(RecurrenceError):
        compiled(text, STARTS, utc_offset_min=480)


FREQS = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}
NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@st.composite
def rules(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A rule as text, and as the other reading takes it."""
    freq = draw(st.sampled_from(list(FREQS)))
    given_to: dict[str, Any] = {"freq": FREQS[freq], "interval": draw(st.integers(1, 5))}
    text = f"FREQ={freq};INTERVAL={given_to['interval']}"
    each = freq in {"DAILY", "WEEKLY"} or draw(st.booleans())  # the other one cannot mix 1MO and TU
    ordinals = st.just(0) if each else st.sampled_from([1, 2, -1, -2, 5])
    if draw(st.booleans()):
        days_of_week = draw(st.lists(st.tuples(ordinals, st.integers(0, 6)), min_size=1, max_size=3, unique=True))
        text += ";BYDAY=" + ",".join(f"{which or ''}{NAMES[number]}" for which, number in days_of_week)
        given_to["byweekday"] = [weekday(number, which or None) for which, number in days_of_week]
    if freq != "WEEKLY" and draw(st.booleans()):
        given_to["bymonthday"] = draw(st.lists(st.sampled_from([1, 2, 15, 28, 30, 31, -1, -3]), min_size=1, max_size=3))
        text += ";BYMONTHDAY=" + ",".join(map(str, given_to["bymonthday"]))
    if draw(st.booleans()):
        given_to["bymonth"] = draw(st.lists(st.integers(1, 12), min_size=1, max_size=3))
        text += ";BYMONTH=" + ",".join(map(str, given_to["bymonth"]))
    if freq != "WEEKLY" and draw(st.booleans()):  # the other one counts positions in the first week from its start
        given_to["bysetpos"] = draw(st.lists(st.sampled_from([1, 2, -1]), min_size=1, max_size=2, unique=True))
        text += ";BYSETPOS=" + ",".join(map(str, given_to["bysetpos"]))
    if draw(st.booleans()):
        given_to["wkst"] = draw(st.integers(0, 6))
        text += f";WKST={NAMES[given_to['wkst']]}"
    if draw(st.booleans()):
        given_to["count"] = draw(st.integers(1, 30))
        text += f";COUNT={given_to['count']}"
    return text, given_to


@settings(max_examples=100, deadline=None)
@given(rules(), st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_another_reading_of_the_rfc_agrees(rule: tuple[str, dict[str, Any]], start: date) -> None:
    text, given_to = rule
    end = date(2036, 12, 31)
    begin = datetime(start.year, start.month, start.day)  # noqa: DTZ001 - days have no zone
    try:
        mine = days(text, start)
    except RecurrenceError:
        return  # the other one would look for a day until the year 9999
    other = takewhile(lambda day: day <= end, (moment.date() for moment in rrule(dtstart=begin, **given_to)))
    assert [day for day in mine if day <= end] == list(other)


@given(st.sets(st.dates(FIRST, LAST), max_size=60))
def test_runs_are_the_days_and_nothing_else(chosen: set[date]) -> None:
    found = [day for run in runs_of(sorted(chosen)) for day in days_of(run)]
    assert sorted(found) == sorted(chosen)
