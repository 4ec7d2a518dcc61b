"""One measurement: the judge watches, the processes' CPU time and memory are taken, and how busy all the rest was.

On a machine that others use too, a measurement that was disturbed is repeated; the least disturbed one counts,
whatever it says.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import machine, processes
from benchmarks.subject import Subject

Figures = dict[str, Any]
JUDGE_GAP_MS, FOREIGN_CPU = 15.0, 0.15
ATTEMPTS = 3
QUIET_PATIENCE_S = 20.0


@dataclass(frozen=True, slots=True)
class Bench:
    """What every scenario needs: the screen, a folder for its files, how long to watch, and a word to the person."""

    server: machine.XServer
    folder: Path
    seconds: float
    say: Callable[[str], None]


def measure(
    bench: Bench, subject: Subject, looks: list[str], during: Callable[[], None], *, hz: float = 250
) -> Figures:
    """Watch while `during` runs. CPU figures are CPU-seconds a second; memory is taken after the watching."""
    judge = machine.Judge(bench.server.framebuffer, "--hz", str(hz), *looks)
    groups = {"cpu_all": subject.all, "cpu_x": (bench.server.pid,), "judge": (judge.pid,), "self": (os.getpid(),)}
    before = {name: processes.cpu_seconds(pids) for name, pids in groups.items()}
    busy, began = machine.busy_seconds(), time.monotonic()
    during()
    groups["cpu_all"] = subject.all
    used = {name: processes.cpu_seconds(pids) - before[name] for name, pids in groups.items()}
    seconds = time.monotonic() - began
    busy = machine.busy_seconds() - busy
    figures = judge.figures()
    figures["cpu_all"] = round(used["cpu_all"] / seconds, 3)
    figures["cpu_x"] = round(used["cpu_x"] / seconds, 3)
    figures["foreign_cpu"] = round(max(0.0, busy - sum(used.values())) / seconds, 3)
    figures["pss_all_mb"] = round(processes.pss_mb(subject.all), 1)
    return figures


def measure_player(
    bench: Bench, subject: Subject, looks: list[str], during: Callable[[], None], *, hz: float = 250
) -> Figures:
    """The same, with the player's own process apart."""
    player = (subject.player,)
    before, began = processes.cpu_seconds(player), time.monotonic()
    used: list[float] = []

    def watched() -> None:
        during()
        used.append((processes.cpu_seconds(player) - before) / (time.monotonic() - began))

    figures = measure(bench, subject, looks, watched, hz=hz)
    return {**figures, "cpu_player": round(used[0], 3), "pss_player_mb": round(processes.pss_mb(player), 1)}


def disturbance(figures: Figures) -> float:
    """How much others were in the way; up to 1 is quiet enough.

    bubblewrap leaves its sandbox to init, so no one can tell the CPU time of ingest's workers from that of strangers:
    while they work, `foreign_cpu` is what the machine did before they began.
    """
    gap = float(figures.get("judge_worst_gap_ms", 0.0)) / JUDGE_GAP_MS
    return max(gap, float(figures.get("foreign_cpu", 0.0)) / FOREIGN_CPU)


def wait_quiet(patience_s: float = QUIET_PATIENCE_S) -> float:
    """Wait until the machine has nothing else to do for two seconds, at most so long. Gives how busy it was last."""
    ends = time.monotonic() + patience_s
    while True:
        before = machine.busy_seconds()
        time.sleep(2.0)
        busy = round((machine.busy_seconds() - before) / 2.0, 3)
        if busy <= FOREIGN_CPU or time.monotonic() >= ends:
            return busy


def least_disturbed(bench: Bench, attempt: Callable[[], Figures], attempts: int = ATTEMPTS) -> Figures:
    """Attempt until one is quiet, at most so often."""
    best: Figures = {}
    for number in range(1, attempts + 1):
        wait_quiet()
        figures = {**attempt(), "attempts": number}
        if not best or disturbance(figures) < disturbance(best):
            best = figures
        if disturbance(figures) <= 1:
            break
        bench.say(f"disturbed 受其他程序干扰 ({disturbance(figures):.1f})")
    return {**best, "attempts": number}
