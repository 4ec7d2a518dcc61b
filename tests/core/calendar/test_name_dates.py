"""Dates in file names: which of them limit when a file plays, which belong to the title, and in which year they lie."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.core.calendar.name_dates import days_of
from signage.core.text.titles import clean_title, dated_name

TODAY = date(2026, 9, 20)
HOLIDAY = "2026-09-28..2026-10-08"

LIMITS = [
    # ranges
    ("国庆值班 2026-09-28~2026-10-08.docx", HOLIDAY, "国庆值班"),
    ("国庆安排 9月28日至10月8日.docx", HOLIDAY, "国庆安排"),
    ("国庆安排9月28日到10月8日.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 9月28日—10月8日.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 9月28日——10月8日.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 9月28日–10月8日.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 9月28日-10月8日.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 9月28日～10月8日.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 9 月 28 日 至 10 月 8 日.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 9月28号到10月8号.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 ９月２８日～１０月８日.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 9月28日（周一）至10月8日（周四）.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 2026年9月28日至2026年10月8日.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 2026年9月28日至10月8日.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 2026.9.28-10.8.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 2026.9.28-2026.10.8.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 2026-09-28-2026-10-08.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 2026-9-28至10-8.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 20260928-20261008.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 20260928-1008.docx", HOLIDAY, "国庆安排"),
    ("国庆安排_20260928_.docx", "", "国庆安排_20260928"),
    ("国庆安排（9.28-10.8）.docx", HOLIDAY, "国庆安排"),
    ("国庆安排(9.28—10.8)通知.docx", HOLIDAY, "国庆安排 通知"),
    ("国庆安排【9月28日-10月8日】.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 9.28-10.8.docx", HOLIDAY, "国庆安排"),
    ("国庆安排9.28-10.8.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 9-28~10-8.docx", HOLIDAY, "国庆安排"),
    ("国庆放假 10月1日至8日.docx", "2026-10-01..2026-10-08", "国庆放假"),
    ("国庆放假 10月1-8日.docx", "2026-10-01..2026-10-08", "国庆放假"),
    ("国庆安排 自9月28日至10月8日.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 9月28日至10月8日期间.docx", HOLIDAY, "国庆安排"),
    ("国庆安排 9月28日至10月8日 定稿(1).docx", HOLIDAY, "国庆安排"),
    ("03-国庆安排 定稿 9月28日至10月8日 - 副本.docx", HOLIDAY, "国庆安排"),
    ("9月28日至10月8日 国庆安排.docx", HOLIDAY, "国庆安排"),
    ("20260928-20261008国庆安排.docx", HOLIDAY, "国庆安排"),
    ("2026.9.28-10.8_国庆安排.docx", HOLIDAY, "国庆安排"),
    ("2026-09-28~2026-10-08.docx", HOLIDAY, "2026-09-28~2026-10-08"),
    ("国庆9月28日至10月8日值班表.docx", HOLIDAY, "国庆9月28日至10月8日值班表"),
    # the turn of the year
    ("元旦 2026年12月30日至1月3日.docx", "2026-12-30..2027-01-03", "元旦"),
    ("元旦 12月30日至2027年1月3日.docx", "2026-12-30..2027-01-03", "元旦"),
    # one day with a word of limit
    ("报名 截至10月8日.docx", "..2026-10-08", "报名"),
    ("报名截止10月8日.docx", "..2026-10-08", "报名"),
    ("报名 截至10.8.docx", "..2026-10-08", "报名"),
    ("报名（有效期至2026年10月8日）.docx", "..2026-10-08", "报名"),
    ("报名 至2026-10-08.docx", "..2026-10-08", "报名"),
    ("报名 到10月8日.docx", "..2026-10-08", "报名"),
    ("报名 10月8日前.docx", "..2026-10-08", "报名"),
    ("报名（10月8日之前）.docx", "..2026-10-08", "报名"),
    ("报名10月8日前.docx", "..2026-10-08", "报名10月8日前"),
    ("报名 10月8日止.docx", "..2026-10-08", "报名"),
    ("新办法 10月1日起.docx", "2026-10-01..", "新办法"),
    ("新办法 自10月1日起播放.docx", "2026-10-01..", "新办法"),
    ("欢迎检查组 仅10月8日.docx", "2026-10-08..2026-10-08", "欢迎检查组"),
    ("欢迎检查组（10月8日当天）.docx", "2026-10-08..2026-10-08", "欢迎检查组"),
    ("值班 10月1日.docx", "2026-10-01..2026-10-01", "值班 10月1日"),
    ("10月1日值班.docx", "2026-10-01..2026-10-01", "10月1日值班"),
]

NO_LIMITS = [
    "5月8日例会通知",
    "停水通知 10月8日",
    "2026-09-28 会议纪要",
    "关于9月28日至10月8日停水的通知",
    "10月1日至8日放假通知",
    "关于10月8日前报送材料的通知",
    "会议延期到10月8日",
    "10月1日起施行的新办法",
    "2026年度工作要点",
    "2026年工作要点",
    "15年回顾",
    "第3季度检查情况",
    "〔2026〕5号",
    "某建发〔2026〕15号",
    "安全手册1.2",
    "安全手册v1.2-1.5",
    "安全手册第1.2-1.5节",
    "安全手册 版本1.2-1.5",
    "安全手册 1.2.3",
    "联系电话0571-87654321",
    "联系电话13800001234",
    "热线12345-12346",
    "办公时间 8.00-12.00",
    "办公时间 14.30-17.00",
    "办公时间 8点-12点",
    "会议 9月28日14点至9月28日16点",
    "预算1.5-2.0",
    "9-28-10-8",
    "2025-2026年计划",
    "10月1日值班和10月2日值班",
    "9.28-2026.10.8",
    "2026-09-28-1008",
    "1999年9月28日至10月8日 老照片",
    "8月-10月",
    "展览 2026-09.28~2026-10.08",
    "展览 20261301-20261408",
    "",
]  # fmt: skip

MISTAKES = [
    ("国庆 9月31日至10月8日", "9月31日至10月8日"),
    ("国庆 10月8日至10月1日", "10月8日至10月1日"),
    ("国庆 2026-10-08~2026-09-28", "2026-10-08~2026-09-28"),
    ("国庆 2026年10月8日至2026年9月28日", "2026年10月8日至2026年9月28日"),
    ("国庆（2.30-3.8）", "2.30-3.8"),
    ("例会 8.30-11.30", "8.30-11.30"),
    ("国庆 截至9月31日", "截至9月31日"),
    ("值班 2月30日", "2月30日"),
    ("培训 2025年2月28日至2月29日", "2025年2月28日至2月29日"),
]


def said(name: str, today: date = TODAY) -> str:
    found = days_of(dated_name(name), today)
    if not dated_name(name).limits or found is None:
        return ""
    return "..".join(day.isoformat() if day else "" for day in found)


@pytest.mark.parametrize(("name", "days", "title"), LIMITS, ids=[case[0] for case in LIMITS])
def test_a_limit_in_a_name(name: str, days: str, title: str) -> None:
    assert (said(name), clean_title(name)) == (days, title)
    assert not dated_name(name).mistake


@pytest.mark.parametrize("name", NO_LIMITS)
def test_what_is_no_limit_stays_in_the_title(name: str) -> None:
    dated = dated_name(f"{name}.docx")
    assert (dated.limits, dated.mistake, dated.rest) == (False, "", name)


@pytest.mark.parametrize(("name", "mistake"), MISTAKES, ids=[case[0] for case in MISTAKES])
def test_what_looks_like_a_limit_and_is_none_is_named(name: str, mistake: str) -> None:
    dated = dated_name(f"{name}.docx")
    assert (dated.limits, dated.mistake, dated.rest) == (False, mistake, name)


YEARS = [
    ("well ahead", "2026-09-20", "展 10月1日至10月8日", "2026-10-01..2026-10-08"),
    ("in the middle", "2026-10-05", "展 10月1日至10月8日", "2026-10-01..2026-10-08"),
    ("just over", "2026-10-20", "展 10月1日至10月8日", "2026-10-01..2026-10-08"),
    ("three months over", "2027-01-06", "展 10月1日至10月8日", "2026-10-01..2026-10-08"),
    ("longer ago means the next", "2027-01-07", "展 10月1日至10月8日", "2027-10-01..2027-10-08"),
    ("next year's, seen in December", "2026-12-31", "展 1月1日至1月3日", "2027-01-01..2027-01-03"),
    ("over the turn, seen before it", "2026-12-20", "展 12月30日至1月3日", "2026-12-30..2027-01-03"),
    ("over the turn, seen after it", "2027-01-02", "展 12月30日至1月3日", "2026-12-30..2027-01-03"),
    ("last year's, seen in January", "2027-01-05", "展 12月20日至12月28日", "2026-12-20..2026-12-28"),
    ("a limit, seen in December", "2026-12-20", "展 截至1月5日", "..2027-01-05"),
    ("a beginning, seen in January", "2027-01-05", "展 12月20日起", "2026-12-20.."),
    ("a written year is never changed", "2030-01-05", "展 截至2026年1月5日", "..2026-01-05"),
    ("a leap day", "2027-12-01", "展 2月29日至3月2日", "2028-02-29..2028-03-02"),
    ("a leap day that does not come", "2025-09-01", "展 2月29日至3月2日", ""),
]


@pytest.mark.parametrize(("today", "name", "days"), [case[1:] for case in YEARS], ids=[case[0] for case in YEARS])
def test_the_year_that_makes_sense(today: str, name: str, days: str) -> None:
    assert said(f"{name}.txt", date.fromisoformat(today)) == days


DATES = st.dates(date(2020, 1, 1), date(2035, 12, 31))
JOINTS = st.sampled_from(["~", "至", "到", "-", "—", " - ", "～"])
FORMS = st.sampled_from(["{0.year}年{0.month}月{0.day}日", "{0:%Y-%m-%d}", "{0.year}.{0.month}.{0.day}", "{0:%Y%m%d}"])


@given(DATES, st.integers(0, 400), JOINTS, FORMS, DATES)
def test_a_range_with_its_years_means_the_same_on_every_day(
    first: date, days: int, joint: str, form: str, today: date
) -> None:
    last = first + timedelta(days=days)
    name = f"展览 {form.format(first)}{joint}{form.format(last)}.pdf"
    assert said(name, today) == f"{first}..{last}"
    assert clean_title(name) == "展览"


@given(DATES, st.integers(0, 60), DATES)
def test_a_range_without_years_lies_near_the_day_it_was_seen(first: date, days: int, today: date) -> None:
    last = first + timedelta(days=days)
    found = days_of(dated_name(f"展 {first.month}月{first.day}日至{last.month}月{last.day}日.txt"), today)
    if found is None:
        assert (first.month, first.day) == (2, 29) or (last.month, last.day) == (2, 29)
        return
    begins, ends = found
    assert begins is not None
    assert ends is not None
    assert begins <= ends
    assert today - timedelta(days=90) <= ends <= today + timedelta(days=366 + days)


@given(st.text(alphabet="0123456789年月日至到~-./（）()值班 截前起仅", max_size=30))
def test_no_name_is_too_strange(name: str) -> None:
    dated = dated_name(name)
    found = days_of(dated, TODAY) if dated.limits else None
    if found is not None and all(found):
        first, last = found
        assert first is not None
        assert last is not None
        assert first <= last
