"""The full-screen reminder of level 警戒: a dark ground over header and footer, what time it is, what to do. Nothing moves."""

from __future__ import annotations

from dataclasses import replace

from signage.core.cards.card import Reminder
from signage.core.display.geometry import BODY, HEADLINE, TITLE, Rect
from signage.core.document import runs_of
from signage.core.text.breaks import BETWEEN_WORDS
from signage.layout.context import Context, Sheet
from signage.layout.scene import Page
from signage.layout.text import Block, Setting, laid, lay

BAR = 0.04
"""Width of the bar at the left as a share of the stage."""
STEPS = (1.8, 1.6, 1.4, 1.2, 1.0, 0.8, 0.6)
GAP, MARGIN = 0.75, 0.5


def reminder(card: Reminder, context: Context) -> tuple[Page, ...]:
    """One page; where header and footer cannot be covered, the stage alone."""
    bare = context.geometry.frameless
    sheet = Sheet(replace(context, geometry=bare) if bare is not None else context)
    stage = sheet.context.geometry.stage
    bar = Rect(0, 0, round(stage.w * BAR), stage.h)
    sheet.fill(bar, "band_accent")
    area = sheet.area
    left = max(area.x, bar.right + sheet.context.px(MARGIN))
    blocks = _largest(card, sheet.context, area.right - left, area.h)
    gap = sheet.context.px(GAP)
    height = _height(blocks, gap)
    y = area.y + max(0, (area.h - height) * 2 // 5)
    for number, block in enumerate(blocks):
        y = sheet.put(block, left, y) + (gap if not number else gap // 3)
    return (replace(sheet.page(bare=True), ground="band", frameless=bare is not None),)


def _largest(card: Reminder, context: Context, width: int, room: int) -> list[Block]:
    """Title and lines at the largest step at which all have room, each in as few lines as it needs."""
    setting = Setting(balanced=True, most_lines=2, worst=BETWEEN_WORDS)
    for k in STEPS:
        title = lay(
            runs_of(card.title), context.style(HEADLINE, "band_accent", bold=True, k=k), width, context.fonts, setting
        )
        style = context.style(TITLE, "band_ink", bold=True, k=k)
        lines = [lay(runs_of(line), style, width, context.fonts, setting) for line in card.lines]
        blocks = [block for block in (title, *lines) if block is not None]
        if len(blocks) == 1 + len(card.lines) and _height(blocks, context.px(GAP)) <= round(room * 0.8):
            return blocks
    small = context.style(BODY, "band_ink", bold=True)
    return [laid(runs_of(line), small, width, context.fonts) for line in (card.title, *card.lines)]


def _height(blocks: list[Block], gap: int) -> int:
    return sum(block.height for block in blocks) + gap + (gap // 3) * (len(blocks) - 2)
