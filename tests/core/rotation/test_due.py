"""When an item is due, and when that changes next."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.core.calendar.days import Certainty, DayFact
from signage.core.calendar.daytable import DayTable, table_of
from signage.core.calendar.periods import Level, PeriodRule, Step
from signage.core.codec import from_plain, to_plain
from signage.core.rotation.due import begins_at, is_current, is_due, next_change
from signage.core.rules import Daypart, Days, Rules, Run, Stretch, Window

CHINA = timezone(timedelta(hours=8))


def at(text: str) -> datetime:
    """2026-10-05 is a Monday."""
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def part(text: str) -> Daypart:
    start, end = (int(time[:2]) * 60 + int(time[3:]) for time in text.split("-"))
    return Daypart(start, end)


MORNING = Rules(windows=(Window(dayparts=(part("08:00-12:00"),)),))
OFFICE = Rules(windows=(Window(weekdays=(1, 2, 3, 4, 5), dayparts=(part("08:30-12:00"), part("13:30-17:30"))),))
NIGHT = Rules(windows=(Window(weekdays=(5,), dayparts=(part("22:00-06:00"),)),))
MONDAYS = Rules(windows=(Window(weekdays=(1,)),))
TO_MIDNIGHT = Rules(windows=(Window(dayparts=(part("18:00-24:00"),)),))
HOLIDAY = Rules(valid_from=at("2026-10-01"), valid_until=at("2026-10-09"))
TWO = Rules(
    valid_from=at("2026-10-01"),
    valid_until=at("2026-11-03"),
    windows=(
        Window(at("2026-10-01"), at("2026-10-03")),
        Window(at("2026-11-01"), at("2026-11-03"), dayparts=(part("09:00-10:00"),)),
    ),
)
HALL = Rules(windows=(Window(places=("大厅",)), Window(places=("走廊",), dayparts=(part("09:00-10:00"),))))
LATE = Rules(valid_from=at("2027-01-01"), windows=MORNING.windows)
NEVER = Rules(valid_until=at("2026-10-05"), windows=(Window(at("2026-11-01")),))

CASES = [
    ("always", Rules(), "", "2026-10-05 09:00", True, None),
    ("a morning, before", MORNING, "", "2026-10-05 07:59:59", False, "2026-10-05 08:00"),
    ("a morning, its first moment", MORNING, "", "2026-10-05 08:00", True, "2026-10-05 12:00"),
    ("a morning, its last moment", MORNING, "", "2026-10-05 11:59:59", True, "2026-10-05 12:00"),
    ("a morning, over", MORNING, "", "2026-10-05 12:00", False, "2026-10-06 08:00"),
    ("office hours, lunch", OFFICE, "", "2026-10-05 12:30", False, "2026-10-05 13:30"),
    ("office hours, Friday evening", OFFICE, "", "2026-10-09 17:30", False, "2026-10-12 08:30"),
    ("office hours, Sunday", OFFICE, "", "2026-10-11 09:00", False, "2026-10-12 08:30"),
    ("over midnight, evening", NIGHT, "", "2026-10-09 23:00", True, "2026-10-10 06:00"),
    ("over midnight, the morning after", NIGHT, "", "2026-10-10 05:59", True, "2026-10-10 06:00"),
    ("over midnight, the morning before", NIGHT, "", "2026-10-09 05:00", False, "2026-10-09 22:00"),
    ("over midnight, the evening after", NIGHT, "", "2026-10-10 23:00", False, "2026-10-16 22:00"),
    ("over midnight, at noon", NIGHT, "", "2026-10-09 12:00", False, "2026-10-09 22:00"),
    ("the morning after a Sunday night", Rules(windows=(Window(weekdays=(7,), dayparts=(part("22:00-06:00"),)),)), "",
     "2026-10-05 05:00", True, "2026-10-05 06:00"),
    ("a weekday", MONDAYS, "", "2026-10-05 23:59", True, "2026-10-06 00:00"),
    ("another weekday", MONDAYS, "", "2026-10-06 00:00", False, "2026-10-12 00:00"),
    ("until midnight", TO_MIDNIGHT, "", "2026-10-05 20:00", True, "2026-10-06 00:00"),
    ("after midnight", TO_MIDNIGHT, "", "2026-10-06 00:00", False, "2026-10-06 18:00"),
    ("days, before", HOLIDAY, "", "2026-09-30 23:59", False, "2026-10-01 00:00"),
    ("days, in", HOLIDAY, "", "2026-10-01 00:00", True, "2026-10-09 00:00"),
    ("days, over", HOLIDAY, "", "2026-10-09 00:00", False, None),
    ("two windows, the first", TWO, "", "2026-10-02 12:00", True, "2026-10-03 00:00"),
    ("two windows, between", TWO, "", "2026-10-05 12:00", False, "2026-11-01 09:00"),
    ("two windows, the last hour", TWO, "", "2026-11-02 09:30", True, "2026-11-02 10:00"),
    ("two windows, over", TWO, "", "2026-11-02 10:00", False, None),
    ("a place that always shows it", HALL, "大厅", "2026-10-05 08:00", True, None),
    ("a place with hours", HALL, "走廊", "2026-10-05 08:00", False, "2026-10-05 09:00"),
    ("a place without a window", HALL, "电梯厅", "2026-10-05 08:00", False, None),
    ("any place", HALL, "", "2026-10-05 08:00", True, None),
    ("hours that begin next year", LATE, "", "2026-10-05 09:00", False, "2027-01-01 08:00"),
    ("a window after the end", NEVER, "", "2026-10-04 09:00", False, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rules", "place", "now", "due", "change"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_due_and_its_next_change(rules: Rules, place: str, now: str, due: bool, change: str | None) -> None:
    assert is_due(rules, at(now), place) is due
    assert next_change(rules, at(now), place) == (at(change) if change else None)


def test_what_ends_before_it_begins_waits_for_the_day_that_was_written() -> None:
    turned = Rules(valid_from=at("2026-10-08"), valid_until=at("2026-10-02"))
    assert begins_at(turned, at("2026-10-05")) == at("2026-10-08")
    assert begins_at(turned, at("2026-10-08")) is None
    assert begins_at(MORNING, at("2026-10-05 13:00")) == at("2026-10-06 08:00")
    assert begins_at(HOLIDAY, at("2026-10-09")) is None


CURRENT = [
    ("due", MORNING, "2026-10-05 09:00", True),
    ("back today", MORNING, "2026-10-05 07:00", True),
    ("back after the weekend", OFFICE, "2026-10-09 18:00", True),
    ("later than a week", TWO, "2026-10-05 12:00", False),
    ("not begun", HOLIDAY, "2026-09-30 12:00", False),
    ("over", HOLIDAY, "2026-10-09 12:00", False),
]


@pytest.mark.parametrize(("rules", "now", "current"), [case[1:] for case in CURRENT], ids=[case[0] for case in CURRENT])
def test_what_plays_these_days(rules: Rules, now: str, current: bool) -> None:
    assert is_current(rules, at(now)) is current


def test_the_hours_are_those_of_the_wall_when_the_clock_changes() -> None:
    zone = ZoneInfo("Europe/Berlin")
    before = datetime(2026, 10, 24, 12, 0, tzinfo=zone)
    assert next_change(MORNING, before) == datetime(2026, 10, 25, 8, 0, tzinfo=zone)


def october() -> DayTable:
    """20 September to 20 October 2026: National Day from the 1st to the 7th, make-up days on 20 September and 10 October."""
    first = date(2026, 9, 1)
    off = {date(2026, 10, day): "国庆节" for day in range(1, 8)}
    work = {date(2026, 9, 20): "国庆节", date(2026, 10, 10): "国庆节"}
    facts = {
        day: DayFact(
            day, day in off or (day.weekday() > 4 and day not in work), (off | work).get(day, ""), Certainty.OFFICIAL
        )
        for day in (first + timedelta(days=step) for step in range(150))
    }
    rule = PeriodRule(
        "national",
        "国庆节",
        "National Day",
        holiday="国庆节",
        before=(Step(Level.NOTICE, days=10),),
        after=Level.NOTICE,
    )
    return table_of(facts, (rule,), {}, date(2026, 9, 20), 31)


OCTOBER = october()
WORKDAYS = Rules(days=Days.WORKDAYS)
AT_WORK = Rules(windows=(Window(days=Days.WORKDAYS, dayparts=(part("09:00-17:00"),)),))
AND_SATURDAYS = Rules(windows=(Window(weekdays=(6,), days=Days.WORKDAYS),))
OFF = Rules(days=Days.HOLIDAYS)
OFF_NIGHTS = Rules(days=Days.HOLIDAYS, windows=(Window(dayparts=(part("22:00-06:00"),)),))
LEAD_IN = Rules(periods=("spring", "national"), stretch=Stretch.BEFORE)
OWN_DAYS = Rules(periods=("national",), stretch=Stretch.DURING)
DAY_AFTER = Rules(periods=("national",), stretch=Stretch.AFTER)
WHOLE = Rules(periods=("national",))
NIGHTS_OF_IT = Rules(periods=("national",), stretch=Stretch.DURING, windows=OFF_NIGHTS.windows)
FORTNIGHTLY = Rules(dates=(Run(date(2026, 9, 28), every=14, count=3),))
LEAP = Rules(dates=(Run(date(2028, 2, 29)), Run(date(2032, 2, 29))))
NIGHT_OF = Rules(windows=(Window(dates=(Run(date(2026, 10, 3)),), dayparts=(part("22:00-06:00"),)),))

BY_CALENDAR = [
    ("a working day", WORKDAYS, "2026-09-30 12:00", True, "2026-10-01 00:00"),
    ("a holiday is none", WORKDAYS, "2026-10-05 12:00", False, "2026-10-08 00:00"),
    ("a make-up day is one", WORKDAYS, "2026-10-10 12:00", True, "2026-10-11 00:00"),
    ("a Sunday at work", AT_WORK, "2026-09-20 09:00", True, "2026-09-20 17:00"),
    ("before a holiday", AT_WORK, "2026-09-30 17:00", False, "2026-10-08 09:00"),
    ("working days and Saturdays", AND_SATURDAYS, "2026-10-03 12:00", True, "2026-10-04 00:00"),
    ("working days and Saturdays, a holiday", AND_SATURDAYS, "2026-10-01 12:00", False, "2026-10-03 00:00"),
    ("a weekend", OFF, "2026-10-11 12:00", True, "2026-10-12 00:00"),
    ("a Saturday at work is no holiday", OFF, "2026-10-10 12:00", False, "2026-10-11 00:00"),
    ("the night belongs to the day on which it begins", OFF_NIGHTS, "2026-10-08 05:59", True, "2026-10-08 06:00"),
    ("the night before is a working day's", OFF_NIGHTS, "2026-10-01 05:59", False, "2026-10-01 22:00"),
    ("a lead-in", LEAD_IN, "2026-09-21 00:00", True, "2026-10-01 00:00"),
    ("before a lead-in", LEAD_IN, "2026-09-20 23:59", False, "2026-09-21 00:00"),
    ("its own days", OWN_DAYS, "2026-10-07 23:59", True, "2026-10-08 00:00"),
    ("the working day after", DAY_AFTER, "2026-10-07 12:00", False, "2026-10-08 00:00"),
    ("all of a period", WHOLE, "2026-09-25 12:00", True, "2026-10-09 00:00"),
    ("a night ends with its period", NIGHTS_OF_IT, "2026-10-07 23:00", True, "2026-10-08 00:00"),
    ("after the last one", WHOLE, "2026-10-09 00:00", False, None),
    ("beyond the table", WORKDAYS, "2027-03-01 12:00", False, None),
    ("before the table", OFF, "2026-08-01 12:00", False, "2026-09-26 00:00"),
    ("every other week", FORTNIGHTLY, "2026-10-05 12:00", False, "2026-10-12 00:00"),
    ("the last time", FORTNIGHTLY, "2026-10-26 12:00", True, "2026-10-27 00:00"),
    ("no more", FORTNIGHTLY, "2026-10-27 00:00", False, None),
    ("29 February", LEAP, "2028-03-01 12:00", False, "2032-02-29 00:00"),
    ("a night of a recurrence", NIGHT_OF, "2026-10-04 05:59", True, "2026-10-04 06:00"),
    ("the night after it", NIGHT_OF, "2026-10-05 05:59", False, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rules", "now", "due", "change"), [case[1:] for case in BY_CALENDAR], ids=[case[0] for case in BY_CALENDAR]
)
def test_due_by_the_calendar(rules: Rules, now: str, due: bool, change: str | None) -> None:
    assert is_due(rules, at(now), table=OCTOBER) is due
    assert next_change(rules, at(now), table=OCTOBER) == (at(change) if change else None)


@pytest.mark.parametrize("rules", [WORKDAYS, AT_WORK, OFF, WHOLE], ids=["days", "window", "off", "period"])
def test_without_a_table_nothing_is_due_that_needs_one(rules: Rules) -> None:
    assert not any(is_due(rules, at("2026-10-01") + timedelta(hours=number)) for number in range(24 * 14))
    assert next_change(rules, at("2026-10-01")) is None


def test_who_has_no_table_takes_what_plays_on_working_days_to_come_back() -> None:
    assert is_current(AT_WORK, at("2026-10-05"))
    assert not is_current(replace(AT_WORK, valid_until=at("2026-10-05")), at("2026-10-05"))
    assert not is_current(AT_WORK, at("2027-03-01"), table=OCTOBER)


BERLIN = ZoneInfo("Europe/Berlin")


def clock(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN, fold=fold)


def hours(text: str) -> Rules:
    return Rules(windows=(Window(dayparts=(part(text),)),))


CLOCK_CHANGES = [
    ("an hour that is left out", hours("02:15-02:45"), clock("2026-03-29 01:59"), False, clock("2026-03-30 02:15")),
    ("it ends where the clock jumps", hours("01:00-02:30"), clock("2026-03-29 01:59"), True, clock("2026-03-29 03:00")),
    ("it begins where the clock jumps", hours("02:30-04:00"), clock("2026-03-29 01:59"), False,
     clock("2026-03-29 03:00")),
    ("the first of two", hours("02:15-02:45"), clock("2026-10-25 02:20"), True, clock("2026-10-25 02:45")),
    ("between the two", hours("02:15-02:45"), clock("2026-10-25 02:50"), False, clock("2026-10-25 02:15", 1)),
    ("the second of two", hours("02:15-02:45"), clock("2026-10-25 02:20", 1), True, clock("2026-10-25 02:45", 1)),
    ("from the second until the next day", hours("02:15-02:45"), clock("2026-10-25 02:50", 1), False,
     clock("2026-10-26 02:15")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rules", "now", "due", "change"), [case[1:] for case in CLOCK_CHANGES], ids=[case[0] for case in CLOCK_CHANGES]
)
def test_the_wall_decides_where_the_clock_is_changed(rules: Rules, now: datetime, due: bool, change: datetime) -> None:
    assert is_due(rules, now) is due
    following = next_change(rules, now)
    assert following is not None
    assert (following.astimezone(UTC), following.fold) == (change.astimezone(UTC), change.fold)


def test_an_end_is_a_moment_also_in_the_hour_that_comes_twice() -> None:
    rules = Rules(valid_from=clock("2026-10-25 02:45"), valid_until=clock("2026-10-25 02:30", 1))
    assert is_due(rules, clock("2026-10-25 02:20", 1))
    assert not is_due(rules, clock("2026-10-25 02:50", 1))
    assert not is_due(rules, clock("2026-10-25 02:40"))
    assert next_change(rules, clock("2026-10-25 02:20", 1)) == clock("2026-10-25 02:30", 1)


DAYPARTS = st.builds(Daypart, st.integers(0, 1439), st.integers(0, 1440))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 3, 1), timezones=st.just(CHINA))  # noqa: DTZ001
RUNS = st.lists(
    st.builds(Run, st.dates(date(2025, 12, 1), date(2026, 3, 1)), st.integers(1, 20), st.integers(1, 9)), max_size=3
).map(tuple)
WINDOWS = st.builds(
    Window,
    st.none() | MOMENTS,
    st.none() | MOMENTS,
    st.lists(st.integers(1, 7), max_size=3).map(tuple),
    st.lists(DAYPARTS, max_size=3).map(tuple),
    st.just(()),
    st.sampled_from(Days),
    RUNS,
)
RULES = st.builds(
    lambda first, last, windows, days, dates: Rules(
        valid_from=first, valid_until=last, windows=tuple(windows), days=days, dates=dates
    ),
    st.none() | MOMENTS,
    st.none() | MOMENTS,
    st.lists(WINDOWS, max_size=3),
    st.sampled_from(Days),
    RUNS,
)


@given(RULES, MOMENTS)
def test_nothing_changes_before_the_next_change_and_everything_at_it(rules: Rules, now: datetime) -> None:
    change = next_change(rules, now)
    due = is_due(rules, now)
    end = change or now + timedelta(days=21)
    step = (end - now) / 40
    assert all(is_due(rules, now + step * number) is due for number in range(40))
    if change is not None:
        assert is_due(rules, change) is not due


@given(RULES)
def test_windows_survive_the_way_to_disk(rules: Rules) -> None:
    assert from_plain(Rules, to_plain(rules)) == rules


def test_rules_from_before_there_were_windows_are_read() -> None:
    plain = to_plain(Rules(dwell_s=12))
    del plain["windows"]
    assert from_plain(Rules, plain) == Rules(dwell_s=12)
    assert date(2026, 10, 5).isoweekday() == 1
