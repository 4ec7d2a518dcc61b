"""What this process was started with, made fit to stand on: launchers, services and shells leave all sorts of things to their children.

In: what was inherited. Out: the three standard descriptors are open, the owner may use the files that are made, ends of children are
told, no signal is held back, there are descriptors enough. And a voice that never holds up or fails who speaks. Standard library only.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys

if sys.platform != "win32":
    import resource

STDERR = 2
OWNER = 0o700
DESCRIPTORS = 1024
"""So many are usual (getrlimit(2)); a player with its pictures and its ledger has a few dozen, ingest over many folders more."""
PIECE = 4096
"""Bytes that a pipe takes at once where it takes any (PIPE_BUF of pipe(7))."""


def make_firm() -> None:
    """Once, at the start. Never raises."""
    _open_what_is_closed()
    os.umask(os.umask(0o077) & ~OWNER)
    if sys.platform == "win32":
        return
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # ignored, it takes the exit codes of all children along
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 <= soft < DESCRIPTORS:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (DESCRIPTORS if hard < 0 else min(DESCRIPTORS, hard), hard))


def _open_what_is_closed() -> None:
    """Else the next file that is opened, a lock or the ledger, would be somebody's terminal."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with contextlib.suppress(OSError):  # the lowest number that is free; children have it too
                os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # noqa: FBT003 - what is inherited
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: SIM115, PTH123 - for life


class Voice:
    """A stream to a descriptor that may be full, gone or stopped (a pipe that nobody reads, a terminal at Ctrl+S, a full disk).

    What it does not take at once is dropped.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def write(self, text: str) -> int:
        """All of it, as far as anybody is concerned."""
        data = text.encode("utf-8", "backslashreplace")
        with contextlib.suppress(OSError, ValueError):
            while data and select.select((), (self._descriptor,), (), 0)[1]:
                data = data[os.write(self._descriptor, data[:PIECE]) :]
        return len(text)

    def flush(self) -> None:
        """Nothing is kept."""
