"""What was shown last, what comes when, how large the screen is: one `playing-….json` a screen in the state folder.

For the status page, and for `check`, which measures in the true form of a screen. Not the ledger. In: items as they come
on the stage. Out: a small file, written at most every ten seconds. A screen that waits for its output says so now and then.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from signage.screen.picture.pictures import digest
from signage.snapshots import layout
from signage.system.plainfile import read_plain

WRITE_EVERY_S, WAITS_EVERY_S = 10.0, 600.0
MOST_BYTES = 16 * 2**20
LOG = logging.getLogger("signage.screen")


Upcoming = Mapping[str, tuple[datetime, ...]]


class ShownReport:
    """Remembers when each item was last on the stage; writes at most every ten seconds."""

    def __init__(
        self, state: Path, screen: str, on_glass: Callable[[], tuple[int, int] | None] = lambda: (0, 0)
    ) -> None:
        """`on_glass`: the scene's size in px; None while the screen has no output."""
        self._on_glass = on_glass
        self.state = state
        self._screen = screen
        self._path = state / layout.SHOWN.replace("*", digest(screen)[:8])
        self._shown: dict[str, str] = {}
        self._written = float("-inf")
        self._dirty, self._said = False, ("", True, True)
        self._size = (0, 0)
        self._listed: set[str] = set()

    def note(self, item: str, now: datetime) -> None:
        """Item `item` is on the stage at `now`; nothing is noted while the screen has no output."""
        if self._on_glass() is None:
            return
        self._shown[item] = now.isoformat(timespec="seconds")
        self._dirty = True

    def write_if_due(
        self, mono: float, listed: set[str], upcoming: Callable[[], Upcoming], clock: str = "", *, ledger: bool = True
    ) -> None:
        """Writes what changed, without the items that are not `listed` any more. A full disk is no fault of the glass.

        `upcoming` says when each item comes next on this screen; it is asked only when something is written. `clock`:
        why the clock is not believed, "" while it is. `ledger`: whether that can be written.
        """
        size = self._on_glass()
        said = (clock, ledger, size is not None)
        news = self._dirty or listed != self._listed or said != self._said
        if not (news or size is None) or mono - self._written < (WRITE_EVERY_S if news else WAITS_EVERY_S):
            return
        self._written, self._dirty, self._listed, self._said = mono, False, listed, said
        self._shown = {item: time for item, time in self._shown.items() if item in listed}
        coming = {item: [at.isoformat(timespec="seconds") for at in times] for item, times in upcoming().items()}
        self._size = size or self._size
        told = {"schema": 1, "screen": self._screen, "size": self._size, "shown": self._shown, "next": coming}
        told |= {"clock": clock, "ledger": ledger, "output": size is not None}
        beside = self._path.with_suffix(".tmp")
        try:
            beside.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
            beside.replace(self._path)
        except OSError as error:
            LOG.warning("cannot write %s: %s", self._path.name, error)


def sizes_in(state: Path) -> dict[str, tuple[int, int]]:
    """The size in px of every screen that has played from this state folder, by name; what cannot be read is left out."""
    sizes: dict[str, tuple[int, int]] = {}
    for path in sorted(state.glob(layout.SHOWN)):
        try:
            plain = json.loads(read_plain(path, MOST_BYTES))
            width, height = plain["size"]
            name = plain["screen"]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if isinstance(name, str) and isinstance(width, int) and isinstance(height, int) and min(width, height) > 0:
            sizes[name] = (width, height)
    return sizes
