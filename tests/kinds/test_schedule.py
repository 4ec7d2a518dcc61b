"""The schedule as the worker reads it: headings wherever they are, cells in one spelling, hostile files refused."""

# ruff: noqa: DTZ001 - a sheet knows no zone
import io
import json
import os
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from signage.core.codec import from_plain
from signage.core.rules import Role, Rules
from signage.core.schedule.rows import MOST_ROWS, RawRow, RawSchedule
from signage.core.verdict import Reason, Verdict
from signage.ingest.folder.source import sealed
from signage.ingest.worker.answer import AnswerError, check_schedule
from signage.ingest.worker.run import run_worker
from signage.ingest.worker.sandbox import detect_sandbox
from signage.kinds.tables.schedule import judge
from signage.kinds.wire import SCHEDULE_TYPE, Outcome, Purpose, Request, blob_of

HEAD = ["文件或栏目", "从", "到", "星期", "时段", "点位", "秒数", "备注"]


def saved(*rows: list[Any], change: Callable[[Any], Any] = id) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def outcome(data: bytes) -> Outcome:
    with sealed(data) as fd:
        return judge(fd, Request("播放计划.xlsx", Rules(), Role.PLAY, 2026, len(data), purpose=Purpose.SCHEDULE))


def raw(data: bytes) -> RawSchedule:
    found = outcome(data)
    assert found.verdict is Verdict.ACCEPTED, found.notes
    check_schedule(found.blobs)
    return from_plain(RawSchedule, json.loads(found.blobs[0].data))


def test_cells_come_in_one_spelling() -> None:
    data = saved(
        HEAD,
        ["停水通知", date(2026, 10, 1), datetime(2026, 10, 8, 18, 30), 135, "8:00-12:00", "大厅、 走廊", 20, "随便"],
        ["欢迎", "10月1日", "长期", "周一\n周三", time(8, 0), None, 20.0, None],
        [None, None, None, None, None, None, None, "只有备注"],
    )
    assert raw(data).rows == (
        RawRow(2, "停水通知", "2026-10-01", "2026-10-08 18:30", "135", "8:00-12:00", "大厅、 走廊", "20"),
        RawRow(3, "欢迎", "10月1日", "长期", "周一 周三", "8:00", "", "20"),
        RawRow(4),
    )


HEADINGS = [
    ("as in the template", [HEAD, ["甲", "10月1日"]], RawRow(2, "甲", "10月1日")),
    ("in another order", [["备注", "到", "文件名"], ["x", "10月1日", "甲"]], RawRow(2, "甲", last="10月1日")),
    ("below titles", [["某局播放计划"], [None, "2026年第四季度"], ["栏目", "开始日期"], ["甲", "10月1日"]],
     RawRow(4, "甲", "10月1日")),
    ("with blanks and brackets", [["文 件（必填）", "秒 数："], ["甲", 20]], RawRow(2, "甲", seconds="20")),
    ("file and section apart", [["文件", "栏目", "到"], [None, "06 动态", "10月1日"]], RawRow(2, "06 动态", last="10月1日")),
    ("in English", [["File", "From", "Until"], ["甲", "10月1日", ""]], RawRow(2, "甲", "10月1日")),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "wanted"), [case[1:] for case in HEADINGS], ids=[case[0] for case in HEADINGS])
def test_headings_are_found_as_people_write_them(rows: list[list[Any]], wanted: RawRow) -> None:
    assert raw(saved(*rows)) == RawSchedule((wanted,))


def test_an_unknown_heading_is_named() -> None:
    assert raw(saved([*HEAD, "优先级"], ["甲"])).unknown == ("优先级",)


def test_a_merged_name_holds_for_every_row_of_it() -> None:
    data = saved(HEAD, ["甲", "10月1日"], [None, "11月1日"], change=lambda book: book.active.merge_cells("A2:A3"))
    assert [(row.name, row.first) for row in raw(data).rows] == [("甲", "10月1日"), ("甲", "11月1日")]


def test_the_sheet_of_that_name_counts_and_hidden_ones_do_not() -> None:
    def change(book: Any) -> None:
        other = book.create_sheet("播放计划")
        other.append(HEAD)
        other.append(["乙"])
        hidden = book.create_sheet("播放计划 旧", 0)
        hidden.append(HEAD)
        hidden.append(["丙"])
        hidden.sheet_state = "hidden"

    assert [row.name for row in raw(saved(HEAD, ["甲"], change=change)).rows] == ["乙"]


def test_too_many_rows_are_cut() -> None:
    found = raw(saved(HEAD, *(["甲", number] for number in range(MOST_ROWS + 5))))
    assert (len(found.rows), found.cut) == (MOST_ROWS, True)


def bomb() -> bytes:
    out = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(saved(HEAD)))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in source.namelist():
            file.writestr(name, source.read(name))
        file.writestr("xl/media/x.xml", b"0" * (300 << 20))
    return out.getvalue()


def entities() -> bytes:
    out = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(saved(HEAD)))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = b'<!DOCTYPE x [<!ENTITY a "b">]>' + data
            file.writestr(name, data)
    return out.getvalue()


HOSTILE = [
    ("no headings", saved(["甲", "乙"], ["丙", "丁"]), Reason.NOTHING_TO_SHOW),
    ("a heading row of one word", saved(["文件"], ["甲"]), Reason.NOTHING_TO_SHOW),
    ("headings too far down", saved(*([["x"]] * 20), HEAD, ["甲"]), Reason.NOTHING_TO_SHOW),
    ("no zip", b"hello", None),
    ("half a zip", saved(HEAD)[:-200], None),
    ("a bomb", bomb(), Reason.BOMB),
    ("entities", entities(), None),
    ("random bytes", os.urandom(2000), None),
    ("a secrecy mark", saved(HEAD, ["甲", None, None, None, None, None, None, "\u7edd\u5bc6\u260530年"]), Reason.MARK_FOUND),
]  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_what_cannot_be_used_is_refused(data: bytes, reason: Reason | None) -> None:
    found = outcome(data)
    assert found.verdict is not Verdict.ACCEPTED
    assert found.blobs == ()
    assert found.notes
    if reason is not None:
        assert found.notes[0].reason is reason


def test_a_real_worker_reads_it() -> None:
    data = saved(HEAD, ["甲", "10月1日"])
    with sealed(data) as fd:
        request = Request("播放计划.xlsx", Rules(), Role.PLAY, 2026, len(data), purpose=Purpose.SCHEDULE)
        found = run_worker(fd, request, detect_sandbox())
    assert found.verdict is Verdict.ACCEPTED
    assert from_plain(RawSchedule, json.loads(found.blobs[0].data)).rows == (RawRow(2, "甲", "10月1日"),)


LIES = [
    ("nothing", ()),
    ("another sort", (blob_of(b"{}", "image/png"),)),
    ("not canonical", (blob_of(b'{"rows": [], "unknown": [], "cut": false}', SCHEDULE_TYPE),)),
    ("too many rows", (blob_of(
        b'{"cut":false,"rows":[' + b",".join(
            b'{"first":"","hours":"","last":"","name":"","number":1,"places":"","seconds":"","weekdays":""}'
            for _ in range(501)) + b'],"unknown":[]}', SCHEDULE_TYPE),)),
]  # fmt: skip


@pytest.mark.parametrize("blobs", [case[1] for case in LIES], ids=[case[0] for case in LIES])
def test_a_worker_that_lies_is_not_believed(blobs: Any) -> None:
    with pytest.raises(AnswerError):
        check_schedule(blobs)
