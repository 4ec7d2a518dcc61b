"""What is said about 播放计划.xlsx: the file as a whole, and single rows by their number."""

from __future__ import annotations

from signage.core.schedule.rows import Fault, Mistake
from signage.core.settings import Problem
from signage.words.fill import Words, fill

SCHEDULE: Words = {
    "row": ("播放计划.xlsx 第 {row} 行", "播放计划.xlsx, row {row}"),
    "unreadable": (
        "播放计划现在读不出来，可能正在保存，或者被别的程序占用。{kept_zh}请保存、关闭后再看。",
        "The schedule cannot be read now; it may be being saved, or held by another program. {kept_en}Save and close it.",
    ),
    "broken": (
        "播放计划已损坏，打不开。{kept_zh}请用 WPS 另存一份，再替换。",
        "The schedule is damaged and cannot be opened. {kept_en}Save a copy with WPS and replace it.",
    ),
    "encrypted": (
        "播放计划有密码，打不开。{kept_zh}请去掉密码再保存。",
        "The schedule has a password and cannot be opened. {kept_en}Remove the password and save it.",
    ),
    "too-big": (
        "播放计划太大，没有读。{kept_zh}请只留要用的行，再保存。",
        "The schedule is too big and was not read. {kept_en}Keep only the rows that are needed and save it.",
    ),
    "marked": (
        "播放计划里有密级标志，没有使用。{kept_zh}请马上联系保密办。",
        "The schedule bears a secrecy mark and is not used. {kept_en}Contact the secrecy office at once.",
    ),
    "no-headings": (
        "播放计划里没有找到表头。{kept_zh}要有一行写着：文件或栏目、从、到、星期、时段、点位、秒数、备注。",
        "The schedule has no row of headings. {kept_en}One row has to say: 文件或栏目, 从, 到, 星期, 时段, 点位, 秒数, 备注.",
    ),
    "kept": ("先按上一次读到的播放。", "What was read before stays in force. "),
    "unknown-column": (
        "不认识表头“{value}”，这一列没有使用。",
        'The heading "{value}" is not known; this column is not used.',
    ),
    "cut": ("行数太多，只用了前面 {limit} 行。", "There are too many rows; only the first {limit} are used."),
    Fault.DATE: (
        "日期“{value}”没有看懂，没有使用。请写成 2026-10-01 或者 10月1日。",
        'The date "{value}" is not understood and not used. Write it like 2026-10-01 or 10月1日.',
    ),
    Fault.ORDER: (
        "“从”比“到”晚（{value}），两个日期都没有使用。",
        "The first date is after the last one ({value}); neither is used.",
    ),
    Fault.WEEKDAY: (
        "星期“{value}”没有看懂，没有使用。请写成：周一至周五、一三五、工作日、节假日、周末或者每天。",
        'The weekday "{value}" is not understood and not used. Write 周一至周五, 一三五, 工作日, 节假日, 周末 or 每天.',
    ),
    Fault.HOURS: (
        "时段“{value}”没有看懂，没有使用。请写成 8:00-12:00，几段之间用顿号。",
        'The hours "{value}" are not understood and not used. Write them like 8:00-12:00.',
    ),
    Fault.PLACE: (
        "没有点位“{value}”{hint_zh}，这一处不播放。",
        'There is no place "{value}"{hint_en}; it does not play there.',
    ),
    Fault.SECONDS: (
        "秒数“{value}”没有看懂，没有使用。请写 5 到 600 的整数。",
        'The seconds "{value}" are not understood and not used. Write a whole number from 5 to 600.',
    ),
    Fault.NO_NAME: (
        "没有写文件或栏目，这一行没有使用。",
        "No file or section is named; this row is not used.",
    ),
    Fault.NOT_FOUND: (
        "没有找到叫“{value}”的文件或栏目{hint_zh}，这一行没有使用。",
        'There is no file or section called "{value}"{hint_en}; this row is not used.',
    ),
    Fault.AMBIGUOUS: (
        "有几个都叫“{value}”（{near}），不知道是哪一个，这一行没有使用。请写“栏目/文件全名”。",
        'Several are called "{value}" ({near}), so this row is not used. Write "section/full file name".',
    ),
    Fault.TOO_OFTEN: (
        "“{value}”的行太多，从这一行起没有使用。",
        'There are too many rows about "{value}"; from this one on they are not used.',
    ),
    "hint": ("（是不是“{near}”？）", ' (did you mean "{near}"?)'),
}


def row_problem(mistake: Mistake) -> Problem:
    """What is wrong with one row."""
    hints = fill(SCHEDULE, "hint", near=mistake.near) if mistake.near else ("", "")
    texts = fill(SCHEDULE, mistake.fault, value=mistake.value, near=mistake.near, hint_zh=hints[0], hint_en=hints[1])
    return Problem(fill(SCHEDULE, "row", row=mistake.row)[0], *texts)


def file_problem(where: str, trouble: str, *, kept: bool) -> Problem:
    """What is wrong with the whole file; `kept`: an earlier one stays in force."""
    kept_zh, kept_en = fill(SCHEDULE, "kept") if kept else ("", "")
    return Problem(where, *fill(SCHEDULE, trouble, kept_zh=kept_zh, kept_en=kept_en))
