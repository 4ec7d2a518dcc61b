"""Picture files, still or moving. In: bytes. Out: a card with one picture, or with the frames of a short film.

What the bytes are decides, not the suffix: a JPEG that somebody named `.png` plays. A scanned sheet of paper is a page, as
in a PDF. Everything but pixels stays behind; what words there were beside them are for the gate only.
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from signage.core.cards.card import Card, Deck
from signage.core.cards.picture_cards import AnimationCard, PageCard, PictureCard
from signage.core.item import Kind
from signage.core.text.titles import caption_of
from signage.core.verdict import Note, Reason
from signage.kinds.page_limits import MOST_PAGES, MOST_PIXELS
from signage.kinds.picture.anatomy import anatomy_of
from signage.kinds.picture.derivative import (
    MAX_PIXELS,
    PHOTOGRAPHS,
    Fault,
    PictureError,
    encoded,
    is_dark,
    opened,
    upright,
)
from signage.kinds.picture.film import Film, film_of
from signage.kinds.picture.paper import chars_on, is_page
from signage.kinds.picture.words import values_of, words_in
from signage.kinds.reading import Reading, Refusal, Source, held, rejected, wrong_size_or_place
from signage.kinds.sniff import BMP, GIF, HEIC, JPEG, PNG, TIFF, WEBP, real_type
from signage.kinds.wire import Blob

MAX_BYTES = 128 << 20
PICTURES = (PNG, JPEG, GIF, WEBP, BMP, TIFF)
FAULTS = {
    Fault.FORMAT: Reason.BROKEN,
    Fault.PIXELS: Reason.TOO_MANY_PIXELS,
    Fault.BROKEN: Reason.BROKEN,
    Fault.ORNAMENT: Reason.NOTHING_TO_SHOW,
}


def read(source: Source) -> Reading | Refusal:
    """The picture in a file."""
    refusal = wrong_file(source)
    if refusal is not None:
        return refusal
    data = source.whole()
    anatomy = anatomy_of(data)
    raw = words_in(anatomy.words)
    try:
        with opened(data) as picture:
            raw += words_in(values_of(picture.getexif())) if picture.format == "TIFF" else ()
            found = found_in(picture, anatomy.frames)
    except PictureError as error:
        return rejected(FAULTS[error.fault], raw=raw)
    return reading_of(source, found, raw)


def wrong_file(source: Source) -> Refusal | None:
    """A refusal for what is no picture, or none that a screen shows, named by what it is."""
    refusal = wrong_size_or_place(source, MAX_BYTES)
    if refusal is not None:
        return refusal
    real = real_type(source)
    if real is None:
        return rejected(Reason.BROKEN)
    if real is HEIC:
        return held(Reason.PHONE_PICTURE)
    return None if real in PICTURES else rejected(Reason.WRONG_SUFFIX, real.name)


Shown = Film | Blob | tuple[PageCard, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a file shows, the pictures of it, and what must be said about it."""

    shown: Shown
    blobs: tuple[Blob, ...]
    notes: tuple[Note, ...] = ()


def found_in(picture: Image.Image, frames: int) -> Found:
    """The film, the pages or the picture. Raises `PictureError`."""
    notes: tuple[Note, ...] = ()
    sheets = int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1
    if frames > 1:
        film = film_of(picture, frames)
        if isinstance(film, Film):
            return Found(film, film.blobs)
        notes = (Note(Reason.STANDS_STILL, film),)
        picture.seek(0)
    photograph = picture.format in PHOTOGRAPHS
    first = upright(picture)
    if frames <= 1 and is_dark(first):
        raise PictureError(Fault.ORNAMENT)  # a screen that shows it looks broken
    if sheets > 1 or is_page(first):
        return pages_of(picture, first, sheets, notes)
    blob = checked(encoded(first, photograph=photograph))
    return Found(blob, (blob,), notes)


def pages_of(picture: Image.Image, first: Image.Image, sheets: int, notes: tuple[Note, ...]) -> Found:
    """The sheets of a scan as pages, as many as a PDF may have. Raises `PictureError`."""
    cards: list[PageCard] = []
    blobs: dict[str, Blob] = {}
    pixels = 0
    for number in range(min(sheets, MOST_PAGES)):
        sheet = first
        if number:
            picture.seek(number)
            if picture.width * picture.height > MAX_PIXELS:
                raise PictureError(Fault.PIXELS)
            sheet = upright(picture)
        pixels += sheet.width * sheet.height
        if number and pixels > MOST_PIXELS:
            break
        chars = chars_on(sheet)
        blob = checked(encoded(sheet, photograph=picture.format in PHOTOGRAPHS))
        cards.append(PageCard(blob.sha256, blob.width, blob.height, number + 1, sheets, chars))
        blobs[blob.sha256] = blob
    if len(cards) < sheets:
        notes = (*notes, Note(Reason.SHORTENED, f"共{sheets}页，播放其中{len(cards)}页"))
    return Found(tuple(cards), tuple(blobs.values()), (*notes, Note(Reason.NOT_OCR_READ)))


def checked(blob: Blob | Fault) -> Blob:
    """The blob. Raises `PictureError` for a fault."""
    if isinstance(blob, Fault):
        raise PictureError(blob)
    return blob


def reading_of(source: Source, found: Found, raw: tuple[str, ...]) -> Reading:
    """A deck of one card, or of a card for each page."""
    title = source.request.called
    deck = Deck(title, cards_of(found, caption_of(source.request.name)))
    return Reading(Kind.PICTURE, source.request.rules, deck, title, raw, found.notes, pictures=found.blobs)


def cards_of(found: Found, caption: str) -> tuple[Card, ...]:
    """The cards of what a file shows. A page needs no caption: it has its own title."""
    shown = found.shown
    if isinstance(shown, tuple):
        return shown
    first = found.blobs[0]
    if isinstance(shown, Blob) or len(shown.stills) == 1:
        return (PictureCard(first.sha256, first.width, first.height, caption),)
    return (AnimationCard(shown.stills, first.width, first.height, caption),)
