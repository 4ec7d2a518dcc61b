"""Sheets: what a merged cell covers, and a table of a document read as a sheet."""

from signage.core.document import Cell, Table, runs_of
from signage.core.sheet import EMPTY, Merge, Sheet, SheetCell, SheetRow, sheet_of_table, spread


def rows(*lines: str) -> tuple[SheetRow, ...]:
    return tuple(
        SheetRow(number, tuple(SheetCell(word) if word else EMPTY for word in line.split("|")))
        for number, line in enumerate(lines, 1)
    )


def words(of: tuple[SheetRow, ...]) -> list[str]:
    return ["|".join(cell.text for cell in row.cells) for row in of]


def test_a_merged_cell_stands_in_all_its_places() -> None:
    sheet = Sheet("", rows("标题||", "甲|1|x", "|2|y"), (Merge(0, 0, 1, 3), Merge(1, 0, 2, 1)))
    assert words(spread(sheet)) == ["标题|标题|标题", "甲|1|x", "甲|2|y"]
    assert spread(Sheet("", rows("a|b"))) == rows("a|b")


def test_a_table_of_a_document_is_a_sheet() -> None:
    table = Table(
        (
            (Cell(runs_of("部门"), rows=2), Cell(runs_of("值班"), columns=2)),
            (Cell(runs_of("带班")), Cell(runs_of("值班员"))),
            (Cell(runs_of("办公室")), Cell(runs_of("甲"))),
            (),
        )
    )
    sheet = sheet_of_table(table, "表")
    assert words(sheet.rows) == ["部门|值班|", "|带班|值班员", "办公室|甲|", "||"]
    assert sheet.merges == (Merge(0, 0, 2, 1), Merge(0, 1, 1, 2))
    assert words(spread(sheet))[:2] == ["部门|值班|值班", "部门|带班|值班员"]


def test_a_merge_that_reaches_beyond_the_last_row_ends_there() -> None:
    sheet = sheet_of_table(Table(((Cell(runs_of("甲"), rows=5),),)))
    assert (words(sheet.rows), sheet.merges) == (["甲"], (Merge(0, 0, 1, 1),))
    assert sheet_of_table(Table(())) == Sheet("", ())
