"""Kills a writer of the ledger at random moments, again and again, and counts what was acknowledged and is gone.

In: how often, a folder, a seed. Out: `Counted`. The ledger is read past the product: rows as they are stored.
"""

from __future__ import annotations

import contextlib
import json
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from signage.core.ledger.chain import verify
from signage.ledger import shelf

LONGEST_S = 0.05
"""A writer lives no longer than this after its first acknowledged row: some kills hit its very first ones."""
WRITES = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from signage.core.ledger.entry import Result
from signage.ledger.writer import Ledger

ledger = Ledger(Path(sys.argv[1]), sys.argv[2], lambda: datetime.now(timezone.utc))
item = {"id": "a1", "path": "甲.txt", "sha256": "ab" * 32, "title": "甲", "approved_by": ""}
number = 0
while True:
    number += 1
    ledger.start(item, f"{sys.argv[3]}.{number}")
    if ledger.wait(60):
        print(f"{sys.argv[3]}.{number}", flush=True)
    ledger.end(Result.PLAYED, 0.001)
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """`acknowledged` rows, how many of them are `lost`; starts without an end besides the last; ends of a crash."""

    acknowledged: int
    lost: int
    chain: bool
    endless: int
    aborted: int

    @property
    def fine(self) -> bool:
        """Whether nothing was lost and nothing left open."""
        return self.lost == 0 and self.chain and self.endless == 0


def kill(count: int, state: Path, seed: int) -> Counted:
    """Starts and kills so many writers, one after the other, on one ledger."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    acknowledged: list[str] = []
    for turn in range(count):
        argv = [sys.executable, "-I", "-c", WRITES, str(state), "屏幕1", str(turn)]
        with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            timer = threading.Timer(chance.uniform(0, LONGEST_S), process.send_signal, [signal.SIGKILL])
            for number, line in enumerate(process.stdout):
                acknowledged.append(line.strip())
                if number == 0:
                    timer.start()
    return counted(rows_of(state), acknowledged)


def rows_of(state: Path) -> list[Any]:
    """All rows of a ledger as they are stored."""
    rows: list[Any] = []
    for volume in shelf.volumes(state / shelf.FOLDER):
        with contextlib.closing(sqlite3.connect(state / shelf.FOLDER / volume.name)) as base:
            if base.execute("PRAGMA user_version").fetchone() == (0,):
                continue  # ended while it was made
            rows += base.execute(
                "SELECT seq, wall, mono_ms, screen, act, body, seal FROM entries ORDER BY seq"
            ).fetchall()
    return rows


def counted(rows: list[Any], acknowledged: list[str]) -> Counted:
    """What became of the acknowledged starts."""
    started = {json.loads(row[5])["slide"]: row[0] for row in rows if row[4] == "start"}
    ends = [json.loads(row[5]) for row in rows if row[4] == "end"]
    numbers = sorted(started.values())
    open_ones = set(numbers[:-1]) - {end["start"] for end in ends}
    aborted = sum(end["result"] == "aborted" for end in ends)
    return Counted(len(acknowledged), len(set(acknowledged) - set(started)), verify(rows).ok, len(open_ones), aborted)
