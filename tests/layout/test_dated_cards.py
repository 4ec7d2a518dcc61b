"""Rosters and countdowns: what they say on which day, and to whom."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from signage.core.cards.card import Card, Countdown
from signage.core.cards.table_cards import Duty, DutyDay, DutyPost
from signage.core.display.geometry import DISPLAY, TITLE
from signage.layout.compose import pages_of
from signage.layout.context import Context
from signage.layout.scene import Span

TODAY = date(2026, 10, 1)
ContextAt = Callable[..., Context]


def holiday(days: int, **more: bool) -> Countdown:
    return Countdown("国庆假期", TODAY + timedelta(days), "10月1日至7日放假，10日上班", **more)


def row(days: int, *posts: DutyPost, phone: str = "") -> DutyDay:
    return DutyDay(TODAY + timedelta(days), posts, phone)


def lines(card: Card, context: Context) -> list[str]:
    return [box.text for page in pages_of(card, context) for box in page.boxes]


@pytest.fixture
def context(context_at: ContextAt) -> Context:
    return replace(context_at(1920, 1080, inch=55.0, eyebrow=""), today=TODAY, staff=True)


COUNTED = {
    "many days": (holiday(12), ["距国庆假期还有", "天", "12", "10月1日至7日放假，10日上班"]),
    "a title that counts already": (Countdown("距离春节还有", TODAY + timedelta(3)), ["距春节还有", "天", "3"]),
    "two days": (holiday(2), ["距国庆假期还有", "天", "2", "10月1日至7日放假，10日上班"]),
    "tomorrow is no number": (holiday(1), ["国庆假期", "明日放假", "10月1日至7日放假，10日上班"]),
    "today is no zero": (holiday(0), ["国庆假期", "今日放假", "10月1日至7日放假，10日上班"]),
    "tomorrow of what is no holiday": (
        Countdown("国家安全教育日", TODAY + timedelta(1)),
        ["国家安全教育日", "明日", "10月2日"],
    ),
    "today of what is no holiday": (Countdown("国家安全教育日", TODAY), ["国家安全教育日", "今日", "10月1日"]),
    "yesterday": (holiday(-1), []),
    "not announced": (
        replace(holiday(90, unannounced=True), detail=""),
        ["国庆假期", "放假调休安排", "待国务院公布"],
    ),
    "not announced and near": (
        replace(holiday(1, unannounced=True), detail=""),
        ["国庆假期", "放假调休安排", "待国务院公布"],
    ),
    "not announced and over": (holiday(-1, unannounced=True), []),
}


@pytest.mark.parametrize(("card", "said"), COUNTED.values(), ids=COUNTED.keys())
def test_what_a_countdown_says(card: Countdown, said: list[str], context: Context) -> None:
    assert lines(card, context) == said


def test_nothing_dated_without_a_day(context: Context) -> None:
    nowhen = replace(context, today=None)
    assert pages_of(holiday(12), nowhen) == ()
    assert pages_of(Duty("值班", (row(0, DutyPost("值班员", ("张三",))),)), nowhen) == ()


def test_the_number_is_large_and_stands_on_one_line_with_its_unit(context: Context) -> None:
    [page] = pages_of(replace(holiday(12), detail=""), context)
    spans = {shape.text: shape for shape in page.shapes if isinstance(shape, Span)}
    assert spans["12"].px >= context.px(DISPLAY * 1.5)
    assert spans["天"].px >= context.px(TITLE)
    assert abs(spans["12"].baseline - spans["天"].baseline) <= 1
    assert spans["天"].x > spans["12"].x


ZHANG = DutyPost("带班领导", ("张三",), "13800000000")
WANG = DutyPost("值班员", ("王小明", "欧阳文"), "0571-88880001")
ROSTERS = {
    "today, and who comes tomorrow": (
        (row(0, ZHANG), row(1, WANG)),
        ["今日值班　10月1日　星期四", "带班领导", "张　三", "13800000000", "明日　值班员 王小明、欧阳文"],
    ),
    "the rows may stand in any order": (
        (row(1, WANG), row(0, ZHANG)),
        ["今日值班　10月1日　星期四", "带班领导", "张　三", "13800000000", "明日　值班员 王小明、欧阳文"],
    ),
    "no row of today: the next one, with its day": (
        (row(-2, ZHANG), row(3, WANG)),
        ["下一个值班日　10月4日　星期日", "值班员", "王小明", "欧阳文", "0571-88880001"],
    ),
    "and who comes after it": (
        (row(3, ZHANG), row(4, WANG)),
        ["下一个值班日　10月4日　星期日", "带班领导", "张　三", "13800000000", "次日　值班员 王小明、欧阳文"],
    ),
    "within a week": ((row(7, ZHANG),), ["下一个值班日　10月8日　星期四", "带班领导", "张　三", "13800000000"]),
    "later than a week": ((row(8, ZHANG),), []),
    "all over": ((row(-3, ZHANG), row(-1, WANG)), []),
    "no rows": ((), []),
    "the duty room's telephone": (
        (row(0, DutyPost("值班员", ("张三",)), phone="0571-88880000"),),
        ["今日值班　10月1日　星期四", "值班员", "张　三", "值班室　0571-88880000"],
    ),
    "a post that nobody holds": (
        (row(0, ZHANG, DutyPost("驾驶员", ())),),
        ["今日值班　10月1日　星期四", "带班领导", "张　三", "13800000000"],
    ),
    "nobody at all": ((row(0, DutyPost("驾驶员", ())),), []),
    "nobody but the duty room": (
        (row(0, phone="0571-88880000"),),
        ["今日值班　10月1日　星期四", "值班室", "0571-88880000"],
    ),
}


@pytest.mark.parametrize(("days", "said"), ROSTERS.values(), ids=ROSTERS.keys())
def test_what_a_roster_says(days: tuple[DutyDay, ...], said: list[str], context: Context) -> None:
    assert lines(Duty("值班", days), context) == said


@pytest.mark.parametrize("staff", [True, False])
def test_telephones_stand_only_where_none_but_staff_read(context: Context, staff: bool) -> None:
    card = Duty("值班", (row(0, ZHANG, WANG, phone="0571-88880000"), row(1, ZHANG)))
    said = "".join(lines(card, replace(context, staff=staff)))
    assert ("138" in said, "0571" in said) == (staff, staff)
    assert "张　三" in said
