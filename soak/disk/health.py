"""What ails the disk: which questions it answers with an error, not at all, or in small pieces; and when its power goes.

In: orders of a test, the kind of every question and the name it is about. Out: how to take the question. Knows neither the
kernel nor any file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

LOOKS, OPENS, LISTS, READS, WRITES, SYNCS = "look", "open", "list", "read", "write", "sync"
KINDS = (LOOKS, OPENS, LISTS, READS, WRITES, SYNCS)


class Way(Enum):
    """How a question is taken."""

    WELL = "well"
    FAILS = "fails"
    HANGS = "hangs"


@dataclass(slots=True)
class Ill:
    """Questions of these kinds about names that end so fail with `error`, or hang (0).

    After so many that go well; `times` of them, None: until healed.
    """

    kinds: frozenset[str]
    error: int
    times: int | None = None
    ending: bytes = b""
    after: int = 0

    def hits(self, kind: str, name: Callable[[], bytes]) -> bool:
        """Whether this question is one of them; it counts then."""
        if kind not in self.kinds or self.times == 0 or (self.ending and not name().endswith(self.ending)):
            return False
        if self.after > 0:
            self.after -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True


class Health:
    """The state of a disk. `cut` is set when its power has gone; `hits` counts what failed or hung.

    `piece`: no read gives more bytes; `end`: no file gives more of them; 0: as it should be.
    """

    def __init__(self) -> None:
        self.cut = False
        self.hits = 0
        self.piece = self.end = 0
        self.error = 0
        self._ills: list[Ill] = []
        self._until_cut: int | None = None

    def fall_ill(self, ill: Ill) -> None:
        """One more trouble."""
        self._ills.append(ill)

    def heal(self) -> None:
        """No trouble any more."""
        self._ills.clear()
        self.piece = self.end = 0

    def cut_after(self, changes: int) -> None:
        """The power goes after so many more changes; 0: now."""
        self._until_cut = changes
        self.cut = self.cut or changes <= 0

    def boot(self) -> None:
        """The power is back."""
        self.cut, self._until_cut, self.hits = False, None, 0
        self.heal()

    def way(self, kind: str, name: Callable[[], bytes]) -> Way:
        """How to take one question. `error` is what it fails with."""
        if self._until_cut is not None and kind in {WRITES, SYNCS}:
            self.cut = self.cut or self._until_cut <= 0
            self._until_cut -= 1
        if self.cut:
            return Way.HANGS
        for ill in self._ills:
            if ill.hits(kind, name):
                self.hits += 1
                self.error = ill.error
                return Way.FAILS if ill.error else Way.HANGS
        return Way.WELL
