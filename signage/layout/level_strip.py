"""The strip under the header while a level stands: a shield, the level's word, one clause. It never moves.

Shapes in the strip's own coordinates, for `core.display.theme.strip_palette`. Where the clause has no room the word
stands alone: on a lying strip, in the place of the ticker's label.
"""

from __future__ import annotations

from signage.core.display.geometry import BODY, LABEL, META, STRIP_H, Rect
from signage.core.document import Run
from signage.layout.context import Context
from signage.layout.pieces import fitting_line, shapes_of
from signage.layout.scene import Fill, Shape, Shield
from signage.layout.text import Block, Setting, lay

ICON, GAP, BAR = (0.72, 0.9), 0.3, 0.25
BETWEEN = "｜"


def level_strip(context: Context, level: str, word: str, clause: str) -> list[Shape]:
    """The shapes of the strip; `level` is the level's key, `word` its name."""
    geometry = context.geometry
    strip = geometry.strip
    line_h = strip.h if geometry.single else context.px(STRIP_H)
    top, x = strip.h - line_h, geometry.text.x - strip.x
    shapes: list[Shape] = []
    if level == "guard":
        shapes.append(Fill(Rect(x, 0, context.px(BAR), strip.h), "prohibit"))
        x += context.px(BAR + GAP)
    icon_w, icon_h = (context.px(side) for side in ICON)
    shapes.append(Shield(Rect(x, top + (line_h - icon_h) // 2, icon_w, icon_h), "ink"))
    x += icon_w + context.px(GAP)
    room = strip.w - x if geometry.single else geometry.text.right - strip.x - x
    block = _said(context, word, clause, room)
    return [*shapes, *shapes_of(block, x, top + (line_h - block.height) // 2)]


def _said(context: Context, word: str, clause: str, room: int) -> Block:
    """Word and clause as large as they fit on one line; the word alone where they do not."""
    one = Setting(most_lines=1)
    if clause and not context.geometry.single:
        runs = (Run(word, strong=True), Run(BETWEEN + clause))
        for scale in (LABEL, META):
            block = lay(runs, context.style(scale), room, context.fonts, one)
            if block is not None:
                return block
    return fitting_line(word, context, (BODY, LABEL, META), room, "ink")
