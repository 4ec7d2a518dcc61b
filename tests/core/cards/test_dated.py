"""Rosters and countdowns as one sentence, for screens that have room for one."""

from datetime import date, timedelta

import pytest

from signage.core.cards.card import Countdown
from signage.core.cards.dated import dated_sayings, duty_after, duty_row
from signage.core.cards.table_cards import Duty, DutyDay, DutyPost
from signage.core.document import plain

TODAY = date(2026, 10, 1)
LEADER = DutyPost("带班领导", ("高建国",), "13800000000")
OFFICER = DutyPost("值班员", ("林芳", "欧阳文"))
NOBODY = DutyPost("驾驶员", ())


def row(days: int, *posts: DutyPost) -> DutyDay:
    return DutyDay(TODAY + timedelta(days), posts, "0571-88880000")


SAID: dict[str, tuple[Duty | Countdown, list[str]]] = {
    "a number": (Countdown("国庆假期", TODAY + timedelta(12)), ["距国庆假期还有12天"]),
    "tomorrow": (Countdown("国庆假期", TODAY + timedelta(1)), ["国庆假期　明日放假"]),
    "today": (Countdown("国家安全教育日", TODAY), ["国家安全教育日　今日"]),
    "over": (Countdown("国庆假期", TODAY - timedelta(1)), []),
    "not announced": (Countdown("春节假期", TODAY, "", True), ["春节假期　放假调休安排待国务院公布"]),
    "on duty today": (
        Duty("值班", (row(0, LEADER, OFFICER, NOBODY),)),
        ["今日值班：带班领导　高建国，值班员　林　芳、欧阳文"],
    ),
    "on duty another day": (Duty("值班", (row(9), row(2, LEADER))), ["10月3日值班：带班领导　高建国"]),
    "nobody on duty": (Duty("值班", (row(0, NOBODY),)), []),
    "no row": (Duty("值班", (row(-1, LEADER), row(8, LEADER))), []),
}


@pytest.mark.parametrize(("card", "said"), SAID.values(), ids=SAID.keys())
def test_as_a_sentence(card: Duty | Countdown, said: list[str]) -> None:
    assert [plain(saying.runs) for saying in dated_sayings(card, TODAY)] == said
    assert dated_sayings(card, None) == ()


def test_rows_in_any_order() -> None:
    card = Duty("值班", (row(2, LEADER), row(1, OFFICER), row(0)))
    today = duty_row(card, TODAY)
    assert today == row(0)
    assert duty_after(card, today) == row(1, OFFICER)
    assert duty_after(card, row(2)) is None
