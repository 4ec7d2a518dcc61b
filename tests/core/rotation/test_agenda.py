"""The agenda says what `due` says, at every moment."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signage.core.calendar.daytable import table_of
from signage.core.rotation import agenda
from signage.core.rotation.agenda import agenda_of
from signage.core.rotation.due import is_due, next_change
from signage.core.rotation.openings import spans_of
from signage.core.rotation.walltime import moments_between
from signage.core.rules import Daypart, Days, Rules, Run, Stretch, Window
from signage.facts.holidays import facts_of
from signage.facts.periods import shipped

BERLIN = ZoneInfo("Europe/Berlin")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
CHINA = timezone(timedelta(hours=8))
TABLE = table_of(facts_of(date(2026, 1, 1), 400), shipped(), {}, date(2026, 3, 1), 280)


def wall(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}")


WALL = [
    ("any day", BERLIN, "06-10 08:00", "06-10 12:00", ["06-10 06:00 06-10 10:00"]),
    ("an hour that comes twice", BERLIN, "10-25 02:15", "10-25 02:45",
     ["10-25 00:15 10-25 00:45", "10-25 01:15 10-25 01:45"]),
    ("round both of it", BERLIN, "10-25 01:00", "10-25 04:00", ["10-24 23:00 10-25 01:00", "10-25 01:00 10-25 03:00"]),
    ("an hour that is left out", BERLIN, "03-29 02:15", "03-29 02:45", []),
    ("into it", BERLIN, "03-29 01:00", "03-29 02:30", ["03-29 00:00 03-29 01:00"]),
    ("out of it", BERLIN, "03-29 02:30", "03-29 04:00", ["03-29 01:00 03-29 02:00"]),
    ("the night before", BERLIN, "03-28 22:00", "03-29 06:00", ["03-28 21:00 03-29 01:00", "03-29 01:00 03-29 04:00"]),
    ("half an hour", LORD_HOWE, "04-05 01:30", "04-05 02:00", ["04-04 14:30 04-04 15:00", "04-04 15:00 04-04 15:30"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("zone", "first", "last", "wanted"), [case[1:] for case in WALL], ids=[case[0] for case in WALL]
)
def test_when_the_clock_shows_it(zone: tzinfo, first: str, last: str, wanted: list[str]) -> None:
    found = moments_between(wall(first), wall(last), zone)
    assert [f"{start:%m-%d %H:%M} {end:%m-%d %H:%M}" for start, end in found] == wanted


MOMENTS = st.datetimes(datetime(2026, 3, 1), datetime(2026, 11, 20)).map(lambda at: at.replace(second=0, microsecond=0))  # noqa: DTZ001
ZONES = st.sampled_from([CHINA, BERLIN, LORD_HOWE])
RUNS = st.lists(
    st.builds(Run, st.dates(date(2026, 3, 1), date(2026, 11, 1)), st.integers(1, 20), st.integers(1, 9)), max_size=2
).map(tuple)
WINDOWS = st.builds(
    Window,
    st.none() | st.builds(lambda at: at.replace(tzinfo=CHINA), MOMENTS),
    st.none() | st.builds(lambda at: at.replace(tzinfo=CHINA), MOMENTS),
    st.lists(st.integers(1, 7), max_size=3).map(tuple),
    st.lists(st.builds(Daypart, st.integers(0, 1439), st.integers(0, 1440)), max_size=2).map(tuple),
    st.sampled_from([(), (), ("大厅",)]),
    st.sampled_from(Days),
    RUNS,
)
RULES = st.builds(
    lambda windows, days, dates, periods, stretch: Rules(
        windows=tuple(windows), days=days, dates=dates, periods=periods, stretch=stretch
    ),
    st.lists(WINDOWS, max_size=2),
    st.sampled_from(Days),
    RUNS,
    st.sampled_from([(), (), ("national",), ("labour", "bmmonth")]),
    st.sampled_from(Stretch),
)


@settings(deadline=None)
@given(RULES, MOMENTS, ZONES, st.sampled_from(["", "大厅", "走廊"]))
def test_the_spans_of_a_fortnight_are_what_is_due(rules: Rules, begin: datetime, zone: tzinfo, place: str) -> None:
    first, last = begin.replace(tzinfo=zone), (begin + timedelta(days=14)).replace(tzinfo=zone)
    spans = spans_of(rules, first, last, place, TABLE)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    edges = [edge + step for span in spans for edge in span for step in (timedelta(), timedelta(seconds=-1))]
    moments = [first.astimezone(UTC) + timedelta(hours=7, minutes=13) * number for number in range(48)]
    for moment in (*moments, *edges):
        if first <= moment < last:
            due = any(start <= moment < end for start, end in spans)
            assert is_due(rules, moment.astimezone(zone), place, TABLE) is due, moment


@settings(deadline=None, max_examples=30)
@given(st.lists(RULES, max_size=8), MOMENTS, ZONES, st.sampled_from([1, 2, 5, 4096]))
def test_an_agenda_is_the_answers_of_all_items(rules: list[Rules], begin: datetime, zone: tzinfo, block: int) -> None:
    first, last = begin.replace(tzinfo=zone), (begin + timedelta(days=7)).replace(tzinfo=zone)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(agenda, "BLOCK", block)
        made = agenda_of([*rules, Rules()], first, last, "大厅", TABLE)
        moment, end = first.astimezone(UTC), last.astimezone(UTC)
        while moment < end:
            now = moment.astimezone(zone)
            wanted = tuple(n for n, rule in enumerate([*rules, Rules()]) if is_due(rule, now, "大厅", TABLE))
            assert made.due(now) == wanted
            following = made.next_change(now)
            assert following is not None
            changes = (next_change(rule, now, "大厅", TABLE) for rule in rules)
            sooner = min((each.astimezone(UTC) for each in changes if each is not None), default=end)
            assert following.astimezone(UTC) == min(sooner, end)
            moment = following.astimezone(UTC)
        assert made.next_change(last) is None


def test_an_agenda_of_nothing() -> None:
    made = agenda_of([], datetime(2026, 3, 1, tzinfo=CHINA), datetime(2026, 3, 8, tzinfo=CHINA))
    assert made.due(datetime(2026, 3, 2, tzinfo=CHINA)) == ()


def test_an_hour_that_begins_after_its_end_is_none() -> None:
    late, early = datetime(2026, 5, 1, tzinfo=CHINA), datetime(2026, 4, 1, tzinfo=CHINA)
    assert spans_of(Rules(valid_from=late, valid_until=early), early, late + timedelta(days=9)) == ()
