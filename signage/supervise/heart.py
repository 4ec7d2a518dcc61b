"""Whether a player still beats: numbers go out once a second, and come back when they were painted and swapped.

In: numbers and monotonic seconds. Out: the next number, and whether the player hangs. Never looks at a clock itself.
Three lost beats are a hang, so it is found within 4 s.
"""

from __future__ import annotations

BEAT_S = 1.0
LOST_S = 3.0
"""So long after the last beat a player hangs."""
START_S = 45.0
"""So long a player may take until its first beat: a cold disk, a first layout."""
STOPPED_S = 2.5
"""A supervisor that has not looked for so long was stopped itself, or the PC slept: nobody else is blamed for that."""


class Heart:
    """The beats of one process, from its start at `now`."""

    def __init__(self, now: float) -> None:
        self._since = self._looked = now
        self._sent = self._came = 0
        self._due = now

    @property
    def beats(self) -> bool:
        """Whether any beat has come back."""
        return self._came > 0

    def next(self, now: float) -> int | None:
        """The number to send now; None while it is not time."""
        if now < self._due:
            return None
        self._due = now + BEAT_S
        self._sent += 1
        return self._sent

    def came(self, number: int, now: float) -> None:
        """A number has come back. Numbers that were never sent, or came already, count for nothing."""
        if self._came < number <= self._sent:
            self._came, self._since = number, now

    def is_lost(self, now: float) -> bool:
        """Whether the player hangs. After a pause of the supervisor itself, it gets its time anew."""
        if now - self._looked > STOPPED_S:
            self._since = now
        self._looked = now
        return now - self._since > (LOST_S if self.beats else START_S)
