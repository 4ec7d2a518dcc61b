"""A JPEG whose scan ends early although it has an end marker: a copy that broke and was closed by somebody's tool.

Decoders do not complain. One scan that ends early leaves the last pixel in middle grey; only then it is read twice more,
small, once with other bytes behind each scan: what changes was not in the file. A progressive picture must have all its
scans, and since one of them that ends early only leaves its lower part less sharp, it is always read once more, as large as it
is shown. Some dozens of bytes that are missing inside a scan move what follows, and nobody can tell that from a photograph. Where a scan restarts at markers, they are counted: bytes after one that is missing are never read.
In: bytes, the decoded picture, the heads of scans. Out: yes or no.
Source: ITU-T T.81, A.2, B.2.2–4 and G.1.1.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageChops

BAND = 256  # px of height that are compared at a time
BLOCK = 8  # px
GREY = range(126, 131)
SMALL = 8  # the second look at one scan is at an eighth of the size
NOISE = bytes((number * 89 + 17) % 251 + 1 for number in range(4096))
"""Bytes without the marker FF, enough to fill some blocks with something else."""
LAST_COEFFICIENT = 63


def ends_early(data: bytes, ends: tuple[int, ...], picture: Image.Image) -> bool:
    """Whether a scan stops before its last block. `ends`: where the scans end; `picture` is decoded already."""
    padded = b"".join(data[start:end] + NOISE for start, end in pairwise((0, *ends))) + data[ends[-1] : ends[-1] + 2]
    if picture.info.get("progressive"):
        least = (max(1, picture.width - 1), max(1, picture.height - 1))
        return differ(picture, decoded(padded, least))
    if not ends_grey(picture):
        return False
    least = (max(1, picture.width // SMALL), max(1, picture.height // SMALL))
    return differ(decoded(data, least), decoded(padded, least))


def ends_grey(picture: Image.Image) -> bool:
    """Whether the last pixel is as bright as a decoder paints where nothing is; its colour is mixed with neighbours."""
    width, height = picture.size
    corner = picture.crop((width - 1, height - 1, width, height))
    bands = corner.split() if picture.mode == "CMYK" else (corner.convert("L"),)
    return all(value in GREY for band in bands for value in band.getextrema())


def decoded(data: bytes, least: tuple[int, int]) -> Image.Image:
    """The picture at the smallest size that its decoder makes, not below `least`."""
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
        picture.draft(None, least)
        picture.load()
        return picture


def differ(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures of one size differ anywhere; looked at from below, a band at a time."""
    width, height = one.size
    bands = ((0, top, width, min(top + BAND, height)) for top in range(0, height, BAND))
    return one.size != other.size or any(
        ImageChops.difference(one.crop(band), other.crop(band)).getbbox() is not None for band in reversed(list(bands))
    )


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


@dataclass(frozen=True, slots=True)
class Shape:
    """What a frame header (SOF) says: its size in px, and how each component is sampled."""

    width: int
    height: int
    samples: dict[int, tuple[int, int]]

    @classmethod
    def of(cls, head: bytes) -> Shape:
        """From the bytes behind the length of a frame header; a short one samples nothing."""
        count = head[5] if len(head) > 5 else 0
        components = (head[at : at + 2] for at in range(6, min(6 + 3 * count, len(head) - 1), 3))
        samples = {each[0]: (max(each[1] >> 4, 1), max(each[1] & 15, 1)) for each in components}
        return cls(int.from_bytes(head[3:5], "big"), int.from_bytes(head[1:3], "big"), samples)

    def units(self, scan: bytes) -> int:
        """How many units a scan codes: blocks of its one component, or groups of blocks of several."""
        named = [self.samples[each] for each in scan[1 : 1 + 2 * scan[0] : 2] if each in self.samples] if scan else []
        if not named:
            return 0
        widest, tallest = (max(each[side] for each in self.samples.values()) for side in (0, 1))
        if len(named) > 1:
            return -(-self.width // (BLOCK * widest)) * -(-self.height // (BLOCK * tallest))
        ((across, down),) = named
        return -(-self.width * across // (BLOCK * widest)) * -(-self.height * down // (BLOCK * tallest))


def has_all_restarts(shape: Shape, scan: bytes, interval: int, restarts: int) -> bool:
    """Whether a scan, by its head, has the restart markers that its units and the interval ask for."""
    return not interval or restarts >= (shape.units(scan) - 1) // interval
