"""Many rules, compiled for a stretch of time to their openings: asked at any moment, it only looks up.

Pure. In: rules, the first and the last moment (aware, one zone), the place, the day table. Out: an `Agenda` of all items. It
says what `due` says, at every moment of the stretch; a test holds them together.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import compress

from signage.core.calendar.daytable import DayTable
from signage.core.rotation.openings import Span, spans_of
from signage.core.rules import Rules

BLOCK = 4096
"""Changes between two whole pictures of the agenda."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Which of so many items are due, for every moment of a stretch. Made by `agenda_of`.

    `turns` are the moments (seconds since 1970) at which item number `items` begins or ends; `pictures` hold a byte for
    each item before every `BLOCK`th turn.
    """

    count: int
    turns: array[float]
    items: array[int]
    pictures: tuple[bytes, ...]

    def due(self, now: datetime) -> tuple[int, ...]:
        """The numbers of the items that are due at `now`, in order."""
        passed = bisect_right(self.turns, now.timestamp())
        block = passed // BLOCK
        flags = bytearray(self.pictures[block])
        for item in self.items[block * BLOCK : passed]:
            flags[item] ^= 1
        return tuple(compress(range(self.count), flags))

    def next_change(self, now: datetime) -> datetime | None:
        """The first moment after `now` at which that answer is another one; None: not in this stretch."""
        passed = bisect_right(self.turns, now.timestamp())
        return datetime.fromtimestamp(self.turns[passed], now.tzinfo) if passed < len(self.turns) else None


def agenda_of(
    rules: Sequence[Rules], first: datetime, last: datetime, place: str = "", table: DayTable | None = None
) -> Agenda:
    """The agenda of all items from `first` until before `last`."""
    known: dict[Rules, tuple[Span, ...]] = {}
    changes: list[tuple[float, int]] = []
    for number, rule in enumerate(rules):
        if rule not in known:
            known[rule] = spans_of(rule, first, last, place, table)
        changes += [(moment.timestamp(), number) for span in known[rule] for moment in span]
    changes.sort()
    flags, pictures = bytearray(len(rules)), []
    for passed, (_, number) in enumerate(changes):
        if not passed % BLOCK:
            pictures.append(bytes(flags))
        flags[number] ^= 1
    if not len(changes) % BLOCK:
        pictures.append(bytes(flags))
    turns, items = array("d", (moment for moment, _ in changes)), array("l", (number for _, number in changes))
    return Agenda(len(rules), turns, items, tuple(pictures))
