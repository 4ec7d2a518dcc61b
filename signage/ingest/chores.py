"""Chores of the loop: at most one of a name under way, each timed from its beginning. The loop asks what has ended.

In: tasks by name, monotonic seconds. Out: what ended, how long it took, and its result; a failed chore is logged.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from signage.core.events import Event, happens
from signage.ingest.jobs import Jobs, Task

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ended:
    """A chore that ended after `took` seconds. `result` is None if it failed."""

    name: str
    took: float
    result: Any


class Chores:
    """Owned by the loop."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._begun: dict[str, float] = {}

    def begin(self, name: str, task: Task, now: float) -> None:
        """Let a task run beside the loop."""
        self._begun[name] = now
        self._jobs.submit((name, 0), task)

    def runs(self, name: str) -> bool:
        """Whether a chore of that name is under way."""
        return name in self._begun

    def ended(self, now: float) -> Iterator[Ended]:
        """What has ended since it was last asked."""
        for done in self._jobs.done():
            name = done.token[0]
            if done.error is not None:
                log.error("%s failed", name, exc_info=done.error, extra=happens(Event.PROGRAM_FAULT, name))
            yield Ended(name, now - self._begun.pop(name, now), done.result)
