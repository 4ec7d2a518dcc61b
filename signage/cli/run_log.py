"""What the supervisor says, to the terminal and to the log of faults.

In: sentences by their key. Out: the same on the terminal; those that are faults also as JSON lines in the state folder. Never
fails the supervisor because a disk is full.
"""

from __future__ import annotations

import logging
from pathlib import Path

from signage.core.events import Event, happens
from signage.logs import JsonLines, SayOnce, ring
from signage.supervise.tell import Tell

FAULTS = {
    "child-ended": Event.CHILD_ENDED,
    "child-hangs": Event.PLAYER_HANGS,
    "child-continued": Event.CHILD_STOPPED,
    "child-not-started": Event.CHILD_NOT_STARTED,
    "too-few-colours": Event.TOO_FEW_COLOURS,
    "displays-stay-on": Event.DISPLAY_POWER,
    "displays-stay-off": Event.DISPLAY_POWER,
    "look-failed": Event.PROGRAM_FAULT,
    "item-put-aside": Event.ITEM_RESTS,
}
"""Which sentences of the supervisor are faults."""


class Logged:
    """A `Tell` that also writes faults into the log of this name."""

    def __init__(self, tell: Tell, state: Path, name: str) -> None:
        self._tell = tell
        logging.raiseExceptions = False
        try:
            self._file = ring(state, name)
        except OSError:
            self._file = logging.NullHandler()
        self._file.setFormatter(JsonLines())
        self._file.addFilter(SayOnce())

    def close(self) -> None:
        """Gives the file back."""
        self._file.close()

    def __call__(self, key: str, /, **fields: object) -> None:
        self._tell(key, **fields)
        event = FAULTS.get(key)
        if event is None:
            return
        about = {name: str(value) for name, value in fields.items()}
        of = about.get("name", about.get("items", ""))
        said = {"name": "signage.supervise", "levelno": logging.WARNING, "levelname": "WARNING", "msg": key}
        self._file.handle(logging.makeLogRecord({**said, **happens(event, of), "about": about}))
