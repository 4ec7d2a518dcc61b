"""The template of the schedule: what the program reads in it, and what a person finds."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import openpyxl

from signage import paths
from signage.core.codec import from_plain
from signage.core.rules import Role, Rules
from signage.core.schedule.rows import RawSchedule, rows_of
from signage.ingest.folder.source import sealed
from signage.kinds.tables.schedule import judge
from signage.kinds.wire import Purpose, Request
from signage.kiosk.folder import make_folder, sections_in
from signage.kiosk.schedule_template import NAME, schedule_template

SECTIONS = ("06 工作动态", "07 通知与值班")
DATA = schedule_template(SECTIONS, ("大厅", "电梯厅"))


def test_the_program_reads_it_and_the_example_does_nothing() -> None:
    with sealed(DATA) as fd:
        found = judge(fd, Request(NAME, Rules(), Role.PLAY, 2026, len(DATA), purpose=Purpose.SCHEDULE))
    raw = from_plain(RawSchedule, json.loads(found.blobs[0].data))
    assert (len(raw.rows), raw.unknown) == (1, ())
    assert rows_of(raw, datetime(2026, 9, 1, tzinfo=UTC), ("大厅",)) == ((), ())


def test_a_person_finds_lists_to_choose_from() -> None:
    book = openpyxl.load_workbook(io.BytesIO(DATA))
    assert book.sheetnames == ["播放计划", "填写说明", "名单"]
    sheet = book["播放计划"]
    assert sheet.freeze_panes == "A2"
    rules = {str(rule.sqref).partition("2")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert set(rules) == {"A", "D", "E", "F", "G"}
    assert rules["A"].formula1 == "名单!$A$1:$A$2"
    assert [cell.value for cell in book["名单"]["A"][:2]] == list(SECTIONS)
    assert [cell.value for cell in book["名单"]["B"]] == ["全部", "大厅", "电梯厅"]
    assert book["名单"].sheet_state == "hidden"
    assert not rules["A"].showErrorMessage


def test_a_folder_without_sections_has_one_too() -> None:
    assert openpyxl.load_workbook(io.BytesIO(schedule_template((), ()))).sheetnames[0] == "播放计划"


def test_the_sections_of_a_new_folder(tmp_path: Path) -> None:
    make_folder(tmp_path, paths.shipped_content())
    names = sections_in(tmp_path)
    assert names[0] == "01 制度全文"
    assert "撤下" not in names
