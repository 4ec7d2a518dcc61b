"""What a kind gets and what it gives back.

In: a `Source`, the sealed bytes of one dropped file with its name and rules. Out: a `Reading` to be gated and dealt
into cards, or a `Refusal`. An expected failure is a value; an exception out of a kind is a bug.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from signage.core.calendar.announced import Announced
from signage.core.calendar.timetable import Timetable
from signage.core.cards.card import Deck
from signage.core.document import Document
from signage.core.item import Kind
from signage.core.rules import Role, Rules
from signage.core.verdict import Note, Reason, Verdict
from signage.kinds.wire import Blob, Convertible, Request

CHUNK = 1 << 20
MOST_CHARS, MOST_LINES = 1_000_000, 30_000
"""Of a text that is dealt into cards: what has more would take longer than a day to show, and the worker longer than it has."""


@dataclass(frozen=True, slots=True)
class Source:
    """One dropped file: its descriptor, and the request that came with it."""

    fd: int
    request: Request

    @property
    def suffix(self) -> str:
        """The suffix in lower case, with its dot, or "": of the name, or of what the file was converted into."""
        return self.request.suffix or suffix_of(self.request.name)

    def part(self, start: int, length: int) -> bytes:
        """Up to `length` bytes from `start`."""
        return os.pread(self.fd, length, start)

    def whole(self) -> bytes:
        """All bytes."""
        pieces = []
        start = 0
        while piece := os.pread(self.fd, CHUNK, start):
            pieces.append(piece)
            start += len(piece)
        return b"".join(pieces)


@dataclass(frozen=True, slots=True)
class Refusal:
    """The file is held or rejected. `raw` is what could be read of it, for the gate."""

    verdict: Verdict
    note: Note
    raw: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says: a `Document`, or for a link a ready `Deck`.

    `raw` is every text in the file, shown or not, for the gate. A `held` note keeps the item from playing.
    """

    kind: Kind
    rules: Rules
    content: Document | Deck
    title: str = ""
    raw: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    held: tuple[Note, ...] = ()
    pictures: tuple[Blob, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class DaysOff:
    """A file that only says which days are off. `raw` is every text in it, for the gate."""

    announced: Announced
    raw: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """A calendar file that says when a section plays. `raw` is every text in it, for the gate."""

    table: Timetable
    raw: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToConvert:
    """A good file of a format that is converted before a kind reads it. `raw` is every text seen in it, for the gate."""

    form: Convertible
    raw: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


Answer = Reading | Refusal | ToConvert | DaysOff | Hours


class Reader(Protocol):
    """A module of a kind: bytes in, a value out."""

    def read(self, source: Source) -> Answer:
        """What the file says, or why it cannot be shown."""
        ...


def rejected(reason: Reason, detail: str = "", raw: tuple[str, ...] = ()) -> Refusal:
    """The file cannot be shown."""
    return Refusal(Verdict.REJECTED, Note(reason, detail), raw)


def held(reason: Reason, detail: str = "", raw: tuple[str, ...] = ()) -> Refusal:
    """A person must look at the file."""
    return Refusal(Verdict.HELD, Note(reason, detail), raw)


def wrong_size_or_place(source: Source, most_bytes: int) -> Refusal | None:
    """A refusal for what consists of pictures, before any of it is read: empty, where only text has a place, or too big."""
    if source.request.size == 0:
        return rejected(Reason.EMPTY)
    if source.request.role is Role.TICKER:
        return rejected(Reason.TICKER_IS_TEXT)
    return rejected(Reason.TOO_BIG) if source.request.size > most_bytes else None


def is_too_long(texts: Iterable[str]) -> bool:
    """Whether a file has more text than a screen can ever show; asked before the text is taken apart."""
    chars = lines = 0
    for text in texts:
        chars += len(text)
        if chars > MOST_CHARS:
            return True
        lines += sum(1 for line in text.split("\n") if line.strip())
    return lines > MOST_LINES


def suffix_of(name: str) -> str:
    """The suffix of a file name in lower case, with its dot, or "". A name like `.profile` has none."""
    stem, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot and stem.strip(". ") else ""
