"""`[[period]]` in `signage.toml`: what a bureau changes of the special periods, and every mistake in words."""

from datetime import date

import pytest

from signage.config.read import read_settings
from signage.core.calendar.periods import Level, PeriodRule
from signage.facts.periods import shipped


def read(text: str) -> tuple[tuple[PeriodRule, ...], list[tuple[str, str, str]]]:
    settings, problems = read_settings(text.encode(), "signage.toml")
    assert all(problem.text_zh and problem.text_en for problem in problems)
    return settings.periods, [(problem.where, problem.text_en, problem.used) for problem in problems]


def test_nothing_written_changes_nothing() -> None:
    assert read("") == ((), [])


def test_two_sessions_an_inspection_and_one_switched_off() -> None:
    periods, problems = read("""
        [[period]]
        key = "lianghui-cn"
        on = true
        confirmed = true
        dates = [["2027-03-04", "2027-03-11"]]
        [[period]]
        key = "inspection"
        name = "保密检查"
        dates = [[2026-12-07, 2026-12-08]]
        during = "caution"
        [[period]]
        key = "gaokao"
        on = false
    """)
    assert problems == []
    two, inspection, gaokao = periods
    assert (two.name, two.on, two.confirmed, two.during) == ("全国两会", True, True, Level.GUARD)
    assert inspection.dates == ((date(2026, 12, 7), date(2026, 12, 8)),)
    assert gaokao == next(rule for rule in shipped() if rule.key == "gaokao")


WHERE = "[[period]] 1"
MISTAKES = [
    ("no key", 'name = "x"', f"{WHERE} key", "usable key", ""),
    ("no name", 'key = "x"\ndates = [["2027-01-01", "2027-01-01"]]', f"{WHERE} x name", "needs a name", ""),
    ("an unknown word", 'key = "spring"\nnme = "x"', f"{WHERE} spring", 'mean "name"', ""),
    ("a level", 'key = "spring"\nduring = "cautoin"', f"{WHERE} spring during", "caution", '"caution"'),
    ("a holiday", 'key = "spring"\nholiday = "春节节"', f"{WHERE} spring holiday", "春节", '"春节"'),
    ("a flag", 'key = "spring"\non = 1', f"{WHERE} spring on", "true or false", "true"),
    ("dates", 'key = "flood"\ndates = "soon"', f"{WHERE} flood dates", "first and last", "[]"),
    ("never", 'key = "flood"\non = true\nconfirmed = true', f"{WHERE} flood dates", "never comes", ""),
    ("a day", 'key = "nsed"\nfixed = "4-15"', f"{WHERE} nsed fixed", "month and day", '"04-15"'),
    ("steps", 'key = "nsed"\nbefore = ["7"]', f"{WHERE} nsed before", "D is days", '["D-7 notice"]'),
    ("two places", 'key = "nsed"\nfixed = "04-15"\ndates = []', f"{WHERE} nsed holiday", "one of", 'fixed = "04-15"'),
]


@pytest.mark.parametrize(
    ("text", "where", "words", "used"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES]
)
def test_a_mistake_says_where_it_is_and_what_is_used(text: str, where: str, words: str, used: str) -> None:
    _, problems = read(f"[[period]]\n{text}")
    assert len(problems) == 1
    assert (problems[0][0], problems[0][2]) == (where, used)
    assert words in problems[0][1]


def test_one_table_and_too_many() -> None:
    periods, problems = read('[period]\nkey = "spring"\non = false')
    assert [(rule.key, rule.on) for rule in periods] == [("spring", False)]
    assert [problem[0] for problem in problems] == ["[period]"]
    periods, problems = read('[[period]]\nkey = "spring"\n' * 70)
    assert (len(periods), [problem[0] for problem in problems]) == (1, ["[[period]]"])
