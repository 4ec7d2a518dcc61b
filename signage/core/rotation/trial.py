"""When a snapshot has proven itself: it ran two full loops without a fault, and is then something to fall back to.

Pure. In: which slides came to their end, which are due, seconds of play. Out: how far the trial is. A loop is full when every slide
that is due has been to its end, or after an hour, as long as the wheel has something for everybody. A fault begins the trial anew.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

LOOPS = 2
LOOP_S = 3600.0
"""A slide that comes less than once an hour is not waited for."""
LEAST_S = 120.0
"""A folder of one slide has many loops in a minute, and a player that ends within a minute has not lived."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Full loops so far, the slides of the present one that came to their end, seconds of play in all and when the loop began."""

    loops: int = 0
    ended: frozenset[str] = frozenset()
    played: float = 0.0
    begun: float = 0.0

    @property
    def is_passed(self) -> bool:
        """Whether the snapshot is good."""
        return self.loops >= LOOPS and self.played >= LEAST_S


def after(trial: Trial, seconds: float, ended: str = "", due: AbstractSet[str] = frozenset()) -> Trial:
    """The trial after further `seconds` of play, in which the slide `ended` ("": none) came to its end while those were `due`."""
    played = trial.played + seconds
    seen = trial.ended | {ended} if ended else trial.ended
    if (ended and due <= seen) or played - trial.begun >= LOOP_S:
        return Trial(trial.loops + 1, frozenset(), played, played)
    return replace(trial, ended=seen, played=played)
