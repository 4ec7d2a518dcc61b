"""Numbers as Excel shows them, with the value behind."""

# ruff: noqa: DTZ001 - a sheet knows no zone
from datetime import date, datetime, time, timedelta

import pytest

from signage.kinds.tables.number_format import BUILTIN, shown, text_shown

OCT_1 = 46296
CASES = [
    (1234.5, "0", "1235"),
    (2.5, "0", "3"),
    (-2.5, "0", "-3"),
    (1234.5, "#,##0.00", "1,234.50"),
    (1234567, "#,##0", "1,234,567"),
    (0.256, "0%", "26%"),
    (0.256, "0.0%", "25.6%"),
    (7, "00", "07"),
    (0.5, "#.##", ".5"),
    (1, "#.##", "1"),
    (0, "#", ""),
    (0, "0;-0;", ""),
    (-3, "0.0;(0.0)", "(3.0)"),
    (-3, "0.0", "-3.0"),
    (3, ";;;", ""),
    (12, '0"平方米"', "12平方米"),
    (12, "0\\年", "12年"),
    (1234.5, '"¥"#,##0.00', "¥1,234.50"),
    (-1234.5, "[$¥-804]#,##0.00;[Red]-[$¥-804]#,##0.00", "-¥1,234.50"),
    (13800000000, "000-0000-0000", "138-0000-0000"),
    (5, 'General"元"', "5元"),
    (5, "G/通用格式", "5"),
    (5, "@", "5"),
    (5, '"无"', "无"),
    (123456, "0.00E+00", "1.23E+05"),
    (1234567, "0.0,", "1234.6"),
    (0.5, "# ?/?", "0.5"),
    (13800000000, "General", "13800000000"),
    (123456789012, "General", "1.23457E+11"),
    (110105199001010010, "General", "1.10105E+17"),
    (0.1 + 0.2, "General", "0.3"),
    (1e-7, "General", "1E-7"),
    (1.5, "", "1.5"),
    (1.5, "0;" * 300, "2"),
]


@pytest.mark.parametrize(("number", "code", "text"), CASES)
def test_numbers(number: float, code: str, text: str) -> None:
    assert shown(number, code) == (text.replace("1E-7", "1E-07"), number)


DATES = [
    (OCT_1, "yyyy/m/d", "2026/10/1", date(2026, 10, 1)),
    (OCT_1, 'yyyy"年"m"月"d"日"', "2026年10月1日", date(2026, 10, 1)),
    (OCT_1, '[DBNum1][$-804]yyyy"年"m"月"d"日";@', "二〇二六年十月一日", date(2026, 10, 1)),
    (OCT_1 + 20, "[DBNum1]m月d日", "十月二十一日", date(2026, 10, 21)),
    (OCT_1, "yy-mm-dd", "26-10-01", date(2026, 10, 1)),
    (OCT_1, "e/m", "2026/10", date(2026, 10, 1)),
    (OCT_1, "mmm", "10月", date(2026, 10, 1)),
    (OCT_1, "mmmm", "十月", date(2026, 10, 1)),
    (OCT_1, "aaaa", "星期四", date(2026, 10, 1)),
    (OCT_1, "aaa", "四", date(2026, 10, 1)),
    (OCT_1, "[$-804]dddd", "星期四", date(2026, 10, 1)),
    (OCT_1, "ddd", "周四", date(2026, 10, 1)),
    (OCT_1 + 0.354167, "yyyy-mm-dd hh:mm", "2026-10-01 08:30", datetime(2026, 10, 1, 8, 30)),
    (OCT_1 + 0.354167, "yyyy-mm-dd h:mm:ss", "2026-10-01 8:30", datetime(2026, 10, 1, 8, 30)),
    (OCT_1, "yyyy-mm-dd h:mm:ss", "2026-10-01", date(2026, 10, 1)),
    (OCT_1, "yyyy/m/d h:mm", "2026/10/1 0:00", date(2026, 10, 1)),
    (0.354167, "h:mm", "8:30", time(8, 30)),
    (0.75, '上午/下午h"时"mm"分"', "下午6时00分", time(18)),
    (0.0, "h:mm AM/PM", "12:00 上午", time()),
    (OCT_1 + 0.5, "h:mm", "12:00", datetime(2026, 10, 1, 12)),
    (1.5, "[h]:mm", "36:00", timedelta(hours=36)),
    (0.0208, "mm:ss", "29:57", time(0, 29, 57)),
    (59, "yyyy/m/d", "1900/2/28", date(1900, 2, 28)),
    (1, "yyyy/m/d", "1900/1/1", date(1900, 1, 1)),
    (-5, "yyyy/m/d", "######", -5),
    (1e9, "yyyy/m/d", "######", 1e9),
]


@pytest.mark.parametrize(("number", "code", "text", "value"), DATES)
def test_dates_and_times(number: float, code: str, text: str, value: object) -> None:
    assert shown(number, code) == (text, value)


def test_the_other_calendar_begins_four_years_later() -> None:
    assert shown(OCT_1 - 1462, "yyyy/m/d", since_1904=True)[1] == date(2026, 10, 1)


@pytest.mark.parametrize("number", [14, *range(27, 32), 36, *range(50, 55), 57, 58])
def test_builtin_dates_of_chinese_files_are_dates(number: int) -> None:
    assert shown(OCT_1, BUILTIN[number])[1] == date(2026, 10, 1)


def test_texts_under_a_format() -> None:
    assert text_shown("张三", "General") == "张三"
    assert text_shown("张三", ";;;") == ""
    assert text_shown("张三", '0;0;0;@"同志"') == "张三同志"
