"""A worker that waits: started, shut in and loaded while another one judges, so that the next file finds it ready.

In: a sandbox; then descriptors and requests, from any thread. Out: an `Outcome` each, as from `run_worker`. Still one
file a process, and a worker gives up its rights before it waits. One that ended while it waited is replaced.
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import time
from collections import deque

from signage.ingest.worker.run import WALL_S, Started, answer_from, ask, ending, judged_by, start
from signage.ingest.worker.sandbox import Sandbox
from signage.kinds.wire import Outcome, Request

log = logging.getLogger(__name__)

IDLE_S = 20.0
"""A worker that has waited so long gives its memory back: an office drops its files in handfuls, days apart."""


class Spare:
    """Judges files by workers of one sandbox and keeps `most` of them waiting, once there was a first file."""

    def __init__(self, sandbox: Sandbox, *, most: int = 1, wall_s: float = WALL_S) -> None:
        self._sandbox = sandbox
        self._most = most
        self._wall_s = wall_s
        self._waiting: deque[Started] = deque()
        self._lock = threading.Lock()
        self._asked_at = time.monotonic()
        self._closed = False

    def __call__(self, fd: int, request: Request) -> Outcome:
        """What became of the file behind `fd`. Never raises for anything the file or the worker does."""
        return judged_by(lambda: self._answer(fd, request), request)

    def prepare(self) -> None:
        """Let a worker wait, if none does. It lives as long as the thread that calls this."""
        with self._lock:
            self._asked_at = time.monotonic()
            if self._closed or len(self._waiting) >= self._most:
                return
            try:
                self._waiting.append(start(self._sandbox))
            except OSError as error:
                log.warning("no spare worker: %s", os.strerror(error.errno or 0))

    def rest(self, mono: float) -> None:
        """End those that wait if nobody has asked for one in the last 20 s. `mono` is the monotonic time in seconds."""
        with self._lock:
            if mono - self._asked_at >= IDLE_S:
                self._end_waiting()

    def close(self) -> None:
        """End those that wait."""
        with self._lock:
            self._closed = True
            self._end_waiting()

    def _end_waiting(self) -> None:
        while self._waiting:
            with ending(self._waiting.popleft()):
                pass

    def _answer(self, fd: int, request: Request) -> bytes:
        with contextlib.ExitStack() as stack:
            started = self._asked(fd, request, stack)
            deadline = time.monotonic() + self._wall_s
            self.prepare()
            return answer_from(started, deadline)

    def _asked(self, fd: int, request: Request, stack: contextlib.ExitStack) -> Started:
        """A worker that has its file: one that waited, else a new one."""
        while (waited := self._take()) is not None:
            stack.enter_context(ending(waited))
            if ask(waited, fd, request):
                return waited
        fresh = start(self._sandbox)
        stack.enter_context(ending(fresh))
        ask(fresh, fd, request)
        return fresh

    def _take(self) -> Started | None:
        with self._lock:
            return self._waiting.popleft() if self._waiting else None
