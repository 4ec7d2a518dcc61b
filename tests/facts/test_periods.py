"""The shipped periods on the days of 2026 and 2027, and what a bureau's own file may change of them."""

import tomllib
from datetime import date, timedelta
from typing import Any

import pytest

from signage.core.calendar.announced import Announced, AnnouncedDay, CalendarFacts
from signage.core.calendar.days import Certainty, DayKind
from signage.core.calendar.daytable import Day, table_of
from signage.core.calendar.periods import Level, PeriodRule, Tone
from signage.core.settings import Settings
from signage.facts.holidays import facts_of
from signage.facts.period_rules import Mistake, changed, written
from signage.facts.periods import day_table, periods_of, shipped

FIRST = date(2026, 1, 1)
TABLE = table_of(facts_of(FIRST - timedelta(days=100), 1000), shipped(), {FIRST: "冬月十三"}, FIRST, 730)


def day(text: str) -> Day:
    row = TABLE.at(date.fromisoformat(text))
    assert row is not None
    return row


STORY = [
    # Spring Festival 2026: off from 15 to 23 February, Saturday the 14th is a working day
    ("2026-02-04", Level.NORMAL, Tone.NEUTRAL, ()),
    ("2026-02-05", Level.NOTICE, Tone.NEUTRAL, ("spring",)),
    ("2026-02-11", Level.NOTICE, Tone.NEUTRAL, ("spring",)),
    ("2026-02-12", Level.CAUTION, Tone.NEUTRAL, ("spring",)),
    ("2026-02-13", Level.CAUTION, Tone.NEUTRAL, ("spring",)),
    ("2026-02-14", Level.GUARD, Tone.NEUTRAL, ("spring",)),
    ("2026-02-15", Level.CAUTION, Tone.FESTIVE, ("spring",)),
    ("2026-02-23", Level.CAUTION, Tone.FESTIVE, ("spring",)),
    ("2026-02-24", Level.NOTICE, Tone.NEUTRAL, ("spring",)),
    ("2026-02-25", Level.NORMAL, Tone.NEUTRAL, ()),
    # Mid-autumn, Martyrs' Day and National Day 2026 follow each other
    ("2026-09-20", Level.NORMAL, Tone.NEUTRAL, ()),
    ("2026-09-21", Level.NOTICE, Tone.NEUTRAL, ("national",)),
    ("2026-09-24", Level.CAUTION, Tone.NEUTRAL, ("midautumn", "national")),
    ("2026-09-25", Level.NOTICE, Tone.FESTIVE, ("midautumn", "national")),
    ("2026-09-28", Level.CAUTION, Tone.NEUTRAL, ("midautumn", "national")),
    ("2026-09-30", Level.GUARD, Tone.SOLEMN, ("martyrs", "national")),
    ("2026-10-01", Level.CAUTION, Tone.FESTIVE, ("national",)),
    ("2026-10-08", Level.NOTICE, Tone.NEUTRAL, ("national",)),
    ("2026-10-09", Level.NORMAL, Tone.NEUTRAL, ()),
    # fixed days
    ("2026-04-15", Level.NOTICE, Tone.NEUTRAL, ("nsed", "bmmonth")),
    ("2026-05-15", Level.NOTICE, Tone.NEUTRAL, ("bmmonth",)),
    ("2026-05-16", Level.NORMAL, Tone.NEUTRAL, ()),
    ("2026-12-13", Level.NOTICE, Tone.MOURNING, ("memorial",)),
    ("2026-12-14", Level.NORMAL, Tone.NEUTRAL, ()),
    # 2027 is not announced: the lead-in begins one working day earlier, no make-up day is guessed
    ("2027-02-04", Level.GUARD, Tone.NEUTRAL, ("spring",)),
    ("2027-02-03", Level.GUARD, Tone.NEUTRAL, ("spring",)),
    ("2027-02-02", Level.CAUTION, Tone.NEUTRAL, ("spring",)),
    ("2027-02-01", Level.CAUTION, Tone.NEUTRAL, ("spring",)),
    ("2027-01-25", Level.NOTICE, Tone.NEUTRAL, ("spring",)),
    ("2027-01-24", Level.NORMAL, Tone.NEUTRAL, ()),
    ("2027-02-05", Level.CAUTION, Tone.FESTIVE, ("spring",)),
]


@pytest.mark.parametrize(("text", "level", "tone", "periods"), STORY, ids=[row[0] for row in STORY])
def test_the_days_of_two_years(text: str, level: Level, tone: Tone, periods: tuple[str, ...]) -> None:
    row = day(text)
    assert (row.level, row.tone, row.periods) == (level, tone, periods)


def test_the_reason_of_a_level_is_the_period_that_gave_it() -> None:
    leading = day("2026-09-30").leading
    assert leading is not None
    assert (leading.rule.key, leading.first) == ("national", date(2026, 10, 1))
    assert day("2026-11-20").leading is None


def test_rows_say_what_they_rest_on() -> None:
    assert day("2026-02-14").certainty is Certainty.OFFICIAL
    assert day("2027-02-05").certainty is Certainty.STATUTORY_ONLY
    assert day("2026-01-01").lunar == "冬月十三"
    assert TABLE.at(FIRST - timedelta(days=1)) is None
    assert TABLE.at(FIRST + timedelta(days=730)) is None


def test_twenty_four_periods_ship_and_about_ten_are_on() -> None:
    rules = shipped()
    assert len(rules) == len({rule.key for rule in rules}) == 24
    assert 9 <= sum(rule.on for rule in rules) <= 12
    assert not [rule.key for rule in rules if not rule.confirmed and rule.on]


def entries(text: str) -> list[Any]:
    return list(tomllib.loads(text)["period"])


CHANGES = """
    [[period]]
    key = "spring"
    on = false
    [[period]]
    key = "lianghui-cn"
    on = true
    confirmed = true
    dates = [["2027-03-04", "2027-03-11"]]
    [[period]]
    key = "audit"
    name = "年度检查"
    dates = [[2026-11-23, 2026-11-24]]
    before = ["D-2 notice"]
    during = "guard"
"""


def test_a_bureau_changes_adds_and_switches_off() -> None:
    rules, mistakes = changed(entries(CHANGES), shipped())
    assert not mistakes
    assert [rule.key for rule in rules] == ["spring", "lianghui-cn", "audit"]
    settings = Settings(periods=rules)
    assert len(periods_of(settings)) == 25
    table = day_table(settings, first=date(2026, 11, 1), days=150)
    levels = {
        key: table.at(date.fromisoformat(key)) for key in ("2026-11-21", "2026-11-23", "2027-02-04", "2027-03-04")
    }
    assert {key: row.level for key, row in levels.items() if row} == {
        "2026-11-21": Level.NOTICE,
        "2026-11-23": Level.GUARD,
        "2027-02-04": Level.NORMAL,
        "2027-03-04": Level.GUARD,
    }


def test_dates_that_wait_for_somebody_have_no_effect() -> None:
    text = CHANGES.replace("confirmed = true", "confirmed = false")
    rules, mistakes = changed(entries(text), shipped())
    assert not mistakes
    row = day_table(Settings(periods=rules), first=date(2027, 3, 4), days=1).rows[0]
    assert (row.level, row.periods) == (Level.NORMAL, ())


def test_an_entry_that_says_where_a_period_lies_lets_go_of_what_it_was() -> None:
    rules, mistakes = changed(entries('[[period]]\nkey = "nsed"\ndates = [["2027-04-16", "2027-04-17"]]'), shipped())
    assert not mistakes
    assert (rules[0].fixed, rules[0].dates) == (None, ((date(2027, 4, 16), date(2027, 4, 17)),))
    rules, mistakes = changed(entries('[[period]]\nkey = "spring"\nfixed = "02-01"\nuntil = "02-09"'), shipped())
    assert not mistakes
    assert (rules[0].holiday, rules[0].fixed, rules[0].until) == ("", (2, 1), (2, 9))


def test_a_key_that_stands_twice_is_changed_twice() -> None:
    twice = '[[period]]\nkey = "nsed"\non = false\n[[period]]\nkey = "nsed"\nduring = "caution"'
    ((rule,), mistakes) = changed(entries(twice), shipped())
    assert (rule.on, rule.during, mistakes) == (False, Level.CAUTION, ())


def test_a_table_has_lunar_dates_when_asked_and_counts_what_was_announced() -> None:
    eve = Announced(2027, tuple(AnnouncedDay(date(2027, 2, day), "春节", True) for day in range(4, 12)))
    table = day_table(Settings(), CalendarFacts((eve,)), first=date(2027, 2, 3), days=3, lunar=True)
    assert [row.lunar for row in table.rows] == ["腊月廿七", "腊月廿八", "腊月廿九"]
    assert [row.kind for row in table.rows] == [DayKind.WORKDAY, DayKind.HOLIDAY, DayKind.HOLIDAY]
    assert table.rows[0].level is Level.GUARD
    assert table.rows[0].leading is not None
    assert table.rows[0].leading.certainty is Certainty.OVERRIDE


def period(key: str, line: str) -> str:
    return f'[[period]]\nkey = "{key}"\n{line}'


STEPS = '["D-7 notice"]'
MISTAKES = [
    ("no key", '[[period]]\nname = "x"', Mistake("", "key", "None")),
    ("a key that is none", '[[period]]\nkey = "A B"', Mistake("", "key", "A B")),
    ("not a table", "period = [1]", Mistake("", "key", "None")),
    ("no name", period("x", 'fixed = "01-02"'), Mistake("x", "name", "")),
    ("two ways to lie in the year", period("spring", 'fixed = "01-01"\nholiday = "春节"'),
     Mistake("spring", "holiday", "holiday + fixed", 'holiday = "春节"')),
    ("an unknown field", period("spring", 'colour = "red"'), Mistake("spring", "colour", "red")),
    ("an unknown holiday", period("spring", 'holiday = "情人节"'), Mistake("spring", "holiday", "情人节", '"春节"')),
    ("an unknown level", period("spring", 'during = "red"'), Mistake("spring", "during", "red", '"caution"')),
    ("an unknown tone", period("spring", 'tone = "gay"'), Mistake("spring", "tone", "gay", '"festive"')),
    ("an impossible day", period("nsed", 'fixed = "02-30"'), Mistake("nsed", "fixed", "02-30", '"04-15"')),
    ("not a day", period("nsed", "fixed = 415"), Mistake("nsed", "fixed", "415", '"04-15"')),
    ("an end without a beginning", period("spring", 'until = "02-20"'), Mistake("spring", "until", "02-20")),
    ("steps that are none", period("nsed", 'before = ["D+3 notice"]'),
     Mistake("nsed", "before", "['D+3 notice']", STEPS)),
    ("a step of no days", period("nsed", 'before = ["D-0 notice"]'),
     Mistake("nsed", "before", "['D-0 notice']", STEPS)),
    ("steps that are no list", period("nsed", 'before = "D-3 notice"'),
     Mistake("nsed", "before", "D-3 notice", STEPS)),
    ("dates backwards", period("flood", 'dates = [["2026-07-02", "2026-07-01"]]'),
     Mistake("flood", "dates", "[['2026-07-02', '2026-07-01']]", "[]")),
    ("dates that are none", period("flood", 'dates = [["2026-07-02"]]'),
     Mistake("flood", "dates", "[['2026-07-02']]", "[]")),
    ("dates that are no list", period("flood", 'dates = "soon"'), Mistake("flood", "dates", "soon", "[]")),
    ("on and sure, and nobody said when", period("flood", "on = true\nconfirmed = true"),
     Mistake("flood", "dates", "[]")),
    ("a flag that is none", period("flood", 'on = "yes"'), Mistake("flood", "on", "yes", "false")),
    ("a name of controls", period("flood", 'name = "a\u202eb"'),
     Mistake("flood", "name", "a\u202eb", '"汛期"')),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mistake"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES])
def test_a_mistake_is_named_and_spoils_nothing_else(text: str, mistake: Mistake) -> None:
    rules, mistakes = changed(entries(text), shipped())
    assert mistakes == (mistake,)
    known = {rule.key: rule for rule in shipped()}
    assert all(rule.key in known and rule.before == known[rule.key].before for rule in rules)


def test_values_are_written_as_they_would_stand_in_the_file() -> None:
    rule = next(rule for rule in shipped() if rule.key == "lianghui-cn")
    assert written(rule.dates) == '[["2027-03-04", "2027-03-11"]]'
    assert written(PeriodRule("x", "", "").fixed) == ""
    assert written(next(rule for rule in shipped() if rule.key == "spring").before[2:]) == '["W-1 guard"]'
