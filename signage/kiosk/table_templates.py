"""The templates of a duty roster and an organisation table that `init` puts into a new content folder.

In: the day. Out: workbooks with a title, a line that says how to fill them, headings, lists to choose from, and rows that
play as they are. The roster's people are 示例一 and so on, its days begin today and are over in a week; the organisation
table names posts, no people. A second sheet would be shown and a hidden one would hold the file, so there is one sheet.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

FONT = "宋体"
ROWS = 400
DAYS = 7
ROSTER, ORGANISATION = "07 通知与值班/值班表（样例）.xlsx", "02 组织机构/组织机构.xlsx"
POSTS = "主任,副主任,成员,保密办主任,专职人员"
LEVELS = "一级,二级,三级"


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, its width in characters, and what may be chosen below it (anything else may be written too)."""

    heading: str
    width: int
    choices: str = ""
    form: str = "@"


def templates(today: date) -> tuple[tuple[str, bytes], ...]:
    """The templates by their path in the content folder."""
    return (ROSTER, roster(today)), (ORGANISATION, organisation())


def roster(today: date) -> bytes:
    """A week of example people."""
    columns = (
        Column("日期", 16, form="yyyy-mm-dd"),
        Column("带班领导", 16),
        Column("值班员", 22),
        Column("值班电话", 18),
        Column("备注", 30),
    )
    numbers = "一二三四五六七八九"
    rows = [
        (today + timedelta(days=at), f"示例{numbers[at % 3]}", f"示例{numbers[3 + at % 5]}", "8000", "样例，请换成真的")
        for at in range(DAYS)
    ]
    line = "填写说明：一天一行，换成真的日期和姓名后另存为“值班表”；几个人用顿号隔开；电话只在内部点位显示；过了最后一天自动停播"
    return workbook("值班表（样例）", line, columns, rows)


def organisation() -> bytes:
    """The committee and its office as the rule describes them."""
    columns = (
        Column("层级", 10, LEVELS),
        Column("职务", 18, POSTS),
        Column("姓名", 26),
        Column("部门", 18),
        Column("职责", 60),
    )
    rows = [
        ("一级", "主任", "局主要领导", "局领导", "对全局保密工作负总责"),
        ("二级", "副主任", "分管领导", "局领导", "协助主任，组织落实保密工作"),
        ("三级", "成员", "各科室负责人", "各科室", "负责本科室、本单位的保密工作"),
        ("三级", "成员", "下属单位负责人", "下属单位", "负责本科室、本单位的保密工作"),
        ("三级", "保密办主任", "局办公室主任兼任", "局办公室", "主持保密工作办公室日常工作"),
    ]
    line = "填写说明：一人一行；层级决定画在第几层；姓名可以写真名，对外窗口的屏幕不显示姓名；职责会另成一张卡片"
    return workbook("保密工作委员会", line, columns, rows)


def workbook(title: str, line: str, columns: tuple[Column, ...], rows: Sequence[tuple[str | date, ...]]) -> bytes:
    """One sheet: title, a line of help, headings, rows."""
    from openpyxl import Workbook  # noqa: PLC0415 - it brings Pillow along, and the other commands do without
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    book = Workbook()
    book.properties.creator = "signage"
    book.properties.created = book.properties.modified = datetime(2026, 1, 1)  # noqa: DTZ001 - a workbook knows no zone
    sheet = book.create_sheet(title.partition("（")[0], 0)
    del book["Sheet"]
    for place, (words, size, height) in enumerate(((title, 18, 34), (line, 10, 32)), 1):
        sheet.cell(place, 1, words).font = Font(name=FONT, size=size, bold=place == 1, color="2F5D62")
        sheet.cell(place, 1).alignment = Alignment(
            horizontal="center" if place == 1 else "left", vertical="center", wrap_text=True
        )
        sheet.merge_cells(start_row=place, end_row=place, start_column=1, end_column=len(columns))
        sheet.row_dimensions[place].height = height
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        head = sheet.cell(3, number, column.heading)
        head.font = Font(name=FONT, size=12, bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor="2F5D62")
        head.alignment = Alignment(horizontal="center", vertical="center")
        sheet.column_dimensions[letter].width = column.width
        if column.choices:
            listed = DataValidation(
                type="list", formula1=f'"{column.choices}"', allow_blank=True, showErrorMessage=False
            )
            sheet.add_data_validation(listed)
            listed.add(f"{letter}4:{letter}{ROWS}")
        for row in range(4, ROWS + 1):
            sheet.cell(row, number).number_format = column.form
    for place, values in enumerate(rows, 4):
        for number, value in enumerate(values, 1):
            sheet.cell(place, number, value).font = Font(name=FONT, size=11)
            sheet.cell(place, number).number_format = columns[number - 1].form
    sheet.freeze_panes = "A4"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
