"""What is done when nothing else is: keep what saves work at the next start, clear the store, look at all bytes again.

In: monotonic seconds; what plays and what is in the store. Out: chores, and entries that are proven anew once an hour.
"""

from __future__ import annotations

import functools
from pathlib import Path

from signage.ingest.chores import Chores
from signage.ingest.entries import NEVER
from signage.ingest.intake import Intake
from signage.ingest.memory import Memory
from signage.ingest.overlay import Overlay
from signage.ingest.publish import tidy

VERIFY_S = 3600.0
GARBAGE_S = 600.0
TIDY = "tidy"
"""The chore that clears the store. Its result: whether what is published can be read."""


class Upkeep:
    """Owned by the loop. `verify_at`: when all bytes are looked at again."""

    def __init__(self, state: Path, intake: Intake, memory: Memory, overlay: Overlay, chores: Chores) -> None:
        self._state = state
        self._intake = intake
        self._memory = memory
        self._overlay = overlay
        self._chores = chores
        self._garbage_at = 0.0
        self.verify_at = NEVER

    def do(self, now: float) -> None:
        """Do what is due."""
        if not self._intake.is_quiet:
            return
        entries = self._intake.board.entries
        if self._memory.is_due(now):
            self._chores.begin("save", self._memory.save(entries.values(), now), now)
        if now >= self._garbage_at:
            self._garbage_at = now + GARBAGE_S
            kept = (record for entry in entries.values() for record in (entry.judged, entry.playing))
            self._overlay.keep_only(entries)
            needed = {made.sha256 for record in kept if record is not None for made in record.derivatives}
            self._chores.begin(TIDY, functools.partial(tidy, self._state, needed), now)
        if now >= self.verify_at:
            self._intake.verify(now)
        if now >= self.verify_at or self.verify_at == NEVER:
            self.verify_at = now + VERIFY_S
