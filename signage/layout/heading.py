"""A card's title in the place of the section's name: one line beside its accent block, a long one on two."""

from __future__ import annotations

from signage.core.display.geometry import BODY, LABEL, LEAD, Rect
from signage.core.document import runs_of
from signage.layout.context import PAGE_NUMBER, Context, Sheet
from signage.layout.text import Block, Setting, Style, laid, lay

INSET, GAP, TIGHT = 0.75, 0.25, 1.3


def heading(sheet: Sheet, title: str) -> int:
    """Places the title, or the section's name where there is none; gives the y where the card may begin."""
    if not title:
        return sheet.eyebrow()
    context, area = sheet.context, sheet.area
    block = _block(title, context, area.w - context.px(INSET) - context.px(PAGE_NUMBER))
    line, bar = context.style(LEAD).line, context.px(1.0)
    height = max(line, block.height)
    first = block.height // len(block.lines) if block.lines else 0
    top = area.y + (height - block.height) // 2
    sheet.fill(Rect(area.x, top + (first - bar) // 2, context.px(0.25), bar + block.height - first), "accent")
    sheet.put(block, area.x + context.px(INSET), top, read=False)
    return area.y + height + context.px(GAP)


def _block(title: str, context: Context, width: int) -> Block:
    for scale, most in ((LEAD, 1), (BODY, 1), (LEAD, 2), (BODY, 2)):
        setting = Setting(balanced=True, most_lines=most)
        block = lay(runs_of(title), _style(context, scale), width, context.fonts, setting)
        if block is not None:
            return block
    return laid(runs_of(title), _style(context, LABEL), width, context.fonts)


def _style(context: Context, scale: float) -> Style:
    px = max(context.px(scale), context.geometry.least_px)
    return Style(px, round(px * TIGHT), "ink", bold=True)
