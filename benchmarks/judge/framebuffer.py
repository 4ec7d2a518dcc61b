"""The framebuffer file that `Xvfb -fbdir` keeps up to date: XWD, a header in big-endian words, then 32-bit pixels.

In: the path of the file. Out: live pixels, without an X client. Never: talks to a program.
"""

from __future__ import annotations

import mmap
import struct
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

WORDS = 25
COLOUR_BYTES = 12


class Region(NamedTuple):
    """A rectangle of the screen in px."""

    x: int
    y: int
    w: int
    h: int


class Framebuffer:
    """Live pixels. `words` are whole pixels (h, w); `bytes` are B, G, R, unused (h, w, 4)."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ, flags=mmap.MAP_SHARED)
        head = struct.unpack(f">{WORDS}I", self._map[: 4 * WORDS])
        self.width, self.height = int(head[4]), int(head[5])
        bits, stride, colours = head[11], head[12], head[19]
        if bits != 32:
            raise ValueError(f"{path} has {bits} bits a pixel, not 32")
        flat = np.frombuffer(self._map, np.uint8, stride * self.height, head[0] + colours * COLOUR_BYTES)
        self.bytes: NDArray[np.uint8] = flat.reshape(self.height, stride // 4, 4)
        self.words: NDArray[np.uint32] = self.bytes.view("<u4").reshape(self.height, stride // 4)

    def part(self, region: Region) -> NDArray[np.uint32]:
        """A copy of a part of the screen, as whole pixels."""
        return self.words[region.y : region.y + region.h, region.x : region.x + region.w].copy()

    def green(self, region: Region, every: int = 1) -> NDArray[np.uint8]:
        """A copy of the green channel, which is most of the luminance; every n-th pixel both ways."""
        rows = slice(region.y, region.y + region.h, every)
        return self.bytes[rows, region.x : region.x + region.w : every, 1].copy()

    def write_png(self, path: Path) -> None:
        """The whole screen as a picture."""
        rgb = np.ascontiguousarray(self.bytes[:, : self.width, 2::-1])
        rows = b"".join(b"\0" + rgb[y].tobytes() for y in range(self.height))
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        body = _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 3)) + _chunk(b"IEND", b"")
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
