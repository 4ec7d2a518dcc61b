"""Whose turn it is in the ticker: which entry stands, which part crawls, which reminder of a wide screen is replaced.

In: the entries now, and whether the ticker stands. Out: the number for `Frame.entry`. Counts monotonic seconds.
"""

from __future__ import annotations

from collections.abc import Callable

from signage.core.rotation import reminders

STAND_S = 8.0
Part = Callable[[tuple[str, ...], int], tuple[tuple[str, ...], float]]
"""What crawls of the entries from the one with that number on, and the seconds of one loop (`Belt.part`)."""


class Turns:
    """Asked in every turn of the player. `wide`: reminders stand beside the stage instead of a ticker."""

    def __init__(self, part: Part, mono: Callable[[], float], *, wide: bool) -> None:
        self._part, self._mono, self._wide = part, mono, wide
        self._standing, self._turned, self._entry = False, mono(), 0

    def entry(self, ticker: tuple[str, ...], *, still: bool, least_s: float = 0.0) -> int:
        """The number now. A standing entry stays 8 s, a part that crawls one loop, a reminder until it is replaced.

        Nothing changes sooner than after `least_s` seconds.
        """
        mono = self._mono()
        count, lasts, after = self._rule(ticker, still=still)
        if still != self._standing or not ticker:
            self._standing, self._turned = still, mono
        elif mono - self._turned >= max(lasts, least_s):
            self._turned = mono
            self._entry = (self._entry + count) % after
        return self._entry

    def _rule(self, ticker: tuple[str, ...], *, still: bool) -> tuple[int, float, int]:
        """By how much it goes on, after how many seconds, and when it begins anew."""
        if self._wide:
            return 1, reminders.TURN_S, reminders.turns(ticker)
        if still or not ticker:
            return 1, STAND_S, max(len(ticker), 1)
        part, loop_s = self._part(ticker, self._entry)
        return (0 if len(part) == len(ticker) else len(part)), loop_s, len(ticker)
