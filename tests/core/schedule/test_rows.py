"""The schedule: cells as people fill them, rows, mistakes by their row number."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.core.calendar.name_dates import Day
from signage.core.rules import Daypart, Days
from signage.core.schedule.cells import (
    CellError,
    When,
    dayparts_of,
    places_of,
    seconds_of,
    stretch_of,
    weekdays_of,
    when_of,
)
from signage.core.schedule.rows import NOWHERE, Fault, Mistake, RawRow, RawSchedule, Row, rows_of

CHINA = timezone(timedelta(hours=8))
WRITTEN = datetime(2026, 9, 20, 10, 0, tzinfo=CHINA)
PLACES = ("大厅", "电梯厅", "办公区")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


WHEN = [
    ("2026-10-01", (2026, 10, 1, None)),
    ("2026/10/1", (2026, 10, 1, None)),
    ("2026.10.1", (2026, 10, 1, None)),
    ("2026年10月1日", (2026, 10, 1, None)),
    ("20261001", (2026, 10, 1, None)),
    ("10月1日", (None, 10, 1, None)),
    ("10月1号", (None, 10, 1, None)),
    ("10 月 1 日", (None, 10, 1, None)),
    ("10.1", (None, 10, 1, None)),
    ("１０月１日", (None, 10, 1, None)),
    ("2026-10-01 18:00", (2026, 10, 1, 1080)),
    ("2026-10-01T18:30:00", (2026, 10, 1, 1110)),
    ("10月1日18点", (None, 10, 1, 1080)),
    ("10月1日 9:05", (None, 10, 1, 545)),
    ("12月31日24点", (None, 12, 31, 1440)),
    ("10月1日上午8点", (None, 10, 1, 480)),
    ("10月1日下午2点半", (None, 10, 1, 870)),
    ("10月1日晚8点", (None, 10, 1, 1200)),
    ("十月一日", (None, 10, 1, None)),
    ("二〇二六年十月一日", (2026, 10, 1, None)),
]


@pytest.mark.parametrize(("text", "said"), WHEN, ids=[case[0] for case in WHEN])
def test_dates(text: str, said: tuple[int | None, int, int, int | None]) -> None:
    *day, minute = said
    assert when_of(text) == When(Day(*day), minute)


@pytest.mark.parametrize("text", ["长期", " 长期 ", "不限", "—", "/"])
def test_no_limit(text: str) -> None:
    assert when_of(text) == When()


@pytest.mark.parametrize("text", ["明天", "国庆", "10月", "2026", "2026-10-01 25:00", "2026-10-01 9:77", "1.2.3", "12"])
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(CellError):
        when_of(text)


STRETCHES = [
    ("nothing to do", "10月1日", "10月8日", ("10月1日", "10月8日")),
    ("at once", "即日起", "10月8日", ("", "10月8日")),
    ("words of beginning and end", "10月1日起", "10月8日止", ("10月1日", "10月8日")),
    ("a time and its word", "10月1日8点起", "10月8日 18:00 截止", ("10月1日8点", "10月8日 18:00")),
    ("both in one cell", "2026.12.1-2026.12.8", "", ("2026.12.1", "2026.12.8")),
    ("both in one cell with dashes", "2026-12-01 至 2026-12-08止", "", ("2026-12-01", "2026-12-08")),
    ("a single day stays one", "2026-12-01", "", ("2026-12-01", "")),
    ("two ways to read it", "10.1-10.2-10.3", "", ("10.1-10.2-10.3", "")),
    ("an end of its own counts", "10月1日至10月8日", "10月9日", ("10月1日至10月8日", "10月9日")),
    ("at once until for ever", "现在", "长期", ("", "长期")),
]


@pytest.mark.parametrize(
    ("first", "last", "told"), [case[1:] for case in STRETCHES], ids=[case[0] for case in STRETCHES]
)
def test_how_people_write_from_and_to(first: str, last: str, told: tuple[str, str]) -> None:
    assert stretch_of(first, last) == told


DAYS = [
    ("一三五", (1, 3, 5)),
    ("周一、周三、周五", (1, 3, 5)),
    ("星期一,三,五", (1, 3, 5)),
    ("1,3,5", (1, 3, 5)),
    ("1、3；5", (1, 3, 5)),
    ("周一/周三", (1, 3)),
    ("135", (1, 3, 5)),
    ("周一至周五", (1, 2, 3, 4, 5)),
    ("周一到五", (1, 2, 3, 4, 5)),
    ("1-5", (1, 2, 3, 4, 5)),
    ("星期一~星期三", (1, 2, 3)),
    ("周五—周一", (1, 5, 6, 7)),
    ("周末", (6, 7)),
    ("双休日", (6, 7)),
    ("周六、周日", (6, 7)),
    ("星期天", (7,)),
    ("每周三", (3,)),
    ("逢周二、四", (2, 4)),
    ("每天", ()),
    ("天天", ()),
    ("一二三四五六日", ()),
    ("长期", ()),
]


@pytest.mark.parametrize(("text", "days"), DAYS, ids=[case[0] for case in DAYS])
def test_weekdays(text: str, days: tuple[int, ...]) -> None:
    assert weekdays_of(text) == (days, Days.ANY)


@pytest.mark.parametrize(
    ("text", "days", "sort"),
    [
        ("工作日", (), Days.WORKDAYS),
        ("上班日", (), Days.WORKDAYS),
        ("工作日（周一至周五）", (), Days.WORKDAYS),
        ("工作日和周六", (6,), Days.WORKDAYS),
        ("周日、工作日", (7,), Days.WORKDAYS),
        ("节假日", (), Days.HOLIDAYS),
        ("周末和节假日", (), Days.HOLIDAYS),
        ("节假日、周五", (5,), Days.HOLIDAYS),
        ("休息日", (), Days.HOLIDAYS),
        ("非工作日", (), Days.HOLIDAYS),
        ("工作日、节假日", (), Days.ANY),
    ],
)
def test_sorts_of_days_are_those_of_the_calendar(text: str, days: tuple[int, ...], sort: Days) -> None:
    assert weekdays_of(text) == (days, sort)


@pytest.mark.parametrize("text", ["上班时", "周八", "8", "周", "0", "一三五晚上", "单周", "、"])
def test_what_is_no_weekday(text: str) -> None:
    with pytest.raises(CellError):
        weekdays_of(text)


HOURS = [
    ("8:00-12:00", [(480, 720)]),
    ("8:30—12:00", [(510, 720)]),
    ("08：00～12：00", [(480, 720)]),
    ("8点到18点", [(480, 1080)]),
    ("8时至18时", [(480, 1080)]),
    ("8点半-11点30分", [(510, 690)]),
    ("8-12", [(480, 720)]),
    ("8:00-12:00、14:00-18:00", [(480, 720), (840, 1080)]),
    ("8:00-12:00，14:00-18:00", [(480, 720), (840, 1080)]),
    ("上午", [(360, 720)]),
    ("下午", [(720, 1080)]),
    ("上午、晚上", [(360, 720), (1080, 1440)]),
    ("白天", [(360, 1080)]),
    ("夜间", [(1080, 360)]),
    ("上午8点到11点", [(480, 660)]),
    ("下午2点到5点", [(840, 1020)]),
    ("上午9点至下午5点", [(540, 1020)]),
    ("中午12点到下午1点", [(720, 780)]),
    ("22:00-6:00", [(1320, 360)]),
    ("22:00-次日6:00", [(1320, 360)]),
    ("18:00-24:00", [(1080, 1440)]),
    ("0:00-8:00", [(0, 480)]),
    ("全天", []),
    ("长期", []),
    ("8:00-12:00 14:00-17:30", [(480, 720), (840, 1050)]),
    ("8:00 - 12:00 / 14:00 - 17:30", [(480, 720), (840, 1050)]),
    ("上午8:30-12:00下午2:00-5:30", [(510, 720), (840, 1050)]),
    ("8 点 30 分 到 11 点", [(510, 660)]),
    ("早8点到晚6点", [(480, 1080)]),
    ("8.00-18.30", [(480, 1110)]),
    ("18:00以后", [(1080, 1440)]),
    ("8:30起", [(510, 1440)]),
    ("中午12点之前", [(0, 720)]),
]


@pytest.mark.parametrize(("text", "parts"), HOURS, ids=[case[0] for case in HOURS])
def test_hours(text: str, parts: list[tuple[int, int]]) -> None:
    assert dayparts_of(text) == tuple(Daypart(*part) for part in parts)


@pytest.mark.parametrize(
    "text",
    [
        "8:00",
        "早晚",
        "25:00-26:00",
        "8:60-9:00",
        "8:00-8:00",
        "24:00-8:00",
        "24:00以后",
        "0点之前",
        "8.75-9.00",
        "8月12日",
        "2026-08-12",
        "、",
    ],
)
def test_what_is_no_time_of_day(text: str) -> None:
    with pytest.raises(CellError):
        dayparts_of(text)


def test_places() -> None:
    assert places_of("大厅、电梯厅, 办公区；大厅") == ("大厅", "电梯厅", "办公区")
    assert places_of("全部") == ()
    assert places_of("一楼 大厅") == ("一楼 大厅",)
    with pytest.raises(CellError):
        places_of("、")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("20", 20),
        ("20秒", 20),
        ("20.0", 20),
        ("５", 5),
        ("600", 600),
        ("1分钟", 60),
        ("1分30秒", 90),
        ("三十", 30),
        ("二十五秒", 25),
        ("半分钟", 30),
        ("一分半", 90),
        ('30"', 30),
        ("20秒/页", 20),
        ("15秒一张", 15),
    ],
)
def test_seconds(text: str, seconds: float) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["4", "601", "20.5", "很久", "-5", "11分钟", "秒", ""])
def test_what_is_no_number_of_seconds(text: str) -> None:
    with pytest.raises(CellError):
        seconds_of(text)


def read(known: tuple[str, ...] = PLACES, **cells: str) -> tuple[tuple[Row, ...], tuple[Mistake, ...]]:
    return rows_of(RawSchedule((RawRow(5, **{"name": "停水通知", **cells}),)), WRITTEN, known)


def test_a_row_with_everything() -> None:
    cells = {
        "first": "10月1日",
        "last": "10月8日",
        "weekdays": "工作日",
        "hours": "上午",
        "places": "大厅",
        "seconds": "20",
    }
    assert read(**cells) == (
        (
            Row(
                5,
                "停水通知",
                at("2026-10-01"),
                at("2026-10-09"),
                days=Days.WORKDAYS,
                dayparts=(Daypart(360, 720),),
                places=("大厅",),
                seconds=20,
            ),
        ),
        (),
    )


SAID = [
    ("nothing", {}, Row(5, "停水通知")),
    ("for ever", {"first": "长期", "last": "长期"}, Row(5, "停水通知", from_ever=True, for_ever=True)),
    ("a first day", {"first": "2026-10-01"}, Row(5, "停水通知", at("2026-10-01"))),
    ("a last day counts whole", {"last": "2026-10-01"}, Row(5, "停水通知", last=at("2026-10-02"))),
    ("a last moment", {"last": "2026-10-01 18:00"}, Row(5, "停水通知", last=at("2026-10-01 18:00"))),
    ("midnight", {"last": "2026-10-01 0:00"}, Row(5, "停水通知", last=at("2026-10-01"))),
    ("one day", {"first": "10月1日", "last": "10月1日"}, Row(5, "停水通知", at("2026-10-01"), at("2026-10-02"))),
    ("over the year", {"first": "12月30日", "last": "1月3日"}, Row(5, "停水通知", at("2026-12-30"), at("2027-01-04"))),
    ("everywhere", {"places": "全部"}, Row(5, "停水通知", places=())),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "row"), [case[1:] for case in SAID], ids=[case[0] for case in SAID])
def test_what_a_row_says(cells: dict[str, str], row: Row) -> None:
    assert read(**cells) == ((row,), ())


WRONG = [
    ("no date", {"first": "国庆", "last": "2026-10-08"}, Row(5, "停水通知", last=at("2026-10-09")), Fault.DATE, "国庆"),
    ("no such day", {"last": "9月31日"}, Row(5, "停水通知"), Fault.DATE, "9月31日"),
    ("turned round", {"first": "2026-10-08", "last": "2026-10-01"}, Row(5, "停水通知"), Fault.ORDER,
     "2026-10-08 – 2026-10-01"),
    ("turned round in a day", {"first": "10月1日 18:00", "last": "10月1日 9:00"}, Row(5, "停水通知"), Fault.ORDER,
     "10月1日 18:00 – 10月1日 9:00"),
    ("no weekday", {"weekdays": "节日", "seconds": "9"}, Row(5, "停水通知", seconds=9), Fault.WEEKDAY, "节日"),
    ("no hours", {"hours": "早上"}, Row(5, "停水通知"), Fault.HOURS, "早上"),
    ("no place", {"places": "、"}, Row(5, "停水通知"), Fault.PLACE, "、"),
    ("too many seconds", {"seconds": "3600"}, Row(5, "停水通知"), Fault.SECONDS, "3600"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "row", "fault", "value"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG]
)
def test_a_mistake_is_named_and_the_rest_counts(cells: dict[str, str], row: Row, fault: Fault, value: str) -> None:
    assert read(**cells) == ((row,), (Mistake(5, fault, value),))


def test_an_unknown_place_closes() -> None:
    assert read(places="大斤") == ((Row(5, "停水通知", places=NOWHERE),), (Mistake(5, Fault.PLACE, "大斤", "大厅"),))
    for side_by_side in ("大厅/办公区", "大厅 办公区", "大厅和办公区"):
        assert read(places=side_by_side) == ((Row(5, "停水通知", places=("大厅", "办公区")),), ())
    assert read(places="大厅/食堂")[1] == (Mistake(5, Fault.PLACE, "大厅/食堂", "大厅"),)
    assert read(places="大厅、食堂") == ((Row(5, "停水通知", places=("大厅",)),), (Mistake(5, Fault.PLACE, "食堂"),))
    assert read(known=(), places="食堂") == ((Row(5, "停水通知", places=("食堂",)),), ())


def test_a_row_without_a_name() -> None:
    assert read(name=" ") == ((), ())
    assert read(name="", seconds="20") == ((), (Mistake(5, Fault.NO_NAME),))


def test_an_example_does_nothing() -> None:
    assert read(name="示例：停水通知", first="国庆") == ((), ())


@given(
    st.lists(
        st.text(alphabet="0123456789年月日周一三五至到-~:：点上午下、全部长期 ", max_size=16), min_size=6, max_size=6
    )
)
def test_no_row_is_too_strange(cells: list[str]) -> None:
    rows, mistakes = rows_of(RawSchedule((RawRow(2, "甲", *cells),)), WRITTEN, PLACES)
    assert len(rows) == 1
    assert all(mistake.row == 2 for mistake in mistakes)
    row = rows[0]
    assert row.first is None or row.last is None or row.first < row.last


def test_a_weekday_beside_a_date_is_compared() -> None:
    """1 October 2026 is a Thursday."""
    ((row,), mistakes) = read(first="10月1日（周四）", last="10月8日 星期四")
    assert (row.first, row.last, mistakes) == (at("2026-10-01T00:00"), at("2026-10-09T00:00"), ())
    ((row,), (mistake,)) = read(first="10月1日（周五）")
    assert (row.first, mistake.fault, mistake.value) == (None, Fault.DATE, "10月1日（周五）")
    assert read(first="长期")[1] == ()
