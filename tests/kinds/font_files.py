"""TrueType fonts of two glyphs, made by hand (Apple's and Microsoft's table formats), and a PDF that prints an A with one."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence

UNITS = 1000
CODE_A = 65


def square(side: int = 800, *, contours: int = 1, program: bytes = b"") -> bytes:
    """A filled square; `contours` is what its header claims."""
    points = ((0, 0), (0, side), (side, 0), (0, -side))
    head = struct.pack(">5h", contours, 0, 0, side, side) + struct.pack(">HH", 3, len(program)) + program
    return head + b"\1" * 4 + b"".join(struct.pack(">h", x) for x, _ in points) + b"".join(
        struct.pack(">h", y) for _, y in points
    )  # fmt: skip


def made_of(*glyphs: int) -> bytes:
    """A glyph that consists of other glyphs."""
    more, words = 0x20, 0x1 | 0x2
    parts = [
        struct.pack(">HHhh", words | (more if n + 1 < len(glyphs) else 0), glyph, 0, 0)
        for n, glyph in enumerate(glyphs)
    ]
    return struct.pack(">5h", -1, 0, 0, 800, 800) + b"".join(parts)


def tables(glyphs: Sequence[bytes], *, claimed: int = 0, units: int = UNITS) -> dict[bytes, bytes]:
    """The tables of a font whose glyph 1 is an A. `claimed`: how many glyphs it says it has."""
    padded = [glyph + bytes(-len(glyph) % 4) for glyph in glyphs]
    places = [sum(map(len, padded[:n])) for n in range(len(padded) + 1)]
    count = len(glyphs)
    return {
        b"OS/2": struct.pack(">H", 3) + bytes(94),
        b"cmap": struct.pack(">HHHHL", 0, 1, 1, 0, 12) + struct.pack(">HHH", 0, 262, 0) + bytes(CODE_A) + b"\1" + bytes(190),
        b"glyf": b"".join(padded),
        b"head": struct.pack(">4LHH", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, units)
        + bytes(16) + struct.pack(">4h", 0, 0, 900, 900) + struct.pack(">HHhhh", 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">Lhhh", 0x10000, 900, -100, 0) + struct.pack(">H11h", 1000, 0, 0, 900, 1, 0, 0, 0, 0, 0, 0, 0)
        + struct.pack(">H", count),
        b"hmtx": struct.pack(">Hh", 1000, 0) * count,
        b"loca": b"".join(struct.pack(">L", place) for place in places),
        b"maxp": struct.pack(">L14H", 0x10000, claimed or count, 64, 8, 64, 8, 2, 8, 8, 8, 8, 64, 64, 4, 8),
        b"name": struct.pack(">HHH", 0, 0, 6),
        b"post": struct.pack(">L", 0x30000) + bytes(28),
    }  # fmt: skip


def font_of(parts: Mapping[bytes, bytes], *, moved: int = 0, at_one_place: bool = False) -> bytes:
    """A font file. `moved`: by so much every table lies elsewhere than it says; `at_one_place`: all where the first is."""
    start = 12 + 16 * len(parts)
    directory, body = b"", b""
    for name, data in sorted(parts.items()):
        place = start if at_one_place else (start + len(body) + moved) & 0xFFFFFFFF
        directory += name + struct.pack(">LLL", 0, place, len(data))
        body += data + bytes(-len(data) % 4)
    return struct.pack(">LHHHH", 0x10000, len(parts), 128, 3, 32) + directory + body


def objects_with(font: bytes, first: int = 1) -> tuple[str, ...]:
    """What a PDF needs besides its pages to have `font` as its object `first`."""
    data = zlib.compress(font).hex()
    return (
        f"<</Type/Font/Subtype/TrueType/BaseFont/Own{first}/FirstChar {CODE_A}/LastChar {CODE_A}/Widths[1000]"
        f"/FontDescriptor @{first + 1}>>",
        f"<</Type/FontDescriptor/FontName/Own{first}/Flags 4/FontBBox[0 0 900 900]/ItalicAngle 0/Ascent 900/Descent -100"
        f"/CapHeight 900/StemV 80/FontFile2 @{first + 2}>>",
        f"<</Filter[/ASCIIHexDecode/FlateDecode]/Length1 {len(font)}/Length {len(data) + 1}>>stream\n{data}>\nendstream",
    )
