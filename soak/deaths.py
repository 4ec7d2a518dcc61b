"""Kills of the player, again and again, and how long each is felt on the glass.

In: a lobby, how often. Out: seconds from each kill until the picture moves again, and what was seen meanwhile. Between two kills the player
lives longer than the ladder calls "at once", so that none waits for its turn; the moment is the dice's.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from soak.lobby import Lobby
from soak.sampler import Sampler
from soak.world import PLAYER, World

LIVES_S = 10.5
"""More than the ladder's sixth of a minute."""
SPREAD_S = 2.0
PATIENCE_S = 60.0
MOST_S = 1.5
LEAST_HZ = 100.0


@dataclass(frozen=True, slots=True)
class Deaths:
    """Seconds without motion after each kill; samples by class, a second, and how many of them were black."""

    felt_s: tuple[float, ...]
    samples: dict[str, int]
    hz: float

    def percentile(self, percent: float) -> float:
        """The nearest-rank percentile of the seconds."""
        ordered = sorted(self.felt_s)
        return ordered[max(0, ceil(percent / 100 * len(ordered)) - 1)]

    @property
    def wrong(self) -> list[str]:
        """What is not as it should be."""
        found = []
        if self.samples.get("black", 0):
            found.append(f"{self.samples['black']} black samples")
        if self.percentile(95) > MOST_S:
            found.append(f"the 95th percentile is {self.percentile(95):.2f} s, more than {MOST_S:g} s")
        if self.hz < LEAST_HZ:
            found.append(f"looked {self.hz:.0f} times a second only")
        return found


def deaths(place: Lobby, count: int, say: Callable[[str], None]) -> Deaths:
    """Kills the player so many times. Raises `RuntimeError` when it does not come back."""
    sampler = Sampler(place.framebuffer, place.neutral)
    sampler.start()
    felt = []
    try:
        for number in range(count):
            player = one_player(place.world)
            time.sleep(LIVES_S + place.world.dice.uniform(0, SPREAD_S))
            killed = time.monotonic()
            os.kill(player, signal.SIGKILL)
            felt.append(round(back(sampler, killed) - killed, 3))
            say(f"{number + 1}: {felt[-1]:.2f} s, {len(sampler.seen.blacks)} black")
    finally:
        sampler.stop()
    return Deaths(tuple(felt), dict(sampler.seen.classes), round(sampler.seen.hz, 1))


def one_player(world: World) -> int:
    """The player, when there is exactly one."""
    ends = time.monotonic() + PATIENCE_S
    while len(found := world.pids(PLAYER)) != 1:
        if time.monotonic() > ends:
            raise RuntimeError(f"{len(found)} players")
        time.sleep(0.05)
    return found[0]


def back(sampler: Sampler, killed: float) -> float:
    """When motion began after a kill."""
    ends = time.monotonic() + PATIENCE_S
    while (moving := sampler.moving_from(killed)) is None:
        if time.monotonic() > ends:
            raise RuntimeError("nothing moves a minute later")
        time.sleep(0.02)
    return moving
