"""When an item is due, and when that changes next."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.core.codec import from_plain, to_plain
from signage.core.rotation.due import begins_at, is_current, is_due, next_change
from signage.core.rules import Daypart, Rules, Window

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


DAYPARTS = st.builds(Daypart, st.integers(0, 1439), st.integers(0, 1440))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 3, 1), timezones=st.just(CHINA))  # noqa: DTZ001
WINDOWS = st.builds(
    Window,
    st.none() | MOMENTS,
    st.none() | MOMENTS,
    st.lists(st.integers(1, 7), max_size=3).map(tuple),
    st.lists(DAYPARTS, max_size=3).map(tuple),
    st.just(()),
)
RULES = st.builds(
    lambda first, last, windows: Rules(valid_from=first, valid_until=last, windows=tuple(windows)),
    st.none() | MOMENTS,
    st.none() | MOMENTS,
    st.lists(WINDOWS, max_size=3),
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
