"""Tables below one another are a card each; one table with an empty row stays one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from signage.core.cards.table_cards import Duty, TableCard
from signage.core.sheet import Merge, Sheet
from signage.core.tables.recognise import sheet_cards
from signage.core.tables.stacked import MOST, stacked

MakeSheet = Callable[..., Sheet]
CAME = date(2026, 11, 20)
FIRST, SECOND = ("表一 收文|", "文号|标题", "1号|通知"), ("表二 发文|", "文号|标题", "2号|函")


def apart(sheet: Sheet, at: int) -> Sheet:
    """The sheet with an empty row before the row at this place."""
    later = (replace(row, number=row.number + 1) for row in sheet.rows[at:])
    return replace(sheet, rows=(*sheet.rows[:at], *later))


def test_each_table_has_its_own_card(sheet: MakeSheet) -> None:
    made = replace(apart(sheet(*FIRST, *SECOND), 3), unfilled=1, merges=(Merge(0, 0, 1, 2), Merge(3, 0, 9, 2)))
    parts = stacked(made)
    assert [(len(part.rows), part.unfilled, part.merges) for part in parts] == [
        (3, 1, (Merge(0, 0, 1, 2),)),
        (3, 0, (Merge(0, 0, 3, 2),)),
    ]
    cards = sheet_cards([apart(sheet(*FIRST, *SECOND), 3)], "台账", CAME).cards
    assert [card.title for card in cards if isinstance(card, TableCard)] == ["表一 收文", "表二 发文"]


def test_a_roster_above_another_table(sheet: MakeSheet) -> None:
    made = apart(sheet("值班表|", "日期|值班员", "12月1日|李明", "12月2日|赵敏", *SECOND), 4)
    duty, table = sheet_cards([made], "安排", CAME).cards
    assert isinstance(duty, Duty)
    assert isinstance(table, TableCard)


def test_a_heading_over_every_few_rows_is_one_table(sheet: MakeSheet) -> None:
    made = sheet(*FIRST * (MOST + 1))
    spaced = replace(made, rows=tuple(replace(row, number=row.number + at // 3) for at, row in enumerate(made.rows)))
    assert len(stacked(replace(spaced, rows=spaced.rows[:-3]))) == MOST
    assert stacked(spaced) == (spaced,)


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        ((*FIRST, *SECOND), 0),
        (("日期|值班", "1日|甲", "2日|乙", "3日|丙", "4日|丁"), 3),
        (("科室|得分", "办公室|95", "备注：甲|", "说明|一"), 2),
        (("科室|得分", "办公室|95", "值班要求|", "1|按时到岗", "2|保持畅通"), 2),
        ((*FIRST, "表二|", "文号|标题"), 3),
    ],
    ids=["no gap", "a week apart", "a remark", "no names of columns", "nothing under them"],
)
def test_one_table_stays_one(sheet: MakeSheet, lines: tuple[str, ...], at: int) -> None:
    made = apart(sheet(*lines), at) if at else sheet(*lines)
    assert stacked(made) == (made,)
