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
    """Takes rows, one after the other, and keeps what touches the time from `first` until `after` (exclusive)."""

    first: datetime
    after: datetime
    operations: list[Operation] = field(default_factory=list)
    _plays: dict[int, Play] = field(default_factory=dict)
    _items: dict[str, dict[str, Any]] = field(default_factory=dict)
    _open: dict[str, Play] = field(default_factory=dict)

    @property
    def told(self) -> tuple[Play, ...]:
        """The plays, in the order of their numbers; those that nobody has ended are the last on their screens."""
        still = {play.seq: play for play in self._open.values() if self._touches(play)}
        return tuple(play for _, play in sorted((self._plays | still).items()))

    def open_start(self, screen: str) -> int:
        """The number of the play that nobody has ended on a screen; 0 for none."""
        play = self._open.get(screen)
        return play.seq if play is not None else 0

    def take(self, entry: Entry) -> None:
        """One more row."""
        details, moment = entry.details, entry.moment
        if entry.act == Act.ITEM:
            self._items[str(details.get("id", ""))] = details
        elif moment is None:
            pass
        elif entry.act == Act.START:
            self._close(entry.screen, Result.ABORTED)
            self._open[entry.screen] = self._begun(entry, moment, details)
        elif entry.act == Act.END:
            self._end(entry, moment, details)
        elif entry.act not in NOT_OPERATIONS and self.first <= moment < self.after:
            self.operations.append(Operation(entry.seq, entry.screen, moment, entry.act, details))

    def _begun(self, entry: Entry, moment: datetime, details: dict[str, Any]) -> Play:
        name = str(details.get("item", ""))
        item = self._items.get(name, {})
        return Play(
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

    def _end(self, entry: Entry, moment: datetime, details: dict[str, Any]) -> None:
        play = self._open.get(entry.screen)
        if play is None or details.get("start") != play.seq:
            return
        result, ms = _result(details.get("result")), details.get("ms", 0)
        if result is not Result.ABORTED:
            seconds = max(ms, 0) / 1000 if isinstance(ms, int) else 0.0
            self._open[entry.screen] = replace(play, end=moment, seconds=seconds, late=bool(details.get("late")))
        self._close(entry.screen, result)

    def _close(self, screen: str, result: Result) -> None:
        play = self._open.pop(screen, None)
        if play is not None and self._touches(play):
            self._plays[play.seq] = replace(play, result=result)

    def _touches(self, play: Play) -> bool:
        return play.start < self.after and play.start + timedelta(seconds=play.seconds) >= self.first


def _result(word: object) -> Result:
    return next((one for one in (Result.PLAYED, Result.CUT) if one == word), Result.ABORTED)
