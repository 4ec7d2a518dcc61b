"""Takes the power away while the ledger or a snapshot is written, again and again, and counts what was acknowledged and is gone.

In: how often, a folder to mount at, a seed. Out: `Counted` values. The writers are processes that do what a player and ingest
do; the disk is `soak.disk`, which keeps only what was synced. What is judged is read from the disk as the next start finds it.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from subprocess import DEVNULL, PIPE
from typing import Any

from signage.ledger import shelf
from signage.ledger.reading import account
from signage.snapshots.read import Reader
from soak import publishes
from soak.disk.mounted import Disk, mounted
from soak.kills import rows_of

MOST_CHANGES = 300
"""A writer makes no more changes than this before the power goes: some cuts hit its very first ones."""
CUTS_OF_A_LIFE = 8
"""After so many at most the disk is empty again: its first start is cut too."""
KILLED_BEFORE = 0.25
"""So often a writer was killed just before: what it left without a sync is nobody's any more."""
PYTHON = (sys.executable, "-I", "-c")
SCREENS = ("屏幕1", "屏幕2")
WRITES = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from signage.core.ledger.entry import Result
from signage.ledger.writer import Ledger
from signage.paths import make_private

state, screen, turn = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
number = 0
def wall():
    return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=10 * int(turn) + number)

make_private(state)
ledger = Ledger(state, screen, wall)
item = {"id": "a1", "path": "甲.txt", "sha256": "ab" * 32, "title": "甲", "approved_by": ""}
while True:
    number += 1
    ledger.start(item, f"{turn}.{number}")
    if ledger.wait(60):
        print(f"{turn}.{number}", flush=True)
    ledger.end(Result.PLAYED, 0.001)
"""
PUBLISHES = """
import sys
from pathlib import Path
from signage.paths import make_private
from soak.publishes import publish_for_ever

make_private(Path(sys.argv[1]))
publish_for_ever(Path(sys.argv[1]), int(sys.argv[2]))
"""


@dataclass
class Counted:
    """Over all cuts: what was `acknowledged`, how much of it is `lost`; `wrong` are sentences about what should never be."""

    cuts: int = 0
    acknowledged: int = 0
    lost: int = 0
    found: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def fine(self) -> bool:
        """Whether nothing was lost and nothing else is wrong."""
        return self.lost == 0 and not self.wrong


def cut_ledger(count: int, place: Path, seed: int) -> Counted:
    """Cuts the power of a PC with one or two screens while they write their ledger."""
    dice, all_of_it = random.Random(seed), Counted()  # noqa: S311 - moments, not secrets
    while all_of_it.cuts < count:
        with mounted(place) as disk:
            state, acknowledged = place / "state", dict[str, list[str]]()
            for _ in range(min(count - all_of_it.cuts, dice.randint(1, CUTS_OF_A_LIFE))):
                screens = SCREENS[: dice.randint(1, 2)]
                turn = str(all_of_it.cuts)
                if dice.random() < KILLED_BEFORE:
                    killed = _kill((WRITES, str(state), screens[0], f"1{turn}"))
                    acknowledged.setdefault(screens[0], []).extend(killed)
                    all_of_it.acknowledged += len(killed)
                commands = [(WRITES, str(state), screen, turn) for screen in screens]
                for screen, lines in zip(screens, _cut(disk, commands, dice), strict=True):
                    acknowledged.setdefault(screen, []).extend(lines)
                    all_of_it.acknowledged += len(lines)
                all_of_it.cuts += 1
                _judge_ledger(state, acknowledged, all_of_it)
    return all_of_it


def cut_publishing(count: int, place: Path, seed: int) -> Counted:
    """Cuts the power while one snapshot after the other is published."""
    dice, all_of_it = random.Random(seed), Counted()  # noqa: S311 - moments, not secrets
    while all_of_it.cuts < count:
        with mounted(place) as disk:
            state, newest = place / "state", 0
            for _ in range(min(count - all_of_it.cuts, dice.randint(1, CUTS_OF_A_LIFE))):
                (lines,) = _cut(disk, [(PUBLISHES, str(state), str(newest + 1))], dice)
                all_of_it.acknowledged += len(lines)
                newest = int(lines[-1]) if lines else newest
                all_of_it.cuts += 1
                newest = _judge_snapshot(state, newest, all_of_it)
    return all_of_it


def _kill(command: tuple[str, ...]) -> list[str]:
    """Runs a writer and kills it after its first acknowledged row; the lines that it has acknowledged."""
    with subprocess.Popen([*PYTHON, *command], stdout=PIPE, stderr=DEVNULL, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        process.kill()
        return [first.strip(), *process.stdout.read().split()]


def _cut(disk: Disk, commands: list[tuple[str, ...]], dice: random.Random) -> list[list[str]]:
    """Runs the writers until the power goes; the lines that each of them has acknowledged."""
    disk.cut(dice.randint(1, MOST_CHANGES))
    with ExitStack() as stack:
        running = [
            stack.enter_context(subprocess.Popen([*PYTHON, *command], stdout=PIPE, stderr=DEVNULL, text=True))
            for command in commands
        ]
        disk.wait(lambda: disk.is_cut or all(process.poll() is not None for process in running))
        assert disk.is_cut, "the writers ended by themselves"
        for process in running:
            process.kill()
        disk.boot(dice.randrange(2**32))
        return [process.communicate()[0].split() for process in running]


def _judge_ledger(state: Path, acknowledged: dict[str, list[str]], counted: Counted) -> None:
    with tempfile.TemporaryDirectory(prefix="signage-cut-") as copied:
        beside = Path(copied)
        if (state / shelf.FOLDER).is_dir():
            shutil.copytree(state / shelf.FOLDER, beside / shelf.FOLDER)
        told = account(beside, datetime(2026, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC), whole=True)
        rows = rows_of(beside)
    if not told.chain.ok:
        counted.wrong.append(f"cut {counted.cuts}: the chain breaks at {told.chain.first_bad}")
    counted.found["a gap" if any(row[4] == "gap" for row in rows) else "whole"] += 1
    started = {(row[3], json.loads(row[5])["slide"]) for row in rows if row[4] == "start"}
    lost = [(screen, line) for screen, lines in acknowledged.items() for line in lines if (screen, line) not in started]
    counted.lost += len(lost)
    for screen, lines in acknowledged.items():
        lines[:] = [line for line in lines if (screen, line) not in lost]
    counted.wrong += [f"cut {counted.cuts}: {screen} lost {line}" for screen, line in lost]
    counted.wrong += [f"cut {counted.cuts}: {what}" for what in _left_open(rows)]


def _left_open(rows: list[Any]) -> list[str]:
    """Starts without an end, besides the newest of each screen."""
    ended = {json.loads(row[5])["start"] for row in rows if row[4] == "end"}
    starts: dict[str, list[int]] = {}
    for row in rows:
        if row[4] == "start":
            starts.setdefault(row[3], []).append(row[0])
    return [f"play {seq} has no end" for seqs in starts.values() for seq in seqs[:-1] if seq not in ended]


def _judge_snapshot(state: Path, acknowledged: int, counted: Counted) -> int:
    """What stands on the screens after this start; the number of the newest snapshot."""
    reader = Reader(state)
    manifest = reader.poll()
    if manifest is None:
        if acknowledged:
            counted.lost += 1
            counted.wrong.append(f"cut {counted.cuts}: no snapshot, though {acknowledged} was published")
        counted.found["none"] += 1
        return 0
    off = {entry.id for entry in reader.withdrawn() if entry.sequence > manifest.sequence}
    number = publishes.number_of(manifest)
    if number not in {acknowledged, acknowledged + 1}:
        counted.lost += 1
        counted.wrong.append(f"cut {counted.cuts}: snapshot {number} after {acknowledged} was published")
    whole = publishes.items_of(number)
    shown = [item for item in manifest.items if item.id not in off]
    leaving = {item.id for item in whole} - {item.id for item in publishes.items_of(number + 1)}
    if [item.id for item in manifest.items] != [item.id for item in whole] or not off <= leaving:
        counted.wrong.append(f"cut {counted.cuts}: snapshot {number} is a mixture")
    if any(reader.open_derivative(made.sha256) is None for item in shown for made in item.derivatives):
        counted.wrong.append(f"cut {counted.cuts}: snapshot {number} has lost a derivative")
    counted.found["new" if number > acknowledged else "old"] += 1
    return number
