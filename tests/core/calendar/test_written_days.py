"""Days as people write them, and the dates that they mean."""

from datetime import date, datetime, time

import pytest

from signage.core.calendar.written_days import Calendar, Day, month_in, plain_words, spans_of, weekday_of, year_in

ONE = [
    ("2026-10-01", Day(1, 10, 2026)),
    ("2026/10/1", Day(1, 10, 2026)),
    ("2026.10.1", Day(1, 10, 2026)),
    ("2026年10月1日", Day(1, 10, 2026)),
    ("20261001", Day(1, 10, 2026)),
    ("10月1日", Day(1, 10)),
    ("１０月１号", Day(1, 10)),
    ("10.1", Day(1, 10)),
    ("10/1", Day(1, 10)),
    ("10-1", Day(1, 10)),
    ("1日", Day(1)),
    ("1", Day(1)),
    ("十月一日", Day(1, 10)),
    ("二〇二六年十月二十一日", Day(21, 10, 2026)),
    ("三十一日", Day(31)),
    ("10月1日（星期四）", Day(1, 10, weekday=4)),
    ("10月1日\n周日", Day(1, 10, weekday=7)),
    ("10月1日 8:30-17:30", Day(1, 10)),
    ("10月1日上午9点半", Day(1, 10)),
]


@pytest.mark.parametrize(("text", "day"), ONE)
def test_one_day(text: str, day: Day) -> None:
    assert spans_of(text) == ((day, day),)


MANY = [
    ("10月1日-3日", [(Day(1, 10), Day(3, 10))]),
    ("10月1日至10月3日", [(Day(1, 10), Day(3, 10))]),
    ("9月28日～10月8日", [(Day(28, 9), Day(8, 10))]),
    ("10.1-10.3", [(Day(1, 10), Day(3, 10))]),
    ("5—7日", [(Day(5), Day(7))]),
    ("1、3、5日", [(Day(1), Day(1)), (Day(3), Day(3)), (Day(5), Day(5))]),
    ("10月1日、2日（星期五）", [(Day(1, 10), Day(1, 10)), (Day(2, 10), Day(2, 10))]),
    ("2026年12月31日至2027年1月2日", [(Day(31, 12, 2026), Day(2, 1, 2027))]),
]


@pytest.mark.parametrize(("text", "spans"), MANY)
def test_several_days(text: str, spans: list[tuple[Day, Day]]) -> None:
    assert spans_of(text) == tuple(spans)


@pytest.mark.parametrize(
    "text", ["", "张三", "10月", "10月32日", "13月1日", "2026年0月1日", "8:30-17:30", "1-2-3-4", "国庆节", "1至2至3"]
)
def test_no_days(text: str) -> None:
    assert spans_of(text) == ()


def test_two_numbers_are_a_range_where_the_month_is_another() -> None:
    assert spans_of("1-3", month=10) == ((Day(1), Day(3)),)
    assert spans_of("10-3", month=10) == ((Day(3, 10), Day(3, 10)),)


def test_values_are_days_of_this_century() -> None:
    assert spans_of("1", date(2026, 10, 1)) == ((Day(1, 10, 2026), Day(1, 10, 2026)),)
    assert spans_of("", datetime(2026, 10, 1, 8))[0][0] == Day(1, 10, 2026)  # noqa: DTZ001 - a sheet knows no zone
    assert spans_of("1900/1/1", date(1900, 1, 1)) == ()
    assert spans_of("10月1日", time(8)) == spans_of("10月1日")


@pytest.mark.parametrize(
    ("text", "weekday"),
    [("星期四", 4), ("周天", 7), ("礼拜1", 1), ("日", 7), ("5", 5), ("张", 0), ("", 0), ("张三", 0)],
)
def test_weekdays(text: str, weekday: int) -> None:
    assert weekday_of(text) == weekday


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("二〇二六年十二月三十一日", "2026年12月31日"),
        ("十月二十日、三十号", "10月20日、30号"),
        ("十十日", "十十日"),
        ("二十十年", "二十十年"),
        (f"{'一' * 5000}年", f"{'一' * 5000}年"),
    ],
    ids=["a day", "tens", "no number", "no number before a year", "no number without end"],
)
def test_han_numbers_are_digits_and_what_is_no_number_stays(text: str, plain: str) -> None:
    assert plain_words(text) == plain


def test_year_and_month_of_a_title() -> None:
    assert (year_in("2026年国庆值班表"), year_in("二〇二七年元旦"), year_in("国庆")) == (2026, 2027, 0)
    assert (month_in("十月份值班表"), month_in("2026年10月值班"), month_in("9月28日至10月8日"), month_in("13月")) == (
        10,
        10,
        0,
        0,
    )


def dates(calendar: Calendar, *texts: str) -> list[list[str] | None]:
    made = calendar.dates([span for text in texts for span in spans_of(text)])
    return [[day.isoformat() for day in days] if days is not None else None for days in made]


NEW_YEAR = ("12月31日", "1月1日-2日", "1月3日")
CASES: list[tuple[str, Calendar, tuple[str, ...], list[list[str] | None]]] = [
    ("the year that is nearest", Calendar(date(2026, 9, 20)), ("10月1日",), [["2026-10-01"]]),
    ("next year near its end", Calendar(date(2026, 12, 20)), ("1月2日",), [["2027-01-02"]]),
    ("last year at its beginning", Calendar(date(2027, 1, 3)), ("12月30日",), [["2026-12-30"]]),
    (
        "across New Year",
        Calendar(date(2026, 12, 20)),
        NEW_YEAR,
        [["2026-12-31"], ["2027-01-01", "2027-01-02"], ["2027-01-03"]],
    ),
    (
        "New Year by its title",
        Calendar(date(2026, 12, 20), 2027),
        NEW_YEAR[:2],
        [["2026-12-31"], ["2027-01-01", "2027-01-02"]],
    ),
    ("an old year by its title", Calendar(date(2026, 12, 20), 2024), ("10月1日",), [["2024-10-01"]]),
    (
        "a year in the first row",
        Calendar(date(2020, 1, 1)),
        ("2026年12月31日", "1月1日"),
        [["2026-12-31"], ["2027-01-01"]],
    ),
    (
        "a range across New Year",
        Calendar(date(2026, 12, 1)),
        ("12月31日-1月2日",),
        [["2026-12-31", "2027-01-01", "2027-01-02"]],
    ),
    (
        "the month of the title",
        Calendar(date(2026, 9, 1), 2026, 9),
        ("28", "30", "1", "2"),
        [["2026-09-28"], ["2026-09-30"], ["2026-10-01"], ["2026-10-02"]],
    ),
    (
        "a range over the month's end",
        Calendar(date(2026, 9, 1), 0, 9),
        ("30日-2日",),
        [["2026-09-30", "2026-10-01", "2026-10-02"]],
    ),
    ("weekdays decide the year", Calendar(date(2026, 4, 1)), ("10月1日 星期三",), [["2025-10-01"]]),
    ("no month", Calendar(date(2026, 9, 1)), ("28",), [None]),
    ("no such day", Calendar(date(2026, 5, 1)), ("2月30日", "3月1日"), [None, ["2026-03-01"]]),
    ("too long to be meant", Calendar(date(2026, 1, 1), 2026), ("1月1日-12月31日",), [None]),
    ("backwards", Calendar(date(2026, 1, 1)), ("2026年1月3日-2026年1月1日",), [None]),
    ("nothing", Calendar(date(2026, 1, 1)), (), []),
]


@pytest.mark.parametrize(
    ("calendar", "texts", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_dates(calendar: Calendar, texts: tuple[str, ...], expected: list[list[str] | None]) -> None:
    assert dates(calendar, *texts) == expected
