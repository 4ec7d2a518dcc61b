"""Looking at the framebuffer many times a second.

In: what to look at, and a signal to stop. Out: what changed when. The clock is monotonic, the same in all processes.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from benchmarks.judge.framebuffer import Framebuffer, Region
from benchmarks.judge.motion import Signature, signature_of, track
from benchmarks.judge.pace import flashes, merged, motion, pace

INK = 40
"""How far a pixel must be from the ground to count as drawn, of 255."""
DRAWN_SHARE = 0.005


class Look(Protocol):
    """Something that is looked at in every sample, and what it says at the end."""

    def look(self, screen: Framebuffer) -> None: ...

    def figures(self, start: float, end: float) -> dict[str, Any]: ...


@dataclass(slots=True)
class Mover:
    """A region that moves along an axis: its changes, with a signature of each."""

    region: Region
    axis: str
    _times: list[float] = field(default_factory=list)
    _signatures: list[Signature] = field(default_factory=list)
    _last: bytes = b""

    def look(self, screen: Framebuffer) -> None:
        now = time.monotonic()
        part = screen.part(self.region)
        seen = part.tobytes()
        if seen != self._last:
            self._last = seen
            self._times.append(now)
            green = part.view(np.uint8).reshape(self.region.h, self.region.w, 4)[:, :, 1]
            self._signatures.append(signature_of(green, self.axis))

    def figures(self, start: float, end: float) -> dict[str, Any]:
        times, kept = merged(np.array(self._times))
        found = track([self._signatures[i] for i in kept])
        return {**pace(times, start, end, torn=found.unmatched), **motion(times, found.at, found.unmatched)}


@dataclass(slots=True)
class Level:
    """The mean luminance of a region over time, and how much is drawn there."""

    region: Region
    every: int = 4
    _times: list[float] = field(default_factory=list)
    _levels: list[float] = field(default_factory=list)
    _spread: list[float] = field(default_factory=list)

    def look(self, screen: Framebuffer) -> None:
        self._times.append(time.monotonic())
        green = screen.green(self.region, self.every)
        self._levels.append(float(green.mean()))
        self._spread.append(float(green.std()))

    def figures(self, start: float, end: float) -> dict[str, Any]:
        spread = np.array(self._spread)
        rest = {"ink_min": round(float(spread.min()), 2), "ink_median": round(float(np.median(spread)), 2)}
        rest["samples_hz"] = round(len(spread) / (end - start), 1)
        return {**flashes(np.array(self._times), np.array(self._levels)), **rest}


def watch(screen: Framebuffer, looks: list[Look], hz: float, stop: Callable[[], bool]) -> tuple[float, float, float]:
    """Looks `hz` times a second until `stop()`. Gives start, end, and the judge's own worst gap in seconds."""
    start = last = due = time.monotonic()
    worst = 0.0
    while not stop():
        now = time.monotonic()
        worst, last = max(worst, now - last), now
        for look in looks:
            look.look(screen)
        due = max(due + 1 / hz, now)
        time.sleep(max(0.0, due - time.monotonic()))
    return start, time.monotonic(), worst


def drawn(screen: Framebuffer, region: Region) -> bool:
    """Whether something is drawn in the region: pixels that stand out from its ground."""
    green = screen.green(region, 2).astype(np.int16)
    return float((np.abs(green - int(np.median(green))) > INK).mean()) >= DRAWN_SHARE


def wait_drawn(screen: Framebuffer, region: Region, stop: Callable[[], bool]) -> float | None:
    """The time at which something is drawn in the region."""
    while not stop():
        if drawn(screen, region):
            return time.monotonic()
        time.sleep(0.004)
    return None
