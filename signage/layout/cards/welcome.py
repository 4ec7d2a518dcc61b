"""欢迎词、标语: one or two lines on the whole stage between two short hairlines."""

from __future__ import annotations

from signage.core.cards.card import Welcome
from signage.core.display.geometry import BODY, HEADLINE, Rect
from signage.core.document import Align, runs_of
from signage.core.text.breaks import ANYWHERE, BETWEEN_WORDS
from signage.layout.context import Context, Sheet
from signage.layout.scene import Page
from signage.layout.text import Block, Setting, laid, lay

STEPS = (4.0 / 2.2, 1.6, 1.4, 1.2, 1.0, 0.8, 0.6, 0.5)
SPARE_LINE, TALL_LINES = 2, 4
TORN = 1.0
"""Lines are broken between words; only where no step holds them so, from this step on down, anywhere."""


def welcome(card: Welcome, context: Context) -> tuple[Page, ...]:
    """One page, from display size down to headline; the same size for both lines."""
    sheet = Sheet(context)
    area = sheet.area
    gap, rule, margin = context.px(0.5), context.geometry.hairline, context.px(0.75 if context.geometry.far else 1.5)
    blocks = _largest(card.lines, context, area.w, area.h - 2 * margin, gap)
    height = _height(blocks, gap)
    y = area.y + (area.h - height) * 9 // 20
    middle = area.x + area.w // 2
    line = Rect(middle - context.px(3), y - margin, context.px(6), rule)
    lower = Rect(line.x, y + height + margin - rule, line.w, rule)
    if area.contains(line) and area.contains(lower):
        sheet.fill(line, "accent")
        sheet.fill(lower, "accent")
    for block in blocks:
        y = sheet.put(block, area.x, y) + gap
    return (sheet.page(),)


def _largest(lines: tuple[str, ...], context: Context, width: int, room: int, gap: int) -> list[Block]:
    """The lines at the largest step at which all of them fit; the smallest step in as many lines as it needs."""
    ways = (
        *((step, BETWEEN_WORDS) for step in STEPS),
        *((step, ANYWHERE) for step in STEPS if step <= TORN),
    )
    for k, worst in ways:
        style = context.style(HEADLINE, "ink", bold=True, k=k)
        spare = SPARE_LINE + (worst < ANYWHERE and k < 1.0)
        most = TALL_LINES if context.geometry.stacked else spare if k <= 1.0 else 1
        setting = Setting(Align.CENTRE, balanced=True, most_lines=most, worst=worst)
        tried = [lay(runs_of(line), style, width, context.fonts, setting) for line in lines]
        blocks = [block for block in tried if block is not None]
        if len(blocks) == len(tried) and _height(blocks, gap) <= room:
            return blocks
    style = context.style(BODY, "ink", bold=True)
    return [laid(runs_of(line), style, width, context.fonts, Setting(Align.CENTRE)) for line in lines]


def _height(blocks: list[Block], gap: int) -> int:
    return sum(block.height for block in blocks) + gap * (len(blocks) - 1)
