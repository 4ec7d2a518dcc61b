"""When people are told: the status page soon after news, seldom without, and never so often that the work suffers.

In: monotonic seconds, a `View`, what the last page cost. Out: the chore that writes the page. On a busy machine a page takes long and
costs little: people who watch many files being judged see how far it is all the same.
"""

from __future__ import annotations

import functools
import math
import time
from collections.abc import Callable
from datetime import datetime

from signage.ingest.chores import Chores
from signage.ingest.status.view import Report, View

LEAST_S = 0.1
BULK_S = 2.0
BULK_FILES = 20
LOOK_S = 60.0
REST = 100
"""How many times as long as a look without news worked the next one waits; after a page it is five times."""
NAME = "report"


class Telling:
    """Owned by the loop. Without a `report` nobody is told anything."""

    def __init__(self, report: Report | None, chores: Chores) -> None:
        self._report = report
        self._chores = chores
        self._at = self._not_before = 0.0
        self._look_s = LOOK_S

    @property
    def next_at(self) -> float:
        """When the page is due, in monotonic seconds."""
        return math.inf if self._report is None or self._chores.runs(NAME) else self._at

    def soon(self, now: float) -> None:
        """There are news."""
        self._at = min(self._at, max(now, self._not_before))

    def at_once(self) -> None:
        """There are news that cannot wait."""
        self._at = 0.0

    def tell(self, now: float, wall: datetime, view: Callable[[], View]) -> None:
        """Write the page if it is due."""
        if self._report is None or now < self.next_at:
            return
        self._at = now + self._look_s
        self._chores.begin(NAME, functools.partial(_worked, self._report, view(), wall), now)

    def told(self, now: float, took: float, worked: float, in_work: int) -> None:
        """The page is written: it `took` so many seconds, and `worked` so many seconds of CPU time."""
        self._not_before = now + max(BULK_S if in_work > BULK_FILES else LEAST_S, took, 5 * worked)
        self._at = max(self._at, self._not_before)
        self._look_s = max(LOOK_S, REST * worked)


def _worked(report: Report, view: View, wall: datetime) -> float:
    """Writes the page. How many seconds of CPU time that cost."""
    begun = time.thread_time()
    report(view, wall)
    return time.thread_time() - begun
