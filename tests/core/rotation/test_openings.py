"""When an item is due between two moments: asked of every minute, `due` says the same."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from signage.core.calendar.daytable import DayTable
from signage.core.rotation.due import is_due
from signage.core.rotation.openings import openings
from signage.core.rules import Daypart, Days, Rules, Run, Stretch, Window

CHINA = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = timedelta(minutes=1)


def at(text: str, zone: ZoneInfo = CHINA) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


MORNING = Daypart(8 * 60, 12 * 60)
NIGHT = Daypart(22 * 60, 6 * 60)
CASES = {
    "always": Rules(),
    "a morning": Rules(windows=(Window(dayparts=(MORNING,)),)),
    "over midnight on Fridays": Rules(windows=(Window(weekdays=(5,), dayparts=(NIGHT,)),)),
    "Mondays": Rules(windows=(Window(weekdays=(1,)),)),
    "valid for a while": Rules(valid_from=at("2026-04-01T10:30"), valid_until=at("2026-04-03T09:10")),
    "valid for a while, mornings": Rules(
        valid_from=at("2026-04-01T10:30"), valid_until=at("2026-04-03T09:10"), windows=(Window(dayparts=(MORNING,)),)
    ),
    "over before": Rules(valid_until=at("2026-03-01")),
    "later": Rules(valid_from=at("2026-05-01")),
    "a window of days": Rules(windows=(Window(at("2026-04-02"), at("2026-04-03")), Window(at("2026-04-05")))),
    "elsewhere": Rules(windows=(Window(places=("走廊",)),)),
    "two places": Rules(windows=(Window(places=("走廊",)), Window(places=("大厅",), dayparts=(MORNING,)))),
    "workdays": Rules(days=Days.WORKDAYS),
    "holidays in the morning": Rules(days=Days.HOLIDAYS, windows=(Window(dayparts=(MORNING,)),)),
    "a sort of day in a window": Rules(windows=(Window(days=Days.WORKDAYS, dayparts=(NIGHT,)),)),
    "every other day": Rules(dates=(Run(at("2026-03-28").date(), 2, 40),)),
    "dates in a window": Rules(windows=(Window(dates=(Run(at("2026-04-02").date()),)),)),
    "a period": Rules(periods=("feast",)),
    "before a period": Rules(periods=("feast",), stretch=Stretch.BEFORE, windows=(Window(dayparts=(MORNING,)),)),
}


@pytest.mark.parametrize("rules", CASES.values(), ids=CASES)
def test_openings_say_what_due_says(rules: Rules, feast: DayTable) -> None:
    start, end = at("2026-03-31"), at("2026-04-07")
    found = openings(rules, start, end, "大厅", feast)
    moment = start
    while moment < end:
        inside = any(begin <= moment < until for begin, until in found)
        assert inside is is_due(rules, moment, "大厅", feast), moment
        moment += 10 * MINUTE
    edges = [edge for opening in found for edge in opening]
    assert edges == sorted(set(edges))
    assert all(start <= edge <= end for edge in edges)


def test_without_a_table_nothing_is_due_that_needs_one() -> None:
    assert openings(CASES["workdays"], at("2026-03-31"), at("2026-04-07")) == ()


def test_a_night_in_which_the_clock_is_put_forward() -> None:
    rules = Rules(windows=(Window(dayparts=(Daypart(150, 240),)),))
    found = openings(rules, at("2026-03-29", BERLIN), at("2026-03-30", BERLIN))
    assert [(f"{begin:%H:%M}", f"{until:%H:%M}") for begin, until in found] == [("03:00", "04:00")]


def test_the_hour_that_comes_twice_is_open_twice() -> None:
    rules = Rules(windows=(Window(dayparts=(Daypart(120, 150),)),))
    found = openings(rules, at("2026-10-25", BERLIN), at("2026-10-26", BERLIN))
    assert [(begin.utcoffset(), until.hour, until.minute) for begin, until in found] == [
        (timedelta(hours=2), 2, 30),
        (timedelta(hours=1), 2, 30),
    ]
