"""Which reminders stand on a wide screen: three, of which one is replaced at each turn, in the places' order.

In: the entries and how many turns have passed. Out: the entry of every place. Pure, counts no time.
"""

from __future__ import annotations

PLACES, TURN_S = 3, 20.0


def standing(entries: tuple[str, ...], turn: int) -> tuple[str, ...]:
    """The entries of the places, in order; as many as there are when they are fewer."""
    if len(entries) <= PLACES:
        return entries
    newest = {number % PLACES: number for number in range(turn, turn + PLACES)}
    return tuple(entries[newest[place] % len(entries)] for place in range(PLACES))


def turns(entries: tuple[str, ...]) -> int:
    """After how many turns all is as at the beginning; 1: nothing ever changes."""
    return 1 if len(entries) <= PLACES else PLACES * len(entries)
