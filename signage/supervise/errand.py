"""Carries a conversation with tools out, without ever waiting for them: one command at a time, each with its patience.

In: a generator that yields commands and is sent what each said (None: it is not there, failed, or took too long), monotonic seconds.
Out: what the generator returns. One that hangs is killed; one that cannot even be killed (a bus of the kernel) is left alone, and
nothing else is started until it is gone. Standard library only.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Generator, Mapping
from typing import Generic, TypeVar

PATIENCE_S = 10.0
LARGEST, PIECE = 1 << 18, 1 << 16
MOST_TOLD = 200
Result = TypeVar("Result")


class Errand(Generic[Result]):
    """Looked at about once a second until it is `done`; then `result` stands. `trouble`: the last command that failed, and how."""

    def __init__(self, talk: Generator[tuple[str, ...], str | None, Result], environ: Mapping[str, str]) -> None:
        self._talk, self._environ = talk, dict(environ)
        self._words: tuple[str, ...] = ()
        self._process: subprocess.Popen[bytes] | None = None
        self._ends, self._said, self._killed = 0.0, b"", False
        self.done = False
        self.result: Result | None = None
        self.trouble = ""

    def look(self, now: float) -> None:
        """Takes it one step further, if the command has ended."""
        if self.done:
            return
        process = self._process
        if process is not None and process.poll() is None:
            self._attend(process, now)
        else:
            self._next(None if process is None else self._answer(process), now)

    def _attend(self, process: subprocess.Popen[bytes], now: float) -> None:
        """Takes what has been said so far, lest the speaker is held up; ends one that takes too long."""
        self._read(process)
        if now >= self._ends and not self._killed:
            self._killed = True
            self._fail(f"> {PATIENCE_S:g} s")
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)

    def _answer(self, process: subprocess.Popen[bytes]) -> str | None:
        """What one that has ended said; None where it failed."""
        self._read(process)
        assert process.stdout is not None
        process.stdout.close()
        text = self._said.decode("utf-8", "replace")
        if process.returncode and not self._killed:
            self._fail((text.strip().splitlines() or [f"exit {process.returncode}"])[-1])
        return None if process.returncode else text

    def _next(self, said: str | None, now: float) -> None:
        """Hands over what was said, and starts what is wanted next."""
        try:
            self._words = self._talk.send(said)
        except StopIteration as ended:
            self.done, self.result = True, ended.value
            return
        self._process, self._said, self._killed, self._ends = None, b"", False, now + PATIENCE_S
        try:
            self._process = subprocess.Popen(
                self._words,
                env=self._environ,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except (OSError, subprocess.SubprocessError) as error:
            self._fail(str(error))
            return
        assert self._process.stdout is not None
        os.set_blocking(self._process.stdout.fileno(), False)

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with contextlib.suppress(OSError):
            while piece := os.read(process.stdout.fileno(), PIECE):
                self._said = (self._said + piece)[:LARGEST]

    def _fail(self, how: str) -> None:
        self.trouble = f"{' '.join(self._words)}: {how[:MOST_TOLD]}"
