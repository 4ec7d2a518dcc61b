"""The program under trouble as it is seen from outside: its processes by their command lines, its folders.

In: the home of a run, its content folder, dice. Out: process ids, and signals to them.
"""

from __future__ import annotations

import os
import random
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks import processes
from benchmarks.subject import STATE

SUPERVISOR, PLAYER, CURTAIN, INGEST = "-m signage run", "-m signage.screen", "-m signage.curtain", "-m signage.ingest"
SORTS = (SUPERVISOR, PLAYER, CURTAIN, INGEST)
WORKER = "signage.kinds"


@dataclass
class World:
    """The running program and its folders. `small_disk`: its state lies on a small disk of its own."""

    home: Path
    content: Path
    dice: random.Random
    small_disk: bool = False

    @property
    def state(self) -> Path:
        """The state folder."""
        return self.home / STATE

    def pids(self, what: str) -> list[int]:
        """Processes of one sort that belong to this run."""
        found = []
        for entry in processes.PROC.iterdir():
            if entry.name.isdecimal():
                words = " ".join(processes.command(int(entry.name)))
                if what in words and str(self.home.parent) in words and not words.startswith("setsid"):
                    found.append(int(entry.name))
        return sorted(found)

    def workers(self) -> list[int]:
        """The processes that judge files, or wait for one."""
        below = {pid for parent in self.pids(INGEST) for pid in processes.tree(parent)[1:]}
        return sorted(pid for pid in below if any(WORKER in word for word in processes.command(pid)))

    def all(self) -> list[int]:
        """Every process of this run."""
        return sorted({pid for what in SORTS for pid in self.pids(what)} | set(self.workers()))

    def send(self, what: str, number: signal.Signals) -> None:
        """A signal to every process of one sort."""
        for pid in self.pids(what):
            with suppress(ProcessLookupError):
                os.kill(pid, number)
