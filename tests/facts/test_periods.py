"""The shipped periods on the days of 2026 and 2027, and what a bureau's own file may change of them."""

from datetime import date, timedelta

import pytest

from signage.core.calendar.days import Certainty
from signage.core.calendar.daytable import Day, table_of
from signage.core.calendar.periods import Level, Tone
from signage.facts.holidays import facts_of
from signage.facts.periods import read, shipped

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


def test_a_bureau_changes_adds_and_switches_off() -> None:
    text = """
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
    rules, mistakes = read(text, shipped())
    assert not mistakes
    assert len(rules) == 25
    table = table_of(facts_of(date(2026, 8, 1), 600), rules, {}, date(2026, 11, 1), 150)
    levels = {
        key: table.at(date.fromisoformat(key)) for key in ("2026-11-21", "2026-11-23", "2027-02-04", "2027-03-04")
    }
    assert {key: row.level for key, row in levels.items() if row} == {
        "2026-11-21": Level.NOTICE,
        "2026-11-23": Level.GUARD,
        "2027-02-04": Level.NORMAL,
        "2027-03-04": Level.GUARD,
    }


MISTAKES = [
    ("not TOML", "[[period", ("", "")),
    ("no periods", "x = 1", ("", "[[period]]")),
    ("no key", '[[period]]\nname = "x"', ("", "key")),
    ("a key that is none", '[[period]]\nkey = "A B"', ("", "key")),
    ("not a table", "period = [1]", ("", "key")),
    ("no name", '[[period]]\nkey = "x"', ("x", "name")),
    ("two ways to lie in the year", '[[period]]\nkey = "spring"\nfixed = "01-01"', ("spring", "holiday")),
    ("an unknown field", '[[period]]\nkey = "spring"\ncolour = "red"', ("spring", "colour")),
    ("an unknown level", '[[period]]\nkey = "spring"\nduring = "red"', ("spring", "during")),
    ("an unknown tone", '[[period]]\nkey = "spring"\ntone = "gay"', ("spring", "tone")),
    ("an impossible day", '[[period]]\nkey = "nsed"\nfixed = "02-30"', ("nsed", "fixed")),
    ("not a day", '[[period]]\nkey = "nsed"\nfixed = 415', ("nsed", "fixed")),
    ("steps that are none", '[[period]]\nkey = "nsed"\nbefore = ["D+3 notice"]', ("nsed", "before")),
    ("a step of no days", '[[period]]\nkey = "nsed"\nbefore = ["D-0 notice"]', ("nsed", "before")),
    ("steps that are no list", '[[period]]\nkey = "nsed"\nbefore = "D-3 notice"', ("nsed", "before")),
    ("dates backwards", '[[period]]\nkey = "flood"\ndates = [["2026-07-02", "2026-07-01"]]', ("flood", "dates")),
    ("dates that are none", '[[period]]\nkey = "flood"\ndates = [["2026-07-02"]]', ("flood", "dates")),
    ("dates that are no list", '[[period]]\nkey = "flood"\ndates = "soon"', ("flood", "dates")),
    ("a flag that is none", '[[period]]\nkey = "flood"\non = "yes"', ("flood", "on")),
    ("a name of controls", '[[period]]\nkey = "flood"\nname = "a\\u202eb"', ("flood", "name")),
]


@pytest.mark.parametrize(("text", "place"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES])
def test_a_mistake_is_named_and_spoils_nothing_else(text: str, place: tuple[str, str]) -> None:
    rules, mistakes = read(text, shipped())
    assert [(mistake.period, mistake.field) for mistake in mistakes] == [place]
    assert {rule.key for rule in rules} >= {"spring", "national"}
    assert next(rule for rule in rules if rule.key == "spring").before
