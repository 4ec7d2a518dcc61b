"""What the processes hold over time, and whether it grows.

In: the world, looked at every few seconds; afterwards the readings. Out: slopes by least squares. A process that was started again is
another one: the readings of each are taken from their own mean, and its first minutes are its warm-up.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import sqrt
from operator import attrgetter
from typing import NamedTuple

from typing_extensions import override

from benchmarks import processes
from soak.world import SORTS, World

EVERY_S = 10.0
STEP_MB = 0.25
"""What comes or goes at once is a picture or a font that is kept for a while, and no growth."""
HOUR_S = 3600.0


class Reading(NamedTuple):
    """`at`: seconds since the beginning. `own_mb`: what it has allocated itself, `pss_mb`: with its share of what is common."""

    at: float
    sort: str
    pid: int
    own_mb: float
    pss_mb: float
    descriptors: int
    threads: int


@dataclass(frozen=True, slots=True)
class Slope:
    """Growth an hour, its standard error, and from how many hours of how many processes it is known."""

    per_h: float
    error: float
    hours: float
    lives: int


class Nurse(threading.Thread):
    """Takes readings until it is stopped. `largest_mb`: the most that all processes had at once (PSS)."""

    def __init__(self, world: World) -> None:
        super().__init__(name="nurse", daemon=True)
        self._world = world
        self._stopped = threading.Event()
        self._began = time.monotonic()
        self.readings: list[Reading] = []
        self.largest_mb = 0.0

    @override
    def run(self) -> None:
        """One round after another."""
        while True:
            self.readings += round_of(self._world, time.monotonic() - self._began)
            self.largest_mb = max(self.largest_mb, processes.pss_mb(tuple(self._world.all())))
            if self._stopped.wait(EVERY_S):
                return

    def stop(self) -> None:
        """Ends it."""
        self._stopped.set()
        self.join()


def round_of(world: World, at: float) -> list[Reading]:
    """One reading of each sort of process that is there."""
    found = []
    for what in SORTS:
        for pid in world.pids(what)[:1]:
            with suppress(OSError):
                folder = processes.PROC / str(pid)
                counts = len(list((folder / "fd").iterdir())), len(list((folder / "task").iterdir()))
                own, pss = processes.own_mb(pid), processes.pss_mb((pid,))
                if own:
                    sort = what.removeprefix("-m ").removeprefix("signage.")
                    found.append(Reading(round(at, 1), sort, pid, round(own, 2), round(pss, 2), *counts))
    return found


def slope(
    readings: Sequence[Reading], value: Callable[[Reading], float], warm_s: float, since: float = 0.0
) -> Slope | None:
    """How much `value` grows an hour from `since` on, in the readings of one sort; None when too little is known."""
    points: list[tuple[float, float]] = []
    hours, lives = 0.0, 0
    for _, group in itertools.groupby(sorted(readings, key=attrgetter("pid", "at")), attrgetter("pid")):
        life = list(group)
        warm = [(one.at / HOUR_S, value(one)) for one in life if one.at >= max(since, life[0].at + warm_s)]
        if len(warm) < 3:
            continue
        mean_at, mean = (sum(column) / len(warm) for column in zip(*warm, strict=True))
        points += [(at - mean_at, what - mean) for at, what in warm]
        hours, lives = hours + warm[-1][0] - warm[0][0], lives + 1
    across = sum(at * at for at, _ in points)
    free = len(points) - lives - 1
    if across == 0 or free < 1:
        return None
    per_h = sum(at * what for at, what in points) / across
    rest = sum((what - per_h * at) ** 2 for at, what in points)
    return Slope(round(per_h, 2), round(sqrt(rest / free / across), 2), round(hours, 2), lives)


def creep(readings: Sequence[Reading], warm_s: float, since: float = 0.0) -> float | None:
    """MB an hour of its own by which one sort of process grew, without steps up and down; None when too little is known.

    A slope over half an hour follows the steps of a cache of pictures; a leak, however slow, lies between them.
    """
    grown, hours = 0.0, 0.0
    for before, after in itertools.pairwise(sorted(readings, key=attrgetter("pid", "at"))):
        first = min(one.at for one in readings if one.pid == before.pid)
        if after.pid == before.pid and before.at >= max(since, first + warm_s):
            more = after.own_mb - before.own_mb
            grown += more if abs(more) < STEP_MB else 0.0
            hours += (after.at - before.at) / HOUR_S
    return round(grown / hours, 2) if hours else None


def slopes(readings: Sequence[Reading], warm_s: float, since: float = 0.0) -> dict[str, dict[str, Slope]]:
    """By sort of process, from `since` on: memory of its own, descriptors, threads."""
    found: dict[str, dict[str, Slope]] = {}
    for sort in dict.fromkeys(reading.sort for reading in readings):
        mine = [reading for reading in readings if reading.sort == sort]
        for name in ("own_mb", "descriptors", "threads"):
            known = slope(mine, attrgetter(name), warm_s, since)
            if known is not None:
                found.setdefault(sort, {})[name] = known
    return found
