"""Which cards the program itself has on which day, told like a diary of real days."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from signage.core.calendar.daytable import DayTable, table_of
from signage.core.calendar.mood import mood_of
from signage.core.calendar.mourning import Switch
from signage.core.calendar.periods import Level, PeriodRule, Tone
from signage.core.cards.card import Countdown, Deck, Points, Reminder
from signage.core.codec import from_plain
from signage.core.document import plain
from signage.core.occasions.cards import Occasion, occasions_of
from signage.core.occasions.guard import approved_for_guard, signatures_more
from signage.core.occasions.holiday import holiday_ahead
from signage.core.occasions.items import builtins_of
from signage.core.rules import Part, Role, Rules
from signage.facts.holidays import facts_of
from signage.facts.periods import shipped
from signage.words.periods import texts

ZONE = ZoneInfo("Asia/Shanghai")
MEETING = replace(
    next(rule for rule in shipped() if rule.key == "congress"),
    dates=((date(2026, 11, 16), date(2026, 11, 18)),),
    confirmed=True,
    on=True,
)
RULES = (*(rule for rule in shipped() if rule.key != "congress"), MEETING)


def table(day: date, rules: tuple[PeriodRule, ...] = RULES) -> DayTable:
    first = day - timedelta(days=20)
    return table_of(facts_of(first - timedelta(days=60), 300), rules, {}, first, 120)


def on(text: str, switch: Switch = Switch.OFF, rules: tuple[PeriodRule, ...] = RULES) -> tuple[Occasion, ...]:
    moment = datetime.fromisoformat(f"{text}T09:00").replace(tzinfo=ZONE)
    days = table(moment.date(), rules)
    return occasions_of(mood_of(days, moment, switch), days.at(moment.date()), days, rules, texts())


def names(found: tuple[Occasion, ...]) -> list[str]:
    return [each.name for each in found]


DIARY = {
    "2026-09-10": [],
    "2026-09-21": ["reminders", "countdown:20261001", "points:national"],
    "2026-09-22": ["reminders", "countdown:20260925", "countdown:20261001", "points:midautumn", "points:national"],
    "2026-09-25": ["line:midautumn", "reminders", "countdown:20261001", "points:midautumn", "points:national"],
    "2026-09-28": ["reminders", "checklist", "countdown:20261001", "points:national"],
    "2026-09-30": ["line:martyrs", "reminders", "checklist", "call", "countdown:20261001", "points:national"],
    "2026-10-01": ["line:national", "reminders", "points:national"],
    "2026-10-08": ["after"],
    "2026-10-09": [],
    "2026-04-15": ["line:nsed", "line:bmmonth", "reminders", "points:nsed", "points:bmmonth"],
    "2026-11-05": ["reminders", "checklist", "points:congress"],
    "2026-11-17": ["line:congress", "reminders", "checklist", "call", "points:congress"],
    "2026-12-13": ["line:memorial"],
}


@pytest.mark.parametrize(("day", "wanted"), DIARY.items(), ids=DIARY.keys())
def test_the_cards_of_a_day(day: str, wanted: list[str]) -> None:
    assert names(on(day)) == wanted


def test_the_year_2025_has_one_countdown_for_both_holidays() -> None:
    [shared] = [each.card for each in on("2025-09-29") if each.name.startswith("countdown")]
    assert shared == Countdown(
        "中秋、国庆假期",
        date(2025, 10, 1),
        "10月1日（周三）至8日（周三）放假，9日（周四）上班；10月11日（周六）调休上班",
    )


@pytest.mark.parametrize(
    ("day", "detail", "unannounced"),
    [
        (
            "2026-02-14",
            "2月15日（周日）至23日（周一）放假，24日（周二）上班；2月14日（周六）、2月28日（周六）调休上班",
            False,
        ),
        ("2026-09-21", "10月1日（周四）至7日（周三）放假，8日（周四）上班；10月10日（周六）调休上班", False),
        ("2026-09-22", "9月25日（周五）至27日（周日）放假，28日（周一）上班", False),
        ("2028-09-28", "法定节日：9月30日（周六）至10月3日（周二）", True),
    ],
)
def test_what_a_countdown_says_of_the_days_off(day: str, detail: str, unannounced: bool) -> None:
    found = next(each.card for each in on(day) if each.name.startswith("countdown"))
    assert isinstance(found, Countdown)
    assert (found.detail, found.unannounced) == (detail, unannounced)


def test_a_single_day_off_and_a_single_statutory_day() -> None:
    rule = replace(RULES[0], holiday="元旦", before=RULES[0].before)
    known = [each.card for each in on("2019-12-30", rules=(rule,)) if isinstance(each.card, Countdown)]
    assert [card.detail for card in known] == ["1月1日（周三）放假，2日（周四）上班"]
    later = [each.card for each in on("2029-12-28", rules=(rule,)) if isinstance(each.card, Countdown)]
    assert [card.detail for card in later] == ["法定节日：1月1日（周二）"]


def test_the_first_day_at_work_may_lie_outside_the_table() -> None:
    days = table(date(2026, 9, 28))
    short = DayTable(days.first, tuple(row for row in days.rows if row.day <= date(2026, 10, 7)))
    found = holiday_ahead(short, date(2026, 9, 28), "national")
    assert found is not None
    assert (found.last, found.back) == (date(2026, 10, 7), None)
    before = DayTable(days.first, tuple(row for row in days.rows if row.day <= date(2026, 9, 30)))
    assert holiday_ahead(before, date(2026, 9, 28), "national") is None
    moment = datetime(2026, 9, 28, 9, tzinfo=ZONE)
    found_cards = occasions_of(mood_of(before, moment), before.at(moment.date()), before, RULES, texts())
    assert "countdown:20261001" not in names(found_cards)
    at_the_edge = occasions_of(mood_of(short, moment), short.at(moment.date()), short, RULES, texts())
    detail = next(each.card for each in at_the_edge if isinstance(each.card, Countdown)).detail
    assert detail.startswith("10月1日（周四）至7日（周三）放假")


def test_reminders_grow_with_the_level() -> None:
    notice, caution = on("2026-09-21")[0], on("2026-09-28")[0]
    assert (notice.weight, caution.weight) == (1, 2)
    assert notice.ticker == ()
    assert len(caution.ticker) == 4
    titles = [each.card.title for each in (notice, caution, on("2026-10-01")[1]) if isinstance(each.card, Points)]
    assert titles == ["国庆节前提醒", "国庆节前提醒", "国庆节期间值守提醒"]
    coming, there = on("2026-11-05")[0].card, on("2026-11-17")[1].card
    assert isinstance(coming, Points)
    assert isinstance(there, Points)
    assert (coming.title, there.title) == ("重大会议活动前提醒", "重大会议活动期间提醒")


def test_the_call_of_a_last_working_day_and_of_a_meeting() -> None:
    calls = [each for day in ("2026-09-30", "2026-11-17") for each in on(day) if each.calls]
    assert [each.card.title for each in calls if isinstance(each.card, Reminder)] == [
        "放假前，逐项清查",
        "重大会议活动期间",
    ]


def test_mourning_has_one_line_and_nothing_else() -> None:
    assert names(on("2026-10-01", Switch.ON)) == ["line:mourning"]
    assert names(occasions_of(mood_of(None, datetime.now(ZONE), Switch.ON), None, None, RULES, texts())) == [
        "line:mourning"
    ]
    own = PeriodRule("own-mourning", "哀悼日", "mourning", fixed=(11, 10), tone=Tone.MOURNING)
    assert on("2026-11-10", rules=(own,)) == ()
    assert on("2026-12-13")[0].section == ""
    days = table(date(2026, 12, 13))
    mood = mood_of(days, datetime(2026, 12, 13, tzinfo=ZONE))
    assert occasions_of(mood, None, None, RULES, texts()) == ()


def test_doubt_is_not_festive() -> None:
    assert "line:national" not in names(on("2026-10-01", Switch.UNSURE))


def test_an_unknown_day_has_nothing() -> None:
    assert occasions_of(mood_of(None, datetime.now(ZONE)), None, None, RULES, texts()) == ()


def test_a_period_of_the_bureaus_own_has_general_words() -> None:
    own = PeriodRule("audit", "保密检查周", "audit", fixed=(11, 10), until=(11, 13), during=Level.CAUTION)
    assert names(on("2026-11-11", rules=(own,))) == ["reminders", "checklist"]
    unnamed = occasions_of(
        mood_of(table(date(2026, 11, 11), (own,)), datetime(2026, 11, 11, tzinfo=ZONE)),
        table(date(2026, 11, 11), (own,)).at(date(2026, 11, 11)),
        table(date(2026, 11, 11), (own,)),
        (),
        texts(),
    )
    assert names(unnamed) == ["reminders", "checklist"]


def test_an_item_of_the_programs_own() -> None:
    found = on("2026-09-30")
    day = date(2026, 9, 30)
    days = table(day)
    mood = mood_of(days, datetime(2026, 9, 30, 9, tzinfo=ZONE))
    made = builtins_of(mood, days.at(day), days, RULES, texts(), "保密办")
    assert all(each.item.id.startswith("builtin:") and each.item.is_builtin for each in made)
    assert {each.item.rules.responsible for each in made} == {"保密办"}
    assert len({each.item.id for each in made}) == len(made)
    assert [each.calls for each in made].count(True) == 1
    for each, occasion in zip(made, found, strict=True):
        assert from_plain(Deck, json.loads(each.data)).cards == (occasion.card,)
    line = made[0].item
    assert line.title == "烈士纪念日"
    assert not replace(line, sha256="0" * 64).is_builtin
    assert not replace(line, path="builtin").is_builtin


@pytest.mark.parametrize(
    ("rules", "plays"),
    [
        (Rules(), False),
        (Rules(part=Part.MEASURES), True),
        (Rules(role=Role.TICKER), True),
        (Rules(guard=True), True),
        (Rules(periods=("national",)), True),
        (Rules(periods=("spring",)), False),
    ],
)
def test_what_plays_at_level_guard(rules: Rules, plays: bool) -> None:
    assert approved_for_guard(rules, ("national", "midautumn")) is plays


def test_guard_asks_for_one_more_signature() -> None:
    assert [signatures_more(level) for level in Level] == [0, 0, 0, 1]


def test_every_period_that_ships_has_words() -> None:
    known = texts().periods
    assert {rule.key for rule in shipped()} == set(known)
    for rule in shipped():
        words = known[rule.key]
        assert words.line
        grave = rule.tone in (Tone.MOURNING, Tone.SOLEMN)
        assert grave or (words.points and words.reminders), rule.key
        assert rule.tone is not Tone.MOURNING or not words.points
        assert bool(words.title) is bool(words.points)


def test_the_words_are_ours_and_short() -> None:
    every = texts()
    points = [point for words in every.periods.values() for point in words.points]
    said = [*points, *every.checklist, *every.self_check, *every.after_list, *every.off]
    said += [line for lines in (*every.before.values(), *every.meeting.values()) for line in lines]
    assert max(map(len, said)) <= 18
    lines = [line for words in every.periods.values() for line in words.line]
    assert max(map(len, lines)) <= 14
    assert not any("预警" in each or "★" in each for each in (*said, *lines))
    assert plain(on("2026-09-28")[1].card.entries[0]).startswith("清柜")  # type: ignore[union-attr]
