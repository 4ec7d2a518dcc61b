"""A card's title in the place of the section's name: one line beside its accent block, a long one on two; its page's number."""

from __future__ import annotations

from signage.core.display.geometry import BODY, LABEL, LEAD, Rect
from signage.core.document import runs_of
from signage.core.text.breaks import ANYWHERE, BETWEEN_WORDS
from signage.layout.context import PAGE_NUMBER, Context, Sheet
from signage.layout.text import Block, Setting, Style, laid, lay

INSET, GAP, TIGHT = 0.75, 0.25, 1.3
WAYS = ((LEAD, 1, ANYWHERE), (BODY, 1, ANYWHERE), *((s, 2, w) for w in (BETWEEN_WORDS, ANYWHERE) for s in (LEAD, BODY)))
"""Scale, lines, and the worst break between them, best first."""


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
    for scale, most, worst in WAYS:
        setting = Setting(balanced=True, most_lines=most, worst=worst)
        block = lay(runs_of(title), _style(context, scale), width, context.fonts, setting)
        if block is not None:
            return block
    return laid(runs_of(title), _style(context, LABEL), width, context.fonts)


def _style(context: Context, scale: float) -> Style:
    px = max(context.px(scale), context.geometry.least_px)
    return Style(px, round(px * TIGHT), "ink", bold=True)


def numbered(sheet: Sheet, at: int, count: int) -> Sheet:
    """`1/2` at the right end of the eyebrow's line, where an item needs several pages; none where nothing says how far one is."""
    context = sheet.context
    if count > 1 and context.manner.progress:
        style = context.style(0.6, "soft")
        block = laid(runs_of(f"{at + 1}/{count}"), style, context.px(4), context.fonts)
        area = sheet.area
        sheet.put(block, area.right - block.width, area.y + (context.style(0.8).line - style.line) // 2, read=False)
    return sheet
