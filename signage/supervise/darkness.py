"""Whether the displays of this PC may be off: what the players say of their hours, kept while nobody can say it.

In: the players, monotonic seconds. Out: yes, no, or None as long as nobody has said it. A player that is being started again has not said anything yet; the display must
not flash for that, nor stay off for one that never comes back. Standard library only.
"""

from __future__ import annotations

from collections.abc import Sequence

from signage.supervise.player import Player


class Darkness:
    """Asked about once a second."""

    def __init__(self) -> None:
        self._dark: bool | None = None

    def among(self, players: Sequence[Player], now: float) -> bool | None:
        """Dark: every player that beats is in its dark hours. While none does, what was so before, as long as that is no fault."""
        heard = [player.dark for player in players if player.is_well]
        if heard:
            self._dark = all(heard)
        elif not any(player.was_well_lately(now) for player in players):
            self._dark = False
        return self._dark
