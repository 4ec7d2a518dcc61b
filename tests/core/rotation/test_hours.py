"""Screen hours: when a screen is dark, and until when."""

from datetime import date, datetime, timedelta, timezone

import pytest

from signage.core.calendar.days import Certainty, DayKind
from signage.core.calendar.daytable import Day
from signage.core.calendar.periods import Level, Tone
from signage.core.rotation.hours import is_dark, next_turn
from signage.core.settings import Hours

ZONE = timezone(timedelta(hours=8))
OFFICE = Hours(on="07:30", off="18:30")
NIGHT = Hours(on="18:00", off="02:00")
WEEKDAYS = Hours(on="07:30", off="18:30", days_off="dark")
SHORT = Hours(on="07:30", off="18:30", days_off="09:00-12:00")
SPECIAL = Hours(on="07:30", off="18:30", days_off="dark", special="06:00-22:00")
KINDS = {
    date(2026, 10, 1): (DayKind.HOLIDAY, Level.NOTICE),
    date(2026, 10, 10): (DayKind.MAKEUP, Level.NORMAL),
    date(2026, 9, 30): (DayKind.WORKDAY, Level.GUARD),
    date(2026, 10, 3): (DayKind.HOLIDAY, Level.GUARD),
}


def day_of(day: date) -> Day | None:
    found = KINDS.get(day)
    return found and Day(day, found[0], "", Certainty.OFFICIAL, "", (), found[1], Tone.NEUTRAL)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


CASES = [
    ("nothing is said", Hours(), "2026-09-28 03:00", False),
    ("before the first minute", OFFICE, "2026-09-28 07:29:59", True),
    ("at it", OFFICE, "2026-09-28 07:30", False),
    ("in the last minute", OFFICE, "2026-09-28 18:29:59", False),
    ("after it", OFFICE, "2026-09-28 18:30", True),
    ("on a Saturday as ever", OFFICE, "2026-09-26 10:00", False),
    ("before midnight, over midnight", NIGHT, "2026-09-28 23:59", False),
    ("after midnight, over midnight", NIGHT, "2026-09-29 01:59", False),
    ("their end", NIGHT, "2026-09-29 02:00", True),
    ("at noon, over midnight", NIGHT, "2026-09-29 12:00", True),
    ("a Saturday that is dark", WEEKDAYS, "2026-09-26 10:00", True),
    ("a holiday that is dark", WEEKDAYS, "2026-10-01 10:00", True),
    ("a make-up day is a day at work", WEEKDAYS, "2026-10-10 10:00", False),
    ("hours of days off", SHORT, "2026-10-01 11:59", False),
    ("after them", SHORT, "2026-10-01 12:00", True),
    ("a special day", SPECIAL, "2026-09-30 21:59", False),
    ("a special day off", SPECIAL, "2026-10-03 21:59", False),
    ("a holiday that is not special", SPECIAL, "2026-10-01 10:00", True),
]


@pytest.mark.parametrize(("hours", "moment", "dark"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_when_a_screen_is_dark(hours: Hours, moment: str, dark: bool) -> None:
    assert is_dark(hours, at(moment), day_of) is dark


TURNS = [
    ("never", Hours(), "2026-09-28 03:00", None),
    ("in the morning", OFFICE, "2026-09-28 03:00", "2026-09-28 07:30"),
    ("in the evening", OFFICE, "2026-09-28 10:00", "2026-09-28 18:30"),
    ("after midnight", NIGHT, "2026-09-29 01:00", "2026-09-29 02:00"),
    ("after a dark weekend", WEEKDAYS, "2026-09-25 19:00", "2026-09-28 07:30"),
]


@pytest.mark.parametrize(("hours", "moment", "turn"), [case[1:] for case in TURNS], ids=[case[0] for case in TURNS])
def test_when_that_changes(hours: Hours, moment: str, turn: str | None) -> None:
    assert next_turn(hours, at(moment)) == (at(turn) if turn else None)
