"""A thread that notices when the loop sleeps in one question to a share that does not answer.

In: the content folder. Out: lines in the log; and, when the folder answers a process that asks anew while our question is still
open (the share was mounted again over a dead one), the end of this process, so that the parent starts another. Judged by the
kernel's count of how often the thread was put aside and came back: work, however slow, moves it. Touches no share itself.
"""

from __future__ import annotations

import logging
import os
import re
import threading
import time
from collections.abc import Callable
from pathlib import Path

from signage.core.events import Event, begins, ends
from signage.system.reach import Messenger, Reach

log = logging.getLogger(__name__)

LOOK_S = 1.0
STOPPED_S = 5.0
"""Who sleeps longer than that between two looks was stopped himself, and the loop with him."""
HANGS_S = 10.0
"""Longer than the loop ever sleeps of its own accord."""
GIVE_UP_S = 60.0
ANSWER_S = 10.0
"""So long a healthy share may take to be looked at."""
AGAIN = 75
"""What the process ends with, to be started again."""
_TURNS = re.compile(r"ctxt_switches:\s*(\d+)")


class Patience:
    """`look` is called once a second by a thread of its own, which dies with the process."""

    def __init__(
        self,
        turns: Callable[[], str],
        answers: Callable[[], bool],
        leave: Callable[[], None] = lambda: os._exit(AGAIN),  # tidying up would wait for the share
    ) -> None:
        self._turns, self._answers, self._leave = turns, answers, leave
        self._seen, self._since = "", 0.0
        self._said = False

    def begin(self) -> None:
        """Looks from now on."""
        threading.Thread(target=self._run, name="patience", daemon=True).start()

    def look(self, now: float) -> None:
        """Whether the loop has moved since the last look; `now` in monotonic seconds."""
        turns = self._turns()
        if turns != self._seen or not turns:
            self._seen, self._since = turns, now
            if self._said:
                self._said = False
                log.info("the content folder answers again", extra=ends(Event.SHARE_HANGS))
            return
        stuck = now - self._since
        if stuck >= HANGS_S:
            self._said = True
            log.error("the content folder does not answer", extra=begins(Event.SHARE_HANGS))
        if stuck >= GIVE_UP_S and self._answers():
            log.warning("the content folder answers others: starting again")
            self._leave()

    def _run(self) -> None:
        before = time.monotonic()
        while True:
            time.sleep(LOOK_S)
            now = time.monotonic()
            if now - before > STOPPED_S:
                self._seen = ""
            self.look(now)
            before = time.monotonic()  # a look may wait for an answer


def turns_of(thread: int) -> Callable[[], str]:
    """How often this thread of ours slept or was put aside; "" where the system does not tell."""
    status = Path(f"/proc/self/task/{thread}/status")

    def turns() -> str:
        try:
            return " ".join(_TURNS.findall(status.read_text("ascii", "replace")))
        except OSError:
            return ""

    return turns


def answers_of(content: Path) -> Callable[[], bool]:
    """Whether the folder answers another process."""
    messenger = Messenger(content)
    return lambda: messenger.look(ANSWER_S) is Reach.THERE
