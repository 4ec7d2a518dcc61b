"""What a deck exposes: people's numbers in its words, not the digits of its hashes."""

import pytest

from signage.core.cards.card import Card, Deck, Welcome
from signage.core.cards.picture_cards import AnimationCard, PageCard, PictureCard, Still
from signage.core.gate.exposure import exposes

HASH = "13800138000" + "a" * 53


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        (Welcome(("联系电话 13800138000",)), True),
        (Welcome(("欢迎光临",)), False),
        (PictureCard(HASH, 10, 10), False),
        (PictureCard(HASH, 10, 10, "联系电话 13800138000"), True),
        (PageCard(HASH, 10, 10, 1, 1), False),
        (AnimationCard((Still(HASH, 100), Still(HASH, 200)), 10, 10), False),
    ],
)
def test_exposes(card: Card, expected: bool) -> None:
    assert exposes(Deck("标题", (card,)), 2026) is expected
