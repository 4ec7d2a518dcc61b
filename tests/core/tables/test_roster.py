"""Duty rosters as offices make them."""

from collections.abc import Callable
from datetime import date

import pytest

from signage.core.cards.table_cards import Duty, DutyDay, DutyPost
from signage.core.grid import grid_of
from signage.core.sheet import Sheet, SheetCell, SheetRow
from signage.core.tables.recognise import sheet_cards
from signage.core.tables.roster import Roster, roster_of

MakeSheet = Callable[..., Sheet]
CAME = date(2026, 9, 20)


def roster(sheet: Sheet, title: str = "国庆值班表", came: date = CAME) -> Roster | None:
    return roster_of(grid_of(sheet), title, title, came)


def said(found: Roster | None) -> list[str]:
    """One line a day: 10-01 带班领导=张三 值班员=李四:138… @8001."""
    assert found is not None
    return [
        " ".join(
            (
                f"{day.day:%m-%d}",
                *(f"{p.role}={'、'.join(p.names)}{':' + p.phone if p.phone else ''}" for p in day.posts),
                *([f"@{day.phone}"] if day.phone else []),
            )
        )
        for day in found.card.days
    ]


CASES: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "the usual form": (
        ("日期|星期|带班领导|值班人员|联系电话|备注", "2026-10-01|星期四|张三|李四|13800000000|无", "2026-10-02|五|王五|赵六||"),
        ["10-01 带班领导=张三 值班人员=李四:13800000000", "10-02 带班领导=王五 值班人员=赵六"],
    ),
    "columns in another order, broken and with blanks": (
        ("值班员/手机|值 班/员|带班|值班日期/（星期）", "13800000000|甲|乙|10月1日/（星期四）"),
        ["10-01 值班员=甲 带班领导=乙 @13800000000"],
    ),
    "several people and one number": (
        ("日期|值班员|电话", "10月1日|甲、乙|8001"),
        ["10-01 值班员=甲、乙:8001"],
    ),
    "several people and as many numbers": (
        ("日期|值班员|电话", "10月1日|甲、乙|13800000000、13900000000"),
        ["10-01 值班员=甲:13800000000 值班员=乙:13900000000"],
    ),
    "numbers beside the names": (
        ("日期|值班员", "10月1日|甲 13800000000、乙 13900000000", "10月2日|丙 13800000000"),
        ["10-01 值班员=甲:13800000000 值班员=乙:13900000000", "10-02 值班员=丙:13800000000"],
    ),
    "shifts in columns": (
        ("日期|白班|夜班|值班电话", "10月1日|甲|乙|0571-88880000"),
        ["10-01 白班=甲 夜班=乙 @0571-88880000"],
    ),
    "shifts in rows": (
        ("日期|班次|值班员", "10月1日|白班|甲", "|夜班|乙", "10月2日|白班|丙"),
        ["10-01 白班=甲 夜班=乙", "10-02 白班=丙"],
    ),
    "shifts in rows with two posts": (
        ("日期|班次|带班领导|值班员", "10月1日|白班|甲|乙"),
        ["10-01 白班带班领导=甲 白班值班员=乙"],
    ),
    "the same as above": (
        ("日期|带班领导|值班员", "10月1日|甲|乙", "10月2日|同上|丙"),
        ["10-01 带班领导=甲 值班员=乙", "10-02 带班领导=甲 值班员=丙"],
    ),
    "a range, and the same day twice": (
        ("日期|值班员", "10月1日-2日|甲", "10月2日|乙"),
        ["10-01 值班员=甲", "10-02 值班员=甲 值班员=乙"],
    ),
    "a month of its own": (
        ("月份|日期|值班员", "9月|30|甲", "10|1-2|乙"),
        ["09-30 值班员=甲", "10-01 值班员=乙", "10-02 值班员=乙"],
    ),
    "a year and month of its own": (("年月|日|值班员", "2027年10月|1|甲"), ["10-01 值班员=甲"]),
    "side by side": (
        ("日期|值班员|日期|值班员", "10月1日|甲|10月3日|丙", "10月2日|乙||"),
        ["10-01 值班员=甲", "10-02 值班员=乙", "10-03 值班员=丙"],
    ),
    "time as the name of the days": (("序号|时间|姓名", "1|10月1日|甲"), ["10-01 值班员=甲"]),
    "days out of order": (("日期|值班员", "10月2日|乙", "10月1日|甲"), ["10-01 值班员=甲", "10-02 值班员=乙"]),
    "departments on duty": (("日期|值班科室", "10月1日|办公室"), ["10-01 值班科室=办公室"]),
    "a post that nobody holds": (("日期|带班领导|值班员", "10月1日||甲"), ["10-01 值班员=甲"]),
    "a row without people": (("日期|值班员", "10月1日|甲", "10月2日|无"), ["10-01 值班员=甲"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_rosters(sheet: MakeSheet, name: str) -> None:
    lines, days = CASES[name]
    found = roster(sheet(*lines))
    assert said(found) == days
    assert found is not None
    assert found.notes == ()


def test_merged_months_and_leaders(sheet: MakeSheet) -> None:
    found = roster(
        sheet(
            "国庆值班表|||", "月份|日期|带班领导|值班员", "10月|1|甲|乙", "|2||丙", "|3|丁|戊", "值班室电话：8001、8002|||",
            merges=((0, 0, 1, 4), (2, 0, 3, 1), (2, 2, 2, 1)),
        ),
        "国庆",
    )  # fmt: skip
    assert said(found) == [
        "10-01 带班领导=甲 值班员=乙 @8001、8002",
        "10-02 带班领导=甲 值班员=丙 @8001、8002",
        "10-03 带班领导=丁 值班员=戊 @8001、8002",
    ]


def test_a_header_of_two_rows(sheet: MakeSheet) -> None:
    found = roster(
        sheet(
            "日期|带班领导||值班员|", "|姓名|电话|姓名|电话", "10月1日|甲|8001|乙|8002",
            merges=((0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 1, 2)),
        )
    )  # fmt: skip
    assert said(found) == ["10-01 带班领导=甲:8001 值班员=乙:8002"]


def test_the_month_of_the_title(sheet: MakeSheet) -> None:
    assert said(roster(sheet("日期|值班员", "1|甲", "2|乙"), "2026年10月值班表")) == [
        "10-01 值班员=甲",
        "10-02 值班员=乙",
    ]
    assert roster(sheet("日期|值班员", "1|甲", "2|乙")) is None


def test_values_of_excel() -> None:
    rows = (
        SheetRow(1, (SheetCell("日期", "日期"), SheetCell("值班员", "值班员"))),
        SheetRow(2, (SheetCell("1", date(2026, 10, 1)), SheetCell("甲", "甲"))),
    )
    found = roster(Sheet("", rows))
    assert found is not None
    assert found.card.days == (DutyDay(date(2026, 10, 1), (DutyPost("值班员", ("甲",)),)),)


def test_the_turn_of_the_year(sheet: MakeSheet) -> None:
    found = roster(sheet("日期|值班员", "12月31日|甲", "1月1日|乙"), "元旦值班表", date(2026, 12, 20))
    assert found is not None
    assert [day.day for day in found.card.days] == [date(2026, 12, 31), date(2027, 1, 1)]


def test_rows_that_cannot_be_read_are_named(sheet: MakeSheet) -> None:
    found = roster(
        sheet(
            "日期|星期|值班员",
            "待定|四|甲",
            "10月1日|星期四|乙",
            "10月2日|星期四|丙",
            "10月3日|六|丁",
            "10月41日|日|戊",
            "10月5日|一|己",
        )
    )
    assert said(found) == ["10-01 值班员=乙", "10-03 值班员=丁", "10-05 值班员=己"]
    assert found is not None
    assert [note.detail for note in found.notes] == [
        "第2行、第6行的日期看不懂",
        "第3行的日期和星期对不上".replace("3", "4"),
    ]


def test_only_the_first_of_many_bad_rows_are_named(sheet: MakeSheet) -> None:
    lines = [f"10月{day}日|星期四|甲" for day in range(1, 16)]
    found = roster(sheet("日期|星期|值班员", *lines))
    assert found is not None
    assert [note.detail for note in found.notes] == ["第3行、第4行、第5行、第6行、第7行等的日期和星期对不上"]
    assert [day.day.day for day in found.card.days] == [1, 8, 15]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("会议安排", ("日期|姓名", "10月1日|甲")),
        ("值班表", ("姓名|电话", "甲|8001")),
        ("值班表", ("日期|备注", "10月1日|甲")),
        ("值班表", ("日期|值班员", "待定|甲", "再定|乙")),
        ("值班表", ("星期|值班员", "星期一|甲")),
    ],
)
def test_no_roster(sheet: MakeSheet, title: str, lines: tuple[str, ...]) -> None:
    assert roster(sheet(*lines), title) is None


def test_departments_on_duty(sheet: MakeSheet) -> None:
    found = sheet_cards([sheet("科室|12月1日|12月2日", "办公室|李明|赵敏", "城建科|孙丽|周杰")], "值班表", CAME)
    [card] = found.cards
    assert isinstance(card, Duty)
    assert [(post.role, post.names) for day in card.days for post in day.posts] == [
        *(("办公室", ("李明",)), ("城建科", ("孙丽",)), ("办公室", ("赵敏",)), ("城建科", ("周杰",))),
    ]


def test_columns_of_other_things_are_no_posts(sheet: MakeSheet) -> None:
    assert roster(sheet("日期|菜谱|备注", "12月1日|红烧排骨|好", "12月2日|清炒时蔬|好")) is None
    assert roster(sheet("日期|车次", "12月1日|", "12月2日|")) is None


def test_what_stands_over_all_posts_says_nothing(sheet: MakeSheet) -> None:
    found = roster(
        sheet(
            "日期|人员|",
            "|带班领导|值班人员",
            "12月1日|张建国|李明",
            "12月2日|王强|赵敏",
            merges=((0, 0, 2, 1), (0, 1, 1, 2)),
        )
    )
    assert found is not None
    assert [post.role for post in found.card.days[0].posts] == ["带班领导", "值班人员"]


def test_nobody_of_a_roster_is_lost(sheet: MakeSheet) -> None:
    found = roster(
        sheet("日期|总值班|一岗|门卫|要求", "12月1日|张建国|李明|老王|按时到岗", "12月2日|王强|赵敏|老李|按时到岗")
    )
    assert found is not None
    assert [(post.role, post.names) for post in found.card.days[0].posts] == [
        *(("总值班", ("张建国",)), ("一岗", ("李明",)), ("门卫", ("老王",))),
    ]


def test_the_number_of_a_week_is_nobody(sheet: MakeSheet) -> None:
    found = roster(sheet("轮值周|轮值科室|时间", "第1周|办公室|12.1-12.7", "第2周|城建科|12.8-12.14"), "值班表")
    assert found is not None
    assert [(post.role, post.names) for post in found.card.days[0].posts] == [("轮值科室", ("办公室",))]


def test_hours_in_brackets_belong_to_the_name_of_a_column(sheet: MakeSheet) -> None:
    found = roster(sheet("日期|早班（6:00-14:00）|夜班（22:00-6:00）", "12月1日|李明|赵敏", "12月2日|孙丽|吴芳"))
    assert found is not None
    assert [post.role for post in found.card.days[0].posts] == ["早班", "夜班"]


def test_the_days_of_a_month_in_a_row(sheet: MakeSheet) -> None:
    made = sheet("12月份值班表|||", "日期|1|2|3", "星期|二|三|四", "白班|李明|赵敏|孙丽", merges=((0, 0, 1, 4),))
    [card] = sheet_cards([made], "值班表", CAME).cards
    assert isinstance(card, Duty)
    assert [(each.day.day, each.posts[0].names) for each in card.days] == [
        (1, ("李明",)),
        (2, ("赵敏",)),
        (3, ("孙丽",)),
    ]
