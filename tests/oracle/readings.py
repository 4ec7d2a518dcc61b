"""Rules as the product has them, and the same in plain words: a question about a day and a minute of the clock.

Each reading is written by hand and knows only `almanac`, the clock on the wall, and for two of them the moment itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

import almanac

from signage.core.calendar.recurrence import compiled
from signage.core.rules import Daypart, Days, Rules, Stretch, Window

DAY = timedelta(days=1)
CHINA = timezone(timedelta(hours=8))
Reading = Callable[[date, int], bool]
"""Whether it plays on a day, at a minute of that day's clock."""


@dataclass(frozen=True)
class Case:
    """Rules, and how a person would read them. `first` and `last`: moments between which it may play at all."""

    name: str
    rules: Rules
    plays: Reading
    first: datetime | None = None
    last: datetime | None = None


def at(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def hours(*texts: str) -> tuple[Daypart, ...]:
    return tuple(Daypart(at(text.split("-")[0]), at(text.split("-")[1])) for text in texts)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def is_fortnight(day: date) -> bool:
    """Every other Monday from 6 January 2025 on, but not on 29 September 2025."""
    weeks = (day - date(2025, 1, 6)).days / 14
    return weeks >= 0 and weeks == int(weeks) and day != date(2025, 9, 29)


def is_last_workday_of_month(day: date) -> bool:
    """The last Monday to Friday of its month, whatever the holidays are."""
    later = (day + DAY * number for number in range(1, 8))
    return day.weekday() < 5 and not any(each.month == day.month and each.weekday() < 5 for each in later)


CASES = [
    Case("always", Rules(), lambda _day, _minute: True),
    Case(
        "office hours",
        Rules(windows=(Window(weekdays=(1, 2, 3, 4, 5), dayparts=hours("8:30-12:00", "13:30-17:30")),)),
        lambda day, minute: day.weekday() < 5 and (510 <= minute < 720 or 810 <= minute < 1050),
    ),
    Case(
        "Friday night until Saturday morning",
        Rules(windows=(Window(weekdays=(5,), dayparts=hours("22:00-6:00")),)),
        lambda day, minute: (
            (day.weekday() == 4 and minute >= 1320) or ((day - DAY).weekday() == 4 and minute < 360)
        ),
    ),
    Case("working days", Rules(days=Days.WORKDAYS), lambda day, _minute: almanac.works(day)),
    Case("days off", Rules(days=Days.HOLIDAYS), lambda day, _minute: not almanac.works(day)),
    Case(
        "nights that begin on a day off",
        Rules(days=Days.HOLIDAYS, windows=(Window(dayparts=hours("20:00-7:00")),)),
        lambda day, minute: (
            (minute >= 1200 and not almanac.works(day)) or (minute < 420 and not almanac.works(day - DAY))
        ),
    ),
    Case(
        "working days, and every Saturday",
        Rules(windows=(Window(weekdays=(6,), days=Days.WORKDAYS, dayparts=hours("9:00-11:30")),)),
        lambda day, minute: 540 <= minute < 690 and (day.weekday() == 5 or almanac.works(day)),
    ),
    Case(
        "summer hours and winter hours",
        Rules(
            windows=(
                Window(dayparts=hours("8:00-18:30"), dates=compiled("DTSTART:20200501 FREQ=DAILY;BYMONTH=5,6,7,8,9")),
                Window(dayparts=hours("8:30-17:30"), dates=compiled("DTSTART:20200101 FREQ=DAILY;BYMONTH=10,11,12,1,2,3,4")),
            )
        ),
        lambda day, minute: 480 <= minute < 1110 if 5 <= day.month <= 9 else 510 <= minute < 1050,
    ),
    Case(
        "29 February",
        Rules(dates=compiled("DTSTART:20200229 FREQ=YEARLY")),
        lambda day, _minute: (day.month, day.day) == (2, 29),
    ),
    Case(
        "every other Monday but one, at ten",
        Rules(windows=(Window(dayparts=hours("10:00-10:30"), dates=compiled(
            "DTSTART:20250106 RRULE:FREQ=WEEKLY;INTERVAL=2 EXDATE:20250929")),)),
        lambda day, minute: 600 <= minute < 630 and is_fortnight(day),
    ),
    Case(
        "the end of the month",
        Rules(dates=compiled("DTSTART:20200101 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")),
        lambda day, _minute: is_last_workday_of_month(day),
    ),
    Case(
        "the turn of the year",
        Rules(windows=(Window(dayparts=hours("23:00-1:00"), dates=compiled("DTSTART:20201231 FREQ=YEARLY")),)),
        lambda day, minute: (
            ((day.month, day.day) == (12, 31) and minute >= 1380) or ((day.month, day.day) == (1, 1) and minute < 60)
        ),
    ),
    Case(
        "before Spring Festival and National Day",
        Rules(periods=("spring", "national"), stretch=Stretch.BEFORE),
        lambda day, _minute: "before" in {almanac.stretch(day, "spring"), almanac.stretch(day, "national")},
    ),
    Case(
        "on the days of National Day, mornings",
        Rules(periods=("national",), stretch=Stretch.DURING, windows=(Window(dayparts=hours("6:00-12:00")),)),
        lambda day, minute: 360 <= minute < 720 and almanac.stretch(day, "national") == "during",
    ),
    Case(
        "the first working day after any of them",
        Rules(periods=("newyear", "spring", "labour", "national"), stretch=Stretch.AFTER),
        lambda day, _minute: any(
            almanac.stretch(day, key) == "after" for key in ("newyear", "spring", "labour", "national")
        ),
    ),
    Case(
        "all of the month of education, at working days' noon",
        Rules(periods=("bmmonth",), days=Days.WORKDAYS, windows=(Window(dayparts=hours("11:30-13:00")),)),
        lambda day, minute: 690 <= minute < 780 and "bmmonth" in almanac.periods(day) and almanac.works(day),
    ),
    Case(
        "from one moment to another, at night",
        Rules(
            valid_from=moment("2026-03-28 03:30"),
            valid_until=moment("2026-11-01 14:15"),
            windows=(Window(dayparts=hours("21:00-5:00")),),
        ),
        lambda _day, minute: minute >= 1260 or minute < 300,
        moment("2026-03-28 03:30"),
        moment("2026-11-01 14:15"),
    ),
    Case(
        "hours in which clocks are changed",
        Rules(windows=(Window(dayparts=hours("1:30-2:30")),)),
        lambda _day, minute: 90 <= minute < 150,
    ),
]  # fmt: skip


def oracle(case: Case, now: datetime) -> bool:
    """The answer for an aware moment, by its wall clock."""
    if (case.first is not None and now.timestamp() < case.first.timestamp()) or (
        case.last is not None and now.timestamp() >= case.last.timestamp()
    ):
        return False
    return case.plays(now.date(), now.hour * 60 + now.minute)
