"""One row of the ledger, and the hash that ties it to the row before it.

In: what happened, when by both clocks, on which screen. Out: a row and its seal. Pure. The body of a row is JSON in one
spelling, in ASCII, so that the bytes that were sealed are the bytes that are stored.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from signage.core.codec import to_plain

GENESIS = bytes(32)
"""What stands before the first row."""
Raw = tuple[Any, ...]
"""A row as a database gives it, of any types: it may have been altered."""


class Act(StrEnum):
    """What a row says. START and END are plays, the others operations and the ledger's own notes."""

    ITEM = "item"
    START = "start"
    END = "end"
    BEGUN = "begun"
    GAP = "gap"
    FORGOTTEN = "forgotten"
    STARTED = "started"
    STOPPED = "stopped"
    SETTINGS = "settings"
    SNAPSHOT = "snapshot"
    LEVEL = "level"
    TONE = "tone"
    MOURNING = "mourning"
    TAKEOVER_BEGAN = "takeover-began"
    TAKEOVER_ENDED = "takeover-ended"
    DRILL_BEGAN = "drill-began"
    DRILL_ENDED = "drill-ended"
    MEETING_BEGAN = "meeting-began"
    MEETING_ENDED = "meeting-ended"
    DARK = "dark"
    LIGHT = "light"
    CLOCK = "clock"
    OUTPUT = "output"
    MAINTENANCE = "maintenance"


NOT_OPERATIONS = frozenset({Act.ITEM, Act.START, Act.END, Act.BEGUN})


class Result(StrEnum):
    """How a play ended: to its end, taken away before that, or with its player, found at the next start."""

    PLAYED = "played"
    CUT = "cut"
    ABORTED = "aborted"
    PLAYING = "playing"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row. `seq` begins at 1 and leaves out nothing; `wall` is ISO 8601 with ms and offset; `mono_ms` counts since boot."""

    seq: int
    wall: str
    mono_ms: int
    screen: str
    act: str
    body: str

    @property
    def moment(self) -> datetime | None:
        """`wall` as a value; None where it is none (an altered row)."""
        try:
            moment = datetime.fromisoformat(self.wall)
        except ValueError:
            return None
        return moment if moment.tzinfo is not None else None

    @property
    def details(self) -> dict[str, Any]:
        """The body as a value; empty where it is none (an altered row)."""
        try:
            plain = json.loads(self.body)
        except (ValueError, RecursionError):
            return {}
        return plain if isinstance(plain, dict) else {}


def body_of(details: Mapping[str, object]) -> str:
    """The one spelling of a body."""
    return json.dumps(to_plain(details), sort_keys=True, separators=(",", ":"), allow_nan=False)


def stamp(moment: datetime) -> str:
    """An aware moment as rows have it."""
    return moment.isoformat(timespec="milliseconds")


def seal(previous: bytes, entry: Entry) -> bytes:
    """SHA-256 over the seal of the row before and everything that this row says."""
    fields = [entry.seq, entry.wall, entry.mono_ms, entry.screen, entry.act, entry.body]
    return hashlib.sha256(previous + json.dumps(fields, separators=(",", ":")).encode("ascii")).digest()


def read_row(raw: Raw) -> tuple[Entry, bytes] | None:
    """The row and its seal, or None where what is stored is no row."""
    if len(raw) != 7 or tuple(map(type, raw)) != (int, str, int, str, str, str, bytes):
        return None
    return Entry(*raw[:6]), raw[6]
