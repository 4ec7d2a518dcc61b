"""A process that somebody has stopped (SIGSTOP, a shell's job control) does nothing and never ends: after a while it is let go on.

In: a process id, monotonic seconds. Out: whether it is time to continue it. Linux; elsewhere nothing is known, and nothing done.
One that is looked at by a debugger is left alone. Of a player the heart knows sooner, and replaces it.
"""

from __future__ import annotations

from pathlib import Path

PATIENCE_S = 10.0
"""So long whoever has stopped it may take to let it go on."""
STOPPED = "T"


def is_stopped(pid: int) -> bool:
    """Whether a signal has stopped the process (proc(5), the state in its stat)."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[:1] == [STOPPED]


class Stop:
    """How long one process has been stopped. Asked again and again."""

    def __init__(self) -> None:
        self._since: float | None = None

    def is_over(self, pid: int, now: float) -> bool:
        """Whether it has been stopped for so long that it is to go on; its time then begins anew."""
        if not is_stopped(pid):
            self._since = None
            return False
        if self._since is None:
            self._since = now
        if now - self._since < PATIENCE_S:
            return False
        self._since = None
        return True
