"""A roster of a week, whose days stand in a row."""

from collections.abc import Callable
from datetime import date

import pytest

from signage.core.cards.table_cards import Duty, TableCard
from signage.core.sheet import Sheet
from signage.core.tables.recognise import sheet_cards

MakeSheet = Callable[..., Sheet]
CAME = date(2026, 11, 20)
CASES: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "weekdays over dates": (
        ("|周一|周二|周三", "|11.23|11.24|11.25", "带班领导|张三|李四|王五", "值班员|甲某|乙某|丙某"),
        ["11-23 带班领导 值班员", "11-24 带班领导 值班员", "11-25 带班领导 值班员"],
    ),
    "dates as the header": (
        ("日期|11月23日|11月24日|11月25日", "带班领导|张三|李四|王五"),
        ["11-23 带班领导", "11-24 带班领导", "11-25 带班领导"],
    ),
    "both in one cell": (
        ("岗位|11月23日（周一）|11月24日（周二）|11月25日（周三）", "白班|张三|李四|王五", "夜班|赵六|孙七|周八"),
        ["11-23 白班 夜班", "11-24 白班 夜班", "11-25 白班 夜班"],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES.keys())
def test_a_roster_with_its_days_in_a_row(sheet: MakeSheet, rows: tuple[str, ...], expected: list[str]) -> None:
    [card] = sheet_cards([sheet(*rows)], "一周值班表", CAME).cards
    assert isinstance(card, Duty)
    assert [f"{day.day:%m-%d} {' '.join(post.role for post in day.posts)}" for day in card.days] == expected


@pytest.mark.parametrize(
    "rows",
    [
        ("|周一|周二|周三", "早餐|豆浆|牛奶|稀饭"),
        ("区域|1|2|3", "城东|4|5|6"),
        ("项目|一|二", "值班|张三|李四"),
        ("部门|电话|传真|房间", "值班室|0571-8001|0571-8002|301"),
    ],
    ids=["no dates", "numbers", "too few", "telephones"],
)
def test_other_tables_stay_tables(sheet: MakeSheet, rows: tuple[str, ...]) -> None:
    cards = sheet_cards([sheet(*rows)], "值班表", CAME).cards
    assert [type(card) for card in cards] == [TableCard]
