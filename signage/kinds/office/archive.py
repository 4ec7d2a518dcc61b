"""A zip of parts, read within bounds: what Word, Excel, PowerPoint and OpenDocument files are.

In: bytes. Out: the parts by name, without `/` in front; or an `UnsafeError` that carries the refusal. Every part is read
to its end, so a wrong CRC is seen; no part is written anywhere.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from itertools import pairwise

from signage.core.verdict import Reason
from signage.kinds.reading import Refusal, held, rejected

MAX_ENTRIES = 5_000
MAX_TOTAL = 256 << 20
MAX_RATIO = 100
BIG_ENTRY = 1 << 20  # a ratio means something only above this
LOCAL_HEADER = 30
END_RECORD = b"PK\x05\x06"


class UnsafeError(Exception):
    """Something in the file refuses it."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.note.reason)
        self.refusal = refusal


def refuse(reason: Reason, detail: str = "") -> UnsafeError:
    """A refusal, to be raised."""
    return UnsafeError(rejected(reason, detail))


def parts_of(data: bytes) -> dict[str, bytes]:
    """All parts. Raises `UnsafeError`."""
    check_end_record(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            check_entries(entries)
            return {entry.filename.lstrip("/"): archive.read(entry) for entry in entries if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, struct.error):
        raise refuse(Reason.BROKEN) from None


def check_end_record(data: bytes) -> None:
    """How many entries there will be, before anything makes a list of them (APPNOTE 4.3.16)."""
    at = data.rfind(END_RECORD)
    if at < 0 or at + 22 > len(data):
        raise refuse(Reason.BROKEN)
    (entries,) = struct.unpack_from("<H", data, at + 10)
    if entries > MAX_ENTRIES or data.count(b"PK\x01\x02") > MAX_ENTRIES * 2:
        raise refuse(Reason.BOMB)


def check_entries(entries: list[zipfile.ZipInfo]) -> None:
    """Numbers, sizes, names and places of the entries."""
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise refuse(Reason.BOMB)
    names = {entry.filename.lstrip("/").lower() for entry in entries}
    if len(names) != len(entries) or "" in names:
        raise refuse(Reason.BROKEN)
    if any(entry.flag_bits & 0x41 for entry in entries):
        raise UnsafeError(held(Reason.ENCRYPTED))
    if any(entry.file_size > BIG_ENTRY and entry.file_size > MAX_RATIO * entry.compress_size for entry in entries):
        raise refuse(Reason.BOMB)
    placed = sorted(entries, key=lambda entry: entry.header_offset)
    for entry, following in pairwise(placed):
        if entry.header_offset + LOCAL_HEADER + entry.compress_size > following.header_offset:
            raise refuse(Reason.BOMB)
