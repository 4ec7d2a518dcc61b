"""What is done when nothing else is: keep what saves work at the next start, clear the store, look at all bytes again.

In: monotonic seconds; what plays and what is in the store. Out: chores, and entries that are proven anew once an hour.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from pathlib import Path

from signage.core.events import Event, begins, ends
from signage.ingest.chores import Chores
from signage.ingest.folder.entries import NEVER
from signage.ingest.publish.tidying import Tidied, tidy
from signage.ingest.verdict.intake import Intake
from signage.ingest.verdict.memory import Memory
from signage.ingest.verdict.overlay import Overlay

VERIFY_S = 3600.0
GARBAGE_S = 600.0
TIDY = "tidy"
"""The chore that clears the store. Its result is `Tidied`."""
LATE_S = 1200.0
"""So long the store waits for a quiet moment: where files come without end there is none."""
log = logging.getLogger(__name__)


class Upkeep:
    """Owned by the loop. `verify_at`: when all bytes are looked at again. `most_mb`: the bound of the store, asked each time."""

    def __init__(
        self,
        state: Path,
        intake: Intake,
        memory: Memory,
        overlay: Overlay,
        chores: Chores,
        most_mb: Callable[[], int],
    ) -> None:
        self._state = state
        self._intake = intake
        self._memory = memory
        self._overlay = overlay
        self._chores = chores
        self._most_mb = most_mb
        self._garbage_at = 0.0
        self._over = False
        self.verify_at = NEVER

    @property
    def next_at(self) -> float:
        """When there is something to do; while a job is under way, its end is waited for first."""
        return self.verify_at if self._intake.is_quiet else NEVER

    def do(self, now: float) -> None:
        """Do what is due."""
        quiet = self._intake.is_quiet
        if now >= self._garbage_at + (0.0 if quiet else LATE_S) and not self._chores.runs(TIDY):
            self._garbage_at = now + GARBAGE_S
            self._tidy(now)
        if not quiet:
            return
        if self._memory.is_due(now):
            self._chores.begin("save", self._memory.save(self._intake.board.entries.values(), now), now)
        if now >= self.verify_at:
            self._intake.verify(now)
        if now >= self.verify_at or self.verify_at == NEVER:
            self.verify_at = now + VERIFY_S

    def _tidy(self, now: float) -> None:
        entries = self._intake.board.entries
        self._overlay.keep_only(entries)
        kept = (record for entry in entries.values() for record in (entry.judged, entry.playing))
        needed = {made.sha256 for record in kept if record is not None for made in record.derivatives}
        self._chores.begin(TIDY, functools.partial(tidy, self._state, needed, self._most_mb() * 2**20), now)

    def tidied(self, found: Tidied) -> None:
        """What the chore found."""
        if found.over:
            log.error(
                "what plays is %d MB over the bound of the store", found.over >> 20, extra=begins(Event.STORE_OVER)
            )
        elif self._over:
            log.warning("the store is within its bound again", extra=ends(Event.STORE_OVER))
        self._over = bool(found.over)
