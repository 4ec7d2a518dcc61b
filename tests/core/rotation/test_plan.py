"""What will be on a screen, and why it changes."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signage.core.calendar.daytable import DayTable
from signage.core.calendar.mood import Mood
from signage.core.calendar.mourning import Mourning
from signage.core.calendar.periods import Level, PeriodRule, Tone
from signage.core.item import ItemRecord, Kind
from signage.core.rotation.claims import Claim, Sort
from signage.core.rotation.due import is_due
from signage.core.rotation.held import Held
from signage.core.rotation.parts import MOST_HOURS, Planned
from signage.core.rotation.plan import Calendar, segments
from signage.core.rotation.segment import Plan, Segment
from signage.core.rotation.wheel import Slide
from signage.core.rules import Audience, Daypart, Days, Part, Role, Rules, Window
from signage.core.settings import Place
from signage.core.verdict import Verdict

CHINA = ZoneInfo("Asia/Shanghai")
HALL = Place(name="大厅")
MORNING = Rules(windows=(Window(dayparts=(Daypart(480, 720),)),))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def item(name: str, rules: Rules | None = None, verdict: Verdict = Verdict.ACCEPTED) -> ItemRecord:
    return ItemRecord(f"{name}.txt", "0" * 64, 1, Kind.TEXT, name, "", rules or Rules(), verdict)


class Measured:
    """Slides of ten seconds, as many as asked for; and which tones were asked about."""

    def __init__(self, counts: Mapping[ItemRecord, int]) -> None:
        self._counts = counts
        self.asked: list[Tone] = []

    def __call__(self, tone: Tone, items: tuple[ItemRecord, ...]) -> Mapping[str, tuple[Slide, ...]]:
        assert items
        self.asked.append(tone)
        return {
            one.id: tuple(Slide(f"{one.id}/{card}", one.id, "points", 10.0) for card in range(count))
            for one, count in self._counts.items()
        }


def plan(
    items: Mapping[ItemRecord, int], calendar: Calendar, first: str, last: str, place: Place | None = HALL
) -> tuple[Segment, ...]:
    return segments(items, place, calendar, at(first), at(last), Measured(items))


def told(found: tuple[Segment, ...]) -> list[tuple[str, str, list[str]]]:
    return [(f"{one.begins:%m-%d %H:%M}", one.reason, [each.item.title for each in one.items]) for one in found]


@pytest.fixture(scope="session")
def calendar(feast: DayTable, periods: tuple[PeriodRule, ...]) -> Calendar:
    return Calendar(feast, periods)


def test_a_week_with_a_feast_reads_like_a_story(calendar: Calendar) -> None:
    work, feast = item("工作", Rules(days=Days.WORKDAYS)), item("佳节", Rules(periods=("feast",)))
    found = plan({item("总在", Rules(guard=True)): 2, work: 1, feast: 1}, calendar, "2026-03-29", "2026-04-08")
    assert told(found) == [
        ("03-29 00:00", "start", ["总在", "工作"]),
        ("03-30 00:00", "level feast/before, begin 1", ["总在", "工作", "佳节"]),
        ("04-01 00:00", "level feast/last-workday, end 1", ["总在", "佳节"]),
        ("04-02 00:00", "level feast/days-off, tone feast/days-off", ["总在", "佳节"]),
        ("04-06 00:00", "level feast/after, tone -, begin 1", ["总在", "工作", "佳节"]),
        ("04-07 00:00", "level -, end 1", ["总在", "工作"]),
    ]
    assert [one.ends for one in found] == [*(one.begins for one in found[1:]), at("2026-04-08")]


def test_shares_are_those_of_the_wheel(calendar: Calendar) -> None:
    counts = {item("一"): 1, item("三"): 3, item("提示", Rules(role=Role.TICKER)): 0}
    (only,) = plan(counts, calendar, "2026-02-01", "2026-02-02")
    assert [each.share for each in only.items] == [25.0, 75.0, 0.0]


@pytest.mark.parametrize("most", [0, 30])
def test_every_item_of_a_long_loop_has_its_share(calendar: Calendar, most: int) -> None:
    items = [item(str(number)) for number in range(120)]
    slides = {
        one.id: tuple(Slide(f"{one.id}/{card}", one.id, "points", 10.0, most=most) for card in range(9))
        for one in items
    }
    (only,) = segments(items, HALL, calendar, at("2026-02-01"), at("2026-02-02"), lambda *_: slides)
    assert MOST_HOURS > 3
    assert all(each.share > 0 for each in only.items)


def hall(calendar: Calendar, *slides: Slide) -> list[float]:
    """The shares of two items, 甲 and 乙, that have these slides."""
    both = [item("甲"), item("乙")]
    named = {both[0].id if slide.item == "甲" else both[1].id: [] for slide in slides}  # type: dict[str, list[Slide]]
    for slide in slides:
        own = both[0].id if slide.item == "甲" else both[1].id
        named[own].append(replace(slide, item=own))
    measured = {key: tuple(each) for key, each in named.items()}
    (only,) = segments(both, HALL, calendar, at("2026-02-01"), at("2026-02-02"), lambda *_: measured)
    return [each.share for each in only.items]


SHARED = {
    "a share of the voice": ((Slide("a", "甲", "x", 10.0, share=20), Slide("b", "乙", "y", 30.0)), [20.0, 80.0]),
    "a share of a folder": (
        (
            Slide("a", "甲", "x", 10.0, share=20, share_of="动态"),
            Slide("b", "乙", "y", 30.0, share=20, share_of="动态"),
            Slide("c", "乙", "y", 10.0),
        ),
        [5.0, 95.0],
    ),
    "shares alone": ((Slide("a", "甲", "x", 10.0, share=20), Slide("b", "乙", "y", 30.0, share=60)), [25.0, 75.0]),
    "a weight": ((Slide("a", "甲", "x", 10.0, weight=3), Slide("b", "乙", "y", 10.0)), [75.0, 25.0]),
}


@pytest.mark.parametrize(("slides", "shares"), SHARED.values(), ids=SHARED)
def test_shares_that_were_asked_for(calendar: Calendar, slides: tuple[Slide, ...], shares: list[float]) -> None:
    assert hall(calendar, *slides) == shares


def test_where_slides_have_limits_the_hours_of_the_wheel_are_counted(calendar: Calendar) -> None:
    few, much = hall(calendar, Slide("a", "甲", "x", 10.0, most=6), Slide("b", "乙", "y", 10.0))
    assert few == pytest.approx(100 * 60 / 3600, abs=0.5)
    assert few + much == pytest.approx(100.0, abs=0.1)


def test_what_a_day_of_the_wheel_does_not_reach_has_no_share(calendar: Calendar) -> None:
    items = [item(str(number)) for number in range(40)]
    slides = {one.id: (Slide(f"{one.id}/0", one.id, "points", 3000.0, most=1),) for one in items}
    (only,) = segments(items, HALL, calendar, at("2026-02-01"), at("2026-02-02"), lambda *_: slides)
    assert min(each.share for each in only.items) == 0.0
    assert max(each.share for each in only.items) > 0.0


def test_at_guard_only_what_is_approved_for_it_plays(calendar: Calendar) -> None:
    counts = {
        item("通知"): 1,
        item("部分", Rules(part=Part.SCOPE)): 1,
        item("佳节", Rules(periods=("feast",))): 1,
        item("允许", Rules(guard=True)): 1,
    }
    found = plan(counts, calendar, "2026-03-31", "2026-04-02")
    assert told(found) == [
        ("03-31 00:00", "start", ["通知", "部分", "佳节", "允许"]),
        ("04-01 00:00", "level feast/last-workday, end 1", ["部分", "佳节", "允许"]),
    ]


def test_what_may_not_be_seen_here_is_not_planned(calendar: Calendar) -> None:
    counts = {
        item("内部", Rules(audience=Audience.STAFF)): 1,
        item("别处", Rules(places=("走廊",))): 1,
        item("紧急", Rules(role=Role.TAKEOVER)): 1,
        item("等人看", None, Verdict.HELD): 1,
    }
    (only,) = plan(counts, calendar, "2026-02-01", "2026-02-02")
    assert only.items == ()
    assert plan({item("甲"): 1}, calendar, "2026-02-01", "2026-02-02", None)[0].items == ()


def test_a_higher_priority_comes_first(calendar: Calendar) -> None:
    (only,) = plan({item("甲"): 1, item("乙", Rules(priority=1)): 1}, calendar, "2026-02-01", "2026-02-02")
    assert [each.item.title for each in only.items] == ["乙", "甲"]


def test_mourning_by_hand_has_its_own_minutes_and_rests_what_is_festive(calendar: Calendar) -> None:
    switch = Mourning(at("2026-04-03T10:00"), at("2026-04-03T12:30"))
    counts = {item("总在"): 1, item("佳节", Rules(periods=("feast",))): 1}
    found = plan(counts, replace(calendar, mourning=switch), "2026-04-03", "2026-04-04")
    assert told(found) == [
        ("04-03 00:00", "start", ["总在", "佳节"]),
        ("04-03 10:00", "tone switch, end 1", ["总在"]),
        ("04-03 12:30", "tone feast/days-off, begin 1", ["总在", "佳节"]),
    ]
    later = replace(switch, since=at("2026-05-01"), until=at("2026-05-02"))
    assert len(plan(counts, replace(calendar, mourning=later), "2026-04-03", "2026-04-04")) == 1


def test_two_items_that_take_turns_at_one_minute_are_two_segments(calendar: Calendar) -> None:
    noon = Rules(windows=(Window(dayparts=(Daypart(720, 1440),)),))
    found = plan({item("上午", MORNING): 1, item("下午", noon): 1}, calendar, "2026-02-02", "2026-02-03")
    assert told(found)[1:] == [("02-02 08:00", "begin 1", ["上午"]), ("02-02 12:00", "begin 1, end 1", ["下午"])]


def test_as_json(calendar: Calendar) -> None:
    row = calendar.table.at(date(2026, 4, 2))
    assert row is not None
    found = plan({item("甲", MORNING): 1}, calendar, "2026-04-02", "2026-04-03")
    plain = Plan((row,), {"屏幕1": found}).to_json()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["schema"] == 1
    assert plain["days"] == [
        {
            "date": "2026-04-02",
            "day_type": "holiday",
            "holiday_status": "official",
            "lunar": "",
            "periods": ["feast"],
            "level": "caution",
            "tone": "festive",
        }
    ]
    assert plain["screens"]["屏幕1"][1] == {
        "from": "2026-04-02T08:00:00+08:00",
        "to": "2026-04-02T12:00:00+08:00",
        "level": "caution",
        "tone": "festive",
        "reason": "begin 1",
        "items": [{"path": "甲.txt", "share": 100.0}],
        "takeover": None,
    }


def test_the_mood_outside_the_table_is_none(calendar: Calendar) -> None:
    assert calendar.mood(at("2030-01-01")) == Mood()
    assert calendar.mood(at("2026-04-01")).level is Level.GUARD


@pytest.fixture(scope="session")
def ask(calendar: Calendar) -> Callable[[], Calendar]:
    """The calendar, out of sight of hypothesis, which would write all of it down."""
    return lambda: calendar


RULES = st.builds(
    Rules,
    days=st.sampled_from(Days),
    periods=st.sampled_from([(), ("feast",)]),
    windows=st.lists(
        st.builds(
            Window,
            weekdays=st.sampled_from([(), (1, 3), (6, 7)]),
            dayparts=st.sampled_from([(), (Daypart(480, 720),), (Daypart(1320, 300),)]),
        ),
        max_size=2,
    ).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(RULES, min_size=1, max_size=4), st.integers(0, 9 * 1440 - 1))
def test_the_plan_says_what_due_says_at_any_minute(
    ask: Callable[[], Calendar], rules: list[Rules], minute: int
) -> None:
    calendar = ask()
    counts = {item(str(number), each): 1 for number, each in enumerate(rules)}
    found = plan(counts, calendar, "2026-03-30", "2026-04-08")
    moment = at("2026-03-30") + timedelta(minutes=minute)
    (here,) = (one for one in found if one.begins <= moment < one.ends)
    assert {one.item for one in here.items} == {
        one
        for one in counts
        if is_due(one.rules, moment, HALL.name, calendar.table)
        and calendar.allows(one.rules, calendar.mood(moment), moment)
    }
    assert here.mood.level is calendar.mood(moment).level
    assert here.mood.tone is calendar.mood(moment).tone


CALL, CARD = item("全屏提醒"), item("提醒")


def own(mood: Mood, day: date) -> tuple[Planned, ...]:
    """On 1 April a card, and a reminder of its own accord every fifty seconds."""
    del mood
    return (Planned(CARD), Planned(CALL, every_s=50.0)) if day == date(2026, 4, 1) else ()


def test_the_programs_own_cards_are_planned_like_items(calendar: Calendar) -> None:
    always = item("总在", Rules(guard=True))
    measured = Measured({always: 3, CARD: 1, CALL: 1})
    found = segments([always], HALL, calendar, at("2026-04-01"), at("2026-04-03"), measured, own=own)
    assert told(found) == [
        ("04-01 00:00", "start", ["提醒", "全屏提醒", "总在"]),
        ("04-02 00:00", "level feast/days-off, tone feast/days-off, end 2", ["总在"]),
    ]
    assert [each.share for each in found[0].items] == [20.0, 20.0, 60.0]
    nowhere = segments([always], None, calendar, at("2026-04-01"), at("2026-04-03"), measured, own=own)
    assert [one.items for one in nowhere] == [(), ()]


def test_a_call_longer_than_its_pause_leaves_a_little(calendar: Calendar) -> None:
    always = item("总在", Rules(guard=True))
    measured = Measured({always: 3, CARD: 1, CALL: 9})
    slides = measured(Tone.NEUTRAL, (CALL,))
    long = {CALL.id: tuple(replace(one, seconds=90.0) for one in slides[CALL.id])}
    found = segments(
        [always],
        HALL,
        calendar,
        at("2026-04-01"),
        at("2026-04-02"),
        lambda tone, items: {**measured(tone, items), **long},
        own=own,
    )
    assert [each.share for each in found[0].items] == [0.3, 99.0, 0.8]


def test_a_claim_has_the_screen_and_the_content_comes_back_as_it_is_then(calendar: Calendar) -> None:
    always, morning = item("总在"), item("上午", MORNING)
    alert = Claim("a", Sort.TAKEOVER, at("2026-02-03T10:00"), at("2026-02-03T12:30"), text="停水\n请储水", drill=True)
    after = Claim("m", Sort.MEETING, at("2026-02-03T12:30"), at("2026-02-03T13:00"), blank=True)
    stretches = tuple(Held(each.begun, each.until, each) for each in (alert, after))
    found = segments(
        [always, morning],
        HALL,
        calendar,
        at("2026-02-03"),
        at("2026-02-04"),
        Measured({always: 1, morning: 1}),
        held=stretches,
    )
    assert told(found) == [
        ("02-03 00:00", "start", ["总在"]),
        ("02-03 08:00", "begin 1", ["总在", "上午"]),
        ("02-03 10:00", "takeover begin", []),
        ("02-03 12:30", "takeover end, meeting begin", []),
        ("02-03 13:00", "meeting end, end 1", ["总在"]),
    ]
    plain = json.loads(json.dumps(Plan((), {"屏": found}).to_json()))["screens"]["屏"]
    assert [one["takeover"] and one["takeover"]["kind"] for one in plain] == [None, None, "takeover", "meeting", None]
    assert plain[2]["takeover"] == {
        "id": "a",
        "kind": "takeover",
        "drill": True,
        "dark": False,
        "text": "停水 请储水",
        "path": None,
        "begun": "2026-02-03T10:00:00+08:00",
        "until": "2026-02-03T12:30:00+08:00",
    }


def test_a_plan_that_begins_in_the_dark_says_nothing_of_what_came_before(calendar: Calendar) -> None:
    dark = Claim("dark", Sort.DARK, at("2026-02-03"), at("2026-02-03T08:00"), blank=True)
    always = item("总在")
    found = segments(
        [always],
        HALL,
        calendar,
        at("2026-02-03"),
        at("2026-02-04"),
        Measured({always: 1}),
        held=(Held(dark.begun, dark.until, dark),),
    )
    assert [one.reason for one in found] == ["start", "dark end"]
