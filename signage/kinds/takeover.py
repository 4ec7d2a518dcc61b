"""What a file of the takeover section becomes: its short text, or its pictures; or what a person is asked first.

In: what a kind has read, and the request. Out: a deck of one `Welcome` or of pictures, and notes that hold it. Until when
it has the screens is not said here: that depends on when it came.
"""

from __future__ import annotations

from signage.core.cards.card import Card, Deck, Welcome
from signage.core.cards.picture_cards import AnimationCard, PageCard, PictureCard
from signage.core.rotation.takeover import Doubt, doubt_about
from signage.core.verdict import Note, Reason
from signage.kinds.reading import Reading, suffix_of
from signage.kinds.texts.plain import plain_lines
from signage.kinds.wire import Request

PICTURED = (PictureCard, PageCard, AnimationCard)
MOST_PICTURES = 4
WHY = {
    Doubt.TOO_LONG: Reason.TAKEOVER_TOO_LONG,
    Doubt.NO_END: Reason.TAKEOVER_NO_END,
    Doubt.NOTHING: Reason.TAKEOVER_NOT_TEXT,
}


def takeover_deck(reading: Reading, request: Request) -> tuple[Deck, tuple[Note, ...]]:
    """The deck of a takeover, and the notes that hold it, if any."""
    title = request.title or reading.title or request.called
    stem = request.name.removesuffix(suffix_of(request.name))
    pictures: tuple[Card, ...] = ()
    lines: tuple[str, ...] = ()
    if isinstance(reading.content, Deck):
        pictures = tuple(card for card in reading.content.cards if isinstance(card, PICTURED))[:MOST_PICTURES]
    else:
        lines = tuple(line for line in plain_lines(reading.content).splitlines() if line.strip())
    doubt = doubt_about(stem, "\n".join(lines), pictured=bool(pictures))
    if doubt is Doubt.NO_END and reading.rules.valid_until is not None:
        doubt = None  # the file itself or its sidecar says until when
    held = (Note(WHY[doubt]),) if doubt is not None else ()
    return Deck(title, pictures or (Welcome(lines),)), held
