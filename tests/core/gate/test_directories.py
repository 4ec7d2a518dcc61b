"""Numbers that only their column or title tells are masked at public places; those that are meant to be called stay."""

from __future__ import annotations

import pytest

from signage.core.cards.card import Card, Deck, Notice, Points, Welcome
from signage.core.cards.table_cards import TableCard
from signage.core.document import Cell, Table, plain, runs_of
from signage.core.gate.directories import masked_phones
from signage.core.gate.exposure import exposes


def table(*rows: str, title: str = "名单", header: int = 1) -> TableCard:
    cells = (tuple(Cell(runs_of(text)) for text in row.split("|")) for row in rows)
    return TableCard(title, Table(tuple(cells), header))


def said(card: Card) -> list[str]:
    match masked_phones(card, 2026):
        case TableCard(table=shown):
            return ["|".join(plain(cell.runs) for cell in row) for row in shown.rows]
        case Notice(paragraphs=lines) | Points(entries=lines):
            return [plain(line) for line in lines]
        case other:
            assert other == card
            return []


MASKED: dict[str, tuple[Card, list[str]]] = {
    "a column of telephones": (table("科室|电话", "办公室|88881001"), ["科室|电话", "办公室|888***01"]),
    "numbers inside the house": (table("姓名|短号|分机", "李某|661111|8012"), ["姓名|短号|分机", "李某|****|****"]),
    "mobiles": (table("姓名|手机号码", "李某|138 0000 2222"), ["姓名|手机号码", "李某|138****2222"]),
    "a notice of telephones": (
        Notice("局机关常用电话", (runs_of("办公室 88881001"), runs_of("值班室 88880000"), runs_of("2026年印"))),
        ["办公室 888***01", "值班室 88880000", "2026年印"],
    ),
    "points of telephones": (Points("通讯录", (runs_of("房屋安全管理科（危房鉴定、白蚁防治）0571-88881001"),)),
                             ["房屋安全管理科（危房鉴定、白蚁防治）057*******01"]),
}  # fmt: skip
SHOWN: dict[str, Card] = {
    "meant to be called": table("小区|投诉电话", "某苑|88881001"),
    "a title that says so": table("小区|电话", "某苑|88881001", title="服务热线一览"),
    "a cell that says so": table("科室|电话", "服务热线|热线 88881001"),
    "other numbers": table("项目编号|金额", "20261234|88881001"),
    "a number of a paper": table("证件号码|数", "20261234|88881001"),
    "no header": table("电话|88881001", "手机|88881002", header=0),
    "a plain notice": Notice("停水通知", (runs_of("面积 88881001 平方米"),)),
    "plain points": Points("要点", (runs_of("面积 88881001 平方米"),)),
    "a welcome": Welcome(("电话", "88881001")),
}


@pytest.mark.parametrize(("card", "lines"), MASKED.values(), ids=MASKED)
def test_what_is_masked(card: Card, lines: list[str]) -> None:
    assert said(card) == lines
    assert exposes(Deck("甲", (card,)), 2026)


@pytest.mark.parametrize("card", SHOWN.values(), ids=SHOWN)
def test_what_stays(card: Card) -> None:
    assert masked_phones(card, 2026) == card


def test_merged_cells_move_no_column() -> None:
    def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
        return Cell(runs_of(text), columns, rows)

    shown = Table(
        (
            (cell("部门"), cell("姓名"), cell("电话", 2)),
            (cell("办公室", rows=3), cell("甲"), cell("88881001"), cell("88881002")),
            (cell("乙", 2), cell("88881003")),
            (cell("丙"), cell("88881004", 2)),
            (cell("88881005"), cell("丁"), cell("88881006", 2)),
        )
    )
    made = masked_phones(TableCard("名单", shown), 2026)
    assert isinstance(made, TableCard)
    assert [[plain(cell.runs) for cell in row] for row in made.table.rows[1:]] == [
        ["办公室", "甲", "888***01", "888***02"],
        ["乙", "888***03"],
        ["丙", "888***04"],
        ["88881005", "丁", "888***06"],
    ]
