"""Workbooks as a person sees them: what cells show, what merges cover, what hides, what is cut. Our own files only."""

# ruff: noqa: DTZ001 - a sheet knows no zone
import io
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from signage.core.gate.marks import find_marks
from signage.core.sheet import Merge, Sheet, spread
from signage.core.verdict import Note, Reason
from signage.kinds.reading import Refusal
from signage.kinds.tables.delimited import sheet_in
from signage.kinds.tables.sheet_places import WHOLE, Area, area_of
from signage.kinds.tables.sheet_texts import shared_texts
from signage.kinds.tables.workbook import Workbook, read_workbook
from signage.kinds.tables.worksheet import MOST_COLUMNS, MOST_ROWS


def saved(change: Callable[[Worksheet], Any]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def book_of(change: Callable[[Worksheet], Any]) -> Workbook:
    found = read_workbook(saved(change))
    assert isinstance(found, Workbook)
    return found


def texts(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in sheet.rows]


def test_cells_are_as_a_person_sees_them() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["日期", "时间", "比例", "数量", "完成", "错误", " 张 \n三 "])
        sheet.append([date(2026, 10, 1), time(8, 30), 0.256, 12345.6, True, "#N/A", datetime(2026, 10, 1, 8)])
        sheet["C2"].number_format = "0.0%"
        sheet["D2"].number_format = "#,##0.00"
        sheet["A2"].number_format = 'm"月"d"日"'

    [sheet] = book_of(fill).sheets
    assert texts(sheet) == [
        ["日期", "时间", "比例", "数量", "完成", "错误", "张\n三"],
        ["10月1日", "8:30", "25.6%", "12,345.60", "TRUE", "", "2026-10-01 8:00"],
    ]
    assert sheet.unfilled == 1  # a formula that ends in an error says so on no wall
    assert [cell.value for cell in sheet.rows[1].cells] == [
        *(date(2026, 10, 1), time(8, 30), 0.256, 12345.6, True, None, datetime(2026, 10, 1, 8)),
    ]


def test_merged_cells_count_for_all_that_they_cover() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "值班表"
        sheet.merge_cells("A1:C1")
        for row, words in enumerate((("10月", "1", "甲"), (None, "2", "乙"), (None, None, None), (None, "3", "丙")), 3):
            for column, word in enumerate(words, 1):
                sheet.cell(row, column).value = word
        sheet.merge_cells("A3:A6")
        sheet.merge_cells("X1:X9")

    [sheet] = book_of(fill).sheets
    assert [row.number for row in sheet.rows] == [1, 3, 4, 6]
    assert sheet.merges == (Merge(0, 0, 1, 3), Merge(1, 0, 3, 1))
    assert [[cell.text for cell in row.cells] for row in spread(sheet)] == [
        *(["值班表"] * 3, ["10月", "1", "甲"], ["10月", "2", "乙"], ["10月", "3", "丙"]),
    ]


def hide_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[2].hidden = True


def hide_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].hidden = True


def hide_sheet(sheet: Worksheet) -> None:
    assert sheet.parent is not None
    other = sheet.parent.create_sheet("底稿")
    other["A1"] = "看不见"
    other.sheet_state = "veryHidden"


def comment(sheet: Worksheet) -> None:
    sheet["A1"].comment = Comment("批一下", "甲")


def white_on_white(sheet: Worksheet) -> None:
    sheet["A2"].font = Font(color="FFFFFFFF")


def formatted_away(sheet: Worksheet) -> None:
    sheet["A2"].number_format = ";;;"


def flat_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[2].height = 0.1


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (hide_row, "隐藏的行"),
        (flat_row, "隐藏的行"),
        (hide_column, "隐藏的列"),
        (hide_sheet, "隐藏的工作表“底稿”"),
        (comment, "批注"),
        (white_on_white, "看不见的单元格"),
        (formatted_away, "看不见的单元格"),
    ],
)
def test_what_is_out_of_sight_is_named(change: Callable[[Worksheet], None], named: str) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["甲", "乙"], ["丙", "丁"]):
            sheet.append(row)
        change(sheet)

    book = book_of(fill)
    assert book.hidden == (named,)
    assert len(book.sheets) == 1
    assert book_of(lambda sheet: sheet.append(["甲", "乙"])).hidden == ()


def test_what_hides_nothing_is_not_named() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["甲", 0])
        sheet["B1"].number_format = "0;-0;"
        hide_column(sheet)
        sheet.row_dimensions[7].hidden = True
        sheet["A1"].font = Font(color="FFFFFFFF")
        sheet["A1"].fill = PatternFill("solid", fgColor="FF16324F")
        assert sheet.parent is not None
        sheet.parent.create_sheet("空").sheet_state = "hidden"

    book = book_of(fill)
    assert (book.hidden, texts(book.sheets[0])) == ((), [["甲"]])


def test_only_what_is_printed_is_shown() -> None:
    def change(sheet: Worksheet) -> None:
        for row in (["窗口", "件数", "", "底稿"], ["一号", 12, "", "草稿"], ["备注", "", "", ""]):
            sheet.append(row)
        sheet.print_area = "A1:B2"

    book = book_of(change)
    assert texts(book.sheets[0]) == [["窗口", "件数"], ["一号", "12"]]
    assert book.notes == (Note(Reason.OUTSIDE_PRINT),)
    assert any("草稿" in text for text in book.raw)


@pytest.mark.parametrize(
    ("formula", "area"),
    [
        ("表1!$A$1:$D$40", Area(1, 1, 40, 4)),
        ("'表 1'!$B:$D", Area(1, 2, WHOLE.bottom, 4)),
        ("表1!$A$1:$B$2,表1!$D$1:$E$2", WHOLE),
        ("#REF!", WHOLE),
        ("", WHOLE),
    ],
    ids=["a range", "columns", "several", "gone", "nothing"],
)
def test_the_printed_range(formula: str, area: Area) -> None:
    assert area_of(formula) == area


def test_the_gate_sees_hidden_sheets_comments_and_names() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "甲"
        hide_sheet(sheet)
        assert sheet.parent is not None
        sheet.parent["底稿"]["A1"] = "机密★10年"

    data = saved(fill)
    assert "机密".encode() not in data
    book = read_workbook(data)
    assert isinstance(book, Workbook)
    assert any(find_marks(text) for text in book.raw)


def test_formulas_show_what_was_saved_and_nothing_else() -> None:
    [sheet] = book_of(lambda sheet: sheet.append(["=1+1", "=cmd|' /C calc'!A0", "合计"])).sheets
    assert (texts(sheet), sheet.unfilled) == ([["", "", "合计"]], 2)


def test_more_than_is_ever_shown_is_cut_and_merges_are_still_known() -> None:
    def fill(sheet: Worksheet) -> None:
        for number in range(MOST_ROWS + 50):
            sheet.append([number, "甲"])
        sheet.merge_cells("B1:B2")
        sheet.cell(1, MOST_COLUMNS + 1).value = "远"

    [sheet] = book_of(fill).sheets
    assert (len(sheet.rows), len(sheet.rows[0].cells), sheet.cut, sheet.merges) == (
        MOST_ROWS,
        2,
        True,
        (Merge(0, 1, 2, 1),),
    )


def test_an_empty_workbook_has_a_sheet_without_rows() -> None:
    assert [sheet.rows for sheet in book_of(lambda _: None).sheets] == [()]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("日期,值班\n10月1日,张三\n", [(1, ["日期", "值班"]), (2, ["10月1日", "张三"])]),
        ("日期;值班\n10月1日;张三, 李四", [(1, ["日期", "值班"]), (2, ["10月1日", "张三, 李四"])]),
        ("日期\t值班\n10月1日\t张三", [(1, ["日期", "值班"]), (2, ["10月1日", "张三"])]),
        ("sep=;\na,b;c\n", [(1, ["a,b", "c"])]),
        ('"a\n,b",c\n\nd,e', [(1, ["a\n,b", "c"]), (3, ["d", "e"])]),
        ('="0571",=1+1\n', [(1, ["0571", "=1+1"])]),
        ("a\nb,c\n", [(1, ["a", ""]), (2, ["b", "c"])]),
        ("", []),
        (",,,\n", []),
    ],
)
def test_delimited_text(text: str, rows: list[tuple[int, list[str]]]) -> None:
    sheet = sheet_in(text)
    assert isinstance(sheet, Sheet)
    assert [(row.number, [cell.text for cell in row.cells]) for row in sheet.rows] == rows


def test_delimited_text_has_limits() -> None:
    long = sheet_in("a,b\n" * (MOST_ROWS + 1))
    wide = sheet_in("a," * 100)
    assert isinstance(long, Sheet)
    assert isinstance(wide, Sheet)
    assert (len(long.rows), long.cut, len(wide.rows[0].cells), wide.cut) == (MOST_ROWS, True, MOST_COLUMNS, True)
    assert sheet_in("a" * (2 << 20)) is Reason.BROKEN


def test_other_files_are_refused() -> None:
    assert isinstance(read_workbook(b"PK\x03\x04"), Refusal)


def test_struck_cells_are_told() -> None:
    def whole(sheet: Worksheet) -> None:
        sheet.append(["旧方案", "新方案"])
        sheet["A1"].font = Font(strike=True)

    def part(sheet: Worksheet) -> None:
        sheet["A1"] = CellRichText("时间：", TextBlock(InlineFont(strike=True), "九点"), "十点")

    def none(sheet: Worksheet) -> None:
        sheet["A1"] = CellRichText("时间：", TextBlock(InlineFont(b=True), "十点"))

    assert [book_of(fill).hidden for fill in (whole, part, none)] == [("划掉的文字",), ("划掉的文字",), ()]


def test_a_struck_shared_text_is_told() -> None:
    part = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a</t></si>'
        b'<si><r><rPr><strike/></rPr><t>b</t></r></si><si><r><rPr><strike val="0"/></rPr><t>c</t></r></si></sst>'
    )
    assert shared_texts(part) == (["a", "b", "c"], frozenset({1}))


def test_a_struck_table_waits_for_a_person(judge: Callable[..., Any]) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["旧方案", "新方案"])
        sheet["A1"].font = Font(strike=True)

    outcome = judge("方案.xlsx", saved(fill))
    assert (outcome.verdict.value, outcome.notes[0].reason) == ("held", Reason.STRUCK_TEXT)
