"""The newest picture of one screen, handed to its curtain through memory that outlives the player and has no name.

In: pixels (32 bits each, as Qt's RGB32 in this machine's order), what they show and until when. Out: the same, whole or not at all: the
sequence number is odd while somebody writes, and one who dies while writing leaves it odd. Standard library only.

Layout: magic, sequence, width, height, bytes a line, length of the JSON; the JSON; from `PIXELS` on the lines.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

MAGIC = b"signage1"
HEADER = struct.Struct("<8sQIIII")
PIXELS = 1 << 16
MOST_PIXELS = 1 << 28
"""Bytes of pixels at most: four screens of 4K in a row."""
SEQUENCE_AT = 8


@dataclass(frozen=True, slots=True)
class About:
    """What a picture shows. `items`: ids of everything on it; `until`: ISO time from which it must not stand any more, or "".

    `known`: the sequence of the newest withdrawal that its player knew. `place`: x, y, width, height on the desktop in px. `window`: the
    player's, by its number at the display server; 0 for none. The rest is for the neutral picture: colours, words, their size in px.
    """

    items: tuple[str, ...] = ()
    until: str = ""
    known: int = 0
    place: tuple[int, int, int, int] = (0, 0, 0, 0)
    window: int = 0
    ground: str = "#000000"
    ink: str = "#FFFFFF"
    words: str = ""
    family: str = ""
    px: int = 48


@dataclass(frozen=True, slots=True)
class LastPicture:
    """A whole picture."""

    sequence: int
    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)
    about: About = About()


def make() -> int:
    """A descriptor of such memory, not inherited unless it is passed on. Raises `OSError`; `AttributeError` outside Linux."""
    return os.memfd_create("signage-picture", os.MFD_CLOEXEC)


def write(descriptor: int, size: tuple[int, int], stride: int, pixels: memoryview, about: About) -> None:
    """Put a picture there. Raises `OSError` or `ValueError` (too large); what was there before is then unchanged or gone."""
    text = json.dumps(asdict(about), ensure_ascii=False).encode()
    if len(text) > PIXELS - HEADER.size or not 0 < stride * size[1] <= min(MOST_PIXELS, len(pixels)):
        raise ValueError("no picture of this size")
    whole = PIXELS + stride * size[1]
    if os.fstat(descriptor).st_size != whole:
        os.ftruncate(descriptor, whole)
    with mmap.mmap(descriptor, whole) as there:
        _, sequence, *_ = HEADER.unpack_from(there)
        sequence |= 1
        HEADER.pack_into(there, 0, MAGIC, sequence, *size, stride, len(text))
        there[HEADER.size : HEADER.size + len(text)] = text
        there[PIXELS:] = pixels[: stride * size[1]]
        struct.pack_into("<Q", there, SEQUENCE_AT, sequence + 1)


def read(descriptor: int, known: int = 0) -> LastPicture | None:
    """The newest whole picture if its sequence is not `known`; None where there is none, or somebody writes."""
    length = os.fstat(descriptor).st_size
    if length <= PIXELS:
        return None
    with mmap.mmap(descriptor, length, prot=mmap.PROT_READ) as there:
        magic, sequence, width, height, stride, words = HEADER.unpack_from(there)
        fits = 0 < width * 4 <= stride and stride * height == length - PIXELS and words <= PIXELS - HEADER.size
        if magic != MAGIC or sequence % 2 or sequence == known or not fits:
            return None
        text, pixels = there[HEADER.size : HEADER.size + words], there[PIXELS:]
        if HEADER.unpack_from(there)[1] != sequence:
            return None
    about = _about(text)
    return LastPicture(sequence, width, height, stride, pixels, about) if about is not None else None


def _about(text: bytes) -> About | None:
    try:
        plain: Mapping[str, object] = json.loads(text)
        made = About(**plain)  # type: ignore[arg-type]  # checked below
        return About(**{**asdict(made), "items": tuple(made.items), "place": tuple(made.place)})
    except (ValueError, TypeError):
        return None
