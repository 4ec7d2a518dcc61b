"""What was shown last and when, for the status page: one `playing-….json` a screen in the state folder. Not the ledger."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from signage.screen.pictures import digest
from signage.snapshots import layout

WRITE_EVERY_S = 10.0
LOG = logging.getLogger("signage.screen")


class ShownReport:
    """Remembers when each item was last on the stage; writes at most every ten seconds."""

    def __init__(self, state: Path, screen: str, visible: Callable[[], bool] = lambda: True) -> None:
        self._visible = visible
        self._path = state / layout.SHOWN.replace("*", digest(screen)[:8])
        self._shown: dict[str, str] = {}
        self._written = float("-inf")
        self._dirty = False

    def note(self, item: str, now: datetime) -> None:
        """Item `item` is on the stage at `now`; nothing is noted while the screen has no output."""
        if not self._visible():
            return
        self._shown[item] = now.isoformat(timespec="seconds")
        self._dirty = True

    def write_if_due(self, mono: float, listed: set[str]) -> None:
        """Writes what changed, without the items that are not `listed` any more. A full disk is no fault of the glass."""
        if not self._dirty or mono - self._written < WRITE_EVERY_S:
            return
        self._written, self._dirty = mono, False
        self._shown = {item: time for item, time in self._shown.items() if item in listed}
        beside = self._path.with_suffix(".tmp")
        try:
            beside.write_text(json.dumps({"schema": 1, "shown": self._shown}), "utf-8")
            beside.replace(self._path)
        except OSError as error:
            LOG.warning("cannot write %s: %s", self._path.name, error)
