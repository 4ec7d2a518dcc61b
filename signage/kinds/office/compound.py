"""The old container of Office and WPS files: a small file system in a file (MS-CFB), read within bounds.

In: bytes. Out: a `Compound`, its streams by name, or None where the structure is damaged. Standard library only; it
copies, and follows no chain further than the file is long.
"""

from __future__ import annotations

import struct
from array import array
from dataclasses import dataclass
from functools import cached_property

from signage.kinds.sniff import OLE_START

HEADER = 512
LAST_SECTOR = 0xFFFFFFFA  # all above have a meaning of their own
NO_ENTRY = 0xFFFFFFFF
ENTRY = 128
MINI = 64  # bytes of a small sector
IN_HEADER = 109  # numbers of table sectors that stand in the header
MAX_ENTRIES = 20_000
STORAGE, STREAM, ROOT = 1, 2, 5


class DamagedError(Exception):
    """The structure leads nowhere."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in the directory. `depth`: 0 for what lies at the top."""

    name: str
    depth: int
    is_stream: bool
    start: int
    size: int


class Compound:
    """A file whose directory could be read."""

    def __init__(self, data: bytes) -> None:
        """Raises `DamagedError`."""
        if not data.startswith(OLE_START) or len(data) < HEADER:
            raise DamagedError
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise DamagedError
        self._data = data
        self._size = 1 << shift
        self._sectors = max(0, -(-len(data) // self._size) - 1)
        directory, self._cutoff, mini, _ = struct.unpack_from("<I4xIII", data, 48)
        self._table = self._numbers(self._table_sectors())
        self._mini = self._numbers(_chain(mini, self._table, self._sectors))
        self._root = Entry("", 0, is_stream=False, start=NO_ENTRY, size=0)
        self.entries = self._directory(self._bytes(_chain(directory, self._table, self._sectors)))

    @classmethod
    def of(cls, data: bytes) -> Compound | None:
        """The container in these bytes."""
        try:
            return cls(data)
        except (DamagedError, struct.error):
            return None

    def stream(self, name: str) -> bytes:
        """The stream at the top with this name; empty where there is none or where it is damaged."""
        found = (entry for entry in self.entries if entry.is_stream and entry.depth == 0)
        return next((self._held(entry) for entry in found if entry.name.lower() == name.lower()), b"")

    def is_whole(self) -> bool:
        """Whether every stream is there to its end."""
        return all(len(self._held(entry)) == entry.size for entry in self.entries if entry.is_stream)

    def in_order(self, *, without: str = "") -> bytes:
        """Every sector once: those of each stream in its own order, so that no text is torn, then all others.

        Those of the stream named `without` are left out.
        """
        pieces: list[bytes] = []
        left_out = (entry for entry in self.entries if entry.name == without and entry.size >= self._cutoff)
        seen = {number for entry in left_out for number in self._reached(entry.start)}
        for entry in (self._root, *self.entries):
            if entry.start in seen or (entry.size < self._cutoff and entry is not self._root):
                continue
            chain = [number for number in self._reached(entry.start) if number not in seen]
            pieces += map(self._sector, chain)
            seen.update(chain)
        small = (self._held(entry) for entry in self.entries if entry.is_stream and entry.size < self._cutoff)
        rest = (self._sector(number) for number in range(self._sectors) if number not in seen)
        return b"".join((*pieces, *small, *rest))

    @cached_property
    def _shelf(self) -> bytes:
        """The stream that holds all small ones."""
        return b"".join(map(self._sector, self._reached(self._root.start)))

    def _held(self, entry: Entry) -> bytes:
        """The content of a stream as far as it can be reached."""
        if entry.size >= self._cutoff:
            most = -(-entry.size // self._size)
            return b"".join(map(self._sector, self._reached(entry.start, most)))[: entry.size]
        pieces = _chain(entry.start, self._mini, -(-entry.size // MINI))
        return b"".join(self._shelf[MINI * n : MINI * n + MINI] for n in pieces)[: entry.size]

    def _reached(self, start: int, most: int | None = None) -> list[int]:
        """The sectors of a chain, up to where it leads out of the file."""
        chain = _chain(start, self._table, self._sectors if most is None else most)
        return [number for number in chain if number < self._sectors]

    def _table_sectors(self) -> list[int]:
        """The sectors that hold the table of chains."""
        (count,) = struct.unpack_from("<I", self._data, 44)
        following, _ = struct.unpack_from("<II", self._data, 68)
        if count > self._sectors:
            raise DamagedError
        numbers = [*struct.unpack_from(f"<{IN_HEADER}I", self._data, 76)]
        for _ in range(self._sectors):
            if following >= LAST_SECTOR or len(numbers) >= count:
                break
            *more, following = self._numbers([following])
            numbers += more
        return [number for number in numbers[:count] if number < LAST_SECTOR]

    def _directory(self, plain: bytes) -> tuple[Entry, ...]:
        """All entries that hang on the root, outermost first."""
        count = min(len(plain) // ENTRY, MAX_ENTRIES)
        if not count:
            raise DamagedError
        *_, child, self._root = self._entry(plain, 0, -1)
        found: list[Entry] = []
        waiting, seen = [(child, 0)], {0}
        while waiting:
            number, depth = waiting.pop()
            if number >= count or number in seen:
                continue
            seen.add(number)
            kind, left, right, below, entry = self._entry(plain, number, depth)
            waiting += [(left, depth), (right, depth)]
            if kind == STORAGE:
                waiting.append((below, depth + 1))
            if kind in (STORAGE, STREAM):
                found.append(entry)
        return tuple(found)

    def _entry(self, plain: bytes, number: int, depth: int) -> tuple[int, int, int, int, Entry]:
        at = ENTRY * number
        length, kind, left, right, below = struct.unpack_from("<HBxIII", plain, at + 64)
        start, size = struct.unpack_from("<II", plain, at + 116)
        name = plain[at : at + min(64, max(0, length - 2))].decode("utf-16-le", "replace")
        return kind, left, right, below, Entry(name, depth, kind == STREAM, start, size)

    def _numbers(self, sectors: list[int]) -> array[int]:
        whole = self._bytes(sectors)
        return array("I", whole[: len(whole) // 4 * 4])

    def _bytes(self, sectors: list[int]) -> bytes:
        return b"".join(map(self._sector, sectors))

    def _sector(self, number: int) -> bytes:
        if number >= self._sectors:
            raise DamagedError
        start = (number + 1) * self._size
        return self._data[start : start + self._size]


def _chain(start: int, table: array[int], most: int) -> list[int]:
    """The numbers that follow from `start`, at most so many; a number outside the table ends them."""
    found: list[int] = []
    number = start
    while number < LAST_SECTOR and len(found) < most:
        found.append(number)
        number = table[number] if number < len(table) else NO_ENTRY
    return found
