"""Groups side by side in one table: nobody of them is lost."""

from collections.abc import Callable
from datetime import date

import pytest

from signage.core.cards.card import Points
from signage.core.cards.table_cards import Duty, OrganisationChart, TableCard
from signage.core.grid import grid_of
from signage.core.sheet import Sheet
from signage.core.tables.groups import below_one_another, named_groups
from signage.core.tables.recognise import sheet_cards

MakeSheet = Callable[..., Sheet]
CAME = date(2026, 11, 20)
OVER = ((0, 0, 1, 3), (0, 3, 1, 3))


def chart(card: object) -> list[str]:
    assert isinstance(card, OrganisationChart)
    return [f"{post.post}={'、'.join(post.names)}<{post.above}" for post in card.posts]


def test_groups_without_names_are_one(sheet: MakeSheet) -> None:
    made = sheet("职务|姓名|职务|姓名", "组长|王建国|成员|钱明", "副组长|李红|成员|孙丽", "||成员|周强")
    [card] = sheet_cards([made], "保密工作领导小组", CAME).cards
    assert chart(card) == ["组长=王建国<-1", "副组长=李红<0", "成员=钱明<1", "成员=孙丽<1", "成员=周强<1"]


def test_groups_with_names_are_a_chart_each(sheet: MakeSheet) -> None:
    made = sheet(
        "委员会|||办公室||",
        "职务|姓名|职责|职务|姓名|职责",
        "主任|王建国|全面负责|主任|周敏|日常工作",
        "副主任|李红|分管|专职人员|郑洁|台账",
        "成员|赵伟|配合|||",
        merges=OVER,
    )
    cards = sheet_cards([made], "保密组织机构", CAME).cards
    charts = [card for card in cards if isinstance(card, OrganisationChart)]
    assert [card.title for card in charts] == ["委员会", "办公室"]
    assert chart(charts[0]) == ["主任=王建国<-1", "副主任=李红<0", "成员=赵伟<1"]
    assert chart(charts[1]) == ["主任=周敏<-1", "专职人员=郑洁<0"]
    assert [card.title for card in cards if isinstance(card, Points)] == ["委员会职责分工", "办公室职责分工"]


@pytest.mark.parametrize(
    "lines",
    [
        ("12月1日|王建国|12月3日|赵伟", "12月2日|李红|12月4日|钱明"),
        ("12月1日|王建国|12月2日|李红", "12月3日|赵伟|12月4日|钱明"),
    ],
    ids=["down the first half", "from left to right"],
)
def test_a_month_in_two_halves(sheet: MakeSheet, lines: tuple[str, ...]) -> None:
    [card] = sheet_cards([sheet("日期|值班员|日期|值班员", *lines)], "值班表", CAME).cards
    assert isinstance(card, Duty)
    assert [(each.day.day, each.posts[0].names) for each in card.days] == [
        (1, ("王建国",)),
        (2, ("李红",)),
        (3, ("赵伟",)),
        (4, ("钱明",)),
    ]


def test_what_is_none_stays_as_it_is(sheet: MakeSheet) -> None:
    for lines in (
        ("职务|姓名", "组长|王建国"),
        ("甲|甲", "1|2"),
        ("日期|人|日期|地点", "1|2|3|4"),
        ("甲|乙|乙|甲|丙", "1|2|3|4|5"),
    ):
        grid = grid_of(sheet(*lines))
        assert (named_groups(grid), below_one_another(grid)) == ((), grid)


def test_groups_of_different_width_are_not_put_below_one_another(sheet: MakeSheet) -> None:
    grid = grid_of(sheet("职务|姓名|职责|职务|姓名", "组长|王建国|负责|成员|钱明"))
    assert below_one_another(grid) == grid


def test_groups_that_are_nothing_special_stay_one_table(sheet: MakeSheet) -> None:
    made = sheet(
        "第一季度||第二季度|",
        "项目|金额|项目|金额",
        "甲|1|乙|2",
        "丙|3|丁|4",
        merges=((0, 0, 1, 2), (0, 2, 1, 2)),
    )
    [card] = sheet_cards([made], "收支", CAME).cards
    assert isinstance(card, TableCard)
    assert len(card.table.rows[0]) == 4


def test_names_over_groups_need_no_merged_cells(sheet: MakeSheet) -> None:
    made = sheet("委员会|||专班|", "职务|姓名||职务|姓名", "主任|王建国||组长|周敏", "成员|赵伟||组员|郑洁")
    cards = sheet_cards([made], "组织机构", CAME).cards
    assert [(card.title, chart(card)) for card in cards if isinstance(card, OrganisationChart)] == [
        ("委员会", ["主任=王建国<-1", "成员=赵伟<0"]),
        ("专班", ["组长=周敏<-1", "组员=郑洁<0"]),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("委员会|||专班|", "职务|姓名||科室|电话", "主任|王建国||办公室|1"),
        ("|委员会||专班|", "职务|姓名||职务|姓名", "主任|王建国||组长|周敏"),
        ("委员会|||专班|",),
        ("一月||二月|", "甲||甲|", "1||2|"),
    ],
)
def test_other_lines_above_a_table_are_no_names_of_groups(sheet: MakeSheet, lines: tuple[str, ...]) -> None:
    assert named_groups(grid_of(sheet(*lines))) == ()


def test_each_body_has_its_own_head(sheet: MakeSheet) -> None:
    made = sheet("职务|姓名||职务|姓名", "主任|王建国||组长|周敏", "副主任|李红||副组长|孙丽", "成员|赵伟||组员|郑洁")
    [card] = sheet_cards([made], "组织机构", CAME).cards
    assert chart(card) == [
        *("主任=王建国<-1", "副主任=李红<0", "成员=赵伟<1"),
        *("组长=周敏<-1", "副组长=孙丽<3", "组员=郑洁<4"),
    ]
