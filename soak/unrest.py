"""The rough run: the whole program on a screen, and every so often a fault; the screen is looked at a hundred times a second.

In: minutes, a seed, the time between faults. Out: how the samples divide into pictures, plain grounds and black, how long each fault was
felt, what every process holds at the beginning and the end. The judge reads the framebuffer; nothing asks the program what it shows.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from typing_extensions import override

from benchmarks import processes
from benchmarks.judge.framebuffer import Framebuffer, Region
from soak.mutate import mutant
from soak.seeds import seeds

BLACK, PLAIN = 4, 2.0
"""Mean below which the screen is black; spread of the stage below which nothing stands on it."""
STAGE, BAND = Region(0, 140, 1920, 780), Region(400, 985, 1400, 56)
EVERY_PX = 6
HZ = 110.0
BACK_S = 60.0
LEAST_APPROVED = 0.999
MOVES = 12
"""So many changes of the ticker are motion, and not one line that replaces another."""


@dataclass
class Seen:
    """What the screen showed: samples by class, and when the ticker last moved."""

    classes: Counter[str] = field(default_factory=Counter)
    moves: list[float] = field(default_factory=list)
    blacks: list[float] = field(default_factory=list)

    @property
    def approved(self) -> float:
        """The share of samples with a picture on the stage."""
        return self.classes["picture"] / max(1, self.classes.total())


class Sampler(threading.Thread):
    """Looks at the screen until it is stopped."""

    def __init__(self, screen: Path) -> None:
        super().__init__(name="sampler", daemon=True)
        self._screen = Framebuffer(screen)
        self._stopped = threading.Event()
        self.seen = Seen()

    @override
    def run(self) -> None:
        """One sample after another."""
        before = self._screen.green(BAND, 2)
        while not self._stopped.wait(1 / HZ):
            now, stage = time.monotonic(), self._screen.green(STAGE, EVERY_PX)
            band = self._screen.green(BAND, 2)
            black = stage.mean() < BLACK and band.mean() < BLACK
            kind = "black" if black else "plain" if stage.std() < PLAIN else "picture"
            self.seen.classes[kind] += 1
            if black:
                self.seen.blacks.append(now)
            if not np.array_equal(band, before):
                self.seen.moves.append(now)
                del self.seen.moves[:-400]
            before = band

    def stop(self) -> None:
        """Ends it."""
        self._stopped.set()
        self.join()

    def moved_since(self, moment: float) -> float | None:
        """When the ticker was surely in motion after `moment`; None: not yet."""
        after = [at for at in list(self.seen.moves) if at > moment]
        return after[MOVES] if len(after) > MOVES else None


@dataclass
class World:
    """The running program, found by its command lines, and its content folder."""

    home: Path
    content: Path
    dice: random.Random

    def pids(self, what: str) -> list[int]:
        """Processes of one sort that belong to this run."""
        found = []
        for entry in processes.PROC.iterdir():
            if entry.name.isdecimal():
                words = " ".join(processes.command(int(entry.name)))
                if what in words and str(self.home.parent) in words and not words.startswith("setsid"):
                    found.append(int(entry.name))
        return sorted(found)

    def send(self, what: str, number: signal.Signals) -> None:
        """A signal to every process of one sort."""
        for pid in self.pids(what):
            with suppress(ProcessLookupError):
                os.kill(pid, number)


SUPERVISOR, PLAYER, CURTAIN, INGEST = "-m signage run", "-m signage.screen", "-m signage.curtain", "-m signage.ingest"


def player_killed(world: World) -> None:
    """The player is killed."""
    world.send(PLAYER, signal.SIGKILL)


def player_crashes(world: World) -> None:
    """The player dies of a fault in native code."""
    world.send(PLAYER, signal.SIGSEGV)


def player_hangs(world: World) -> None:
    """The player stops altogether."""
    world.send(PLAYER, signal.SIGSTOP)


def curtain_killed(world: World) -> None:
    """The curtain is killed."""
    world.send(CURTAIN, signal.SIGKILL)


def ingest_killed(world: World) -> None:
    """Ingest is killed."""
    world.send(INGEST, signal.SIGKILL)


def supervisor_killed(world: World) -> None:
    """The supervisor is killed, and its children with it."""
    world.send(SUPERVISOR, signal.SIGKILL)


def all_stopped(world: World) -> None:
    """Everything stands still for ten seconds, as when a PC sleeps."""
    sorts = (SUPERVISOR, PLAYER, CURTAIN, INGEST)
    for what in sorts:
        world.send(what, signal.SIGSTOP)
    time.sleep(10)
    for what in reversed(sorts):
        world.send(what, signal.SIGCONT)


def folder_away(world: World) -> None:
    """The content folder is gone for twenty seconds."""
    away = world.content.with_name("away")
    world.content.rename(away)
    time.sleep(20)
    away.rename(world.content)


def folder_empty(world: World) -> None:
    """An empty folder stands in its place for twenty seconds."""
    away = world.content.with_name("away")
    world.content.rename(away)
    world.content.mkdir()
    time.sleep(20)
    shutil.rmtree(world.content)
    away.rename(world.content)


def ugly_files(world: World) -> None:
    """Forty damaged files come and go."""
    folder = world.content / "02 新到"
    folder.mkdir(exist_ok=True)
    whole = tuple(seeds())
    for number in range(40):
        suffix, data = mutant(world.dice, whole)
        (folder / f"坏 {number}{suffix}").write_bytes(data)
    time.sleep(15)
    shutil.rmtree(folder)


FAULTS: tuple[Callable[[World], None], ...] = (
    player_killed,
    player_crashes,
    player_hangs,
    curtain_killed,
    ingest_killed,
    supervisor_killed,
    all_stopped,
    folder_away,
    folder_empty,
    ugly_files,
)


@dataclass
class Unrest:
    """What came of it. `felt`: seconds by fault until the ticker moved again."""

    seen: Seen
    felt: dict[str, list[float]]
    held: dict[str, tuple[tuple[float, int, int], tuple[float, int, int]]]
    wrong: list[str]


def unrest(world: World, screen: Path, minutes: float, every_s: float, say: Callable[[str], None]) -> Unrest:
    """Faults for so many minutes, all of them in an order that the dice give, again and again."""
    sampler = Sampler(screen)
    felt: dict[str, list[float]] = {fault.__name__: [] for fault in FAULTS}
    wrong: list[str] = []
    first = holdings(world)
    sampler.start()
    ends = time.monotonic() + minutes * 60
    waiting: list[Callable[[World], None]] = []
    while time.monotonic() < ends:
        if not waiting:
            waiting = world.dice.sample(FAULTS, len(FAULTS))
        fault = waiting.pop()
        blacks = len(sampler.seen.blacks)
        began = time.monotonic()
        fault(world)
        took = _back(world, sampler, began)
        if took is None:
            wrong.append(f"{fault.__name__}: nothing moves a minute later")
        else:
            felt[fault.__name__].append(round(took, 2))
        more = len(sampler.seen.blacks) - blacks
        say(
            f"{fault.__name__}: {'-' if took is None else f'{took:.1f} s'}, {more} black, {sampler.seen.approved:.4%} approved"
        )
        time.sleep(max(0.0, every_s - (time.monotonic() - began)))
    sampler.stop()
    last = holdings(world)
    held = {name: (first[name], last[name]) for name in first if name in last}
    if len(world.pids(PLAYER)) != 1:
        wrong.append(f"{len(world.pids(PLAYER))} players")
    if sampler.seen.approved < LEAST_APPROVED:
        wrong.append(f"a picture stood in {sampler.seen.approved:.3%} of the samples only")
    return Unrest(sampler.seen, felt, held, wrong)


def holdings(world: World) -> dict[str, tuple[float, int, int]]:
    """Megabytes of its own, descriptors and threads of each process, by its sort."""
    found = {}
    for what in (SUPERVISOR, PLAYER, CURTAIN, INGEST):
        for pid in world.pids(what)[:1]:
            with suppress(OSError):
                folder = processes.PROC / str(pid)
                count = len(list((folder / "fd").iterdir())), len(list((folder / "task").iterdir()))
                found[what.removeprefix("-m ")] = (round(processes.own_mb(pid), 1), *count)
    return found


def table(result: Unrest) -> list[str]:
    """The lines to print."""
    lines = [f"samples {dict(result.seen.classes)}, approved {result.seen.approved:.4%}"]
    lines += [
        f"{name}: {len(times)} times, back after {statistics.median(times):.1f} s (longest {max(times):.1f} s)"
        for name, times in result.felt.items()
        if times
    ]
    lines += [
        f"{name}: {before[0]} → {after[0]} MB, {before[1]} → {after[1]} descriptors, {before[2]} → {after[2]} threads"
        for name, (before, after) in result.held.items()
    ]
    return lines


def _back(world: World, sampler: Sampler, began: float) -> float | None:
    """Seconds from the beginning of a fault until one player plays and the ticker moves."""
    time.sleep(0.5)
    while time.monotonic() - began < BACK_S + 30:
        moved = sampler.moved_since(began + 0.5)
        if moved is not None and len(world.pids(PLAYER)) == 1:
            return moved - began
        time.sleep(0.05)
    return None
