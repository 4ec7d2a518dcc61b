"""Watches a snapshot prove itself on one screen, and has that written down.

In: what stands on the stage, turn by turn, and which snapshot it comes from. Out: a `Proof`, once a snapshot. A fault of the player
begins the trial anew, and so does another player: it lives in memory only.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path

from signage.core.rotation.trial import Trial, after
from signage.screen.clock import Clock
from signage.screen.showing import Showing
from signage.snapshots.good import Proof, note_good

LONGEST_S = 60.0
"""A longer time between two turns was no play: the PC slept, or something else had the screen."""
LOG = logging.getLogger("signage.screen")


class Proving:
    """`proven` hears of each snapshot that has proven itself."""

    def __init__(self, proven: Callable[[Proof], None]) -> None:
        self._proven = proven
        self._snapshot: Proof | None = None
        self._trial = Trial()
        self._done = False
        self._looked: float | None = None
        self._stood: tuple[str, int, float] | None = None

    def look(
        self, snapshot: Proof | None, showing: Showing | None, mono: float, due: Callable[[], frozenset[str]]
    ) -> None:
        """Asked in every turn in which the stage is seen. `due`: the keys of the slides that are due; asked when one has ended."""
        if snapshot != self._snapshot:
            self._snapshot, self._done = snapshot, False
            self.fault()
        if self._done or snapshot is None:
            return
        seconds = min(mono - self._looked, LONGEST_S) if self._looked is not None else 0.0
        ended = self._ended(showing)
        self._looked = mono
        self._trial = after(self._trial, seconds, ended, due() if ended else frozenset())
        if self._trial.is_passed:
            self._done = True
            self._proven(snapshot)

    def pause(self) -> None:
        """Something else has the screen."""
        self._looked = self._stood = None

    def fault(self) -> None:
        """Something went wrong: the trial begins anew."""
        self._trial = Trial()
        self.pause()

    def _ended(self, showing: Showing | None) -> str:
        """The slide that came to its end since the last turn; "" for none. Another page of the same slide is none."""
        slide = showing.slide if showing is not None else None
        stands = (slide.key, showing.page, showing.since) if slide is not None and showing is not None else None
        before, self._stood = self._stood, stands
        if before is None or before == stands:
            return ""
        turned = stands is not None and stands[0] == before[0] and stands[1] > before[1]
        return "" if turned else before[0]


def proving_on(state: Path, screen: str, clock: Clock, *, wanted: bool) -> Proving | None:
    """For the player of one screen; None where it shows what is not now, or where it is not `wanted`."""
    return Proving(noting(state, screen)) if wanted and not clock.is_elsewhere else None


def noting(state: Path, screen: str) -> Callable[[Proof], None]:
    """Writes it down in a thread of its own: a disk that takes its time does not hold up the stage."""

    def write(proof: Proof) -> None:
        try:
            note_good(state, screen, proof)
        except OSError as error:
            LOG.warning("cannot note that snapshot %d is good: %s", proof.sequence, os.strerror(error.errno or 0))

    def note(proof: Proof) -> None:
        threading.Thread(target=write, args=(proof,), name="proof", daemon=True).start()

    return note
