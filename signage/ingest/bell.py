"""The bell that wakes the loop: rung by any thread, and by a signal handler.

A handler runs in the main thread between any two steps of its code, so also while that thread is about to wait. Nothing
here takes a lock that the waiting side may hold then: an `Event` set in a handler could wait for itself for ever.
"""

from __future__ import annotations

import contextlib
import queue


class Bell:
    """`ended`: it was rung for the last time."""

    def __init__(self) -> None:
        self.ended = False
        self._rings: queue.SimpleQueue[None] = queue.SimpleQueue()

    def ring(self) -> None:
        """Wake whoever waits, or the next one that does."""
        self._rings.put(None)

    def end(self) -> None:
        """Wake whoever waits, for the end."""
        self.ended = True
        self.ring()

    def wait(self, seconds: float) -> None:
        """Until it rings, or so long. Many rings are one."""
        with contextlib.suppress(queue.Empty):
            self._rings.get(timeout=seconds)
            while True:
                self._rings.get_nowait()
