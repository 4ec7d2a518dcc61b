"""From a `Document` to the cards of its item."""

from __future__ import annotations

from signage.core.card import Card, Deck, Notice, Welcome
from signage.core.document import Document
from signage.core.ladder import full_text, size_of
from signage.core.repair import lines_of
from signage.core.rules import Rules
from signage.core.title import title_of


def deck_of(document: Document, *, name_title: str, rules: Rules) -> Deck:
    """Thin version."""
    lines = lines_of(document)
    title, used = title_of(document, lines, name_title)
    cards: list[Card] = []
    if len(lines) <= 2:
        cards.append(Welcome(tuple(line.whole for line in lines)))
    elif size_of(lines) <= 400:
        cards.append(Notice(title, tuple(line.runs for line in lines[used:])))
    else:
        cards.append(full_text(lines[used:], title))
    return Deck(title, tuple(cards))


def ticker_deck(text: str, *, title: str) -> Deck:
    """Thin version."""
    return Deck(title, (), tuple(line.strip() for line in text.splitlines() if line.strip()))
