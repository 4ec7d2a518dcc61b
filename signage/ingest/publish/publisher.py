"""Publishing: one owner of the sequence number, the withdrawals and what stands in the newest manifest.

In: the items that shall play, in order. Out: a new snapshot on disk, or `OSError` with the old one untouched. Kept are the newest
snapshots and those that have proven themselves on a screen: what players fall back to.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from signage.core.calendar.announced import NOTHING_KNOWN, CalendarFacts
from signage.core.item import ItemRecord
from signage.core.snapshot import Manifest, Off, Withdrawal
from signage.ingest.publish.withdrawals import TakenOff, added, leaving
from signage.snapshots import layout
from signage.snapshots.form import Encoded, encode_item
from signage.snapshots.good import good_anywhere
from signage.snapshots.read import Reader
from signage.snapshots.write import sweep, write_manifest, write_withdrawn

KEPT = 3
"""The newest snapshot and two generations before it."""
MOST_GOOD = 8
"""So many that have proven themselves are kept besides, of all screens together."""
NOTHING_OFF = TakenOff(frozenset(), frozenset())


class Publisher:
    """Writes manifests into one state folder. `items` and `facts` are those of the newest one."""

    def __init__(self, state: Path, mode: str = "open") -> None:
        self._state = state
        self._mode = mode
        self._encoded: dict[str, Encoded] = {}
        reader = Reader(state)
        manifest: Manifest | None = reader.poll()
        known = reader.off()
        self._off = _union(known or Off(), manifest)
        self._renews = not reader.is_sound
        self.items: tuple[ItemRecord, ...] = manifest.items if manifest else ()
        self.by_path: Mapping[str, ItemRecord] = {item.path: item for item in self.items}
        numbers = [reader.newest, *(entry.sequence for entry in self._off.withdrawn)]
        self.sequence = max(numbers, default=0)
        if known is None:  # what left before now may be forgotten, so no older snapshot is to be trusted
            self._off = replace(self._off, since=self.sequence)
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
        gone = added(self._off, leaving(self.items, items, off), sequence)
        if gone != self._off or self._renews:
            write_withdrawn(self._state, gone)
            self._off = gone
        encoded = self._encode(items)
        write_manifest(self._state, sequence, made_at, self._mode, items=encoded, withdrawn=gone.withdrawn, facts=facts)
        self.sequence = self._published = sequence
        self._renews = False
        self.items, self.facts = tuple(items), facts
        self.by_path = {item.path: item for item in items}
        self._forget_old()

    @property
    def is_behind(self) -> bool:
        """Whether there is no manifest yet, or withdrawals stand that the newest one does not know, or what is there is damaged."""
        late = any(entry.sequence > self._published for entry in self._off.withdrawn)
        return self._published == 0 or late or self._renews

    @property
    def withdrawn(self) -> tuple[Withdrawal, ...]:
        """Everything that has left."""
        return self._off.withdrawn

    def renew(self) -> None:
        """What was published is damaged on the disk: the next snapshot is published even if nothing changes."""
        self._renews = True

    def _encode(self, items: Sequence[ItemRecord]) -> list[Encoded]:
        fresh: dict[str, Encoded] = {}
        for item in items:
            known = self._encoded.get(item.path)
            fresh[item.path] = known if known is not None and known.item is item else encode_item(item)
        self._encoded = fresh
        return list(fresh.values())

    def _forget_old(self) -> None:
        good = {proof.sequence for proof in good_anywhere(self._state)[-MOST_GOOD:]}
        for sequence in layout.sequences(self._state)[KEPT:]:
            if sequence not in good or sequence < self._off.since:
                with contextlib.suppress(OSError):
                    layout.manifest_path(self._state, sequence).unlink()


def sweep_all(state: Path) -> None:
    """Clear what killed writers left. Only for the owner of the lock."""
    sweep(state)
    sweep(state / layout.MANIFESTS)
    sweep(state / layout.GLANCES)
    sweep(state / layout.ORDERS)


def _union(off: Off, manifest: Manifest | None) -> Off:
    entries = (*off.withdrawn, *(manifest.withdrawn if manifest is not None else ()))
    newest = {entry.id: entry for entry in sorted(entries, key=lambda entry: entry.sequence)}
    return replace(off, withdrawn=tuple(newest.values()))
