"""The judge of a rough run: looks at the framebuffer a hundred times a second and says what stands there.

In: the framebuffer of Xvfb, the stage as it is with nothing to show. Out: counts of samples by class, when something black was seen,
when the picture moved. Nothing asks the program what it shows.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from benchmarks.judge.framebuffer import Framebuffer, Region

Stage = NDArray[np.uint8]

BLACK, PLAIN = 4, 2.0
"""Mean below which the screen is black; spread of the stage below which nothing stands on it."""
ALIKE = 0.95
"""Correlation with the neutral slide, in whatever colours, from which a stage is taken for it."""
STAGE, BAND = Region(0, 140, 1920, 780), Region(400, 985, 1400, 56)
EVERY_PX = 6
HZ = 125.0
KEPT = 20_000
MOVES, WITHIN_S = 12, 0.5
"""So many changes within so long are motion, and not one picture or line that replaces another."""


@dataclass
class Seen:
    """What the screen showed: samples by class, when stage or ticker last moved, when it was black."""

    classes: Counter[str] = field(default_factory=Counter)
    moves: list[float] = field(default_factory=list)
    blacks: list[float] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def hz(self) -> float:
        """How often it was looked."""
        return self.classes.total() / max(1.0, self.seconds)

    @property
    def approved(self) -> float:
        """The share of samples with a picture of the content on the stage."""
        return self.classes["picture"] / max(1, self.classes.total())


def stage_of(screen: Framebuffer) -> Stage:
    """The stage as it is now, coarse."""
    return screen.green(STAGE, EVERY_PX)


def class_of(stage: Stage, band: Stage, neutral: Stage | None) -> str:
    """`black`, `plain`, `neutral` or `picture`."""
    if stage.mean() < BLACK and band.mean() < BLACK:
        return "black"
    if stage.std() < PLAIN:
        return "plain"
    return "neutral" if neutral is not None and alike(stage, neutral) else "picture"


def alike(one: Stage, other: Stage) -> bool:
    """Whether two stages show the same, by day or by night."""
    if one.shape != other.shape or one.std() < PLAIN or other.std() < PLAIN:
        return False
    flat, against = one.astype(np.float32) - one.mean(), other.astype(np.float32) - other.mean()
    return abs(float((flat * against).mean())) >= ALIKE * float(one.std()) * float(other.std())


class Sampler(threading.Thread):
    """Looks at the screen until it is stopped."""

    def __init__(self, screen: Path, neutral: Stage | None = None) -> None:
        super().__init__(name="sampler", daemon=True)
        self._screen = Framebuffer(screen)
        self._neutral = neutral
        self._stopped = threading.Event()
        self.seen = Seen()

    @override
    def run(self) -> None:
        """One sample after another."""
        before, band_before = stage_of(self._screen), self._screen.green(BAND, 2)
        due = began = time.monotonic()
        while not self._stopped.wait(max(0.0, due - time.monotonic())):
            now, stage = time.monotonic(), stage_of(self._screen)
            due = max(due + 1 / HZ, now)
            self.seen.seconds = now - began
            band = self._screen.green(BAND, 2)
            kind = class_of(stage, band, self._neutral)
            self.seen.classes[kind] += 1
            if kind == "black":
                self.seen.blacks.append(now)
            if not (np.array_equal(band, band_before) and np.array_equal(stage, before)):
                self.seen.moves.append(now)
                del self.seen.moves[:-KEPT]
            before, band_before = stage, band

    def stop(self) -> None:
        """Ends it."""
        self._stopped.set()
        self.join()

    def moving_from(self, moment: float) -> float | None:
        """When motion began after `moment`; None: it has not been seen yet."""
        after = [at for at in list(self.seen.moves) if at > moment]
        return next((one for one, other in zip(after, after[MOVES:], strict=False) if other - one < WITHIN_S), None)


def standing(screen: Path, patience_s: float = 60.0) -> Stage:
    """Waits until something stands still on the stage for two seconds, and gives it."""
    framebuffer = Framebuffer(screen)
    ends = time.monotonic() + patience_s
    before, since = stage_of(framebuffer), time.monotonic()
    while True:
        now, stage = time.monotonic(), stage_of(framebuffer)
        if not np.array_equal(stage, before) or stage.std() < PLAIN:
            before, since = stage, now
        if now - since >= 2.0:
            return stage
        if now > ends:
            raise RuntimeError("nothing stands on the stage")
        time.sleep(0.1)
