"""Countdowns in tables and in lines of text."""

from collections.abc import Callable
from datetime import date

import pytest

from signage.core.cards.card import Countdown
from signage.core.cards.countdowns import MOST, countdowns_in, countdowns_of
from signage.core.grid import grid_of
from signage.core.sheet import Sheet

MakeSheet = Callable[..., Sheet]
CAME = date(2026, 9, 20)


def test_a_table(sheet: MakeSheet) -> None:
    found = countdowns_of(
        grid_of(
            sheet(
                "名称|日期|说明",
                "消防日|11月9日|",
                "国庆假期|2026-10-01|10月1日至7日放假",
                "春节|待公布|",
                "|10月2日|",
                "||x",
            )
        ),
        "倒计时",
        CAME,
    )
    assert found is not None
    assert found.cards == (
        Countdown("国庆假期", date(2026, 10, 1), "10月1日至7日放假"),
        Countdown("消防日", date(2026, 11, 9)),
    )
    assert [note.detail for note in found.notes] == ["第4行、第5行的名称或者日期看不懂"]


def test_the_header_may_say_it_and_there_is_an_end(sheet: MakeSheet) -> None:
    rows = [f"事{at}|10月{at % 28 + 1}日" for at in range(20)]
    found = countdowns_of(grid_of(sheet("倒计时事项|日期", *rows)), "安排", CAME)
    assert found is not None
    assert (len(found.cards), found.notes) == (MOST, ())


@pytest.mark.parametrize(
    ("context", "lines"),
    [("安排", ("名称|日期", "甲|10月1日")), ("倒计时", ("名称|日期", "甲|待定")), ("倒计时", ("名称|电话", "甲|1"))],
)
def test_no_countdown_table(sheet: MakeSheet, context: str, lines: tuple[str, ...]) -> None:
    assert countdowns_of(grid_of(sheet(*lines)), context, CAME) is None


LINES = [
    (["倒计时：国庆假期 2026-10-01"], "通知", [("国庆假期", "2026-10-01")]),
    (["倒计时：国庆假期（10月1日）"], "", [("国庆假期", "2026-10-01")]),
    (["距国庆假期还有：2026年10月1日"], "倒计时", [("国庆假期", "2026-10-01")]),
    (["倒计时", "国庆假期 10月1日", "元旦 1月1日"], "", [("国庆假期", "2026-10-01"), ("元旦", "2027-01-01")]),
    (["消防日：十一月九日", "国庆：2026.10.1"], "倒计时", [("国庆", "2026-10-01"), ("消防日", "2026-11-09")]),
]


@pytest.mark.parametrize(("lines", "title", "found"), LINES)
def test_lines(lines: list[str], title: str, found: list[tuple[str, str]]) -> None:
    made = countdowns_in(lines, title, CAME)
    assert made is not None
    assert [(card.title, card.target.isoformat()) for card in made.cards] == found


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["国庆假期 2026-10-01"], "通知"),
        (["倒计时：国庆假期"], ""),
        (["倒计时：国庆假期 2026年13月1日"], ""),
        (["倒计时：国庆假期 2026年哪一天"], ""),
        (["国庆假期 10月1日", "这一行不是"], "倒计时"),
        ([], "倒计时"),
    ],
)
def test_other_lines(lines: list[str], title: str) -> None:
    assert countdowns_in(lines, title, CAME) is None


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["距离年度考核结束还有35天", "截止日期：2026年12月31日"], ("年度考核结束", "2026-12-31")),
        (["距国庆假期仅剩 10 天！", "10月1日"], ("国庆假期", "2026-10-01")),
        (["距离年度考核结束还有35天", "请抓紧整改"], None),
        (["距离年度考核结束还有35天", "截止日期：13月45日"], None),
        (["距离2027年元旦还有 36 天"], ("2027年元旦", "2026-10-26")),
        (["年度考核", "截止日期：2026年12月31日"], None),
    ],
)
def test_a_number_of_days_that_is_right_today_only(lines: list[str], found: tuple[str, str] | None) -> None:
    made = countdowns_in(lines, "考核", CAME)
    assert (made and (made.cards[0].title, made.cards[0].target.isoformat())) == found
