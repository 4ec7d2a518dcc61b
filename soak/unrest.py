"""The rough run: the whole program on a screen, and every so often a fault.

In: minutes, the time between faults. Out: how the samples of the screen divide, how long each fault was felt, what was played and how often
it changed from what to what, what every process holds over time and whether it grows. In the first half every fault happens; in the second
only those that leave the processes alive, so that growth can be seen.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any

from soak.health import Nurse, Reading, creep, slopes
from soak.lobby import Lobby
from soak.sampler import Sampler, Seen
from soak.troubles import GENTLE, ROUGH, Trouble, possible
from soak.world import PLAYER, World

BACK_S = 60.0
LEAST_APPROVED = 0.999
WARM_S, ENOUGH_H = 300.0, 0.25
"""So long a process warms up; from so many hours on its growth is judged."""
MOST_MB_H, MOST_MORE_H = 2.0, 1.0
"""Growth of the player's own memory, and of its descriptors and threads, an hour."""


@dataclass
class Unrest:
    """What came of it. `felt`: seconds by fault until the picture moved again. `plays`: paths in their order, with results.

    `settled_s`: when every fault of the second half had happened once (0: not yet): what they bring with them for good is no growth.
    `operations` of the ledger and `events` of the logs, counted: what the program itself noticed.
    """

    minutes: float
    seen: Seen
    felt: dict[str, list[float]]
    readings: list[Reading] = field(default_factory=list)
    largest_mb: float = 0.0
    plays: list[tuple[str, str]] = field(default_factory=list)
    operations: dict[str, int] = field(default_factory=dict)
    events: dict[str, int] = field(default_factory=dict)
    settled_s: float = 0.0
    wrong: list[str] = field(default_factory=list)

    @property
    def warm_s(self) -> float:
        """How long a process warms up: less in a short run."""
        return min(WARM_S, self.minutes * 6)

    def creep_of(self, sort: str) -> float | None:
        """MB an hour by which a sort of process grew, without steps."""
        return creep([one for one in self.readings if one.sort == sort], self.warm_s, self.settled_s)

    @property
    def transitions(self) -> Counter[str]:
        """How often what followed what."""
        return Counter(f"{kind_of(one)} → {kind_of(other)}" for (one, _), (other, _) in pairwise(self.plays))


def unrest(place: Lobby, minutes: float, every_s: float, say: Callable[[str], None]) -> Unrest:
    """Faults for so many minutes, all of them in an order that the dice give, again and again."""
    world = place.world
    sampler, nurse = Sampler(place.framebuffer, place.neutral), Nurse(world)
    felt: dict[str, list[float]] = {fault.__name__: [] for fault in possible(ROUGH, world)}
    result = Unrest(minutes, sampler.seen, felt)
    sampler.start()
    nurse.start()
    began = time.monotonic()
    for part, troubles in enumerate((ROUGH, GENTLE), 1):
        here = possible(troubles, world)
        waiting: list[Trouble] = []
        while time.monotonic() < began + part * minutes * 30:
            waiting = waiting or world.dice.sample(here, len(here))
            blacks, since = len(sampler.seen.blacks), time.monotonic()
            fault = waiting.pop()
            fault(world)
            took = _back(world, sampler, since)
            if took is None:
                result.wrong.append(f"{fault.__name__}: nothing moves a minute later")
            else:
                felt[fault.__name__].append(round(took, 2))
            more = len(sampler.seen.blacks) - blacks
            shown = "-" if took is None else f"{took:.1f} s"
            say(f"{fault.__name__}: {shown}, {more} black, {sampler.seen.approved:.4%} approved")
            time.sleep(max(0.0, every_s - (time.monotonic() - since)))
            if troubles is GENTLE and not waiting and not result.settled_s:
                result.settled_s = round(time.monotonic() - began, 1)
    sampler.stop()
    nurse.stop()
    result.readings, result.largest_mb = nurse.readings, round(nurse.largest_mb, 1)
    if len(world.pids(PLAYER)) != 1:
        result.wrong.append(f"{len(world.pids(PLAYER))} players")
    return result


def judge(result: Unrest) -> list[str]:
    """What is not as it should be, besides what was found on the way."""
    wrong = []
    if result.seen.approved < LEAST_APPROVED:
        wrong.append(f"a picture of the content stood in {result.seen.approved:.3%} of the samples only")
    known = slopes(result.readings, result.warm_s, result.settled_s).get("screen", {})
    if not known or known["own_mb"].hours < ENOUGH_H:
        return wrong
    wrong += [
        f"the player grows: {name} by {known[name].per_h:g} an hour (± {known[name].error:g})"
        for name in ("descriptors", "threads")
        if known[name].per_h > MOST_MORE_H
    ]
    grown = result.creep_of("screen")
    if grown is not None and grown > MOST_MB_H:
        wrong.append(f"the player grows by {grown:g} MB an hour")
    return wrong


def ask_ledger(result: Unrest, settings: Path, environ: dict[str, str]) -> None:
    """Plays and operations, as `signage report` tells them; whether the chain holds."""
    argv = [sys.executable, "-I", "-m", "signage", "report", "--settings", str(settings), "--verify", "--json"]
    done = subprocess.run(argv, env=environ, stdout=subprocess.PIPE, check=False)
    told: dict[str, Any] = json.loads(done.stdout)
    result.plays = [(play["path"], play["result"]) for play in told["plays"]]
    result.operations = dict(Counter(operation["kind"] for operation in told["operations"]))
    if not told["chain"]["ok"]:
        result.wrong.append(f"the ledger's chain is broken at {told['chain']['first_bad']}")


def ask_logs(result: Unrest, state: Path) -> None:
    """How often each fault was written down."""
    lines = [line for path in sorted((state / "logs").glob("*.log*")) for line in path.read_bytes().splitlines()]
    carried = [json.loads(line) for line in lines if b'"event"' in line]
    result.events = dict(Counter(f"{line['event']}:{line['phase']}" for line in carried))


def kind_of(path: str) -> str:
    """What a play is counted as: the suffix of its file; slides of the program's own have none."""
    return PurePosixPath(path).suffix.removeprefix(".") or "own"


def table(result: Unrest) -> list[str]:
    """The lines to print."""
    arrived, ends = Counter(kind_of(path) for path, _ in result.plays), Counter(end for _, end in result.plays)
    lines = [
        f"samples {dict(result.seen.classes)} ({result.seen.hz:.0f} a second), approved {result.seen.approved:.4%}",
        f"plays {dict(arrived)}, {dict(ends)}; changes {result.transitions.total()}",
        f"operations {result.operations}; events {result.events}",
    ]
    lines += [
        f"{name}: {len(times)} times, back after {statistics.median(times):.1f} s (longest {max(times):.1f} s)"
        for name, times in result.felt.items()
        if times
    ]
    for sort, known in slopes(result.readings, result.warm_s, result.settled_s).items():
        mine = [reading for reading in result.readings if reading.sort == sort]
        words = ", ".join(f"{name} {one.per_h:+g} ± {one.error:g} an hour" for name, one in known.items())
        one = next(iter(known.values()))
        lines.append(
            f"{sort}: {mine[0].own_mb} → {mine[-1].own_mb} MB, growth without steps {result.creep_of(sort):+g} MB an hour; {words} (from {one.hours:g} h, {one.lives} lives)"
        )
    return [*lines, f"all processes together: {result.largest_mb} MB at most"]


def figures(result: Unrest, wrong: Sequence[str]) -> dict[str, Any]:
    """Everything, for a file."""
    return {
        "schema": 1,
        "minutes": result.minutes,
        "samples": dict(result.seen.classes),
        "samples_per_s": round(result.seen.hz, 1),
        "approved": round(result.seen.approved, 6),
        "felt_s": result.felt,
        "plays": dict(Counter(end for _, end in result.plays)),
        "played": dict(Counter(kind_of(path) for path, _ in result.plays)),
        "transitions": dict(result.transitions.most_common()),
        "operations": result.operations,
        "events": result.events,
        "warm_s": result.warm_s,
        "settled_s": result.settled_s,
        "slopes": {
            sort: {name: asdict(slope) for name, slope in known.items()}
            for sort, known in slopes(result.readings, result.warm_s, result.settled_s).items()
        },
        "creep_mb_per_h": {sort: result.creep_of(sort) for sort in dict.fromkeys(one.sort for one in result.readings)},
        "largest_pss_mb": result.largest_mb,
        "columns": list(Reading._fields),
        "readings": [list(reading) for reading in result.readings],
        "wrong": list(wrong),
    }


def _back(world: World, sampler: Sampler, began: float) -> float | None:
    """Seconds from the beginning of a fault until one player plays and its picture moves."""
    time.sleep(0.5)
    while time.monotonic() - began < BACK_S + 30:
        moved = sampler.moving_from(began + 0.5)
        if moved is not None and len(world.pids(PLAYER)) == 1:
            return moved - began
        time.sleep(0.05)
    return None
