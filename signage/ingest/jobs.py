"""Work beside the loop: hashing on one thread, workers on two, conversions on one. Results come back in a queue; the loop owns all state.

In: functions without arguments, each under a token. Out: (token, result or exception), in the order they end.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

Task = Callable[[], Any]
Token = tuple[str, int]
"""A path and the ticket of its entry."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one task. An exception that the task let through is in `error`."""

    token: Token
    result: Any = None
    error: Exception | None = None


class Jobs(Protocol):
    """Something that carries tasks out."""

    slots: int

    def submit(self, token: Token, task: Task) -> None: ...

    def done(self) -> list[Done]: ...


@dataclass(frozen=True, slots=True)
class Hands:
    """Who carries what out: reading files, judging them, chores such as the status page, and conversions.

    A conversion takes seconds, sometimes a minute: it has a hand of its own, so that no other file waits for it.
    """

    probes: Jobs
    workers: Jobs
    chores: Jobs
    converters: Jobs


def carried_out(token: Token, task: Task) -> Done:
    """Run one task; the worker's door: whatever it raises becomes a value."""
    try:
        return Done(token, task())
    except Exception as error:  # noqa: BLE001 - one of the three doors; the loop logs it
        return Done(token, error=error)


class ThreadJobs:
    """Threads that die with the process. `wake` is called after each result. `spare`: threads beyond the slots."""

    def __init__(self, slots: int, name: str, wake: Callable[[], None], *, spare: int = 0) -> None:
        self.slots = slots
        self._tasks: queue.SimpleQueue[tuple[Token, Task]] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Done] = queue.SimpleQueue()
        self._wake = wake
        for number in range(slots + spare):
            threading.Thread(target=self._run, name=f"{name}-{number}", daemon=True).start()

    def submit(self, token: Token, task: Task) -> None:
        self._tasks.put((token, task))

    def done(self) -> list[Done]:
        found = []
        while True:
            try:
                found.append(self._done.get_nowait())
            except queue.Empty:
                return found

    def _run(self) -> None:
        while True:
            token, task = self._tasks.get()
            self._done.put(carried_out(token, task))
            self._wake()


class InlineJobs:
    """Carries each task out at once; for tests and for a single pass."""

    def __init__(self, slots: int = 1) -> None:
        self.slots = slots
        self._done: list[Done] = []

    @property
    def pending(self) -> bool:
        """Whether `done` has something."""
        return bool(self._done)

    def submit(self, token: Token, task: Task) -> None:
        self._done.append(carried_out(token, task))

    def done(self) -> list[Done]:
        found, self._done = self._done, []
        return found
