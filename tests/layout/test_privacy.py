"""What places for the public and outward ones do not show."""

from datetime import date

import pytest

from signage.core.cards.card import Card, Deck, QrCode, Welcome
from signage.core.cards.table_cards import Duty, DutyDay, DutyPost, Group, Members, OrganisationChart, Post
from signage.core.rules import Audience
from signage.core.settings import Place
from signage.layout.privacy import masked_deck

DAY = date(2026, 10, 1)
DUTY = Duty(
    "值班表",
    (
        DutyDay(
            DAY, (DutyPost("值班员", ("张三",), "13800000000"), DutyPost("值班员", ("李四",), "8001")), "0571-88880000"
        ),
    ),
)
CHART = OrganisationChart("委员会", (Post("主任", ("张三",)), Post("副主任", ("李四", "王五"), 0)))
MEMBERS = Members("成员", (Group("办公室", ("张三", "李四")),))
STAFF, PUBLIC = Place("办公区", Audience.STAFF), Place("走廊", Audience.PUBLIC)
OUTWARD, STAFF_OUTWARD = Place("窗口", Audience.PUBLIC, outward=True), Place("窗口", Audience.STAFF, outward=True)


def seen(card: Card, place: Place) -> Card:
    return masked_deck(Deck("", (card,)), place, 2026).cards[0]


@pytest.mark.parametrize("card", [DUTY, CHART, MEMBERS, Welcome(("联系人 13800000000",))])
def test_staff_see_all(card: Card) -> None:
    assert seen(card, STAFF) is card


def test_numbers_of_a_roster_are_left_out_whole_in_public() -> None:
    days = (DutyDay(DAY, (DutyPost("值班员", ("张三",)), DutyPost("值班员", ("李四",)))),)
    assert seen(DUTY, PUBLIC) == Duty("值班表", days)
    assert seen(CHART, PUBLIC) == CHART
    assert seen(MEMBERS, PUBLIC) == MEMBERS


@pytest.mark.parametrize("place", [OUTWARD, STAFF_OUTWARD])
def test_no_person_is_named_to_strangers(place: Place) -> None:
    assert seen(DUTY, place) == Duty("值班表", (DutyDay(DAY, (DutyPost("值班员", ()),)),))
    assert seen(CHART, place) == OrganisationChart("委员会", (Post("主任"), Post("副主任", (), 0)))
    assert seen(MEMBERS, place) == Members("成员", (Group("办公室", ()),))


def test_texts_are_masked_and_addresses_are_not() -> None:
    assert seen(Welcome(("手机 13800000000",)), PUBLIC) == Welcome(("手机 138****0000",))
    code = QrCode("https://a.cn/13800000000", "", "a.cn")
    assert seen(code, PUBLIC) == code
