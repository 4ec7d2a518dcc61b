"""How much memory a process has to itself, and when that is too much. Linux; elsewhere nothing is known, and nothing done.

In: a process id. Out: megabytes of proportional set size, and a verdict. A player that has grown to more than twice its size after
warm-up, and past `LEAST_MB`, is replaced at a change of slide.
"""

from __future__ import annotations

from pathlib import Path

LOOK_S = 30.0
WARM_S = 300.0
LEAST_MB = 400.0
TIMES = 2.0


def proportional_mb(pid: int) -> float | None:
    """The proportional set size of a process in MB (10⁶ bytes); None where that cannot be known."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
        return next(int(line.split()[1]) * 1024 / 1e6 for line in text.splitlines() if line.startswith("Pss:"))
    except (OSError, ValueError, IndexError, StopIteration):
        return None


class Ceiling:
    """What one process may grow to. Asked with its age in seconds and its size."""

    def __init__(self) -> None:
        self._warm: float | None = None
        self._looks = LOOK_S

    def is_due(self, age: float) -> bool:
        """Whether it is time to look again."""
        if age < self._looks:
            return False
        self._looks = age + LOOK_S
        return True

    def is_reached(self, age: float, size: float) -> bool:
        """Whether it has grown too large."""
        if age >= WARM_S and self._warm is None:
            self._warm = size
        return size > max(LEAST_MB, TIMES * (self._warm or size))
