"""A roster of one day, its posts under one another."""

from collections.abc import Callable
from datetime import date

import pytest

from signage.core.cards.card import Card
from signage.core.cards.table_cards import Duty, TableCard
from signage.core.sheet import Sheet
from signage.core.tables.recognise import sheet_cards

MakeSheet = Callable[..., Sheet]
CAME = date(2026, 11, 25)
ROWS = ("岗位|姓名|联系电话", "带班领导|高建国|13900000001", "值班长|林芳|", "值班员|周敏、赵磊|88880000", "驾驶员||")


def only(sheet: Sheet) -> Card:
    return sheet_cards([sheet], "文件名", CAME).cards[0]


@pytest.mark.parametrize(
    "above",
    [
        ("应急值守表||", "值班日期：2026年12月1日8:00至12月2日8:00||"),
        ("12月1日应急值守表||",),
        ("值班表||", "值班时间: 2026-12-01||"),
    ],
)
def test_the_day_stands_over_the_posts(sheet: MakeSheet, above: tuple[str, ...]) -> None:
    card = only(sheet(*above, *ROWS))
    assert isinstance(card, Duty)
    [day] = card.days
    assert day.day == date(2026, 12, 1)
    assert [(post.role, post.names, post.phone) for post in day.posts] == [
        ("带班领导", ("高建国",), "13900000001"),
        ("值班长", ("林芳",), ""),
        ("值班员", ("周敏", "赵磊"), "88880000"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("应急值守表||", *ROWS),
        ("12月1日至7日值守表||", *ROWS),
        ("12月1日值守表||", "岗位|要求|备注", "带班领导|在岗|", "值班员|在岗|"),
    ],
    ids=["no day", "several days", "nobody named"],
)
def test_without_a_day_or_people_it_is_a_table(sheet: MakeSheet, rows: tuple[str, ...]) -> None:
    assert isinstance(only(sheet(*rows)), TableCard)
