"""Whether the rows of a ledger are those that were written: one pass, any number of rows.

In: rows as they are stored, in the order of their numbers. Out: `Chain`: fine, or the number of the first row that is not
what it was. Rows that are missing are bad, unless the ledger itself says later on that they were lost with a damaged
file or forgotten after their time. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from signage.core.ledger.entry import GENESIS, Act, Entry, Raw, read_row, seal


@dataclass(frozen=True, slots=True)
class Chain:
    """`first_bad` is None while all is well. `head` is the last seal, in hex: the same head, the same ledger."""

    ok: bool
    first_bad: int | None
    rows: int = 0
    last: int = 0
    head: str = ""


@dataclass(slots=True)
class Verifier:
    """Takes one row after the other. `chain` says what it has found so far."""

    _seal: bytes = GENESIS
    _last: int = 0
    _rows: int = 0
    _bad: int | None = None
    _jumps: list[tuple[int, int]] = field(default_factory=list)
    _lost: list[tuple[int, int]] = field(default_factory=list)

    def take(self, raw: Raw) -> Entry | None:
        """The row, whether good or bad; None where it is not even a row."""
        self._rows += 1
        row = read_row(raw)
        if row is None:
            self._spoil(self._last + 1)
            return None
        entry, sealed = row
        if entry.seq <= self._last:
            self._spoil(entry.seq)
        elif entry.seq > self._last + 1:
            self._jumps.append((self._last + 1, entry.seq - 1))
        elif sealed != seal(self._seal, entry):
            self._spoil(entry.seq)
        self._last, self._seal = entry.seq, sealed
        if entry.act in {Act.GAP, Act.FORGOTTEN}:
            self._lost.extend(lost_of(entry))
        return entry

    def broke(self) -> None:
        """The file could not be read any further."""
        self._spoil(self._last + 1)

    def skip_to(self, seq: int, sealed: bytes) -> None:
        """Begins after a row that is known to be good: what lies before it is not looked at."""
        self._last, self._seal = seq, sealed

    @property
    def chain(self) -> Chain:
        """The verdict on all rows taken."""
        undeclared = [first for first, last in self._jumps if not _is_within(first, last, self._lost)]
        bad = min((seq for seq in (self._bad, *undeclared) if seq is not None), default=None)
        return Chain(bad is None, bad, self._rows, self._last, self._seal.hex() if self._rows else "")

    def _spoil(self, seq: int) -> None:
        if self._bad is None:
            self._bad = seq


def verify(rows: Iterable[Raw]) -> Chain:
    """The verdict on all these rows, from the first one on."""
    verifier = Verifier()
    for raw in rows:
        verifier.take(raw)
    return verifier.chain


def lost_of(entry: Entry) -> list[tuple[int, int]]:
    """The numbers, first and last, that this row declares lost or forgotten."""
    named = entry.details.get("rows", [])
    if not isinstance(named, list):
        return []
    return [
        (pair[0], pair[1])
        for pair in named
        if isinstance(pair, list) and len(pair) == 2 and {*map(type, pair)} == {int}
    ]


def _is_within(first: int, last: int, ranges: list[tuple[int, int]]) -> bool:
    """Whether all of `first` to `last` lies in the ranges."""
    at = first
    for low, high in sorted(ranges):
        if low <= at <= high:
            at = high + 1
    return at > last
