"""What the curtain does when its supervisor dies: the picture stays, and soon somebody supervises again.

In: the supervisor's process, the lock of the screen, the command that started it. Out: the same command once more, unless somebody was
quicker (systemd, an autostart, another screen's curtain); and then the curtain's own end, when the new curtain has had time to come.
Uses monotonic time; the caller has the clock. Standard library only.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

GRACE_S = 1.5
"""So long somebody else may be quicker."""
AGAIN_S = 15.0
"""A supervisor that was started and does not hold the lock after this time is started once more."""
PATIENCE_S = 5.0
STAY_S = 8.0
"""So long this curtain stays behind the new one's."""


class Guardian:
    """`is_supervised`: whether somebody holds the screen's lock."""

    def __init__(self, supervisor: int, is_supervised: Callable[[], bool], again: Callable[[], None]) -> None:
        self._supervisor, self._is_supervised, self._again = supervisor, is_supervised, again
        self._due: float | None = None
        self._since: float | None = None

    def may_end(self, now: float) -> bool:
        """Asked several times a second. Whether this curtain is needed no longer."""
        if os.getppid() == self._supervisor:
            return False
        if self._due is None:
            self._due = now + GRACE_S
        if self._is_supervised():
            self._since = now if self._since is None else self._since
            return now - self._since >= STAY_S
        self._since = None
        if now >= self._due:
            self._due = now + AGAIN_S
            self._again()
        return False


def starter(argv: Sequence[str], folder: Path, environ: Mapping[str, str]) -> Callable[[], None]:
    """Starts that command as nobody's child (setsid of util-linux), so that it outlives this process."""

    def start() -> None:
        with contextlib.suppress(OSError, subprocess.SubprocessError):  # it is tried again soon
            words = ["setsid", "--fork", *argv]
            subprocess.run(words, cwd=folder, env=environ, stdin=subprocess.DEVNULL, check=False, timeout=PATIENCE_S)

    return start
