"""What is done about a player that ends again and again: less and less is asked of it, and never is it given up.

In: how each one ended, how long it lived, what it was showing. Out: how long to wait, how to start the next, which items are put
aside. Rates are bounded, time is not: a suspect item first, then the previous snapshot, then still pictures only, then
the neutral slide, tried again at least once a minute. After ten quiet minutes one step back up. Pure; the caller has the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

EARLY_S = 60.0
"""One that ends before that has not lived."""
QUIET_S = 600.0
"""So long it must live on a rung before more is asked of it."""
SUSPECT_S = 3600.0
"""An item that was on the stage at two faults within this time is put aside."""
FIRST_WAIT_S, LONGEST_WAIT_S, RESTING_WAIT_S = 0.2, 5.0, 60.0
STEP = 2
"""Early ends on one rung before the next."""


class Rung(IntEnum):
    """How much is asked of a player."""

    NORMAL = 0
    PREVIOUS = 1
    SAFE = 2
    NEUTRAL = 3


FLAGS: dict[Rung, tuple[str, ...]] = {
    Rung.NORMAL: (),
    Rung.PREVIOUS: ("--generation", "previous"),
    Rung.SAFE: ("--generation", "previous", "--safe"),
    Rung.NEUTRAL: ("--neutral", "--safe"),
}


@dataclass(frozen=True, slots=True)
class End:
    """How a player ended: after `lived` seconds, at `now` (both monotonic), with these items on its stage or being measured.

    `at_fault`: it crashed or hung. One that somebody killed, or that lost its display, is not at fault. `planned`: it was asked to.
    """

    lived: float
    now: float
    showing: frozenset[str] = frozenset()
    at_fault: bool = True
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What follows: seconds until the next start, and the items that are put aside from now on."""

    wait: float
    aside: frozenset[str] = frozenset()


class Ladder:
    """The history of one screen's player."""

    def __init__(self) -> None:
        self.rung = Rung.NORMAL
        self._early = 0
        self._in_a_row = 0
        self._seen: dict[str, float] = {}

    def ended(self, end: End) -> Step:
        """What follows this end."""
        if end.planned:
            self._in_a_row = 0
            return Step(0.0)
        self._in_a_row = 1 if end.lived >= EARLY_S / 6 else self._in_a_row + 1
        if not end.at_fault:
            return Step(0.0 if self._in_a_row == 1 else _doubled(self._in_a_row - 1, LONGEST_WAIT_S))
        aside = self._suspects(end)
        self._climb(end, relieved=bool(aside))
        longest = RESTING_WAIT_S if self.rung is Rung.NEUTRAL else LONGEST_WAIT_S
        return Step(_doubled(self._in_a_row, longest), aside)

    def wants_more(self, lived: float) -> bool:
        """Whether one that has lived so long should make way for one of which more is asked; it is then a rung up."""
        if self.rung is Rung.NORMAL or lived < QUIET_S:
            return False
        self.rung = Rung(self.rung - 1)
        self._early = 0
        return True

    def _suspects(self, end: End) -> frozenset[str]:
        """The items that were shown at this fault and at another one not long ago."""
        recent = {item: when for item, when in self._seen.items() if end.now - when < SUSPECT_S}
        again = frozenset(recent) & end.showing
        self._seen = {**recent, **dict.fromkeys(end.showing, end.now)}
        for item in again:
            del self._seen[item]
        return again

    def _climb(self, end: End, *, relieved: bool) -> None:
        """Two early ends on a rung lead to the next one, unless a suspect was found: then it is tried without that."""
        self._early = 0 if relieved else 1 if end.lived >= EARLY_S else self._early + 1
        if self._early >= STEP and self.rung is not Rung.NEUTRAL:
            self.rung, self._early = Rung(self.rung + 1), 0


def _doubled(times: int, longest: float) -> float:
    return min(longest, FIRST_WAIT_S * 2.0 ** min(times - 1, 16))
