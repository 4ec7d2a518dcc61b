"""Moving pictures as frames of one size that the player keeps in memory. In: an opened picture. Out: frames, or why not.

Only what fits the limits of `film_limits` is decoded at all. A file that moves too long, too large or flashes stands
still: its first frame is shown, and the words say why.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from signage.core.cards.picture_cards import Still
from signage.core.gate.flashes import Glimpse, flashes
from signage.kinds.picture.colours import plain
from signage.kinds.picture.derivative import (
    LEAST_SIDE,
    MAX_SIDE,
    Fault,
    PictureError,
    is_photograph,
    jpeg_blob,
    png_blob,
)
from signage.kinds.picture.film_limits import MOST_DECODED, MOST_FRAMES, MOST_KEPT, MOST_LOOP_MS
from signage.kinds.wire import Blob

SHORT_MS, USUAL_MS = 20, 100
"""A frame that names less than 20 ms stands for 100 ms, as everywhere."""
GRID = (16, 9)
RED_SHARE = 0.8
FAST_LEVEL = 3
LINEAR = tuple(v / 3294.6 if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in range(256))
"""sRGB to linear light (WCAG 2.2, relative luminance)."""


@dataclass(frozen=True, slots=True)
class Film:
    """Frames in their order, and the pictures they name, each once."""

    stills: tuple[Still, ...]
    blobs: tuple[Blob, ...]


def film_of(picture: Image.Image, frames: int) -> Film | str:
    """The film in an opened picture that has so many `frames`, or why it stands still. May raise `PictureError`."""
    if frames > MOST_FRAMES:
        return "帧数太多"
    if picture.width * picture.height * frames > MOST_DECODED:
        return "画面太大"
    size = kept_size(picture.size, frames)
    if min(size) < LEAST_SIDE:
        raise PictureError(Fault.ORNAMENT)
    shown = [(frame_of_size(frame, size), ms) for frame, ms in frames_of(picture)]
    if sum(ms for _, ms in shown) > MOST_LOOP_MS:
        return "一遍太长"
    if flashes([glimpse_of(frame, ms) for frame, ms in shown]):
        return "闪得太快"
    return packed(shown)


def kept_size(size: tuple[int, int], frames: int) -> tuple[int, int]:
    """The size of every frame in px, so that all of them fit what the player may keep."""
    width, height = size
    scale = min(1.0, MAX_SIDE / max(size), math.sqrt(MOST_KEPT / (width * height * frames)))
    return max(1, math.floor(width * scale)), max(1, math.floor(height * scale))


def frames_of(picture: Image.Image) -> Iterator[tuple[Image.Image, int]]:
    """Each frame as it is seen, with its ms. The picture of an APNG that is for others only is no frame."""
    number = 1 if picture.info.get("default_image") else 0
    while number <= MOST_FRAMES:
        try:
            picture.seek(number)
        except EOFError:
            return
        picture.load()
        ms = round(float(picture.info.get("duration") or 0))
        yield picture, ms if ms >= SHORT_MS else USUAL_MS
        number += 1


def frame_of_size(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """One frame in `RGB` or `RGBA`, of its own."""
    frame = plain(picture)
    frame = frame.convert("RGBA" if frame.mode == "RGBA" else "RGB")
    return frame.resize(size, Image.Resampling.BOX) if frame.size != size else frame.copy()


def glimpse_of(frame: Image.Image, ms: int) -> Glimpse:
    """A frame as a coarse grid of luminance and red."""
    pixels = frame.convert("RGB").resize(GRID, Image.Resampling.BOX).tobytes()
    light = [tuple(LINEAR[value] for value in pixels[at : at + 3]) for at in range(0, len(pixels), 3)]
    return Glimpse(
        ms,
        tuple(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in light),
        tuple(red > 0 and red >= RED_SHARE * (red + green + blue) for red, green, blue in light),
    )


def packed(shown: list[tuple[Image.Image, int]]) -> Film:
    """The frames as pictures in files; equal ones that follow one another stand as long as both."""
    photograph = is_photograph(shown[0][0]) and all(frame.mode == "RGB" for frame, _ in shown)
    blobs: dict[str, Blob] = {}
    stills: list[Still] = []
    for frame, ms in shown:
        blob = jpeg_blob(frame) if photograph else png_blob(frame, FAST_LEVEL)
        blobs[blob.sha256] = blob
        if stills and stills[-1].sha256 == blob.sha256:
            stills[-1] = Still(blob.sha256, stills[-1].ms + ms)
        else:
            stills.append(Still(blob.sha256, ms))
    return Film(tuple(stills), tuple(blobs.values()))
