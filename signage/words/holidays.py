"""What is said about arrangements of days off: why one is not used, what is missing, where two differ."""

from __future__ import annotations

from collections.abc import Sequence

from signage.core.calendar.announced import AnnouncedDay
from signage.core.calendar.holiday_notice import Fault
from signage.words.fill import Words, fill

MOST_DAYS = 6

FAULTS: dict[str, tuple[str, str]] = {
    Fault.NO_YEAR: ("没有写是哪一年的安排{words}", "it does not say for which year{words}"),
    Fault.NO_DAYS: ("里面的放假日子太少，不像一年的安排{words}", "it has too few days off for a year{words}"),
    Fault.NO_DATE: ("有不存在或者前后颠倒的日期{words}", "it has a date that does not exist, or runs backwards{words}"),
    Fault.WRONG_WEEKDAY: ("日期和星期对不上{words}", "a date and its weekday do not agree{words}"),
    Fault.WRONG_COUNT: ("放假天数和“共几天”对不上{words}", "the days off and their count do not agree{words}"),
    Fault.BOTH: ("同一天又放假又上班{words}", "a day is both off and at work{words}"),
    Fault.TOO_MANY: ("日子太多，不像一年的安排{words}", "it has too many days for a year{words}"),
    Fault.WRONG_YEAR: ("有的日子不在这一年{words}", "a day lies in another year{words}"),
    Fault.NOT_MAKEUP: ("写着“上班”的日子不是周末{words}", "a make-up day is no day of a weekend{words}"),
    Fault.WRONG_SHAPE: ("文件的格式不完整", "the file is not of the form that such data have"),
    Fault.UNSURE: ("有的日程看不出是放假还是上班{words}", "an event says neither off nor at work{words}"),
    Fault.NO_NAME: ("有的放假没有写是哪个节日{words}", "a day off does not say which holiday it belongs to{words}"),
    Fault.UNREAD: ("有一段放假安排没有看懂{words}", "a part of it is not understood{words}"),
    Fault.NOT_WHOLE: (
        "没有看懂是哪个节日、从哪天到哪天、共几天{words}",
        "which holiday, from which day to which and how many days is not understood{words}",
    ),
    Fault.EMPTY_ENTRY: ("有一个节日没有写放假日期{words}", "a holiday has no days{words}"),
}


def why_for(detail: str) -> tuple[str, str]:
    """Why an arrangement is not used. `detail` is a fault, a colon, and the words that show it."""
    fault, _, words = detail.partition(":")
    chinese, english = FAULTS.get(fault, FAULTS[Fault.WRONG_SHAPE])
    in_zh, in_en = (f"（{words}）", f" ({words})") if words else ("", "")
    return chinese.replace("{words}", in_zh), english.replace("{words}", in_en)


HOLIDAYS: Words = {
    "asked": (
        "{year}年的放假安排还没有：{year}年只按法定节假日算，节前提醒提早一个工作日。"
        "国务院办公厅的通知公布以后，请把通知全文存成文本文件放进内容文件夹",
        "the days off of {year} are not known yet: only the statutory days count, reminders begin a working day earlier; "
        "when the State Council has announced them, save the text of its notice in the content folder",
    ),
    "asked-urgently": (
        "{year}年的放假安排还没有，请尽快放进来：把国务院办公厅的通知全文存成文本文件，放进内容文件夹。"
        "在那以前只按法定节假日算",
        "the days off of {year} are still not known; please drop the text of the State Council's notice into the content "
        "folder soon; until then only the statutory days count",
    ),
    "differs": (
        "{year}年的放假安排和程序自带的日历有 {count} 天不同，以文件为准：{days}。请核对",
        "the arrangement of {year} differs from the calendar that comes with the program on {count} days, and the file "
        "counts: {days}; please compare",
    ),
    "off": ("{day}放假", "{day} off"),
    "works": ("{day}上班", "{day} at work"),
    "unconfirmed": (
        "“{name}”的日期待确认，没有生效。确认以后在 signage.toml 里写 confirmed = true",
        'the days of "{name}" wait to be confirmed and have no effect; then write confirmed = true in signage.toml',
    ),
}


def differs(year: int, days: Sequence[AnnouncedDay]) -> tuple[str, str]:
    """On which days an arrangement differs from the calendar that comes with the program."""
    named = [fill(HOLIDAYS, "off" if each.off else "works", day=each.day) for each in days[:MOST_DAYS]]
    more = ("……", ", …") if len(days) > MOST_DAYS else ("", "")
    chinese, _ = fill(HOLIDAYS, "differs", year=year, count=len(days), days="、".join(zh for zh, _ in named) + more[0])
    _, english = fill(HOLIDAYS, "differs", year=year, count=len(days), days=", ".join(en for _, en in named) + more[1])
    return chinese, english
