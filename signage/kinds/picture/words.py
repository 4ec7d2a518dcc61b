"""The words that a picture file carries beside its pixels, for the gate. In: raw parts. Out: texts, none of it shown.

EXIF knows five ways to write a string, and makers know more, so a part is read in every way Chinese may be written.
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterable, Iterator

from PIL import Image

MOST = 2 << 20
MOST_VALUE = 64 << 10
EXIF = b"Exif\0\0"
TIFF_STARTS = (b"II*\0", b"MM\0*")
SUB_FOLDERS = (0x8769, 0x8825)  # the camera's own folder, and that of the place
NO_WORDS = (0x927C, 0x8773, 0x015B)  # a maker's own bytes, a colour profile, tables of a decoder
BROKEN = (ValueError, TypeError, KeyError, SyntaxError, OSError, EOFError, struct.error, OverflowError, RecursionError)
"""What Pillow raises for broken EXIF."""


def words_in(parts: Iterable[bytes]) -> tuple[str, ...]:
    """Every reading of every part, as far as `MOST` bytes go."""
    left = MOST
    found: list[str] = []
    for part in parts:
        if part.startswith((EXIF, *TIFF_STARTS)):
            for value in exif_values(part):
                found.extend(readings(value[:MOST_VALUE]))
        else:
            found.extend(readings(part[:left]))
        left = max(0, left - len(part))
    return tuple(dict.fromkeys(found))


def exif_values(part: bytes) -> tuple[bytes, ...]:
    """The strings in an EXIF block."""
    exif = Image.Exif()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about values that end too early
        try:
            exif.load(part if part.startswith(EXIF) else EXIF + part)
            return tuple(values_of(exif))
        except BROKEN:
            return (part[:MOST_VALUE],)


def values_of(exif: Image.Exif) -> Iterator[bytes]:
    """The strings among the tags of a picture."""
    yield from strings_of(exif.items())
    for folder in SUB_FOLDERS:
        yield from strings_of(exif.get_ifd(folder).items())


def strings_of(tags: Iterable[tuple[int, object]]) -> Iterator[bytes]:
    """The values of tags that are strings or bytes, as bytes."""
    for tag, value in tags:
        if isinstance(value, str):
            yield value.encode("latin-1", "replace")
        elif isinstance(value, bytes) and tag not in NO_WORDS:
            yield value


def readings(part: bytes) -> Iterator[str]:
    """One part in UTF-8, GB18030 and both UTF-16, each from an even and an odd byte on. NULs end a line."""
    for encoding in ("utf-8", "gb18030"):
        yield part.decode(encoding, "replace").replace("\0", "\n")
    if b"\0" in part or not part.isascii():
        for start in (0, 1):
            yield part[start:].decode("utf-16-le", "replace").replace("\0", "\n")
            yield part[start:].decode("utf-16-be", "replace").replace("\0", "\n")
