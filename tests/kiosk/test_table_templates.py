"""The templates of a roster and an organisation: what a person finds in them, and what plays."""

import io
import json
import os
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from signage import paths
from signage.core.cards.card import Deck, Points
from signage.core.cards.table_cards import Duty, OrganisationChart
from signage.core.codec import from_plain
from signage.core.rules import Role, Rules
from signage.core.verdict import Verdict
from signage.kinds.judge import judge
from signage.kinds.wire import Outcome, Request
from signage.kiosk.folder import make_folder, place
from signage.kiosk.table_templates import DAYS, ORGANISATION, ROSTER, templates

TODAY = date(2026, 12, 29)
FILES = dict(templates(TODAY))


def judged(path: str) -> Outcome:
    fd = os.memfd_create("template")
    try:
        os.write(fd, FILES[path])
        return judge(fd, Request(Path(path).name, Rules(), Role.PLAY, 2026, len(FILES[path]), 480, TODAY))
    finally:
        os.close(fd)


def deck(path: str) -> Deck:
    return from_plain(Deck, json.loads(judged(path).blobs[0].data))


def test_the_roster_plays_from_its_first_day_and_ends_by_itself() -> None:
    outcome = judged(ROSTER)
    assert outcome.verdict is Verdict.ACCEPTED
    assert outcome.rules.valid_until is not None
    assert outcome.rules.valid_until.date() == TODAY + timedelta(days=DAYS)
    [card] = deck(ROSTER).cards
    assert isinstance(card, Duty)
    assert [day.day for day in card.days] == [TODAY + timedelta(days=at) for at in range(DAYS)]


def test_nobody_takes_an_example_for_a_person() -> None:
    [card] = deck(ROSTER).cards
    assert isinstance(card, Duty)
    names = {name for day in card.days for post in day.posts for name in post.names}
    assert names
    assert all(name.startswith("示例") for name in names)
    assert "样例" in card.title


def test_the_organisation_names_posts_alone() -> None:
    chart, duties = deck(ORGANISATION).cards
    assert isinstance(chart, OrganisationChart)
    assert isinstance(duties, Points)
    assert [(post.post, *post.names, post.above) for post in chart.posts] == [
        ("主任", "局主要领导", -1),
        ("副主任", "分管领导", 0),
        ("成员", "各科室负责人", 1),
        ("成员", "下属单位负责人", 1),
        ("保密办主任", "局办公室主任兼任", 1),
    ]
    assert len(duties.entries) == 4


@pytest.mark.parametrize("path", FILES)
def test_a_person_finds_one_sheet_with_headings_that_stay(path: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(FILES[path]))
    [sheet] = book.worksheets
    assert (sheet.freeze_panes, sheet.sheet_state) == ("A4", "visible")
    assert str(sheet["A2"].value).startswith("填写说明：")


def test_what_may_be_chosen_is_no_limit() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(FILES[ORGANISATION])).worksheets[0]
    lists = {str(rule.sqref)[0]: rule for rule in sheet.data_validations.dataValidation}
    assert set(lists) == {"A", "B"}
    assert not any(rule.showErrorMessage for rule in lists.values())


def test_they_have_their_place_in_a_new_folder(tmp_path: Path) -> None:
    make_folder(tmp_path, paths.shipped_content())
    assert all(place(tmp_path, path, data).made for path, data in FILES.items())
    assert not any(place(tmp_path, path, data).made for path, data in FILES.items())
