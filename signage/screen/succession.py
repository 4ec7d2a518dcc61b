"""The thread of one screen: its brain, and its successor after new settings that need another layout or on another size.

In: the first brain, and how to make the next. The window and its pictures live on; nothing goes dark between the two.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

from signage.core.settings import Settings
from signage.screen.stage.brain import Brain

NICE = 5
"""The thread that lays out and paints ahead yields to the one that moves the pictures."""
PREPARE_S = 2.0
"""Seconds of measuring before a successor shows anything; the old picture stays meanwhile."""


class Succession:
    """`make` gives a brain for new settings; `handed_over` is called before its first picture."""

    def __init__(self, first: Brain, make: Callable[[Settings], Brain], handed_over: Callable[[], None]) -> None:
        self._brain, self._make, self._handed_over = first, make, handed_over
        self._ending, self._anew = threading.Event(), threading.Event()
        self._retired: Callable[[], None] | None = None

    @property
    def settings(self) -> Settings:
        """The settings that the present brain follows."""
        return self._brain.settings

    @property
    def turned(self) -> float:
        """When the brain ended its last turn, in monotonic seconds."""
        return self._brain.turned

    def retire(self, then: Callable[[], None]) -> None:
        """Ends at the next change of slide; `then` is called in the brain's thread."""
        self._retired = then
        self._brain.retire()

    def start(self) -> None:
        """Begins to think, in a thread that ends with the process."""
        threading.Thread(target=self._run, name="brain", daemon=True).start()

    def stop(self) -> None:
        """Ends the brain at its next turn; there is no successor any more."""
        self._ending.set()
        self._brain.stop()

    def again(self) -> None:
        """The screen has another size: the same settings are laid out anew, at once."""
        self._anew.set()
        self._brain.stop()

    def _run(self) -> None:
        _yield_to_others()
        self._brain.run()
        while not self._ending.is_set() and (self._brain.outdated is not None or self._anew.is_set()):
            patience = 0.0 if self._anew.is_set() else PREPARE_S
            self._anew.clear()
            successor = self._make(self._brain.outdated or self._brain.settings)
            successor.prepare(patience)
            self._handed_over()
            self._brain = successor
            if not self._ending.is_set() and not self._anew.is_set():
                self._brain.run()
        if self._retired is not None and not self._ending.is_set():
            self._retired()


def _yield_to_others() -> None:
    """Lowers the priority of this thread, where the system knows priorities of threads (Linux)."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
