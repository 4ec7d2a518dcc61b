"""Publishing: one owner of the sequence number, the withdrawals and what stands in the newest manifest.

In: the items that shall play, in order. Out: a new snapshot on disk, or `OSError` with the old one untouched.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from pathlib import Path

from signage.core.calendar.announced import NOTHING_KNOWN, CalendarFacts
from signage.core.item import ItemRecord
from signage.core.snapshot import Manifest, Withdrawal
from signage.ingest.store import collect_garbage
from signage.ingest.withdrawals import TakenOff, added, leaving
from signage.snapshots import layout
from signage.snapshots.form import Encoded, encode_item
from signage.snapshots.read import Reader
from signage.snapshots.write import sweep, write_manifest, write_withdrawn

KEPT = 3
NOTHING_OFF = TakenOff(frozenset(), frozenset())


class Publisher:
    """Writes manifests into one state folder. `items` and `facts` are those of the newest one."""

    def __init__(self, state: Path, mode: str = "open") -> None:
        self._state = state
        self._mode = mode
        self._encoded: dict[str, Encoded] = {}
        reader = Reader(state)
        manifest: Manifest | None = reader.poll()
        self.withdrawn: tuple[Withdrawal, ...] = _union(reader.withdrawn(), manifest.withdrawn if manifest else ())
        self.items: tuple[ItemRecord, ...] = manifest.items if manifest else ()
        self.by_path: Mapping[str, ItemRecord] = {item.path: item for item in self.items}
        numbers = [*layout.sequences(state), *(entry.sequence for entry in self.withdrawn)]
        self.sequence = max(numbers, default=0)
        self.facts = manifest.facts if manifest is not None else NOTHING_KNOWN
        self._published = manifest.sequence if manifest is not None else 0

    def publish(
        self,
        items: Sequence[ItemRecord],
        made_at: datetime,
        off: TakenOff = NOTHING_OFF,
        facts: CalendarFacts = NOTHING_KNOWN,
    ) -> None:
        """Make `items` the newest snapshot. What left is written first, so that no moment shows it again."""
        sequence = self.sequence + 1
        withdrawn = added(self.withdrawn, leaving(self.items, items, off), sequence)
        if withdrawn != self.withdrawn:
            write_withdrawn(self._state, withdrawn)
            self.withdrawn = withdrawn
        encoded = self._encode(items)
        write_manifest(self._state, sequence, made_at, self._mode, items=encoded, withdrawn=withdrawn, facts=facts)
        self.sequence = self._published = sequence
        self.items, self.facts = tuple(items), facts
        self.by_path = {item.path: item for item in items}
        self._forget_old()

    @property
    def is_behind(self) -> bool:
        """Whether there is no manifest yet, or withdrawals stand that the newest one does not know."""
        return self._published == 0 or any(entry.sequence > self._published for entry in self.withdrawn)

    def _encode(self, items: Sequence[ItemRecord]) -> list[Encoded]:
        fresh: dict[str, Encoded] = {}
        for item in items:
            known = self._encoded.get(item.path)
            fresh[item.path] = known if known is not None and known.item is item else encode_item(item)
        self._encoded = fresh
        return list(fresh.values())

    def _forget_old(self) -> None:
        for sequence in layout.sequences(self._state)[KEPT:]:
            with contextlib.suppress(OSError):
                layout.manifest_path(self._state, sequence).unlink()


def derivatives_in(data: bytes) -> set[str]:
    """Every SHA-256 that occurs in a manifest file, damaged or not: rather keep too much."""
    return {match.decode() for match in layout.ANY_SHA256.findall(data)}


def tidy(state: Path, needed: AbstractSet[str]) -> None:
    """Remove derivatives that neither `needed` nor any kept manifest names. May run beside the loop."""
    names = set(needed)
    for sequence in layout.sequences(state):
        with contextlib.suppress(OSError):
            names.update(derivatives_in(layout.manifest_path(state, sequence).read_bytes()))
    collect_garbage(state, names)


def sweep_all(state: Path) -> None:
    """Clear what killed writers left. Only for the owner of the lock."""
    sweep(state)
    sweep(state / layout.MANIFESTS)


def _union(one: tuple[Withdrawal, ...], other: tuple[Withdrawal, ...]) -> tuple[Withdrawal, ...]:
    newest = {entry.id: entry for entry in sorted((*one, *other), key=lambda entry: entry.sequence)}
    return tuple(newest.values())
