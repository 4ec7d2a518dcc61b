"""What a picture file consists of, by its own structure: is it whole, how many frames, how many pixels, which words.

In: the bytes. Out: an `Anatomy`. Decoders are lenient: they paint the missing half of a picture grey. So the structure is
walked here, checksums included where a format has them, and no pixel is decoded.
Sources: PNG third edition, 5; ITU-T T.81, B; GIF89a, 17–27; WebP container; BITMAPFILEHEADER.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from signage.kinds.picture.film_limits import MOST_FRAMES
from signage.kinds.picture.jpeg_end import Shape, has_all_restarts, has_all_scans

MOST_WORDS = 2 << 20
HOLE = 4096
"""So many zeros between two borders of blocks are space that a copier set aside and never filled."""
BLOCK = 512
PNG_HEAD = b"\x89PNG\r\n\x1a\n"
PROGRESSIVE = 0xC2
FRAME_HEADS = frozenset({0xC0, 0xC1, 0xC2})
RESTART = re.compile(rb"\xff[\xd0-\xd7]")
ENTROPY_END = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")


@dataclass(frozen=True, slots=True)
class Anatomy:
    """`frames` is counted up to one more than a film may have. `size` is (0, 0) where only the decoder knows it.

    `words` are the parts that hold words for people: comments, EXIF, XMP. `ends`: where the scans of a JPEG end, each at a marker.
    """

    whole: bool
    frames: int = 1
    size: tuple[int, int] = (0, 0)
    words: tuple[bytes, ...] = ()
    ends: tuple[int, ...] = ()


DAMAGED = Anatomy(whole=False)


def anatomy_of(data: bytes) -> Anatomy:
    """The anatomy of a PNG, JPEG, GIF, WebP or BMP; a TIFF has none that is worth a walk: its decoder is strict."""
    if data.startswith(PNG_HEAD):
        found = png(data)
    elif data.startswith(b"\xff\xd8\xff"):
        found = jpeg(data)
    elif data.startswith((b"GIF87a", b"GIF89a")):
        found = gif(data)
    elif data.startswith(b"RIFF"):
        found = webp(data)
    else:
        return Anatomy(len(data) >= int.from_bytes(data[2:6], "little") if data.startswith(b"BM") else bool(data))
    return DAMAGED if has_hole(data) else found


def has_hole(data: bytes) -> bool:
    """Whether blocks in the middle or at the end were never written. Flat pictures hold zeros too, but not by blocks."""
    zeros = data.find(b"\0" * HOLE)
    while zeros >= 0:
        end = zeros + HOLE
        while data.startswith(b"\0" * BLOCK, end):
            end += BLOCK
        while end < len(data) and data[end] == 0:
            end += 1
        if zeros % BLOCK == 0 and (end % BLOCK == 0 or end == len(data)):
            return True
        zeros = data.find(b"\0" * HOLE, end)
    return False


def png(data: bytes) -> Anatomy:
    """Chunks with right checksums from IHDR to IEND. What follows IEND is no part of the picture."""
    size, frames, pixels = (0, 0), 0, False
    words: list[bytes] = []
    for kind, body in png_chunks(data):
        match kind:
            case b"IHDR":
                size = (int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big"))
            case b"IDAT":
                pixels = True
            case b"fcTL":
                frames += 1
            case b"tEXt" | b"eXIf":
                words.append(bytes(body))
            case b"zTXt" | b"iTXt":
                words.extend(unpacked(bytes(body)))
            case b"IEND":
                whole = pixels and min(size) > 0
                return Anatomy(whole, min(max(frames, 1), MOST_FRAMES + 1), size, tuple(words))
    return DAMAGED


def png_chunks(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Kind and body of each chunk, as long as the checksums are right."""
    view, at = memoryview(data), len(PNG_HEAD)
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(view[at : at + 4], "big")
        if end + 4 > len(data) or zlib.crc32(view[at + 4 : end]) != int.from_bytes(view[end : end + 4], "big"):
            return
        yield bytes(view[at + 4 : at + 8]), view[at + 8 : end]
        at = end + 4


def unpacked(chunk: bytes) -> Iterator[bytes]:
    """A text chunk as it is, and unpacked where it is packed."""
    yield chunk
    for start in (at.end() for at in re.finditer(rb"\0", chunk[:2000])):
        if chunk[start : start + 1] == b"\x78":
            try:
                yield zlib.decompressobj().decompress(chunk[start:], MOST_WORDS)
            except zlib.error:
                continue


def jpeg(data: bytes) -> Anatomy:
    """Segments up to the end-of-image marker. What follows it (a second picture, a maker's notes) is left alone."""
    at, progressive, whole = 2, False, True
    shape, interval = Shape.of(b""), 0
    words: list[bytes] = []
    scans: list[bytes] = []
    ends: list[int] = []
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in {0xE1, 0xED, 0xFE}:
            words.append(data[at + 4 : end])
        elif marker in FRAME_HEADS:
            shape, progressive = Shape.of(data[at + 4 : end]), marker == PROGRESSIVE
        elif marker == 0xDD:
            interval = int.from_bytes(data[at + 4 : at + 6], "big")
        if marker == 0xDA:
            scans.append(data[at + 4 : end])
            found = ENTROPY_END.search(data, end)
            if found is None:
                return DAMAGED
            restarts = len(RESTART.findall(data, end, found.start())) if interval else 0
            whole &= has_all_restarts(shape, scans[-1], interval, restarts)
            end = found.end() - 2
            ends.append(end)
            if data[end + 1] == 0xD9:
                whole &= not progressive or has_all_scans(scans)
                return Anatomy(whole, words=tuple(words), ends=tuple(ends))
        at = end
    return DAMAGED


def gif(data: bytes) -> Anatomy:
    """Blocks up to the trailer. A film that is too long for us anyway is counted no further."""
    size = (int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little"))
    at = 13 + (3 << (data[10] & 7) + 1 if len(data) > 10 and data[10] & 0x80 else 0)
    frames = 0
    words: list[bytes] = []
    while at < len(data):
        sort = data[at]
        if sort == 0x3B:
            return Anatomy(frames > 0, max(frames, 1), size, tuple(words))
        if sort == 0x2C and at + 10 < len(data):
            frames += 1
            if frames > MOST_FRAMES:
                return Anatomy(data.rstrip(b"\0").endswith(b";"), frames, size, tuple(words))
            colours = data[at + 9]
            at += 11 + (3 << (colours & 7) + 1 if colours & 0x80 else 0)
        elif sort == 0x21 and at + 1 < len(data):
            comment = data[at + 1] in {0xFE, 0x01, 0xFF}
            at += 2
            if comment:
                words.append(b"".join(sub_blocks(data, at)))
        else:
            return DAMAGED
        at = after_blocks(data, at)
    return DAMAGED


def sub_blocks(data: bytes, at: int) -> Iterator[bytes]:
    """The pieces of one chain of sub-blocks."""
    while at < len(data) and data[at]:
        yield data[at + 1 : at + 1 + data[at]]
        at += 1 + data[at]


def after_blocks(data: bytes, at: int) -> int:
    """Where a chain of sub-blocks ends; beyond the end of the data if it does not."""
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1 if at < len(data) else len(data)


def webp(data: bytes) -> Anatomy:
    """RIFF chunks that fill the length the file claims."""
    end = 8 + int.from_bytes(data[4:8], "little")
    at, frames, size, pixels = 12, 0, (0, 0), False
    words: list[bytes] = []
    if end > len(data):
        return DAMAGED
    while at + 8 <= end:
        kind, body = data[at : at + 4], at + 8
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        if body + length > end:
            return DAMAGED
        if kind == b"VP8X":
            size = (
                int.from_bytes(data[body + 4 : body + 7], "little") + 1,
                int.from_bytes(data[body + 7 : body + 10], "little") + 1,
            )
        elif kind in {b"EXIF", b"XMP "}:
            words.append(data[body : body + length])
        frames += kind == b"ANMF"
        pixels |= kind in {b"VP8 ", b"VP8L", b"ANMF"}
        at = body + length + (length & 1)
    return Anatomy(pixels, min(max(frames, 1), MOST_FRAMES + 1), size, tuple(words))
