"""Picture files, still or moving. In: bytes. Out: a card with one picture, or with the frames of a short film.

What the bytes are decides, not the suffix: a JPEG that somebody named `.png` plays. Everything but pixels stays behind;
what words there were beside them are for the gate only.
"""

from __future__ import annotations

from PIL import Image

from signage.core.cards.card import AnimationCard, Card, Deck, PictureCard
from signage.core.item import Kind
from signage.core.rules import Role
from signage.core.text.titles import caption_of
from signage.core.verdict import Note, Reason
from signage.kinds.anatomy import anatomy_of
from signage.kinds.film import Film, film_of
from signage.kinds.picture_words import values_of, words_in
from signage.kinds.pictures import PHOTOGRAPHS, Fault, PictureError, encoded, opened, upright
from signage.kinds.reading import Reading, Refusal, Source, held, rejected
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
            shown = shown_of(picture, anatomy.frames)
    except PictureError as error:
        return rejected(FAULTS[error.fault], raw=raw)
    return reading_of(source, shown, raw)


def wrong_file(source: Source) -> Refusal | None:
    """A refusal for what is no picture, or none that a screen shows, named by what it is."""
    if source.request.size == 0:
        return rejected(Reason.EMPTY)
    if source.request.role is Role.TICKER:
        return rejected(Reason.TICKER_IS_TEXT)
    if source.request.size > MAX_BYTES:
        return rejected(Reason.TOO_BIG)
    real = real_type(source)
    if real is None:
        return rejected(Reason.BROKEN)
    if real is HEIC:
        return held(Reason.PHONE_PICTURE)
    return None if real in PICTURES else rejected(Reason.WRONG_SUFFIX, real.name)


def shown_of(picture: Image.Image, frames: int) -> tuple[Film | Blob, tuple[Note, ...]]:
    """The film or the picture, and what must be said about it. Raises `PictureError`."""
    notes: tuple[Note, ...] = ()
    if picture.format == "TIFF" and getattr(picture, "is_animated", False):
        notes = (Note(Reason.SHORTENED, "多页图片只显示第一页"),)
    elif frames > 1:
        film = film_of(picture, frames)
        if isinstance(film, Film):
            return film, ()
        notes = (Note(Reason.STANDS_STILL, film),)
        picture.seek(0)
    blob = encoded(upright(picture), photograph=picture.format in PHOTOGRAPHS)
    if isinstance(blob, Fault):
        raise PictureError(blob)
    return blob, notes


def reading_of(source: Source, shown: tuple[Film | Blob, tuple[Note, ...]], raw: tuple[str, ...]) -> Reading:
    """A deck of one card."""
    what, notes = shown
    title, caption = source.request.called, caption_of(source.request.name)
    card: Card
    if isinstance(what, Blob):
        blobs: tuple[Blob, ...] = (what,)
        card = PictureCard(what.sha256, what.width, what.height, caption)
    elif len(what.stills) == 1:
        blobs = what.blobs
        card = PictureCard(blobs[0].sha256, blobs[0].width, blobs[0].height, caption)
    else:
        blobs = what.blobs
        card = AnimationCard(what.stills, blobs[0].width, blobs[0].height, caption)
    return Reading(Kind.PICTURE, source.request.rules, Deck(title, (card,)), title, raw, notes, pictures=blobs)
