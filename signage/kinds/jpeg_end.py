"""A JPEG whose scan ends early although it has an end marker: a copy that broke and was closed by somebody's tool.

Decoders paint what is missing in middle grey and do not complain. Where the last blocks are that grey, the scan is read
twice more, once with other bytes behind it: what changes was not in the file. A progressive one, whose first scans make
a blurred whole, must have all its scans. In: bytes, the decoded picture, the heads of scans. Out: yes or no.
Source: ITU-T T.81, B.2.3 and G.1.1.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from PIL import Image, ImageChops

BLOCK = 8
GREY = range(127, 130)
SMALL = 8  # the second look is at an eighth of the size
NOISE = bytes((number * 89 + 17) % 251 + 1 for number in range(4096))
"""Bytes without the marker FF, enough to fill some blocks with something else."""
LAST_COEFFICIENT = 63


def ends_early(data: bytes, end: int, picture: Image.Image) -> bool:
    """Whether the scan stops before the last block. `end`: where the end marker lies; `picture` is decoded already."""
    if not ends_grey(picture):
        return False
    padded = data[:end] + NOISE + data[end : end + 2]
    return ImageChops.difference(glimpse(data), glimpse(padded)).getbbox() is not None


def ends_grey(picture: Image.Image) -> bool:
    """Whether the last block at the lower right is what a decoder paints where nothing is."""
    if picture.mode not in {"L", "RGB"}:
        return False
    width, height = picture.size
    corner = picture.crop((max(0, width - BLOCK), max(0, height - BLOCK), width, height)).convert("RGB")
    return all(low in GREY and high in GREY for low, high in corner.getextrema())  # type: ignore[misc]  # three pairs


def glimpse(data: bytes) -> Image.Image:
    """The picture at about an eighth of its size."""
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
        picture.draft(None, (max(1, picture.width // SMALL), max(1, picture.height // SMALL)))
        return picture.convert("RGB")


def has_all_scans(scans: Iterable[bytes]) -> bool:
    """Whether the scans of a progressive picture, by their heads, bring every component to its last bit."""
    whole: dict[int, set[int]] = {}
    for head in scans:
        count = head[0] if head else 0
        if len(head) < 4 + 2 * count:
            return False
        first, last, bits = head[1 + 2 * count : 4 + 2 * count]
        for component in head[1 : 1 + 2 * count : 2]:
            told = whole.setdefault(component, set())
            if bits & 0x0F == 0:
                told.update(range(first, min(last, LAST_COEFFICIENT) + 1))
    return all(len(told) > LAST_COEFFICIENT for told in whole.values())
