"""Arrangements that follow each other: the newest counts for what it names."""

from datetime import date

import pytest

from signage.core.calendar.announced import (
    Announced,
    AnnouncedDay,
    CalendarFacts,
    combined,
    holiday_of,
    holidays_of,
    named_in,
)


def day(text: str, name: str, off: bool = True) -> AnnouncedDay:
    return AnnouncedDay(date.fromisoformat(text), name, off)


FIRST = Announced(2027, (day("2026-12-31", "元旦"), day("2027-02-05", "春节"), day("2027-02-20", "春节", False)))
AMENDED = Announced(2027, (day("2027-02-06", "春节"), day("2027-02-21", "春节", False)))
NEXT = Announced(2028, (day("2028-01-01", "元旦"),))


def days(facts: CalendarFacts) -> list[tuple[int, list[str]]]:
    return [(notice.year, [each.day.isoformat()[5:] for each in notice.days]) for notice in facts.holidays]


CASES = [
    ("nothing", [], []),
    ("one", [FIRST], [(2027, ["12-31", "02-05", "02-20"])]),
    ("an amendment", [FIRST, AMENDED], [(2027, ["12-31", "02-06", "02-21"])]),
    ("the other way round", [AMENDED, FIRST], [(2027, ["12-31", "02-05", "02-20"])]),
    ("two years", [NEXT, FIRST], [(2027, ["12-31", "02-05", "02-20"]), (2028, ["01-01"])]),
]


@pytest.mark.parametrize(("notices", "known"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_newest_counts_for_what_it_names(notices: list[Announced], known: list[tuple[int, list[str]]]) -> None:
    assert days(combined(notices)) == known


def test_two_holidays_in_one_block() -> None:
    both = Announced(2025, (day("2025-10-01", "国庆节、中秋节"), day("2025-10-06", "国庆节、中秋节")))
    assert named_in(both) == {"国庆节", "中秋节"}
    alone = Announced(2025, (day("2025-10-06", "中秋"),))
    assert days(combined([both, alone])) == [(2025, ["10-06"])]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("元旦", ("元旦",)),
        ("新年", ("元旦",)),
        ("中秋和国庆", ("中秋节", "国庆节")),
        ("抗战胜利纪念日", ("抗战胜利纪念日",)),
    ],
)
def test_names_of_holidays(words: str, names: tuple[str, ...]) -> None:
    assert holidays_of(words) == names
    assert holiday_of(words) == names[0]
