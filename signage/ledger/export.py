"""The ledger as files that an office opens: CSV for any program, a workbook for WPS and Excel.

In: an account and its words. Out: files, written whole or not at all. Text of other people's files stays text: nothing in a
cell is ever a formula.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from signage.core.ledger.account import Account, Words
from signage.core.ledger.plays import Operation, Play

HEADS = ("序号", "类别", "屏幕", "开始", "结束", "秒数", "内容", "文件", "结果", "审核", "SHA-256")
WIDTHS = (10, 8, 14, 21, 21, 9, 44, 44, 10, 16, 66)
PLAY, OPERATION, NOTE = "播放", "操作", "说明"
MOST_ROWS = 1_000_000
"""Rows of one sheet: a little less than a workbook can hold."""
SHIPPED = "builtin:"
"""How the paths of what ships with the program begin: it is no file of the folder, and exempt from review by name."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of an export. `notes` are the lines that say what it is, and whether the chain holds."""

    operation: Words
    result: dict[str, str]
    unsigned: str
    shipped: str
    notes: tuple[str, ...]


def lines(account: Account, phrases: Phrases) -> Iterator[tuple[Any, ...]]:
    """Plays and operations in the order of their numbers, below `HEADS`."""
    told: list[Play | Operation] = sorted((*account.plays, *account.operations), key=lambda one: one.seq)
    for one in told:
        if isinstance(one, Operation):
            text = phrases.operation(one)[0]
            yield one.seq, OPERATION, one.screen, _time(one.at), "", "", text, "", "", "", ""
        else:
            ended = _time(one.end) if one.end is not None else ""
            ships = one.path.startswith(SHIPPED)
            approved = one.approved_by or ("" if ships else phrases.unsigned)
            title = one.title or (phrases.shipped if ships else one.path)
            result = phrases.result[one.result.value]
            head = (one.seq, PLAY, one.screen, _time(one.start), ended, round(one.seconds, 1))
            yield (*head, title, one.path, result, approved, one.sha256)


def to_csv(account: Account, phrases: Phrases) -> bytes:
    """UTF-8 with a byte order mark, so that Excel and WPS read it as they should."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADS)
    writer.writerows([_plain(value) for value in line] for line in lines(account, phrases))
    writer.writerows(["", NOTE, "", "", "", "", _plain(note)] for note in phrases.notes)
    return text.getvalue().encode("utf-8-sig")


def to_workbook(account: Account, phrases: Phrases, path: Path) -> None:
    """Writes a workbook: the notes first, then the rows, on as many sheets as it takes. Raises `OSError`."""
    from openpyxl import Workbook  # noqa: PLC0415 - a report without a workbook does not need it
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    book = Workbook(write_only=True)
    notes = book.create_sheet(NOTE)
    notes.column_dimensions["A"].width = 100
    for note in phrases.notes:
        notes.append([_clean(note)])
    sheet, room = None, 0
    for line in lines(account, phrases):
        if sheet is None or room == 0:
            sheet, room = book.create_sheet(f"台账{len(book.sheetnames)}"), MOST_ROWS
            for letter, width in zip("ABCDEFGHIJK", WIDTHS, strict=True):
                sheet.column_dimensions[letter].width = width
            sheet.freeze_panes = "A2"
            heads = [WriteOnlyCell(sheet, head) for head in HEADS]
            for head in heads:
                head.font = Font(bold=True)
            sheet.append(heads)
        cells = []
        for value in line:
            cell = WriteOnlyCell(sheet, _clean(value))
            if isinstance(value, str):
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
        room -= 1
    beside = path.with_name(f".{path.name}.writing")
    try:
        book.save(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def _clean(value: Any) -> Any:
    return _CONTROL.sub("□", value) if isinstance(value, str) else value


def _plain(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula begins with an apostrophe."""
    text = _clean(value)
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text
