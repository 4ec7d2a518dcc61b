"""Whether a folder can be looked at, asked by another process: a share that does not answer must not hold the one who asks.

In: a folder, seconds. Out: `Reach`, after that time at the latest. Never touches the folder itself.
"""

from __future__ import annotations

import contextlib
import subprocess
from enum import Enum
from pathlib import Path

ASK = ("/bin/sh", "-c", 'test -d "$1" || exit 3; test -r "$1" && test -x "$1" || exit 4', "sh")
LEFT_S = 0.1
"""So long one that was killed is waited for; one that a dead share holds is left to the kernel."""


class Reach(Enum):
    """What came of it. `UNKNOWN`: nobody could be sent to look."""

    THERE = 0
    MISSING = 3
    CLOSED = 4
    SILENT = -1
    UNKNOWN = -2


def reach(folder: Path, seconds: float) -> Reach:
    """Look at `folder`, for so long at most."""
    quiet = subprocess.DEVNULL
    try:
        asked = subprocess.Popen((*ASK, folder), stdin=quiet, stdout=quiet, stderr=quiet)
    except OSError:
        return Reach.UNKNOWN
    try:
        code = asked.wait(seconds)
    except subprocess.TimeoutExpired:
        asked.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            asked.wait(LEFT_S)
        return Reach.SILENT
    return Reach(code) if code in {one.value for one in Reach} else Reach.UNKNOWN
