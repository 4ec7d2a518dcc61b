"""Rosters of two directions: people by days with marks, and the sheet of a month's calendar."""

from collections.abc import Callable
from datetime import date

import pytest

from signage.core.cards.table_cards import Duty, TableCard
from signage.core.sheet import Sheet
from signage.core.tables.recognise import sheet_cards

MakeSheet = Callable[..., Sheet]
CAME = date(2026, 9, 20)
TITLE = "2026年10月值班排班表"
CASES: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "ticks": (
        ("姓名|1日|2日|3日", "高建国|√||√", "林芳||√|√"),
        ["10-01 值班员 高建国", "10-02 值班员 林芳", "10-03 值班员 高建国、林芳"],
    ),
    "shifts and days off": (
        ("姓名|10.1|10.2|10.3", "高建国|白|夜班|休", "林　芳|夜|休息|白"),
        ["10-01 白班 高建国 夜班 林芳", "10-02 夜班 高建国", "10-03 白班 林芳"],
    ),
    "plain numbers": (
        ("姓名|1|2|3|4", "高建国|早|晚|-|早", "林芳|晚|早|假|晚"),
        ["10-01 早班 高建国 晚班 林芳", "10-02 早班 林芳 晚班 高建国", "10-04 早班 高建国 晚班 林芳"],
    ),
    "weekdays under the days": (
        ("姓名|10月1日|10月2日", "星期|周四|周五", "高建国|√|", "林芳||值班"),
        ["10-01 值班员 高建国", "10-02 值班员 林芳"],
    ),
    "names under no heading": (
        ("|10月1日|10月2日", "高建国|√|", "林芳||√"),
        ["10-01 值班员 高建国", "10-02 值班员 林芳"],
    ),
    "a month": (
        ("星期一|星期二|星期三|星期四|星期五|星期六|星期日", "|||1 高建国|2 林芳|3 周敏|4日　赵磊", "5：孙浩|6||||||"),
        ["10-01 值班员 高建国", "10-02 值班员 林芳", "10-03 值班员 周敏", "10-04 值班员 赵磊", "10-05 值班员 孙浩"],
    ),
    "a month from Sunday, the people under the days": (
        ("日|一|二|三|四|五|六", "||||1|2|3", "||||高建国|林芳|周敏", "||||马丽||", "4|5|||||", "赵磊|孙浩|||||"),
        [
            "10-01 值班员 高建国、马丽",
            "10-02 值班员 林芳",
            "10-03 值班员 周敏",
            "10-04 值班员 赵磊",
            "10-05 值班员 孙浩",
        ],
    ),
    "the working days of a month": (
        ("周一|周二|周三|周四|周五", "|||1 高建国|2 林芳", "5 赵磊|6 孙浩|7 何静|8 马丽|9 周敏"),
        [f"10-{day:02} 值班员 {name}" for day, name in zip((1, 2, 5, 6, 7, 8, 9), ["高建国", "林芳", "赵磊", "孙浩", "何静", "马丽", "周敏"], strict=True)],
    ),
    "two days in a row": (
        ("日期|10月1日|10月2日", "带班领导|高建国|陈志远"),
        ["10-01 带班领导 高建国", "10-02 带班领导 陈志远"],
    ),
    "days as a workbook writes them": (
        ("|2026-10-01|2026-10-02|2026-10-03", "带班领导|高建国|陈志远|赵磊"),
        ["10-01 带班领导 高建国", "10-02 带班领导 陈志远", "10-03 带班领导 赵磊"],
    ),
    "day and weekday in one column": (
        ("日期/星期|带班|值班", "2026-10-01 星期四|高建国|林芳"),
        ["10-01 带班领导 高建国 值班员 林芳"],
    ),
}  # fmt: skip


def told(card: Duty) -> list[str]:
    return [
        f"{day.day:%m-%d} " + " ".join(f"{post.role} {'、'.join(name.replace('　', '') for name in post.names)}" for post in day.posts)
        for day in card.days
    ]  # fmt: skip


@pytest.mark.parametrize("head", [(), (f"{TITLE}||",)], ids=["named by the file", "named in the sheet"])
@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES.keys())
def test_a_roster_is_read_by_its_days(
    sheet: MakeSheet, rows: tuple[str, ...], expected: list[str], head: tuple[str, ...]
) -> None:
    wide = rows[0].count("|")
    (card,) = sheet_cards([sheet(*(line.ljust(len(line) + wide - 2, "|") for line in head), *rows)], TITLE, CAME).cards
    assert isinstance(card, Duty)
    assert told(card) == expected
    assert card.title == TITLE


OTHERS: dict[str, tuple[str, ...]] = {
    "marks that nobody knows": ("姓名|1日|2日|3日", "高建国|优|良|优", "林芳|良|优|良"),
    "nobody is marked": ("姓名|1日|2日|3日", "高建国|休||", "林芳||休|"),
    "no people": ("项目|1日|2日|3日", "水电检查|√||√", "门窗||√|√"),
    "no people under no heading": ("|1日|2日|3日", "水电检查|√||√", "高建国||√|√"),
    "mostly other words": ("人员|1日|2日|3日", "水电|√||√", "门窗||√|√", "高建国||√|√"),
    "one person": ("姓名|1日|2日|3日", "高建国|√||√"),
    "departments": ("科室|1日|2日|3日", "档案室|√||", "人事科||√|"),
    "days that do not follow one another": ("姓名|1|3|4", "高建国|白|夜|白", "林芳|夜|白|夜"),
    "a calendar of events": ("周一|周二|周三|周四|周五", "例会|学习|检查|走访|总结"),
    "a calendar with a line of other things": ("一|二|三|四|五", "1 高建国|2 林芳|3 周敏|4 赵磊|", "5 孙浩|例会|||"),
    "people under no day": ("一|二|三|四|五", "1|2|3|4|", "高建国|林芳|周敏|赵磊|孙浩"),
    "an empty calendar": ("一|二|三|四|五", "1|2|3|4|5", "高建国|林芳|||"),
    "half a week": ("周一|周二|周三", "1 高建国|2 林芳|3 周敏"),
}


@pytest.mark.parametrize("rows", OTHERS.values(), ids=OTHERS.keys())
def test_other_tables_stay_as_they_are(sheet: MakeSheet, rows: tuple[str, ...]) -> None:
    cards = sheet_cards([sheet(*rows)], TITLE, CAME).cards
    assert {type(card) for card in cards} == {TableCard}
