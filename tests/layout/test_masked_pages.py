"""What the status page shows of an item is what the public would see, also where a staff screen shows it in full."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from signage.core.cards.card import Card, Chapter, Clause, Deck, FullText, Welcome
from signage.core.cards.picture_cards import PictureCard
from signage.core.cards.table_cards import Duty, DutyDay, DutyPost
from signage.core.codec import canonical_json
from signage.core.document import runs_of
from signage.core.item import DECK_TYPE, Derivative, ItemRecord, Kind
from signage.core.rules import Audience, Rules
from signage.core.settings import Place
from signage.core.verdict import Verdict
from signage.layout.context import Context
from signage.layout.scene import Span
from signage.layout.slides import Library

TODAY = date(2026, 10, 1)
PHONE = "13800138000"
ContextAt = Callable[..., Context]
CARDS = {
    "a roster": Duty("值班表", (DutyDay(TODAY, (DutyPost("值班员", ("张三",), PHONE),)),)),
    "a sentence": Welcome((f"请联系 {PHONE}",)),
    "a full text": FullText("须知", (Chapter("", (Clause("", runs_of(f"请联系 {PHONE}")),)),)),
}


def page_of(context: Context, audience: Audience, *cards: Card) -> str | None:
    """The words of the masked page; None for no page."""
    deck = canonical_json(Deck("须知", cards))
    sha = "ab" * 32
    item = ItemRecord(
        path="a.txt",
        sha256="cd" * 32,
        size=1,
        kind=Kind.TEXT,
        title="须知",
        section="",
        rules=Rules(),
        verdict=Verdict.ACCEPTED,
        derivatives=(Derivative(sha, DECK_TYPE, len(deck)),),
        accepted_at=datetime(2026, 10, 1, tzinfo=UTC),
    )
    library = Library(context, Place("走廊", audience), lambda _: deck, TODAY)
    library.measure(item)
    page = library.masked_page(item.id)
    return None if page is None else "".join(shape.text for shape in page.shapes if isinstance(shape, Span))


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS.keys())
def test_numbers_are_not_on_it(context_at: ContextAt, card: Card) -> None:
    context = replace(context_at(1920, 1080), staff=True)
    words = page_of(context, Audience.STAFF, card)
    assert words
    assert PHONE not in words.replace(" ", "")


def test_what_shows_nothing_or_is_masked_already_needs_none(context_at: ContextAt) -> None:
    context = context_at(1920, 1080)
    assert page_of(replace(context, staff=True), Audience.STAFF, Welcome(("欢迎",))) is None
    assert page_of(replace(context, staff=False), Audience.PUBLIC, CARDS["a sentence"]) is None


def test_a_strip_that_leaves_out_the_first_card_shows_the_next(context_at: ContextAt) -> None:
    context = replace(context_at(1920, 360), staff=True)
    words = page_of(context, Audience.STAFF, PictureCard("ab" * 32, 640, 480), CARDS["a sentence"])
    assert words
    assert "请联系" in words
