"""The template of 播放计划.xlsx that `init` puts into a new content folder.

In: the sections that were made, the places of this PC. Out: the bytes of a workbook with headings, lists to choose from,
one example row that does nothing, and a sheet that says how to fill it. What the cells mean is said in `core.cells`.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from signage.core.schedule.cells import SECONDS_MAX, SECONDS_MIN

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NAME = "播放计划.xlsx"
ROWS = 500
FONT = "宋体"
HEADINGS = (
    ("文件或栏目", 34),
    ("从", 14),
    ("到", 14),
    ("星期", 14),
    ("时段", 26),
    ("点位", 20),
    ("秒数", 8),
    ("备注", 44),
)
WEEKDAYS = ("每天", "工作日", "节假日", "周末", "周一至周五", "一三五", "二四", "六日")
HOURS = ("全天", "上午", "下午", "晚上", "8:00-12:00", "14:00-18:00", "8:00-12:00、14:00-18:00")
EXAMPLE = ("示例：停水通知", "10月1日", "10月3日", "周一至周五", "8:00-12:00、14:00-18:00", "全部", 20)
EXAMPLE_REMARK = "“示例”开头的行不起作用，只给您看写法，可以删掉"
HELP = (
    ("怎么填", ""),
    ("文件或栏目", "写文件名，带不带 .docx 都行；也可以从下拉单里选一个栏目。同一个名字有几个文件的，写“栏目/文件名”。"),
    ("从、到", "2026-10-01、10月1日、2026-10-01 18:00 都行。“到”的那一天也播。空着：照文件自己的日期。长期：没有期限。"),
    ("星期", "周一至周五、一三五、1,3,5、周末、每天；也可以写工作日、节假日，调休上班的周末算工作日。"),
    ("时段", "8:00-12:00，几段之间用顿号。上午是 6 点到 12 点，下午 12 点到 18 点，晚上 18 点到 24 点。22:00-6:00 可以过夜。"),
    ("点位", "从下拉单里选；几个点位之间用顿号；全部：每个点位。"),
    ("秒数", f"每张画面停多少秒，{SECONDS_MIN} 到 {SECONDS_MAX}。空着：按字数自动算。"),
    ("备注", "写给同事看的，程序不管。"),
    ("", ""),
    ("几条规矩", ""),
    ("一个文件写几行", "任何一行说可以播，就播。比如 10月1日至3日一行，11月1日至3日再一行。"),
    ("写文件的一行", "它说了的，比文件名、文件里和栏目里写的都优先；空着的格子不改什么。"),
    ("写栏目的一行", "管这个栏目里的全部文件，只会让它们播得更少；已经过期的不会再播。写了文件的，以文件那一行为准。"),
    ("写错了", "那一格不起作用，别的照常。双击“00 播放状态”，上面写着第几行错在哪里。"),
    ("什么时候起作用", "保存以后两三秒，不用关 WPS。这个文件删掉了，就回到文件自己的规定。"),
    ("放在哪里", "就放在“内容”文件夹最上面一层，名字用“播放计划”开头。只用一份。"),
)  # fmt: skip


def schedule_template(sections: tuple[str, ...], places: tuple[str, ...]) -> bytes:
    """The workbook, with `sections` (names of folders) and `places` to choose from."""
    from openpyxl import Workbook  # noqa: PLC0415 - it brings Pillow along, and the other commands do without
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    book = Workbook()
    book.properties.creator = "signage"
    book.properties.created = book.properties.modified = datetime(2026, 1, 1)  # noqa: DTZ001 - a workbook knows no zone
    sheet = book.create_sheet("播放计划")
    del book["Sheet"]
    help_sheet, lists = book.create_sheet("填写说明"), book.create_sheet("名单")
    fill_lists(lists, sections, ("全部", *places))
    fill_plan(sheet)
    choices(sheet, "A", f"名单!$A$1:$A${max(1, len(sections))}", "选一个栏目，或者直接写文件名")
    choices(sheet, "D", f'"{",".join(WEEKDAYS)}"', "选一个，或者自己写：周一至周五、一三五")
    choices(sheet, "E", f'"{",".join(HOURS)}"', "选一个，或者自己写：8:00-12:00，几段用顿号")
    choices(sheet, "F", f"名单!$B$1:$B${len(places) + 1}", "选一个；几个点位用顿号隔开")
    seconds = DataValidation(
        type="whole", operator="between", formula1=str(SECONDS_MIN), formula2=str(SECONDS_MAX), allow_blank=True
    )
    seconds.error, seconds.errorTitle = f"请写 {SECONDS_MIN} 到 {SECONDS_MAX} 的整数", "秒数"
    sheet.add_data_validation(seconds)
    seconds.add(f"G2:G{ROWS}")
    fill_help(help_sheet)
    for printed in (sheet, help_sheet):
        printed.page_setup.orientation, printed.page_setup.fitToHeight = "landscape", 0
        printed.sheet_properties.pageSetUpPr.fitToPage = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fill_plan(sheet: Worksheet) -> None:
    """Headings and the example."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    line = Side(style="thin", color="B8C4C9")
    for column, (heading, width) in enumerate(HEADINGS, 1):
        cell = sheet.cell(1, column, heading)
        cell.font = Font(name=FONT, size=12, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="2F5D62")
        cell.alignment = Alignment(horizontal="center", vertical="center")
        cell.border = Border(bottom=line)
        letter = sheet.column_dimensions[get_column_letter(column)]
        letter.width = width
        letter.font = Font(name=FONT, size=11)
        letter.number_format = "yyyy-mm-dd" if heading in {"从", "到"} else "General" if heading == "秒数" else "@"
    sheet.row_dimensions[1].height = 26
    example: tuple[str | int, ...] = (*EXAMPLE, EXAMPLE_REMARK)
    for column, value in enumerate(example, 1):
        cell = sheet.cell(2, column, value)
        cell.font = Font(name=FONT, size=11, italic=True, color="6B7780")
        cell.alignment = Alignment(vertical="center")
    sheet.freeze_panes = "A2"


def choices(sheet: Worksheet, column: str, values: str, prompt: str) -> None:
    """A list to choose from, which is no limit: whatever else is written is taken too."""
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    found = DataValidation(type="list", formula1=values, allow_blank=True, showErrorMessage=False)
    found.prompt, found.promptTitle, found.showInputMessage = prompt, "可以选，也可以写", True
    sheet.add_data_validation(found)
    found.add(f"{column}2:{column}{ROWS}")


def fill_lists(sheet: Worksheet, sections: tuple[str, ...], places: tuple[str, ...]) -> None:
    """What the lists offer, on a sheet of its own that nobody needs to see."""
    for row, name in enumerate(sections, 1):
        sheet.cell(row, 1, name)
    for row, name in enumerate(places, 1):
        sheet.cell(row, 2, name)
    sheet.sheet_state = "hidden"


def fill_help(sheet: Worksheet) -> None:
    """How to fill it, in two columns."""
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 90
    for row, (what, text) in enumerate(HELP, 1):
        head = not text
        sheet.cell(row, 1, what or None).font = Font(name=FONT, size=14 if head else 11, bold=True, color="2F5D62")
        sheet.cell(row, 2, text or None).font = Font(name=FONT, size=11)
        for column in (1, 2):
            sheet.cell(row, column).alignment = Alignment(vertical="top", wrap_text=True)
