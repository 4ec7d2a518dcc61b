"""The ornament of a theme: a fret of square spirals (回纹) in the lower right corner, our own drawing, in lines only.

In: a rectangle. Out: polylines in px. It is painted with the page, under everything else, and only where nothing is.
"""

from __future__ import annotations

from signage.core.display.geometry import Rect

STEPS = 4
"""Rows of spirals; the lowest has as many, each row above it one less, flush with the right edge."""
SHARE = 0.12
"""The most of the stage that it may cover, as a share of its area."""
CELL = 10
"""A spiral's grid, its gap to the next one included."""
SPIRAL = ((0, 8), (0, 0), (8, 0), (8, 8), (2, 8), (2, 2), (6, 2), (6, 6), (4, 6), (4, 4))

Polyline = tuple[tuple[float, float], ...]


def fret_rect(stage: Rect, unit: int) -> Rect:
    """Where the fret stands in a stage (in its own coordinates): squares of about `unit` px, at most `SHARE` of it."""
    side = min(unit * STEPS, int((stage.w * stage.h * SHARE) ** 0.5))
    side -= side % STEPS
    return Rect(stage.right - side, stage.bottom - side, side, side)


def fret(rect: Rect) -> tuple[Polyline, ...]:
    """The spirals in `rect`: a stair that rises to the right, each second one mirrored."""
    cell = rect.w / STEPS
    scale = cell / CELL
    lines: list[Polyline] = []
    for row in range(STEPS):
        for column in range(STEPS - 1 - row, STEPS):
            left, top = rect.x + column * cell, rect.y + row * cell
            turned = (row + column) % 2 == 1
            points = [(8 - x, 8 - y) if turned else (x, y) for x, y in SPIRAL]
            lines.append(tuple((left + (x + 1) * scale, top + (y + 1) * scale) for x, y in points))
    return tuple(lines)
