"""Notices that are right, and every way in which one contradicts itself."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from signage.core.calendar.announced import Announced
from signage.core.calendar.holiday_notice import (
    NO_NOTICE,
    Contradiction,
    Fault,
    differences,
    from_events,
    from_json,
    from_text,
)

TEXT = """关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
"""


def test_a_whole_notice() -> None:
    made = from_text(TEXT)
    assert isinstance(made, Announced)
    assert made.year == 2026
    assert len([each for each in made.days if each.off]) == 33
    works = [each.day.isoformat() for each in made.days if not each.off]
    assert works == ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
    assert {each.name for each in made.days} == {"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"}


def on_one_line(text: str) -> str:
    return text.replace("\n", "")


def broken_inside(text: str) -> str:
    return text.replace("放假调休，", "放假调休，\n")


def in_wide_digits(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def with_a_letter_head(text: str) -> str:
    return f"国务院办公厅通知\n各省、自治区、直辖市人民政府：\n{text}\n国务院办公厅\n2025年11月4日"


@pytest.mark.parametrize("pasted", [on_one_line, broken_inside, in_wide_digits, with_a_letter_head])
def test_however_it_is_pasted_it_is_the_same_notice(pasted: Callable[[str], str]) -> None:
    assert from_text(pasted(TEXT)) == from_text(TEXT)


TALK = [
    ("a talk", "国庆节期间值班安排\n一、国庆节：10月1日张三值班。\n二、中秋节：李四值班。"),
    ("a title without days", "2026年节假日保密提醒\n节假日期间请锁好柜门，10月1日放假。"),
    ("one holiday only", "2026年节假日安排\n一、元旦：1月1日（周四）至3日（周六）放假，共3天。"),
    ("a roster under the title", "2026年节假日值班安排\n一、元旦：1月1日办公室值班。"),
]


@pytest.mark.parametrize("text", [case[1] for case in TALK], ids=[case[0] for case in TALK])
def test_a_text_that_only_talks_about_holidays_is_no_notice(text: str) -> None:
    made = from_text(text)
    assert isinstance(made, Contradiction)
    assert made.fault in NO_NOTICE


def test_a_block_over_new_year_and_over_a_month() -> None:
    text = "2027年节假日安排\n一、元旦：2026年12月31日（周四）至2027年1月2日（周六）放假，共3天。\n二、劳动节：4月30日（周五）至5月4日（周二）放假，共5天。"
    made = from_text(text)
    assert isinstance(made, Announced)
    assert made.days[0].day == date(2026, 12, 31)
    assert len(made.days) == 8


TEXT_FAULTS = [
    ("no year", "一、元旦：1月1日放假。", Fault.NO_YEAR),
    ("no days", "2026年节假日安排", Fault.NO_DAYS),
    ("a wrong weekday", TEXT.replace("1月1日（周四）", "1月1日（周五）"), Fault.WRONG_WEEKDAY),
    ("a wrong weekday at the end", TEXT.replace("至3日（周六）", "至3日（周日）"), Fault.WRONG_WEEKDAY),
    ("a wrong count", TEXT.replace("共9天", "共8天"), Fault.WRONG_COUNT),
    ("an impossible day", TEXT.replace("4月4日（周六）", "4月34日"), Fault.NO_DATE),
    ("backwards", TEXT.replace("1月1日（周四）至3日（周六）", "1月3日（周六）至1日（周四）"), Fault.NO_DATE),
    ("off and at work", TEXT.replace("1月4日（周日）上班", "1月3日（周六）上班"), Fault.BOTH),
    ("make-up on a weekday", TEXT.replace("1月4日（周日）上班", "1月5日（周一）上班"), Fault.NOT_MAKEUP),
    (
        "a holiday without days",
        TEXT.replace("4月4日（周六）至6日（周一）放假，共3天。", "另行通知。"),
        Fault.EMPTY_ENTRY,
    ),
    ("a year that no calendar knows", re.sub("（[^）]*）", "", TEXT.replace("2026年", "2526年")), Fault.NO_YEAR),
    ("another year", TEXT.replace("5月9日（周六）上班", "2027年5月8日（周六）上班"), Fault.WRONG_YEAR),
]


@pytest.mark.parametrize(("text", "fault"), [case[1:] for case in TEXT_FAULTS], ids=[case[0] for case in TEXT_FAULTS])
def test_a_text_that_contradicts_itself(text: str, fault: Fault) -> None:
    made = from_text(text)
    assert isinstance(made, Contradiction)
    assert made.fault is fault


def plain(*days: tuple[str, bool], year: Any = 2027) -> dict[str, Any]:
    return {"year": year, "papers": [], "days": [{"name": "春节", "date": day, "isOffDay": off} for day, off in days]}


WEEK = tuple((f"2027-02-{day:02}", True) for day in range(5, 13))


def test_a_data_file() -> None:
    made = from_json(json.loads(json.dumps(plain(*WEEK, ("2027-01-31", False)))))
    assert isinstance(made, Announced)
    assert (made.year, len(made.days)) == (2027, 9)


JSON_FAULTS = [
    ("not announced yet", plain(), Fault.NO_DAYS),
    ("a list", [], Fault.WRONG_SHAPE),
    ("no papers", {"year": 2027, "days": []}, Fault.WRONG_SHAPE),
    ("a year in words", plain(*WEEK, year="2027"), Fault.WRONG_SHAPE),
    ("days that are no list", {"year": 2027, "papers": [], "days": {}}, Fault.WRONG_SHAPE),
    ("a day without a date", {"year": 2027, "papers": [], "days": [{"name": "春节"}]}, Fault.WRONG_SHAPE),
    ("a day in words", plain(("soon", True)), Fault.WRONG_SHAPE),
    (
        "a name of controls",
        {"year": 2027, "papers": [], "days": [{"name": "a\u202e", "date": "2027-02-05", "isOffDay": True}]},
        Fault.WRONG_SHAPE,
    ),
    (
        "off in words",
        {"year": 2027, "papers": [], "days": [{"name": "春节", "date": "2027-02-05", "isOffDay": "yes"}]},
        Fault.WRONG_SHAPE,
    ),
    (
        "too many",
        plain(*((f"2027-0{month}-{day:02}", True) for month in (1, 3, 5) for day in range(1, 31))),
        Fault.TOO_MANY,
    ),
    ("another year", plain(*WEEK, ("2028-01-01", True)), Fault.WRONG_YEAR),
    ("a year before all years", plain(*WEEK, year=0), Fault.NO_YEAR),
]


@pytest.mark.parametrize(("value", "fault"), [case[1:] for case in JSON_FAULTS], ids=[case[0] for case in JSON_FAULTS])
def test_a_data_file_that_cannot_be_right(value: Any, fault: Fault) -> None:
    made = from_json(value)
    assert isinstance(made, Contradiction)
    assert made.fault is fault


def test_events_of_a_calendar_file() -> None:
    spring = (date(2027, 2, 5), date(2027, 2, 13), "春节假期")
    works = (date(2027, 1, 31), date(2027, 2, 1), "上班(补春节假期)")
    made = from_events([spring, works, (date(2027, 2, 13), date(2027, 2, 13), "休息")])
    assert isinstance(made, Announced)
    assert (made.year, len(made.days), made.days[0].off) == (2027, 10, False)
    assert {each.name for each in made.days} == {"春节", "休息"}
    assert from_events([spring, (works[0], works[1], "春节（班）")]) == from_events([spring, works])
    assert from_events([]) == Contradiction(Fault.NO_DAYS)


@pytest.mark.parametrize("words", ["春节值班", "部门聚餐", ""])
def test_an_event_that_says_neither_needs_a_person(words: str) -> None:
    made = from_events([(date(2027, 2, 5), date(2027, 2, 6), words)])
    assert made == Contradiction(Fault.UNSURE, words)


def test_differences_are_what_a_person_looks_at() -> None:
    made = from_text(TEXT)
    assert isinstance(made, Announced)
    known = {each.day: each.off for each in made.days}
    assert differences(known, made) == ()
    assert [each.day.day for each in differences({**known, date(2026, 1, 4): True}, made)] == [4]
    assert len(differences({}, made)) == 19 + 6
