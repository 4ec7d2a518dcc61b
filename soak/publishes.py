"""Snapshots by number, and a process that publishes them: what `soak.cuts` takes the power from.

In: a state folder, a number. Out: snapshots as ingest publishes them, each number on stdout once it is. Every snapshot keeps most
items of the one before, corrects one, drops one and adds one.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from signage.core.cards.card import Deck
from signage.core.codec import canonical_json
from signage.core.item import DECK_TYPE, Derivative, ItemRecord, Kind
from signage.core.rules import Rules
from signage.core.snapshot import Manifest
from signage.core.verdict import Verdict
from signage.ingest.publish.publisher import Publisher
from signage.ingest.verdict.store import store
from signage.kinds.wire import Blob

ITEMS = 4
WHEN = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


def items_of(number: int) -> tuple[ItemRecord, ...]:
    """The items of this snapshot; none before the first."""
    return tuple(_item(name, number) for name in range(number, number + ITEMS)) if number else ()


def number_of(manifest: Manifest) -> int:
    """Which snapshot it is meant to be, by its first item."""
    return int(manifest.items[0].title)


def publish_for_ever(state: Path, number: int) -> None:
    """Publishes this one and those that follow. Raises `OSError`."""
    publisher = Publisher(state)
    while True:
        items = items_of(number)
        for item in items:
            store(state, (_blob(item.title, number if item is items[1] else 0),))
        publisher.publish(items, WHEN)
        print(number, flush=True)
        number += 1


def _item(name: int, number: int) -> ItemRecord:
    """The second one of each snapshot is corrected in it."""
    blob = _blob(str(name), number if name == number + 1 else 0)
    made = Derivative(blob.sha256, DECK_TYPE, len(blob.data), 0, 0)
    return ItemRecord(
        f"{name}.txt", blob.sha256, len(blob.data), Kind.TEXT, str(name), "", Rules(), Verdict.ACCEPTED, (), (made,)
    )


def _blob(title: str, edition: int) -> Blob:
    data = canonical_json(Deck(title, (), ticker=(f"{title}.{edition}",)))
    return Blob(hashlib.sha256(data).hexdigest(), DECK_TYPE, data)
