"""What the two sides of the worker say to each other: a JSON request with a descriptor, and one framed answer.

An answer is 8 bytes (big-endian length of the header), the header as JSON, then the blobs one after the other.
Standard library only, so that the ingest process can import it without any parser. Never opens a file.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from signage.core.calendar.announced import Announced
from signage.core.calendar.name_dates import days_of
from signage.core.item import Kind
from signage.core.rules import Role, Rules
from signage.core.text.titles import clean_title, dated_name
from signage.core.verdict import Note, Verdict

VERSION = 3
"""Raised when the two sides would no longer understand each other; it is part of every answer."""
LENGTH_BYTES = 8
MAX_REQUEST = 1 << 17
MAX_HEADER = 4 << 20
MAX_NOTES = 200
MAX_WORDS = 400  # characters of a detail or a snippet
MAX_TITLE = 200
MAX_ANSWER = 256 << 20
PNG_TYPE = "image/png"
JPEG_TYPE = "image/jpeg"
SCHEDULE_TYPE = "application/vnd.signage.schedule+json"


class Purpose(StrEnum):
    """What a file is read for: to be shown, or as the schedule of all others."""

    ITEM = "item"
    SCHEDULE = "schedule"


class Convertible(StrEnum):
    """An office format that must be converted before a kind can read it, by the suffix of its own program."""

    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    XLS = "xls"
    ODS = "ods"
    PPT = "ppt"
    PPTX = "pptx"
    ODP = "odp"

    @property
    def target(self) -> str:
        """The suffix of what it is converted into, without a dot: text to `docx`, tables to `xlsx`, slides to `pdf`."""
        if self in {Convertible.DOC, Convertible.RTF, Convertible.ODT}:
            return "docx"
        return "xlsx" if self in {Convertible.XLS, Convertible.ODS} else "pdf"


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read. `rules` are the section's; `size` is the length of the bytes behind the descriptor.

    `utc_offset_min` is the site's time zone in minutes: a date in front matter means that day there. `came` is the day
    on which these bytes came, as far as it is known: a day without a year is one near it. `suffix` says what the bytes
    are where the file was converted: they are no longer what its name says. `title` is what its sidecar calls it, or "".
    `own_periods` are the bureau's own special periods, (name, key).
    """

    name: str
    rules: Rules
    role: Role
    this_year: int
    size: int
    utc_offset_min: int = 480
    came: date | None = None
    suffix: str = ""
    title: str = ""
    purpose: Purpose = Purpose.ITEM
    own_periods: tuple[tuple[str, str], ...] = ()

    @property
    def called(self) -> str:
        """The title that its sidecar or its name gives it; "" where neither says anything."""
        return self.title or clean_title(self.name)

    @property
    def near(self) -> date:
        """A day near those that the file means: the first that its name limits it to, else that of its arrival."""
        dated = dated_name(self.name)
        first, last = (days_of(dated, self.arrival) if dated.limits else None) or (None, None)
        return first or last or self.arrival

    @property
    def arrival(self) -> date:
        """The day these bytes came; the middle of this year where nobody says."""
        return self.came or date(self.this_year, 7, 1)


@dataclass(frozen=True, slots=True)
class Blob:
    """A derivative: its bytes, what they are, and their SHA-256. `width`, `height` px for pictures, else 0."""

    sha256: str
    media_type: str
    data: bytes
    width: int = 0
    height: int = 0


def blob_of(data: bytes, media_type: str, width: int = 0, height: int = 0) -> Blob:
    """A derivative named by the hash of its bytes."""
    return Blob(hashlib.sha256(data).hexdigest(), media_type, data, width, height)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `title` and `blobs` are empty unless accepted; the first blob is then the deck.

    A calendar file has no deck: it is accepted for its `holidays` alone.
    `convert`: nothing speaks against the file, but it must be converted first; where nobody can, it stays held.
    """

    verdict: Verdict
    kind: Kind
    title: str
    notes: tuple[Note, ...]
    rules: Rules
    blobs: tuple[Blob, ...] = ()
    chars: int = 0
    convert: Convertible | None = None
    holidays: Announced | None = None


@dataclass(frozen=True, slots=True)
class BlobHeader:
    """What the header says about one blob. The other side counts and hashes the bytes itself."""

    media_type: str
    size: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Header:
    """An `Outcome` as it travels."""

    verdict: Verdict
    kind: Kind
    title: str
    notes: tuple[Note, ...]
    rules: Rules
    chars: int
    blobs: tuple[BlobHeader, ...]
    convert: Convertible | None
    version: int
    holidays: Announced | None
