"""What played from when to when, out of the rows of a ledger.

In: rows in order. Out: plays and operations. Altered rows give what can still be read in them; that they are altered is
the chain's to say. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from signage.core.ledger.entry import NOT_OPERATIONS, Act, Entry, Result


@dataclass(frozen=True, slots=True)
class Play:
    """A slide that was sent to the output. `seq` is that of its start; `end` None: nobody recorded one.

    `seconds` is what the monotonic clock proves, 0 without an end. `late`: the picture did not wait for the record.
    """

    seq: int
    screen: str
    path: str
    sha256: str
    title: str
    slide: str
    start: datetime
    end: datetime | None
    seconds: float
    result: Result
    approved_by: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that changed what the screens do, or a note of the ledger about itself."""

    seq: int
    screen: str
    at: datetime
    act: str
    details: Mapping[str, Any]


@dataclass(slots=True)
class Story:
    """Takes rows, one after the other; `plays` and `operations` grow in the order of their numbers."""

    plays: dict[int, Play] = field(default_factory=dict)
    operations: list[Operation] = field(default_factory=list)
    _items: dict[str, dict[str, Any]] = field(default_factory=dict)
    _open: dict[str, int] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        """One more row."""
        details, moment = entry.details, entry.moment
        if entry.act == Act.ITEM:
            self._items[str(details.get("id", ""))] = details
        elif moment is None:
            pass
        elif entry.act == Act.START:
            self._begin(entry, moment, details)
        elif entry.act == Act.END:
            self._end(entry, moment, details)
        elif entry.act not in NOT_OPERATIONS:
            self.operations.append(Operation(entry.seq, entry.screen, moment, entry.act, details))

    def _begin(self, entry: Entry, moment: datetime, details: dict[str, Any]) -> None:
        before = self._open.get(entry.screen)
        if before is not None:
            self.plays[before] = replace(self.plays[before], result=Result.ABORTED)
        name = str(details.get("item", ""))
        item = self._items.get(name, {})
        self.plays[entry.seq] = Play(
            entry.seq,
            entry.screen,
            str(item.get("path", name)),
            str(item.get("sha256", "")),
            str(item.get("title", "")),
            str(details.get("slide", "")),
            moment,
            None,
            0.0,
            Result.PLAYING,
            str(item.get("approved_by", "")),
        )
        self._open[entry.screen] = entry.seq

    def _end(self, entry: Entry, moment: datetime, details: dict[str, Any]) -> None:
        seq = details.get("start")
        play = self.plays.get(seq) if isinstance(seq, int) else None
        if play is None:
            return
        self._open.pop(entry.screen, None)
        result = _result(details.get("result"))
        if result is Result.ABORTED:
            self.plays[play.seq] = replace(play, result=result)
            return
        ms = details.get("ms", 0)
        seconds = max(ms, 0) / 1000 if isinstance(ms, int) else 0.0
        late = bool(details.get("late"))
        self.plays[play.seq] = replace(play, end=moment, seconds=seconds, result=result, late=late)


def within(plays: list[Play], first: datetime, after: datetime) -> tuple[Play, ...]:
    """The plays that touch the time from `first` until `after` (exclusive)."""
    return tuple(play for play in plays if play.start < after and play.start + timedelta(seconds=play.seconds) >= first)


def _result(word: object) -> Result:
    return next((one for one in (Result.PLAYED, Result.CUT) if one == word), Result.ABORTED)
