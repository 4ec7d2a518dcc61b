"""Every sort of card survives the way through its plain form, and names the pictures that it needs."""

import json
from datetime import date

import pytest

from signage.core.cards.card import Card, Checklist, Countdown, Deck, Needed, Reminder, Welcome, pictures_of
from signage.core.cards.picture_cards import AnimationCard, PageCard, PictureCard, Still
from signage.core.cards.table_cards import Duty, DutyDay, DutyPost, Group, Members, OrganisationChart, Post
from signage.core.codec import canonical_json, from_plain
from signage.core.document import runs_of

CARDS: dict[str, tuple[Card, tuple[Needed, ...]]] = {
    "words": (Welcome(("欢迎",)), ()),
    "reminder": (Reminder("放假前", ("锁门",)), ()),
    "picture": (PictureCard("a", 4, 3), (Needed("a", 4, 3),)),
    "page": (PageCard("b", 3, 4, 1, 2, chars=80), (Needed("b", 3, 4),)),
    "animation": (
        AnimationCard((Still("c", 100), Still("d", 40)), 5, 6),
        (Needed("c", 5, 6), Needed("d", 5, 6)),
    ),
    "chart": (OrganisationChart("机构", (Post("主任", ("张三",)), Post("副主任", above=0))), ()),
    "members": (Members("委员", (Group("办公室", ("张三", "李四")),)), ()),
    "duty": (Duty("值班", (DutyDay(date(2026, 10, 1), (DutyPost("带班领导", ("张三",), "123"),)),)), ()),
    "countdown": (Countdown("国庆假期", date(2026, 10, 1)), ()),
    "checklist": (Checklist("节前清查", (runs_of("锁门"),)), ()),
}


@pytest.mark.parametrize(("card", "needed"), CARDS.values(), ids=CARDS.keys())
def test_a_card_survives_its_plain_form_and_names_its_pictures(card: Card, needed: tuple[Needed, ...]) -> None:
    deck = Deck("题", (card,))
    assert from_plain(Deck, json.loads(canonical_json(deck))) == deck
    assert pictures_of(card) == needed
