"""What a deck becomes on strips: sentences, reminders of their own where there is no ticker, and what is left out."""

from collections.abc import Callable
from datetime import date

import pytest
from samples import CARDS, FULL_TEXT

from signage.core.cards.card import Deck, Highlight
from signage.core.codec import canonical_json
from signage.core.document import runs_of
from signage.core.item import DECK_TYPE, Derivative, ItemRecord, Kind
from signage.core.rules import Rules
from signage.core.settings import Place
from signage.core.verdict import Verdict
from signage.layout.context import Context
from signage.layout.measure import measure_item
from signage.layout.slides import Library

DECK = Deck(
    "制度",
    (CARDS["highlight usual"], CARDS["table usual"], CARDS["qr usual"], CARDS["picture usual"], FULL_TEXT),
    ("随手锁屏。", "人离桌清。"),
)
LONG = Deck(
    "长句", (Highlight(runs_of("涉密文件应当由专人管理、登记造册，不得擅自复制、摘抄、外传，用后当日归还。")),), ()
)


@pytest.fixture
def measured(context_at: Callable[..., Context]) -> Callable[..., tuple[Library, ItemRecord]]:
    def make(deck: Deck, *size: int) -> tuple[Library, ItemRecord]:
        data = canonical_json(deck)
        record = ItemRecord(
            "制度.txt",
            "0" * 64,
            10,
            Kind.TEXT,
            "制度",
            "",
            Rules(),
            Verdict.ACCEPTED,
            (),
            (Derivative("d", DECK_TYPE, 1),),
        )
        return Library(context_at(*size), Place(), lambda _: data, date(2026, 10, 8)), record

    return make


FORMS = {(1920, 1080): (5, 0, 2), (1080, 1920): (5, 0, 2), (1920, 360): (1, 4, 2), (1920, 160): (3, 4, 2)}
"""Slides, cards left out, lines for the ticker."""


@pytest.mark.parametrize(("size", "wanted"), FORMS.items(), ids=str)
def test_what_plays(
    measured: Callable[..., tuple[Library, ItemRecord]], size: tuple[int, int], wanted: tuple[int, int, int]
) -> None:
    library, record = measured(DECK, *size)
    entry = library.measure(record)
    assert (len(entry.slides), entry.left_out, len(entry.ticker)) == wanted
    assert all(library.lay(slide) for slide in entry.slides)
    assert measure_item(library, record, "屏幕1", 40.0).left_out == wanted[1]


def test_reminders_follow_the_cards_where_there_is_no_ticker(
    measured: Callable[..., tuple[Library, ItemRecord]],
) -> None:
    library, record = measured(DECK, 360, 1920)
    pages = [library.lay(slide) for slide in library.measure(record).slides]
    texts = ["".join(page.text for page in laid) for laid in pages if isinstance(laid, tuple)]
    assert texts[1:] == ["随手锁屏。", "人离桌清。"]


def test_glyphs_of_a_sentence_that_crawls_are_looked_for(
    measured: Callable[..., tuple[Library, ItemRecord]],
) -> None:
    library, record = measured(LONG, 1920, 160)
    [slide] = library.measure(record).slides
    laid = library.lay(slide)
    assert isinstance(laid, tuple)
    assert laid[0].crawl
    assert measure_item(library, record, "屏幕1", 40.0).missing == ""
