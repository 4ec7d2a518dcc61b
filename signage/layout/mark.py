"""The band across the top of what is not now: 预览, in soft, repeated, in the margin that text keeps free.

Shapes in the band's own coordinates; its ground is the palette's `soft`.
"""

from __future__ import annotations

from signage.core.display.geometry import META, Rect
from signage.core.document import runs_of
from signage.layout.context import Context
from signage.layout.pieces import shapes_of
from signage.layout.scene import Shape
from signage.layout.text import Style, laid

TIMES, FILLED, LEAST_GAP = 4, 0.82, 1.0


def mark(context: Context, words: str) -> list[Shape]:
    """The words four times across the band, fewer where it is short, each in the middle of its part."""
    band: Rect = context.geometry.mark
    px = min(context.px(META), int(band.h * FILLED))
    block = laid(runs_of(words), Style(px, band.h, "ground", bold=True), band.w, context.fonts)
    times = max(1, min(TIMES, int(band.w // (block.width * (1 + LEAST_GAP)))))
    part = band.w / times
    places = (round(part * number + (part - block.width) / 2) for number in range(times))
    return [shape for x in places for shape in shapes_of(block, x, 0)]
