"""The player's calendar: made in two steps, asked in every turn, every change told once with its reason."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from signage.core.calendar.announced import NOTHING_KNOWN, Announced, AnnouncedDay, CalendarFacts
from signage.core.calendar.mood import Mood
from signage.core.calendar.mourning import Mourning
from signage.core.calendar.periods import Level, PeriodRule, Tone
from signage.core.rules import Rules
from signage.core.settings import Settings, Site
from signage.screen.almanac import LOOK_S, WHOLE, Almanac

ZONE = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


class Desk:
    """An almanac with a clock that is pushed, a switch, and a book of what it told."""

    def __init__(self) -> None:
        self.seconds, self.says, self.asked = 0.0, (None, True), 0  # type: tuple[float, tuple[Mourning | None, bool], int]
        self.told: list[tuple[Level, Level, Tone, Tone, str]] = []
        self.almanac = Almanac(self.switch, lambda: self.seconds, self.record)

    def switch(self) -> tuple[Mourning | None, bool]:
        self.asked += 1
        return self.says

    def record(self, before: Mood, after: Mood, now: datetime) -> None:
        assert now.tzinfo is not None
        self.told.append((before.level, after.level, before.tone, after.tone, after.reason))

    def look(self, text: str) -> Mood:
        self.seconds += LOOK_S
        self.almanac.look(at(text))
        return self.almanac.mood


def test_the_first_table_is_short_and_the_next_one_whole() -> None:
    desk = Desk()
    desk.look("2026-02-14 08:00")
    first = desk.almanac.table
    assert first is not None
    assert len(first.rows) < 10
    assert desk.almanac.day(at("2026-02-14 08:00")) == first.at(at("2026-02-14").date())
    desk.look("2026-02-14 08:00")
    whole = desk.almanac.table
    assert whole is not None
    assert len(whole.rows) == WHOLE[1]
    assert [whole.at(row.day) for row in first.rows] == list(first.rows), "the short one says the same"
    desk.look("2026-02-14 08:00")
    assert desk.almanac.table is whole
    desk.look("2026-02-15 00:00")
    assert desk.almanac.table is not whole
    assert len(desk.almanac.table.rows) == WHOLE[1]


def test_what_the_bureau_says_of_the_calendar_is_taken_over_as_it_plays() -> None:
    desk = Desk()
    for _ in range(2):
        assert desk.look("2026-11-25 09:00").level is Level.NORMAL
    whole = desk.almanac.table
    inspection = PeriodRule("inspection", "检查", "inspection", dates=((date(2026, 11, 25), date(2026, 11, 26)),))
    desk.almanac.know(Settings(periods=(replace(inspection, during=Level.CAUTION),)), NOTHING_KNOWN)
    assert desk.look("2026-11-25 09:00").level is Level.CAUTION
    assert desk.almanac.table is not whole
    assert desk.almanac.table is not None
    assert len(desk.almanac.table.rows) == WHOLE[1]
    eve = Announced(2026, (AnnouncedDay(date(2026, 11, 25), "国庆节", True),))
    desk.almanac.know(Settings(), CalendarFacts((eve,)))
    assert desk.look("2026-11-25 09:00").tone is Tone.FESTIVE
    desk.almanac.know(Settings(site=Site("某局")), CalendarFacts((eve,)))
    known = desk.almanac.table
    desk.look("2026-11-25 09:00")
    assert desk.almanac.table is known, "what is not about the calendar makes no new table"


def test_a_change_is_told_once_at_its_second() -> None:
    desk = Desk()
    for text in ("2026-02-13 23:59:59", "2026-02-14 00:00:00", "2026-02-14 23:59:59", "2026-02-15 00:00:00"):
        desk.look(text)
        desk.look(text)
    assert desk.told == [
        (Level.NORMAL, Level.CAUTION, Tone.NEUTRAL, Tone.NEUTRAL, "spring/before"),
        (Level.CAUTION, Level.GUARD, Tone.NEUTRAL, Tone.NEUTRAL, "spring/last-workday"),
        (Level.GUARD, Level.CAUTION, Tone.NEUTRAL, Tone.FESTIVE, "spring/days-off"),
    ]


def test_the_switch_is_seen_within_half_a_second_and_ends_by_itself() -> None:
    desk = Desk()
    desk.look("2026-11-25 09:00:00")
    desk.says = (Mourning(at("2026-11-25 09:00:00"), at("2026-11-25 10:00:00")), True)
    desk.almanac.look(at("2026-11-25 09:00:00"))
    assert (desk.asked, desk.almanac.mood.tone) == (1, Tone.NEUTRAL), "it has just looked"
    assert desk.look("2026-11-25 09:00:01").tone is Tone.MOURNING
    assert desk.look("2026-11-25 09:59:59").tone is Tone.MOURNING
    assert desk.look("2026-11-25 10:00:00").tone is Tone.NEUTRAL
    assert [tone for *_, tone, _ in desk.told] == [Tone.MOURNING, Tone.NEUTRAL]


def test_a_switch_that_cannot_be_read_takes_the_feast_away() -> None:
    desk = Desk()
    assert desk.look("2026-10-03 09:00").tone is Tone.FESTIVE
    desk.says = (None, False)
    assert desk.look("2026-10-03 09:00").tone is Tone.NEUTRAL


def test_festive_items_rest_while_the_screen_mourns() -> None:
    desk = Desk()
    desk.look("2026-10-03 09:00")
    feast, any_day = Rules(periods=("national", "spring")), Rules()
    assert desk.almanac.allows(feast)
    desk.says = (Mourning(at("2026-10-03 09:00"), at("2026-10-04 09:00")), True)
    desk.look("2026-10-03 09:01")
    assert (desk.almanac.allows(feast), desk.almanac.allows(any_day)) == (False, True)


@pytest.mark.parametrize("year", [1, 1899, 2200, 9999])
def test_a_clock_from_another_age_knows_nothing(year: int) -> None:
    desk = Desk()
    moment = at("2026-10-03 09:00").replace(year=year)
    for _ in range(2):
        desk.almanac.look(moment)
        assert desk.almanac.table is None
        assert desk.almanac.day(moment) is None
        assert desk.almanac.mood == Mood()
    desk.look("2026-10-03 09:00")
    assert desk.almanac.mood.tone is Tone.FESTIVE


def test_the_log_says_from_what_to_what_and_why(caplog: pytest.LogCaptureFixture) -> None:
    off: Callable[[], tuple[Mourning | None, bool]] = lambda: (None, True)  # noqa: E731 - one line of a table
    almanac = Almanac(off, lambda: 0.0)
    with caplog.at_level(logging.INFO, "signage.screen"):
        for _ in range(2):
            almanac.look(at("2026-09-30 00:00:00"))
        almanac.look(at("2026-09-30 00:00:00") + timedelta(days=1))
    assert caplog.messages == [
        "level normal → guard, tone neutral → solemn: national/last-workday, martyrs/own (2026-09-30T00:00:00+08:00)",
        "level guard → caution, tone solemn → festive: national/days-off, national/days-off (2026-10-01T00:00:00+08:00)",
    ]
