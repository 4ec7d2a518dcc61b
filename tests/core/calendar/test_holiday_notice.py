"""Holiday data and calendar events that are right, and every way in which they cannot be."""

import json
from datetime import date
from typing import Any

import pytest

from signage.core.calendar.announced import Announced
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


def test_events_of_a_calendar_file() -> None:
    spring = (date(2027, 2, 5), date(2027, 2, 13), "春节假期")
    works = (date(2027, 1, 31), date(2027, 2, 1), "上班(补春节假期)")
    made = from_events([spring, works, (date(2027, 2, 13), date(2027, 2, 13), "休息")])
    assert isinstance(made, Announced)
    assert (made.year, len(made.days), made.days[0].off) == (2027, 10, False)
    assert {each.name for each in made.days} == {"春节", "休息"}
    assert from_events([spring, (works[0], works[1], "春节（班）")]) == from_events([spring, works])
    assert from_events([]) == Contradiction(Fault.NO_DAYS)


@pytest.mark.parametrize("words", ["春节值班", "部门聚餐", ""])
def test_an_event_that_says_neither_needs_a_person(words: str) -> None:
    made = from_events([(date(2027, 2, 5), date(2027, 2, 6), words)])
    assert made == Contradiction(Fault.UNSURE, words)
