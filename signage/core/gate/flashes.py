"""Whether moving pictures flash: more than three flashes within a second over a part of the picture that matters.

In: for each frame how long it stands, and a small grid of relative luminances and of saturated red (WCAG 2.2, 2.3.1).
Out: yes or no. A flash is a pair of opposing changes of at least a tenth of full luminance, the darker below 0.8; any
change into or out of saturated red counts as one too. What plays in a loop is looked at over its seam.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_FLASHES = 3
CHANGE, BRIGHT = 0.1, 0.8
SMALL_SHARE = 0.028
"""The share of the screen that may flash: a quarter of a field of 10 degrees."""
WINDOW_MS = 1000


@dataclass(frozen=True, slots=True)
class Glimpse:
    """One frame as a grid, row by row: relative luminances from 0 to 1, and where it is saturated red."""

    ms: int
    luminances: tuple[float, ...]
    reds: tuple[bool, ...]


def flashes(loop: Sequence[Glimpse]) -> bool:
    """Whether a loop flashes too often. All glimpses have the same grid; none stands for less than 1 ms."""
    if len(loop) < 2:
        return False
    shown = [glimpse for _ in range(rounds(loop)) for glimpse in loop]
    times = [0]
    for glimpse in shown:
        times.append(times[-1] + glimpse.ms)
    cells = range(len(loop[0].luminances))
    flashing = sum(
        too_many(luminance_changes([glimpse.luminances[cell] for glimpse in shown], times))
        or too_many(red_changes([glimpse.reds[cell] for glimpse in shown], times))
        for cell in cells
    )
    return flashing > SMALL_SHARE * len(cells)


def rounds(loop: Sequence[Glimpse]) -> int:
    """How often the loop must be gone through to see every second of it, its seam included."""
    return 2 + 2 * WINDOW_MS // sum(glimpse.ms for glimpse in loop)


def luminance_changes(values: Sequence[float], times: Sequence[int]) -> list[int]:
    """When the luminance of one cell turned round by enough."""
    found: list[int] = []
    extreme, direction = values[0], 0
    for value, time in zip(values, times, strict=False):
        if (value - extreme) * direction > 0:
            extreme = value
        elif abs(value - extreme) >= CHANGE and min(value, extreme) < BRIGHT:
            found.append(time)
            extreme, direction = value, 1 if value > extreme else -1
    return found


def red_changes(values: Sequence[bool], times: Sequence[int]) -> list[int]:
    """When one cell turned saturated red or ceased to be."""
    return [time for before, now, time in zip(values, values[1:], times[1:], strict=False) if before is not now]


def too_many(changes: Sequence[int]) -> bool:
    """Whether more than three pairs of changes lie within one second."""
    most = 2 * MOST_FLASHES
    return any(changes[n + most] - changes[n] < WINDOW_MS for n in range(len(changes) - most))
