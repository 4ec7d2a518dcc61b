"""节假日: folders named after a period play in that period, and halves of it; what nobody can name is held."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from signage.core.calendar.period_names import NAMES, UNKNOWN, period_called
from signage.core.rules import Rules, Stretch
from signage.facts.periods import shipped
from signage.ingest.days import in_periods, table_for
from signage.ingest.sections import Section, sections_of


def rules_of(*path: str, **texts: str) -> Rules:
    return section_of(*path, **texts).rules


def section_of(*path: str, **texts: str) -> Section:
    folders: dict[str, bytes | None] = {"": None}
    for depth in range(len(path)):
        folders["/".join(path[: depth + 1])] = None
    folders["/".join(path)] = texts["own"].encode() if texts else None
    return sections_of(folders)[0]["/".join(path)]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("国庆节", "national"),
        ("国庆", "national"),
        ("十一", "national"),
        ("01 国庆节", "national"),
        ("2026年国庆节", "national"),
        ("过年", "spring"),
        ("4·15", "nsed"),
        ("4.15", "nsed"),
        ("03 4.15", "nsed"),
        ("４·１５", "nsed"),
        ("五一", "labour"),
        ("两会", "lianghui-cn"),
        ("11.9", "firesafety"),
        ("联欢会", UNKNOWN),
        ("年", UNKNOWN),
        ("某年国庆", UNKNOWN),
    ],
)
def test_a_folder_on_the_shelf_is_a_period(name: str, key: str) -> None:
    assert rules_of("节假日", name).periods == (key,)
    assert rules_of("08 节假日", name).periods == (key,)


@pytest.mark.parametrize(
    ("name", "stretch"),
    [("节前", Stretch.BEFORE), ("2 假期", Stretch.DURING), ("节后", Stretch.AFTER), ("照片", Stretch.ANY)],
)
def test_halves_of_a_period(name: str, stretch: Stretch) -> None:
    rules = rules_of("节假日", "国庆", name)
    assert (rules.periods, rules.stretch) == (("national",), stretch)


def test_elsewhere_such_names_mean_nothing() -> None:
    assert rules_of("国庆节") == Rules()
    assert rules_of("通知", "节前") == Rules()


def test_what_lies_on_the_shelf_itself_waits() -> None:
    section = section_of("节假日")
    assert section.is_shelf
    assert section.rules.periods == (UNKNOWN,)
    assert section_of("节假日", own='title = "节日"').is_shelf
    assert section_of("节假日", "国庆节").title == "国庆节"


@pytest.mark.parametrize(
    ("text", "periods", "problems"),
    [
        ('period = "国庆"', ("national",), 0),
        ('period = ["春节", "audit-week"]', ("spring", "audit-week"), 0),
        ('period = "大扫除"', (UNKNOWN,), 1),
        ("period = 3", (UNKNOWN,), 1),
        ("period = [3]", (UNKNOWN,), 1),
        ("period = []", (UNKNOWN,), 1),
    ],
)
def test_a_section_says_its_period(text: str, periods: tuple[str, ...], problems: int) -> None:
    sections, found = sections_of({"": None, "迎检": text.encode()})
    assert sections["迎检"].rules.periods == periods
    assert len(found) == problems


def test_a_section_says_its_stretch_and_that_it_plays_at_guard() -> None:
    sections, found = sections_of({"": None, "a": b'period = "spring"\nstretch = "before"\nguard = true'})
    assert not found
    assert (sections["a"].rules.stretch, sections["a"].rules.guard) == (Stretch.BEFORE, True)
    sections, found = sections_of({"": None, "a": b'guard = "yes"\nstretch = "later"'})
    assert not sections["a"].rules.guard
    assert len(found) == 2


def test_every_period_that_ships_has_a_name_for_its_folder() -> None:
    assert {rule.key for rule in shipped()} == set(NAMES)
    assert [period_called(rule.name) for rule in shipped()] == [rule.key for rule in shipped()]


def test_the_status_page_knows_when_it_plays_next() -> None:
    now = datetime(2026, 8, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert table_for(Rules(), now) is None
    table = table_for(Rules(periods=("national",)), now)
    assert table is not None
    assert table.at(now.date()) is not None
    assert in_periods(Rules(periods=("national",)), "2026年9月21日") == "国庆节期间，2026年9月21日起"
    assert in_periods(Rules(periods=("spring",), stretch=Stretch.BEFORE), "2月1日") == "春节前，2月1日起"
    assert in_periods(Rules(), "2月1日") == "2月1日"
