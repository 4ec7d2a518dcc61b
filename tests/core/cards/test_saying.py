"""What cards say in single sentences, and how a long one is parted."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.core.cards.card import (
    Card,
    Checklist,
    Countdown,
    Definition,
    Highlight,
    LevelRow,
    Levels,
    Notice,
    Points,
    Prohibition,
    Reminder,
    SecrecyLevel,
    Welcome,
)
from signage.core.cards.picture_cards import PictureCard
from signage.core.cards.saying import parted, sayings_of
from signage.core.document import Run, Runs, plain, runs_of
from signage.core.text.breaks import atoms_of

NOTICE = Notice(
    "停水通知",
    (runs_of("各科室："), runs_of("明日停水。请提前储水。"), runs_of("特此通知。")),
    "局办公室",
    "2026年9月28日",
)
LEVELS = Levels("密级", (LevelRow(SecrecyLevel.TOP, "最重要的国家秘密", "特别严重的损害"),), "内部事项单独管理")
SAID: dict[str, tuple[Card, bool, list[str]]] = {
    "two lines are one": (Welcome(("热烈欢迎各位领导", "莅临指导")), True, ["热烈欢迎各位领导　莅临指导"]),
    "a mark joins": (Welcome(("守住秘密，", "人人有责")), True, ["守住秘密，人人有责"]),
    "sentences stay apart": (Welcome(("先审查，", "后公开。", "人人有责")), True, ["先审查，后公开。", "人人有责"]),
    "a reminder": (Reminder("放假前", ("关机", "锁门")), True, ["关机", "锁门"]),
    "nothing to welcome": (Welcome(("",)), True, []),
    "a notice by its title": (NOTICE, True, ["停水通知"]),
    "a notice without one": (Notice("", (runs_of("明日停水。"),)), True, ["明日停水。"]),
    "a notice whole": (
        NOTICE,
        False,
        ["各科室：明日停水。", "请提前储水。", "特此通知。", "局办公室　2026年9月28日"],
    ),
    "a notice that only addresses": (Notice("通知", (runs_of("各科室："),)), False, ["各科室："]),
    "an empty notice": (Notice("通知", ()), False, ["通知"]),
    "a highlight": (Highlight(runs_of("离座锁屏。"), "计算机"), True, ["离座锁屏。"]),
    "a list on a strip": (Points("做到", (runs_of("锁屏"), runs_of("关机"))), True, ["做到", "锁屏", "关机"]),
    "a list far away": (Points("做到", (runs_of("锁屏"), runs_of("关机"))), False, ["锁屏", "关机"]),
    "a list without a name": (Points("", (runs_of("锁屏"),)), True, ["锁屏"]),
    "a checklist": (Checklist("清查", (runs_of("门窗"),)), False, ["门窗"]),
    "a definition": (Definition("密级", runs_of("秘密的等级。")), True, ["密级：秘密的等级。"]),
    "levels": (LEVELS, True, ["绝密级：最重要的国家秘密特别严重的损害", "内部事项单独管理"]),
    "a prohibition": (Prohibition("不得", "拍照", "任何人"), True, ["任何人不得拍照"]),
    "a prohibition for all": (Prohibition("严禁", "拍照"), True, ["严禁拍照"]),
    "a picture": (PictureCard("00" * 32, 4, 3, "现场"), True, []),
}


@pytest.mark.parametrize(("card", "short", "wanted"), SAID.values(), ids=SAID.keys())
def test_sayings(card: Card, short: bool, wanted: list[str]) -> None:
    assert [plain(saying.runs) for saying in sayings_of(card, short=short)] == wanted


def test_what_belongs_to_a_saying() -> None:
    [forbidden] = sayings_of(Prohibition("严禁", "拍照"))
    assert forbidden.forbids
    assert [run.text for run in forbidden.runs if run.strong] == ["严禁"]
    assert {saying.topic for saying in sayings_of(NOTICE)} == {"停水通知"}
    assert sayings_of(Highlight(runs_of("锁屏"), "计算机"))[0].topic == "计算机"


def upto(length: int) -> Callable[[Runs], bool]:
    return lambda runs: len(plain(runs)) <= length


PARTED = {
    "a level never stands alone": (
        "机密级：泄露会使国家安全和利益遭受严重的损害",
        14,
        ["机密级：泄露会使国家安全", "和利益遭受严重的损害"],
    ),
    "fits": ("离座锁屏。", 13, ["离座锁屏。"]),
    "at the mark": ("打印文件当场取走，废页及时粉碎。", 13, ["打印文件当场取走，", "废页及时粉碎。"]),
    "evenly where there is none": ("涉密文件由专人管理并且登记造册", 8, ["涉密文件由专人", "管理并且登记造册"]),
    "never inside what belongs together": ("自2026年10月1日起实行", 12, ["自2026年10月1日起", "实行"]),
    "one word that is too long is cut": ("https://example.gov.cn/abcdef", 15, ["https://exampl", "e.gov.cn/abcdef"]),
    "no part ends with a preposition": (
        "第三章的要求，自2026年10月1日起执行",
        12,
        ["第三章的要求，", "自2026年10月1日起", "执行"],
    ),
    "a single character stays": ("密", 0, ["密"]),
}


@pytest.mark.parametrize(("words", "room", "wanted"), PARTED.values(), ids=PARTED.keys())
def test_parts(words: str, room: int, wanted: list[str]) -> None:
    assert [plain(part) for part in parted(runs_of(words), upto(room))] == wanted


runs = st.lists(st.builds(Run, st.text("保密工作，。的和2年A", min_size=1, max_size=12), st.booleans()), max_size=8)


@given(runs, st.integers(1, 15))
def test_parts_say_everything_once(made: list[Run], room: int) -> None:
    whole: Runs = tuple(made)
    parts = parted(whole, upto(room))
    assert "".join(plain(part) for part in parts) == plain(whole)
    assert all(len(plain(part)) <= room or len(atoms_of(plain(part))) == 1 for part in parts)


def test_a_countdown_is_not_said_without_its_day() -> None:
    assert sayings_of(Countdown("国庆假期", date(2026, 10, 1))) == ()
