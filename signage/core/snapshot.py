"""`Manifest`: the immutable list of what may be shown, published whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from signage.core.calendar.announced import NOTHING_KNOWN, CalendarFacts
from signage.core.item import ItemRecord
from signage.core.verdict import Verdict

SCHEMA = 1


REPLACED = "replaced"
"""Why a withdrawal: another version of the same file has been accepted. What is on the glass may stay until its end."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Item `id` left at manifest `sequence`; `why` is "deleted", "withdrawn", "replaced", "expired" or "recalled".

    It is subtracted from every manifest of an earlier sequence; a later acceptance of the same item plays again.
    """

    id: str
    sequence: int
    why: str


@dataclass(frozen=True, slots=True)
class Off:
    """Everything that left at a sequence above `since`; of what left before, maybe not all."""

    withdrawn: tuple[Withdrawal, ...] = ()
    since: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """A snapshot. `sequence` only grows. `items` are the accepted ones, in the order of the content folder.

    `facts` is what the folder knows of the calendar, besides what it shows.
    """

    schema: int
    sequence: int
    made_at: datetime
    mode: str
    items: tuple[ItemRecord, ...]
    withdrawn: tuple[Withdrawal, ...] = ()
    facts: CalendarFacts = NOTHING_KNOWN


def playable(manifest: Manifest, withdrawn: tuple[Withdrawal, ...]) -> tuple[ItemRecord, ...]:
    """The items of `manifest` that may still be shown, given the newest known withdrawals."""
    gone = {entry.id for entry in (*manifest.withdrawn, *withdrawn) if entry.sequence > manifest.sequence}
    return tuple(item for item in manifest.items if item.verdict is Verdict.ACCEPTED and item.id not in gone)
