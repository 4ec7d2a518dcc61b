"""The schedule, 播放计划.xlsx: which row says what. Runs in the worker like any other untrusted file.

In: a descriptor and a request. Out: an accepted `Outcome` whose one derivative is a `RawSchedule`, or a refusal. It finds
the row of headings by the names that people use, in any order, below any number of title rows up to fifteen. What the
cells mean is said in `core.schedule`.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time

from signage.core.codec import canonical_json
from signage.core.item import Kind
from signage.core.schedule.cells import folded
from signage.core.schedule.rows import MOST_CELL, MOST_ROWS, RawRow, RawSchedule
from signage.core.sheet import Sheet, SheetCell, SheetRow, spread
from signage.core.verdict import Note, Reason, Verdict
from signage.kinds.gate import marks_in
from signage.kinds.reading import Refusal, Source
from signage.kinds.tables.workbook import read_workbook
from signage.kinds.texts.clean import one_line
from signage.kinds.wire import SCHEDULE_TYPE, Outcome, Request, blob_of

SHEET = "播放计划"
TITLE_ROWS = 15
MOST_UNKNOWN = 10
HEADINGS = {
    "name": "文件或栏目 文件或者栏目 文件/栏目 文件、栏目 文件和栏目 文件 文件名 文件名称 栏目 栏目名称 名称 内容 播放内容 节目 标题 file name",
    "first": "从 自 起 开始 开始日期 开始时间 起始日期 起始 起始时间 播放开始 from start",
    "last": "到 至 止 结束 结束日期 结束时间 截止 截止日期 终止日期 播放结束 until to end",
    "weekdays": "星期 周几 星期几 周 weekday weekdays",
    "hours": "时段 时间段 播放时段 每天时段 时间 hours time",
    "places": "点位 播放点位 地点 播放地点 位置 place places",
    "seconds": "秒数 秒 停留秒数 停留 停留时间 播放秒数 每张秒数 时长 seconds dwell",
    "remark": "备注 说明 备注说明 remark remarks note",
    "number": "序号 编号 no no.",
}
MEANING = {word: key for key, words in HEADINGS.items() for word in words.split()}
BRACKETS = re.compile(r"\(.*?\)|[:：*＊]")


def judge(fd: int, request: Request) -> Outcome:
    """The rows of the schedule behind `fd`."""
    workbook = read_workbook(Source(fd, request).whole())
    found = marks_in(request.name, workbook.raw)
    if found is not None and found[0] is Verdict.REJECTED:
        return refused(request, *found)
    if isinstance(workbook, Refusal):
        return refused(request, workbook.verdict, workbook.note)
    sheets = sorted(workbook.sheets, key=lambda sheet: sheet.name.strip() != SHEET)
    raw = next((raw for sheet in sheets if (raw := rows_in(sheet)) is not None), None)
    if raw is None:
        return refused(request, Verdict.HELD, Note(Reason.NOTHING_TO_SHOW))
    blob = blob_of(canonical_json(raw), SCHEDULE_TYPE)
    return Outcome(Verdict.ACCEPTED, Kind.TABLE, "", (), request.rules, (blob,))


def refused(request: Request, verdict: Verdict, note: Note) -> Outcome:
    """The schedule cannot be used."""
    return Outcome(verdict, Kind.UNKNOWN, "", (note,), request.rules)


def rows_in(sheet: Sheet) -> RawSchedule | None:
    """The rows of one sheet; None if it has no row of headings."""
    rows = spread(sheet)
    at = next((at for at, row in enumerate(rows[:TITLE_ROWS]) if is_heading(row)), None)
    if at is None:
        return None
    keys = [meaning(cell) for cell in rows[at].cells]
    unknown = [
        one_line(cell.text)[:20] for cell, key in zip(rows[at].cells, keys, strict=True) if cell.text and not key
    ]
    below = [row for row in rows[at + 1 :] if any(cell.text for cell in row.cells)]
    made = tuple(raw_row(row, keys) for row in below[:MOST_ROWS])
    return RawSchedule(made, tuple(unknown[:MOST_UNKNOWN]), cut=sheet.cut or len(below) > MOST_ROWS)


def is_heading(row: SheetRow) -> bool:
    """Whether a row names the files and at least one thing about them."""
    keys = {meaning(cell) for cell in row.cells} - {""}
    return "name" in keys and len(keys) > 1


def meaning(cell: SheetCell) -> str:
    """What a heading means; "" if nothing."""
    return MEANING.get(BRACKETS.sub("", folded(cell.text)), "")


def raw_row(row: SheetRow, keys: list[str]) -> RawRow:
    """One row, each cell under its heading; of two columns with one meaning the first that is filled counts."""
    texts: dict[str, str] = {}
    for cell, key in zip(row.cells, keys, strict=True):
        if key not in {"", "remark", "number"} and not texts.get(key):
            texts[key] = text_of(cell)
    return RawRow(row.number, **texts)


def text_of(cell: SheetCell) -> str:
    """The text of a cell, dates and numbers in one spelling."""
    value = cell.value
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return one_line(cell.text)[:MOST_CELL].strip()
