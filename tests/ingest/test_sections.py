from __future__ import annotations

from datetime import date

import pytest

from signage.core.rules import Audience, Daypart, Days, Part, Role, Window
from signage.core.settings import Problem
from signage.ingest.folder.sections import NOWHERE, Section, sections_of


def one(text: str | bytes, folder: str = "06 工作动态") -> tuple[Section, tuple[Problem, ...]]:
    data = text if isinstance(text, bytes) else text.encode()
    sections, problems = sections_of({"": None, folder: data})
    return sections[folder], problems


def test_everything_a_section_can_say() -> None:
    section, problems = one(
        'title = "动态"\npart = "measures"\naudience = "staff"\nresponsible = "办公室"\nplaces = ["大厅"]\n'
        "dwell_s = 15\nexpires_days = 30\npriority = 2"
    )
    assert not problems
    assert (section.title, section.expires_days) == ("动态", 30)
    rules = section.rules
    assert (rules.part, rules.audience, rules.places) == (Part.MEASURES, Audience.STAFF, ("大厅",))
    assert (rules.responsible, rules.dwell_s, rules.priority) == ("办公室", 15.0, 2)


def test_days_hours_and_shares_of_a_section() -> None:
    section, problems = one(
        'days = "workdays"\nweekdays = "周一至周五"\nhours = "8:00-18:00"\nrecurrence = "FREQ=WEEKLY;BYDAY=MO"\n'
        "share = 20\nweight = 2\nmost_per_hour = 4"
    )
    assert not problems
    rules = section.rules
    assert (rules.days, rules.share, rules.weight, rules.most_per_hour) == (Days.WORKDAYS, 20, 2, 4)
    assert rules.windows == (Window(weekdays=(1, 2, 3, 4, 5), dayparts=(Daypart(480, 1080),)),)
    assert rules.dates[0].first == date(2024, 1, 1)


def test_the_files_of_a_section_have_its_share_together() -> None:
    said = {
        "": None,
        "06 工作动态": b"share = 20",
        "06 工作动态/一月": None,
        "06 工作动态/要闻": b"share = 10",
        "07 通知": b"share = 0",
    }
    made, problems = sections_of(said)
    assert not problems
    assert {folder: (each.rules.share, each.rules.share_of) for folder, each in made.items()} == {
        "": (0, ""),
        "06 工作动态": (20, "06 工作动态"),
        "06 工作动态/一月": (20, "06 工作动态"),
        "06 工作动态/要闻": (10, "06 工作动态/要闻"),
        "07 通知": (0, ""),
    }


@pytest.mark.parametrize(
    ("folder", "role", "title"),
    [
        ("滚动提示", Role.TICKER, "滚动提示"),
        ("撤下", Role.WITHDRAW, "撤下"),
        ("08 紧急", Role.TAKEOVER, "紧急"),
        ("07 通知与值班", Role.PLAY, "通知与值班"),
        ("2026", Role.PLAY, "2026"),
        ("01制度全文", Role.PLAY, "制度全文"),
        ("08滚动提示", Role.TICKER, "滚动提示"),
        ("一、制度", Role.PLAY, "制度"),
        ("（二）组织机构", Role.PLAY, "组织机构"),
        ("3.措施", Role.PLAY, "措施"),
        ("1. 2026年计划", Role.PLAY, "2026年计划"),
        ("05月活动", Role.PLAY, "05月活动"),
        ("4.15 活动", Role.PLAY, "4.15 活动"),
        ("08", Role.PLAY, ""),
    ],
)
def test_a_folder_without_the_file_plays_by_its_name(folder: str, role: Role, title: str) -> None:
    sections, problems = sections_of({"": None, folder: None})
    assert not problems
    assert (sections[folder].rules.role, sections[folder].title) == (role, title)


def test_a_folder_inside_starts_from_the_one_around_it() -> None:
    sections, _ = sections_of(
        {
            "": None,
            "06 动态": b'audience = "staff"\nexpires_days = 5',
            "06 动态/2026": None,
            "撤下/a": None,
            "撤下": None,
        }
    )
    inner = sections["06 动态/2026"]
    assert (inner.rules.audience, inner.expires_days, inner.title) == (Audience.STAFF, 5, "动态")
    assert sections["撤下/a"].rules.role is Role.WITHDRAW


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('titel = "x"', "title"),
        ("title = 3", "title"),
        ('dwell_s = "fast"', "dwell_s"),
        ("expires_days = -1", "expires_days"),
        ('part = "mesures"', "measures"),
        ("dwell_s = nan", "dwell_s"),
        ("priority = true", "priority"),
        ('days = "每天"', "workdays"),
        ('weekdays = "周八"', "周一至周五"),
        ("hours = 8", "8:00-12:00"),
        ('recurrence = "FREQ=SECONDLY"', "FREQ=WEEKLY"),
        ("share = 120", "100"),
        ("share = true", "100"),
        ("weight = 0.5", "9"),
        ("most_per_hour = []", "60"),
    ],
)
def test_a_mistake_is_said_with_what_was_meant(text: str, word: str) -> None:
    _, (problem,) = one(text)
    assert word in problem.text_zh
    assert word in problem.text_en
    assert problem.where == "06 工作动态/_section.toml"


@pytest.mark.parametrize("data", [b"\0", b"title = ", b"\xff\xfe", b"a = " + b"[" * 5000, b"a.b = 1\na = 2"])
def test_doubt_about_the_audience_closes(data: bytes) -> None:
    section, (problem,) = one(data)
    assert section.rules.audience is Audience.STAFF
    assert problem.used == "staff"


def test_a_wrong_audience_and_wrong_places_close() -> None:
    assert one('audience = "pubic"')[0].rules.audience is Audience.STAFF
    assert one("places = 3")[0].rules.places == NOWHERE
