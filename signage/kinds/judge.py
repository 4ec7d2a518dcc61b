"""From the bytes of one file to its outcome: read by its kind, gate, deal into cards.

In: a descriptor and a request. Out: an `Outcome`. The gate sees the file name, every text in the file and every text on
the cards, and it comes before the verdict of the kind: a marked file says nothing but that it is marked.
"""

from __future__ import annotations

import importlib
from typing import cast

from signage.core.card import Deck, pictures_of
from signage.core.codec import canonical_json
from signage.core.deck import deck_of, ticker_deck
from signage.core.item import DECK_TYPE, Kind
from signage.core.rules import Role
from signage.core.titles import clean_title
from signage.core.verdict import Note, Reason, Verdict
from signage.kinds import module_for
from signage.kinds.gate import marks_in, shown_text
from signage.kinds.plain import plain_lines
from signage.kinds.reading import Reader, Reading, Refusal, Source
from signage.kinds.wire import Outcome, Request, blob_of


def judge(fd: int, request: Request) -> Outcome:
    """The outcome for one file."""
    source = Source(fd, request)
    reader = cast(Reader, importlib.import_module(module_for(source.suffix)))
    reading = reader.read(source)
    found = marks_in(request.name, reading.raw)
    if found is not None:
        return closed(request, *found)
    if isinstance(reading, Refusal):
        return closed(request, reading.verdict, reading.note)
    deck = deck_for(reading, request)
    shown = shown_text(deck)
    found = marks_in("", shown)
    if found is not None:
        return closed(request, *found)
    if reading.held:
        return Outcome(Verdict.HELD, reading.kind, "", (*reading.held, *reading.notes), reading.rules)
    shown_pictures = {needed.sha256 for card in deck.cards for needed in pictures_of(card)}
    pictures = tuple(blob for blob in reading.pictures if blob.sha256 in shown_pictures)
    return Outcome(
        Verdict.ACCEPTED,
        Kind.TICKER if request.role is Role.TICKER else reading.kind,
        deck.title,
        (*reading.notes, *((Note(Reason.NOT_OCR_READ),) if pictures else ())),
        reading.rules,
        (blob_of(canonical_json(deck), DECK_TYPE), *pictures),
        sum(len(text) for text in shown),
    )


def closed(request: Request, verdict: Verdict, note: Note, kind: Kind = Kind.UNKNOWN) -> Outcome:
    """A held or rejected file: no title, no derivatives."""
    return Outcome(verdict, kind, "", (note,), request.rules)


def deck_for(reading: Reading, request: Request) -> Deck:
    """The cards of what was read."""
    if isinstance(reading.content, Deck):
        return reading.content
    title = reading.title or clean_title(request.name)
    if request.role is Role.TICKER:
        return ticker_deck(plain_lines(reading.content), title=title)
    return deck_of(reading.content, name_title=title, rules=reading.rules)
