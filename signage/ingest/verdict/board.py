"""All entries, and which of them needs something next. Owned by the loop; no thread and no disk.

Waiting work is taken newest first, so that a file dropped now is not behind ten thousand older ones; what is begun
before what is not, and small before big in one batch; and every fourth time the oldest, so that nothing waits for ever.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field

from signage.ingest.folder.entries import NEVER, Entry, Stage
from signage.ingest.folder.names import sort_key

OLDEST_EVERY = 4
FIRST_OF_ALL = -(1 << 62)
"""Before the newest batch: what takes the screens over."""


@dataclass(slots=True)
class Waiting:
    """Entries that wait for one kind of work. Outdated ones are passed over when taken."""

    _newest: list[tuple[int, int, int, int, str, int]] = field(default_factory=list)
    _oldest: list[tuple[int, int, int, int, str, int]] = field(default_factory=list)
    _count: int = 0
    _taken: int = 0

    def add(self, entry: Entry) -> None:
        """Let it wait."""
        self._count += 1
        begun = 0 if entry.settling.first is not None else 1
        size = entry.seen.stamp.size >> 16
        first = FIRST_OF_ALL if entry.takes_over else -entry.batch
        heapq.heappush(self._newest, (first, begun, size, self._count, entry.path, entry.ticket))
        heapq.heappush(self._oldest, (entry.batch, begun, size, self._count, entry.path, entry.ticket))

    def take(self, entries: dict[str, Entry], stage: Stage) -> Entry | None:
        """The next entry that is still in this stage with the same ticket; None when none waits."""
        self._taken += 1
        first, second = self._newest, self._oldest
        heap = second if self._taken % OLDEST_EVERY == 0 else first
        while heap:
            *_, path, ticket = heapq.heappop(heap)
            entry = entries.get(path)
            if entry is not None and entry.ticket == ticket and entry.stage is stage:
                return entry
        first.clear()
        second.clear()
        return None


class Board:
    """The entries by path. `put` files each under the work it needs next.

    `missing` maps paths that were not seen to the monotonic second when that began; `withdrawing` are the files in
    withdraw sections; `in_work` wait for a verdict; `taking_over`
    are those of them in takeover sections.
    """

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.to_probe = Waiting()
        self.to_judge = Waiting()
        self.missing: dict[str, float] = {}
        self.withdrawing: set[str] = set()
        self.in_work: set[str] = set()
        self.taking_over: set[str] = set()
        self._timers: list[tuple[float, str, int]] = []
        self._keys: dict[str, tuple[tuple[tuple[int, int, str], ...], ...]] = {}

    def put(self, entry: Entry) -> None:
        """Replace what is known under this path."""
        path = entry.path
        self.entries[path] = entry
        if entry.gone_at is None:
            self.missing.pop(path, None)
        else:
            self.missing[path] = entry.gone_at
        (self.withdrawing.add if entry.withdraws else self.withdrawing.discard)(path)
        (self.in_work.add if entry.in_work else self.in_work.discard)(path)
        urgent = entry.in_work and entry.takes_over
        (self.taking_over.add if urgent else self.taking_over.discard)(path)
        if entry.next_at < NEVER and entry.stage not in (Stage.PROBING, Stage.WORKING, Stage.CONVERTING):
            heapq.heappush(self._timers, (entry.next_at, entry.path, entry.ticket))

    def drop(self, path: str) -> None:
        """Forget a path."""
        self.entries.pop(path, None)
        self.missing.pop(path, None)
        self.withdrawing.discard(path)
        self.in_work.discard(path)
        self.taking_over.discard(path)
        self._keys.pop(path, None)

    def due(self, now: float) -> Iterator[Entry]:
        """Entries whose time has come, each once."""
        while self._timers and self._timers[0][0] <= now:
            _, path, ticket = heapq.heappop(self._timers)
            entry = self.entries.get(path)
            if entry is not None and entry.ticket == ticket and entry.next_at <= now:
                yield entry

    def next_due(self) -> float:
        """When `due` has something next."""
        return self._timers[0][0] if self._timers else NEVER

    def in_order(self) -> list[Entry]:
        """All entries in the order of the content folder."""
        keys = self._keys
        for path in self.entries:
            if path not in keys:
                keys[path] = sort_key(path)
        return sorted(self.entries.values(), key=lambda entry: keys[entry.path])
