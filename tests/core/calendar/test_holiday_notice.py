"""Holiday data and calendar events that are right, and every way in which they cannot be."""

import json
from datetime import date
from typing import Any

import pytest

from signage.core.calendar.announced import Announced
from signage.core.calendar.events import Event
from signage.core.calendar.holiday_notice import Contradiction, Fault, from_events, from_json


def plain(*days: tuple[str, bool], year: Any = 2027) -> dict[str, Any]:
    return {"year": year, "papers": [], "days": [{"name": "春节", "date": day, "isOffDay": off} for day, off in days]}


WEEK = tuple((f"2027-02-{day:02}", True) for day in range(5, 13))


def test_a_data_file() -> None:
    made = from_json(json.loads(json.dumps(plain(*WEEK, ("2027-01-31", False)))))
    assert isinstance(made, Announced)
    assert (made.year, len(made.days)) == (2027, 9)


JSON_FAULTS = [
    ("not announced yet", plain(), Fault.NO_DAYS),
    ("a list", [], Fault.WRONG_SHAPE),
    ("no papers", {"year": 2027, "days": []}, Fault.WRONG_SHAPE),
    ("a year in words", plain(*WEEK, year="2027"), Fault.WRONG_SHAPE),
    ("days that are no list", {"year": 2027, "papers": [], "days": {}}, Fault.WRONG_SHAPE),
    ("a day without a date", {"year": 2027, "papers": [], "days": [{"name": "春节"}]}, Fault.WRONG_SHAPE),
    ("a day in words", plain(("soon", True)), Fault.WRONG_SHAPE),
    (
        "a name of controls",
        {"year": 2027, "papers": [], "days": [{"name": "a\u202e", "date": "2027-02-05", "isOffDay": True}]},
        Fault.WRONG_SHAPE,
    ),
    (
        "off in words",
        {"year": 2027, "papers": [], "days": [{"name": "春节", "date": "2027-02-05", "isOffDay": "yes"}]},
        Fault.WRONG_SHAPE,
    ),
    (
        "too many",
        plain(*((f"2027-0{month}-{day:02}", True) for month in (1, 3, 5) for day in range(1, 31))),
        Fault.TOO_MANY,
    ),
    ("another year", plain(*WEEK, ("2028-01-01", True)), Fault.WRONG_YEAR),
    ("a year before all years", plain(*WEEK, year=0), Fault.NO_YEAR),
]


@pytest.mark.parametrize(("value", "fault"), [case[1:] for case in JSON_FAULTS], ids=[case[0] for case in JSON_FAULTS])
def test_a_data_file_that_cannot_be_right(value: Any, fault: Fault) -> None:
    made = from_json(value)
    assert isinstance(made, Contradiction)
    assert made.fault is fault


def event(first: str, end: str, title: str, *, repeats: bool = False) -> Event:
    """An event of 2027, or of another year where one is named."""
    days = [date.fromisoformat(day if len(day) > 5 else f"2027-{day}") for day in (first, end)]
    return Event(days[0], days[1], title, repeats)


SPRING = event("02-05", "02-14", "春节假期")


def test_events_of_a_calendar_file() -> None:
    works = event("01-31", "02-01", "上班(补春节假期)")
    made = from_events([SPRING, works])
    assert isinstance(made, Announced)
    assert (made.year, len(made.days), made.days[0].off) == (2027, 10, False)
    assert {each.name for each in made.days} == {"春节"}
    for title in (
        "春节（班）",
        "[班] 春节调休",
        "春节【班】",
        "春节调休上班",
        "春节 补班 第1天/共2天",
        "春节调休工作日",
    ):
        assert from_events([SPRING, event("01-31", "02-01", title)]) == made
    assert from_events([]) == Contradiction(Fault.NO_DAYS)


def test_a_calendar_of_public_holidays_of_several_years_with_feasts_that_are_no_days_off() -> None:
    made = from_events(
        [
            event("2026-02-15", "2026-02-24", "春节（休）"),
            event("2026-12-31", "2027-01-03", "元旦（休）"),
            event("01-01", "01-02", "元旦"),
            event("02-05", "02-14", "春节（休）"),
            event("01-31", "02-01", "春节（班）"),
            event("03-12", "03-13", "植树节", repeats=True),
            event("12-22", "12-23", "冬至"),
        ]
    )
    assert isinstance(made, Announced)
    assert (made.year, made.days[0].day, len(made.days)) == (2027, date(2026, 12, 31), 13)
    assert [each.day.day for each in made.days if not each.off] == [31]


UNSURE = [
    ("neither", [event("02-05", "02-06", "春节值班")], Fault.UNSURE, "春节值班"),
    ("nothing", [event("02-05", "02-06", "")], Fault.UNSURE, ""),
    ("调休 alone may be off or at work", [SPRING, event("02-20", "02-21", "春节调休")], Fault.UNSURE, "春节调休"),
    (
        "also beside marks",
        [event("02-05", "02-14", "春节（休）"), event("02-20", "02-21", "调休")],
        Fault.UNSURE,
        "调休",
    ),
    ("every year", [event("02-05", "02-14", "春节假期", repeats=True)], Fault.UNSURE, "春节假期"),
    ("somebody's own leave", [event("02-01", "02-12", "办公室轮休")], Fault.NO_NAME, "办公室轮休"),
    ("a year that follows", [SPRING, event("2028-01-01", "2028-01-02", "元旦假期")], Fault.WRONG_YEAR, "2028-01-01"),
]


@pytest.mark.parametrize(("events", "fault", "words"), [case[1:] for case in UNSURE], ids=[case[0] for case in UNSURE])
def test_events_that_need_a_person(events: list[Event], fault: Fault, words: str) -> None:
    assert from_events(events) == Contradiction(fault, words)
