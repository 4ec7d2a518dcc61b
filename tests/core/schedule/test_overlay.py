"""What stands outside a file and overrules it: its name, and the rows of the schedule."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from signage.core.rotation.due import is_due
from signage.core.rules import Daypart, Rules, Run, Window
from signage.core.schedule.overlay import by_calendar, by_file_rows, by_name, by_section_rows
from signage.core.schedule.rows import Fault, Mistake, Row
from signage.core.schedule.targets import MOST_WINDOWS, Aim, Target, aim_of, rows_above
from signage.core.text.titles import dated_name
from signage.core.verdict import Note, Reason

CHINA = timezone(timedelta(hours=8))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


SEEN = at("2026-09-20 10:00")
HOLIDAY = Rules(valid_from=at("2026-09-28"), valid_until=at("2026-10-09"))
OWN = Rules(valid_from=at("2026-09-01"), valid_until=at("2026-09-15"), dwell_s=9, places=("大厅",))
MORNING = Daypart(480, 720)

NAMES = [
    ("a range", "国庆 9月28日至10月8日.txt", Rules(), HOLIDAY),
    ("a range replaces both ends", "国庆 9月28日至10月8日.txt", replace(OWN, dwell_s=0, places=()), HOLIDAY),
    ("a limit", "报名 截至10月8日.txt", Rules(), Rules(valid_until=at("2026-10-09"))),
    ("a limit keeps the first day", "报名 截至10月8日.txt", Rules(valid_from=at("2026-09-28")), HOLIDAY),
    ("a limit before the first day", "报名 截至10月8日.txt", Rules(valid_from=at("2026-12-01")),
     Rules(valid_until=at("2026-10-09"))),
    ("a beginning after the last day", "新办法 10月1日起.txt", Rules(valid_until=at("2026-09-20")),
     Rules(valid_from=at("2026-10-01"))),
    ("nothing", "通知.txt", OWN, OWN),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rules", "wanted"), [case[1:] for case in NAMES], ids=[case[0] for case in NAMES])
def test_a_name_overrules_what_is_in_the_file(name: str, rules: Rules, wanted: Rules) -> None:
    assert by_name(rules, dated_name(name), SEEN) == (wanted, None)


def test_a_name_that_is_not_understood_is_noted() -> None:
    said = Note(Reason.NAME_MISTAKE, "9月31日至10月8日")
    assert by_name(OWN, dated_name("国庆 9月31日至10月8日.txt"), SEEN) == (OWN, said)
    leap = dated_name("展 2月29日至3月2日.txt")
    assert by_name(OWN, leap, at("2025-09-01")) == (OWN, Note(Reason.NAME_MISTAKE))


def row(number: int = 2, **said: object) -> Row:
    return Row(number, "甲", **said)  # type: ignore[arg-type]


FILE_ROWS = [
    ("no row", (), OWN),
    ("a row that says nothing", (row(),), OWN),
    ("a last day", (row(last=at("2026-10-01")),), replace(OWN, valid_until=at("2026-10-01"))),
    ("for ever", (row(from_ever=True, for_ever=True),), replace(OWN, valid_from=None, valid_until=None)),
    ("seconds", (row(seconds=20.0),), replace(OWN, dwell_s=20.0)),
    ("everywhere", (row(places=()),), replace(OWN, places=())),
    ("a place", (row(places=("走廊",)),), replace(OWN, places=("走廊",))),
    ("hours", (row(dayparts=(MORNING,)),), replace(OWN, windows=(Window(dayparts=(MORNING,)),))),
    ("two stretches", (row(first=at("2026-10-01"), last=at("2026-10-03")), row(first=at("2026-11-01"), for_ever=True)),
     replace(OWN, valid_from=at("2026-10-01"), valid_until=None, windows=(
         Window(at("2026-10-01"), at("2026-10-03"), places=("大厅",)), Window(at("2026-11-01"), places=("大厅",))))),
    ("two places with their hours", (row(places=("大厅",)), row(places=("走廊",), dayparts=(MORNING,), seconds=7.0)),
     replace(OWN, dwell_s=7.0, places=("大厅", "走廊"), windows=(
         Window(OWN.valid_from, OWN.valid_until, places=("大厅",)),
         Window(OWN.valid_from, OWN.valid_until, (), (MORNING,), ("走廊",))))),
    ("one of two everywhere", (row(places=()), row(places=("走廊",), dayparts=(MORNING,))),
     replace(OWN, places=(), windows=(
         Window(OWN.valid_from, OWN.valid_until),
         Window(OWN.valid_from, OWN.valid_until, (), (MORNING,), ("走廊",))))),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "wanted"), [case[1:] for case in FILE_ROWS], ids=[case[0] for case in FILE_ROWS])
def test_rows_for_a_file_replace_what_they_say(rows: tuple[Row, ...], wanted: Rules) -> None:
    assert by_file_rows(OWN, rows) == wanted
    assert by_file_rows(by_file_rows(OWN, rows), rows) == wanted


def test_two_equal_rows_and_one_that_is_always_open() -> None:
    hours = row(dayparts=(MORNING,))
    assert by_file_rows(Rules(), (hours, hours)).windows == (Window(dayparts=(MORNING,)),)
    assert by_file_rows(Rules(), (hours, row())).windows == ()


SECTION_ROWS = [
    ("no row", (), OWN),
    ("a row that says nothing", (row(),), OWN),
    ("for ever revives nothing", (row(from_ever=True, for_ever=True),), OWN),
    ("a later beginning", (row(first=at("2026-09-10")),), replace(
        OWN, valid_from=at("2026-09-10"), windows=(Window(at("2026-09-10")),))),
    ("a later end changes nothing", (row(last=at("2026-12-01")),), replace(
        OWN, windows=(Window(valid_until=at("2026-12-01")),))),
    ("its own places and the row's", (row(places=("走廊",)),), replace(OWN, windows=(Window(places=("走廊",)),))),
    ("its own seconds count", (row(seconds=20.0),), OWN),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "wanted"), [case[1:] for case in SECTION_ROWS], ids=[case[0] for case in SECTION_ROWS]
)
def test_rows_for_a_section_narrow_what_lies_in_it(rows: tuple[Row, ...], wanted: Rules) -> None:
    assert by_section_rows(OWN, rows) == wanted
    assert by_section_rows(wanted, rows) == wanted


def test_a_section_gives_what_its_files_do_not_say() -> None:
    made = by_section_rows(Rules(), (row(places=("走廊",), seconds=20.0),))
    assert (made.places, made.dwell_s) == (("走廊",), 20.0)
    assert is_due(made, SEEN, "走廊")
    assert not is_due(made, SEEN, "大厅")


FILES = (
    Target("07 通知/停水 通知.docx", (("停水 通知.docx", "07 通知/停水 通知.docx"), ("停水 通知",), ("停水通知",))),
    Target("07 通知/欢迎.txt", (("欢迎.txt", "07 通知/欢迎.txt"), ("欢迎",), ("欢迎",))),
    Target("06 动态/欢迎.txt", (("欢迎.txt", "06 动态/欢迎.txt"), ("欢迎",), ("欢迎",))),
    Target("06 动态/03 安全生产（定稿）.docx", (("03 安全生产（定稿）.docx",), ("03 安全生产（定稿）",), ("安全生产",))),
    Target("06 动态", (("06 动态",), ("动态", "工作动态")), is_section=True),
    Target("07 通知", (("07 通知",), ("通知", "通知与值班")), is_section=True),
)  # fmt: skip

AIMS = [
    ("a full name", "停水 通知.docx", "07 通知/停水 通知.docx"),
    ("a full name without blanks", "停水通知.DOCX", "07 通知/停水 通知.docx"),
    ("a name without its suffix", "停水 通知", "07 通知/停水 通知.docx"),
    ("in quotation marks", "《停水通知》", "07 通知/停水 通知.docx"),
    ("a title", "安全生产", "06 动态/03 安全生产（定稿）.docx"),
    ("a title with its suffix", "安全生产.docx", "06 动态/03 安全生产（定稿）.docx"),
    ("half-width brackets", "03 安全生产(定稿).docx", "06 动态/03 安全生产（定稿）.docx"),
    ("a path", "06 动态/欢迎.txt", "06 动态/欢迎.txt"),
    ("a path with backslashes", r"06 动态\欢迎.txt", "06 动态/欢迎.txt"),
    ("a folder", "06 动态", "06 动态"),
    ("a section without its number", "动态", "06 动态"),
    ("the title of a section", "通知与值班", "07 通知"),
]


@pytest.mark.parametrize(("name", "path"), [case[1:] for case in AIMS], ids=[case[0] for case in AIMS])
def test_what_a_row_is_about(name: str, path: str) -> None:
    aim = aim_of((Row(2, name),), FILES)
    assert list({**aim.files, **aim.sections}) == [path]
    assert aim.mistakes == ()


NOTHING = [
    ("nothing has that name", "停电通知", Mistake(2, Fault.NOT_FOUND, "停电通知", "停水通知")),
    ("nothing is like it", "abc", Mistake(2, Fault.NOT_FOUND, "abc")),
    ("two have it", "欢迎", Mistake(2, Fault.AMBIGUOUS, "欢迎", "07 通知/欢迎.txt、06 动态/欢迎.txt")),
    ("another suffix", "安全生产.pdf", Mistake(2, Fault.NOT_FOUND, "安全生产.pdf", "安全生产")),
    ("only quotation marks", "《》", Mistake(2, Fault.NOT_FOUND, "《》")),
]


@pytest.mark.parametrize(("name", "mistake"), [case[1:] for case in NOTHING], ids=[case[0] for case in NOTHING])
def test_what_a_row_cannot_mean_is_said(name: str, mistake: Mistake) -> None:
    assert aim_of((Row(2, name),), FILES) == Aim({}, {}, (mistake,))


def test_several_rows_are_several_windows_up_to_a_limit() -> None:
    rows = tuple(Row(number, "停水通知") for number in range(2, MOST_WINDOWS + 3))
    aim = aim_of(rows, FILES)
    assert len(aim.files["07 通知/停水 通知.docx"]) == MOST_WINDOWS
    assert aim.mistakes == (Mistake(MOST_WINDOWS + 2, Fault.TOO_OFTEN, "停水通知"),)


def test_the_nearest_section_counts() -> None:
    sections = {"节假日": (row(2),), "节假日/国庆节": (row(3),)}
    assert [one.number for one in rows_above(sections, "节假日/国庆节/图")] == [3]
    assert [one.number for one in rows_above(sections, "节假日/元旦")] == [2]
    assert rows_above(sections, "06 动态") == ()
    assert rows_above({"": (row(4),)}, "06 动态")[0].number == 4


MONDAYS = (Run(date(2026, 9, 7), 7, 20),)
ICS = Window(dayparts=(Daypart(480, 600),), dates=MONDAYS)
UNTIL = Window(valid_from=at("2026-09-10"), valid_until=at("2026-09-20"))
CALENDARS = {
    "no calendar": (OWN, (), OWN),
    "all that it says": (Rules(), (ICS,), Rules(windows=(ICS,))),
    "hours of the file's own": (
        Rules(windows=(Window(dayparts=(MORNING,)),)),
        (ICS,),
        Rules(windows=(Window(dayparts=(MORNING,), dates=MONDAYS),)),
    ),
    "weekdays of the file's own hold too": (
        Rules(windows=(Window(weekdays=(1,)),)),
        (ICS,),
        Rules(windows=(replace(ICS, weekdays=(1,)),)),
    ),
    "days of the file's own": (Rules(dates=MONDAYS), (UNTIL,), Rules(dates=MONDAYS)),
    "a window with days": (Rules(windows=(Window(dates=MONDAYS),)), (UNTIL,), Rules(windows=(Window(dates=MONDAYS),))),
    "moments of both": (
        Rules(windows=(Window(valid_from=at("2026-09-12"), valid_until=at("2026-10-01")),)),
        (UNTIL,),
        Rules(windows=(Window(valid_from=at("2026-09-12"), valid_until=at("2026-09-20")),)),
    ),
}


@pytest.mark.parametrize(("rules", "windows", "wanted"), CALENDARS.values(), ids=CALENDARS)
def test_the_calendar_file_of_a_section(rules: Rules, windows: tuple[Window, ...], wanted: Rules) -> None:
    assert by_calendar(rules, windows) == wanted
