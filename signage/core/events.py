"""The faults that a log names: one code for each, said when it begins, at most once an hour while it lasts, and when it is over.

Pure. In: a fault and what it is about, monotonic seconds. Out: what a line of the log carries, and whether it is worth a line.
The words are in `signage.words.events`.
"""

from __future__ import annotations

from enum import Enum, unique

AGAIN_S = 3600.0
MOST = 500
"""So many faults are remembered; the oldest one is forgotten first."""


@unique
class Event(Enum):
    """A fault by its stable code."""

    SHARE_GONE = "share-gone"
    SHARE_HANGS = "share-hangs"
    SHARE_OTHER = "share-other"
    FILES_VANISHED = "files-vanished"
    DISK_FULL = "disk-full"
    DISK_FAILS = "disk-fails"
    STORE_OVER = "store-over"
    DERIVATIVE_DAMAGED = "derivative-damaged"
    SNAPSHOT_DAMAGED = "snapshot-damaged"
    LEDGER_FAILS = "ledger-fails"
    LEDGER_DAMAGED = "ledger-damaged"
    CLOCK_UNTRUSTED = "clock-untrusted"
    STATUS_PAGE_REFUSED = "status-page-refused"
    SETTINGS_UNREADABLE = "settings-unreadable"
    ORDER_REFUSED = "order-refused"
    THEME_LEFT_OUT = "theme-left-out"
    WATCH_FAILS = "watch-fails"
    WORKER_FAILED = "worker-failed"
    ITEM_FAILS = "item-fails"
    ITEM_RESTS = "item-rests"
    PLAYER_HANGS = "player-hangs"
    CHILD_ENDED = "child-ended"
    CHILD_STOPPED = "child-stopped"
    CHILD_NOT_STARTED = "child-not-started"
    TOO_FEW_COLOURS = "too-few-colours"
    DISPLAY_POWER = "display-power"
    PROGRAM_FAULT = "program-fault"


@unique
class Phase(Enum):
    """Whether a fault begins, is over, or is done with as soon as it is told."""

    BEGIN = "begin"
    END = "end"
    ONCE = "once"


def begins(event: Event, of: str = "") -> dict[str, str]:
    """What a log line carries when a fault begins, or is still there. `of`: what it is about."""
    return _carried(event, of, Phase.BEGIN)


def ends(event: Event, of: str = "") -> dict[str, str]:
    """The same, when it is over."""
    return _carried(event, of, Phase.END)


def happens(event: Event, of: str = "") -> dict[str, str]:
    """The same, for what has no end."""
    return _carried(event, of, Phase.ONCE)


def _carried(event: Event, of: str, phase: Phase) -> dict[str, str]:
    return {"event": event.value, "of": of, "phase": phase.value}


class SaidOnce:
    """What one process has said, and when."""

    def __init__(self) -> None:
        self._said: dict[tuple[str, str], float] = {}

    def is_due(self, event: str, of: str, phase: str, now: float) -> bool:
        """Whether this is worth a line at `now`; asked once a line. The end of what never began is not."""
        key = (event, of)
        if phase == Phase.END.value:
            return self._said.pop(key, None) is not None
        before = self._said.get(key)
        if before is not None and now - before < AGAIN_S:
            return False
        self._said[key] = now
        if len(self._said) > MOST:
            del self._said[next(iter(self._said))]
        return True
