"""密级: the three levels in one hue and three depths, and 内部事项 visibly apart (look 23). No star anywhere."""

from __future__ import annotations

from signage.core.card import LevelRow, Levels, SecrecyLevel
from signage.core.document import runs_of
from signage.core.geometry import BODY, LABEL, LEAD, META, Rect
from signage.layout.context import Context, Sheet, source_line
from signage.layout.scene import Page
from signage.layout.text import Setting, laid, lay

DEPTHS = {SecrecyLevel.TOP: ("level_1", 3), SecrecyLevel.HIGH: ("level_2", 2), SecrecyLevel.LOW: ("level_3", 1)}
BLOCK_W, ROW_H, HARM_W, GAP, INTERNAL_H = 5.0, 2.6, 8.0, 0.25, 1.6


def levels(card: Levels, context: Context) -> tuple[Page, ...]:
    """One page: a row for each level, its definition in the middle, its harm words in bold at the right."""
    sheet = Sheet(context)
    area = sheet.area
    top = sheet.eyebrow(card.title, scale=LEAD, colour="ink") + context.px(0.25)
    gap = context.px(GAP)
    tail = context.px(1.0 + INTERNAL_H) if card.internal else 0
    free = area.bottom - top - tail - 2 * gap
    row_h = min(context.px(ROW_H), free // 3)
    y = top + max(0, free - 3 * row_h) // 3
    for row in card.rows:
        y = _row(sheet, row, y, row_h) + gap
    if card.internal:
        _internal(sheet, card.internal, y - gap + context.px(1.0))
    source_line(sheet, "" if card.internal else card.source, area.x, y + context.px(0.5), area.w)
    return (sheet.page(),)


def _row(sheet: Sheet, row: LevelRow, y: int, height: int) -> int:
    context, area = sheet.context, sheet.area
    colour, bars = DEPTHS[row.level]
    block_w = context.px(BLOCK_W)
    sheet.fill(Rect(area.x, y, block_w, height), colour, radius=context.px(0.12))
    name = laid(runs_of(row.level.value), context.style(LEAD, "level_ink", bold=True), block_w, context.fonts)
    bar_w, bar_h, bar_gap = context.px(0.9), context.px(0.14), context.px(0.14)
    stack = name.height + context.px(0.1) + bar_h
    left = area.x + context.px(0.6)
    below = sheet.put(name, left, y + (height - stack) // 2)
    for number in range(bars):
        sheet.fill(Rect(left + number * (bar_w + bar_gap), below + context.px(0.1), bar_w, bar_h), "level_ink")
    harm_w = context.px(HARM_W)
    middle_x = area.x + block_w + context.px(0.75)
    middle_w = area.w - block_w - harm_w - context.px(1.5)
    _middle(sheet, row.definition, middle_x, middle_w, y, height)
    harm_style = context.style(BODY, bold=True)
    harm = laid(runs_of(row.harm), harm_style, harm_w, context.fonts, Setting(balanced=True))
    sheet.put(harm, area.right - harm_w, y + (height - harm.height) // 2)
    sheet.fill(Rect(middle_x, y + height, area.right - middle_x, context.geometry.hairline), "rule")
    return y + height


def _middle(sheet: Sheet, text: str, x: int, width: int, y: int, height: int) -> None:
    for scale in (BODY, LABEL, META):
        style = sheet.context.style(scale)
        block = lay(runs_of(text), style, width, sheet.context.fonts, Setting(most_lines=2))
        if block is not None and block.height <= height:
            sheet.put(block, x, y + (height - block.height) // 2)
            return
    block = laid(runs_of(text), sheet.context.style(META), width, sheet.context.fonts)
    sheet.put(block, x, y + max(0, (height - block.height) // 2))


def _internal(sheet: Sheet, text: str, y: int) -> None:
    """内部事项: after a rule, an outlined band in soft."""
    context, area = sheet.context, sheet.area
    height = context.px(INTERNAL_H)
    sheet.fill(Rect(area.x, y, area.w, height), "soft", radius=context.px(0.12), outline=context.geometry.hairline)
    width = area.w - context.px(1.0)
    one = Setting(most_lines=1)
    block = lay(runs_of(text), context.style(LABEL, "soft"), width, context.fonts, one)
    block = block or laid(runs_of(text), context.style(META, "soft"), width, context.fonts)
    sheet.put(block, area.x + context.px(0.5), y + (height - block.height) // 2)
