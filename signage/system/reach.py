"""Whether a folder can be looked at, asked by another process: a share that does not answer must not hold the one who asks.

In: a folder, seconds. Out: `Reach`, after that time at the latest. Never touches the folder itself.
"""

from __future__ import annotations

import contextlib
import subprocess
from enum import Enum
from pathlib import Path

LISTS = """
test -d "$1" || exit 3
test -r "$1" && test -x "$1" || exit 4
for first in "$1"/*; do break; done
"""
"""It is listed too: what is known of a folder may outlive its server."""
ASK = ("/bin/sh", "-c", LISTS, "sh")
LEFT_S = 0.1
"""So long one that was killed is waited for; one that a dead share holds is left to the kernel."""


class Reach(Enum):
    """What came of it. `UNKNOWN`: nobody could be sent to look."""

    THERE = 0
    MISSING = 3
    CLOSED = 4
    SILENT = -1
    UNKNOWN = -2


class Messenger:
    """Looks at one folder, again and again. One process at a time: a dead share may hold it even when it was killed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sent: subprocess.Popen[bytes] | None = None

    def look(self, seconds: float) -> Reach:
        """Send one, and wait for so long at most. While an earlier one is still held, there is no answer."""
        if self._sent is not None and self._sent.poll() is None:
            return Reach.SILENT
        quiet = subprocess.DEVNULL
        try:
            self._sent = subprocess.Popen((*ASK, self._folder), stdin=quiet, stdout=quiet, stderr=quiet)
        except OSError:
            return Reach.UNKNOWN
        try:
            code = self._sent.wait(seconds)
        except subprocess.TimeoutExpired:
            self._sent.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._sent.wait(LEFT_S)
            return Reach.SILENT
        return Reach(code) if code in {one.value for one in Reach} else Reach.UNKNOWN


def reach(folder: Path, seconds: float) -> Reach:
    """Look at `folder` once."""
    return Messenger(folder).look(seconds)
