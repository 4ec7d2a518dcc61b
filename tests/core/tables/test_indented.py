"""An organisation drawn with columns becomes its chart."""

from collections.abc import Callable
from datetime import date

import pytest

from signage.core.cards.table_cards import OrganisationChart, Post, TableCard
from signage.core.sheet import Sheet
from signage.core.tables.recognise import sheet_cards

MakeSheet = Callable[..., Sheet]
CAME = date(2026, 11, 25)


def cards(sheet: MakeSheet, *rows: str, title: str = "文件名") -> tuple[object, ...]:
    return sheet_cards([sheet(*rows)], title, CAME).cards


def test_each_step_to_the_right_is_a_step_down(sheet: MakeSheet) -> None:
    rows = ("住建局组织机构图||", "局长 张三||", "|副局长：李四|", "||办公室", "||人事科", "|副局长：王五|", "||建管科")
    assert cards(sheet, *rows) == (
        OrganisationChart(
            "住建局组织机构图",
            (
                Post("局长", ("张三",)),
                Post("副局长", ("李四",), 0),
                Post("办公室", (), 1),
                Post("人事科", (), 1),
                Post("副局长", ("王五",), 0),
                Post("建管科", (), 4),
            ),
        ),
    )


def test_the_names_of_the_steps_are_no_boxes(sheet: MakeSheet) -> None:
    rows = ("组织架构||", "一级|二级|三级", "局党组||", "|局办公室|文秘组", "||机要室", "|法规科|")
    [chart] = cards(sheet, *rows)
    assert isinstance(chart, OrganisationChart)
    assert [(post.post, post.above) for post in chart.posts] == [
        *(("局党组", -1), ("局办公室", 0), ("文秘组", 1), ("机要室", 1), ("法规科", 0)),
    ]


def test_two_boxes_may_share_a_row(sheet: MakeSheet) -> None:
    [chart] = cards(sheet, "局长|副局长|", "||办公室", "||人事科", "|总工|", title="架构")
    assert isinstance(chart, OrganisationChart)
    assert [(post.post, post.above) for post in chart.posts] == [
        ("局长", -1),
        ("副局长", 0),
        ("办公室", 1),
        ("人事科", 1),
        ("总工", 0),
    ]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (("局长||", "|副局长|", "||办公室"), "组织机构"),
        (("物品||", "|纸张|", "||复印纸", "||信封"), "采购清单"),
        (("|局长||", "||副局长|", "|||办公室", "|||人事科", "局长|||"), "组织机构"),
        (("甲|乙", "丙|丁", "戊|己"), "组织机构"),
        (("局长||", "|副局长|", "||办公室8001", "||人事科"), "组织机构"),
        (("局长||", "副局长||", "|办公室|"), "组织机构"),
        (("局长||", "副局长||", "|办公室|", "|人事科|"), "组织机构"),
    ],
    ids=["too few", "something else", "no root", "filled", "numbers", "flat and short", "flat"],
)
def test_other_tables_stay_tables(sheet: MakeSheet, rows: tuple[str, ...], title: str) -> None:
    assert all(isinstance(card, TableCard) for card in cards(sheet, *rows, title=title))
