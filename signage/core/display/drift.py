"""Panel care: what stands at one place for years drifts round it by a few pixels, so that it does not burn itself in.

Pure. In: the minute of the hour, the screen's short side in px. Out: by how much header, footer and ticker are moved now. In
an hour they go round a figure of eight, one or two pixels every three minutes; at every full hour they are where they belong.
"""

from __future__ import annotations

from math import sin, tau

TURN_MIN = 3
REACH = 3 / 1080
"""How far the frame moves, as a share of the short side."""


def drift_of(minute: int, short_px: int) -> tuple[int, int]:
    """(to the right, down) in px at this minute of the hour."""
    reach, turn = max(2, round(short_px * REACH)), minute // TURN_MIN * TURN_MIN * tau / 60
    return round(reach * sin(turn)), round(reach * sin(2 * turn))
