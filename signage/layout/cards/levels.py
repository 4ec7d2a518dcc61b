"""密级: the three levels in one hue and three depths, and 内部事项 visibly apart. No star anywhere."""

from __future__ import annotations

from signage.core.cards.card import LevelRow, Levels, SecrecyLevel
from signage.core.display.geometry import BODY, LABEL, LEAD, META, Rect
from signage.core.document import Run, runs_of
from signage.layout.context import Context, Sheet, source_line
from signage.layout.flow import flow_pages
from signage.layout.scene import Page
from signage.layout.text import Block, Setting, laid, lay

DEPTHS = {SecrecyLevel.TOP: ("level_1", 3), SecrecyLevel.HIGH: ("level_2", 2), SecrecyLevel.LOW: ("level_3", 1)}
BLOCK_W, ROW_H, TALL_ROW_H, HARM_W, GAP, INTERNAL_H, BAR = 5.0, 2.6, 5.5, 7.2, 0.25, 1.6, 0.14


def levels(card: Levels, context: Context) -> tuple[Page, ...]:
    """One page: a row for each level, its definition in the middle, its harm words in bold at the right or below."""
    sheet = Sheet(context)
    area = sheet.area
    top = sheet.eyebrow(card.title, scale=LEAD, colour="ink") + context.px(0.25)
    gap = context.px(GAP)
    internal = _internal_block(sheet, card.internal) if card.internal else None
    tail = context.px(1.0) + _band_height(internal, context) if internal else 0
    free = area.bottom - top - tail - 2 * gap
    usual = context.px(TALL_ROW_H if context.geometry.stacked else ROW_H)
    row_h = next((h for h in (min(usual, free // 3), free // 3) if _fits(sheet, card, h)), 0)
    if not row_h:
        return _as_list(card, context)
    y = sheet.top_of(top, top + free, 3 * row_h)
    for row in card.rows:
        y = _row(sheet, row, y, row_h) + gap
    if internal:
        _internal(sheet, internal, y - gap + context.px(0.75))
    source_line(sheet, "" if card.internal else card.source, area.x, y + context.px(0.5), area.w)
    return (sheet.page(),)


def _as_list(card: Levels, context: Context) -> tuple[Page, ...]:
    """The same words as plain paragraphs, where the rows do not fit."""
    rows = [
        (Run(f"{row.level.value}　", strong=True), Run(row.definition), Run(row.harm, strong=True)) for row in card.rows
    ]
    paragraphs = (*rows, runs_of(card.internal)) if card.internal else tuple(rows)
    return flow_pages(context, card.title, paragraphs, source=card.source)


def _fits(sheet: Sheet, card: Levels, height: int) -> bool:
    """Whether every row has room in `height` px for its block, its definition and its harm words."""
    context = sheet.context
    block_h = context.style(LEAD).line + context.px(0.1) + context.px(BAR)
    harms = [_harm(row, sheet).height for row in card.rows]
    width, room = _middle_width(sheet), height - (max(harms) + context.px(0.5) if context.geometry.stacked else 0)
    return max(block_h, *harms) <= height and all(_middle(row.definition, width, room, context) for row in card.rows)


def _row(sheet: Sheet, row: LevelRow, y: int, height: int) -> int:
    context, area = sheet.context, sheet.area
    colour, bars = DEPTHS[row.level]
    block_w = context.px(BLOCK_W)
    sheet.fill(Rect(area.x, y, block_w, height), colour, radius=context.px(0.12))
    name = laid(runs_of(row.level.value), context.style(LEAD, "level_ink", bold=True), block_w, context.fonts)
    bar_w, bar_h, bar_gap = context.px(0.9), context.px(BAR), context.px(BAR)
    stack = name.height + context.px(0.1) + bar_h
    left = area.x + context.px(0.6)
    below = sheet.put(name, left, y + (height - stack) // 2)
    for number in range(bars):
        sheet.fill(Rect(left + number * (bar_w + bar_gap), below + context.px(0.1), bar_w, bar_h), "level_ink")
    _words(sheet, row, y, height)
    middle_x = area.x + block_w + context.px(0.6)
    sheet.fill(Rect(middle_x, y + height, area.right - middle_x, context.geometry.hairline), "rule")
    return y + height


def _words(sheet: Sheet, row: LevelRow, y: int, height: int) -> None:
    """Definition and harm words beside one another, or in portrait one over the other, as one block."""
    context, area = sheet.context, sheet.area
    middle_x, width = area.x + context.px(BLOCK_W) + context.px(0.6), _middle_width(sheet)
    harm = _harm(row, sheet)
    if not context.geometry.stacked:
        middle = _middle(row.definition, width, height, context)
        if middle is not None:
            sheet.put(middle, middle_x, y + (height - middle.height) // 2)
        sheet.put(harm, area.right - context.px(HARM_W), y + (height - harm.height) // 2)
        return
    middle = _middle(row.definition, width, height - harm.height - context.px(0.5), context)
    if middle is not None:
        below = sheet.put(middle, middle_x, y + (height - middle.height - harm.height) // 2)
        sheet.put(harm, middle_x, below)


def _middle_width(sheet: Sheet) -> int:
    beside = 0 if sheet.context.geometry.stacked else sheet.context.px(HARM_W) + sheet.context.px(0.6)
    return sheet.area.w - sheet.context.px(BLOCK_W) - sheet.context.px(0.6) - beside


def _middle(text: str, width: int, height: int, context: Context) -> Block | None:
    """The definition at the largest size that fits; None where none does. One line at label size goes before two."""
    below = ((BODY, 3), (LABEL, 0), (META, 0))
    for scale, most in below if context.geometry.stacked else ((BODY, 1), (LABEL, 1), (LABEL, 2), (META, 0)):
        block = lay(runs_of(text), context.style(scale), width, context.fonts, Setting(most_lines=most))
        if block is not None and block.height <= height:
            return block
    return None


def _harm(row: LevelRow, sheet: Sheet) -> Block:
    context = sheet.context
    width = _middle_width(sheet) if context.geometry.stacked else context.px(HARM_W)
    return laid(runs_of(row.harm), context.style(BODY, bold=True), width, context.fonts, Setting(balanced=True))


def _internal_block(sheet: Sheet, text: str) -> Block:
    context, width = sheet.context, sheet.area.w - sheet.context.px(1.0)
    block = lay(runs_of(text), context.style(LABEL, "soft"), width, context.fonts, Setting(most_lines=1))
    return block or laid(runs_of(text), context.style(META, "soft"), width, context.fonts)


def _band_height(block: Block, context: Context) -> int:
    return max(context.px(INTERNAL_H), block.height + context.px(0.4))


def _internal(sheet: Sheet, block: Block, y: int) -> None:
    """内部事项: after a rule, an outlined band in soft."""
    context, area = sheet.context, sheet.area
    height = _band_height(block, context)
    sheet.fill(Rect(area.x, y, area.w, height), "soft", radius=context.px(0.12), outline=context.geometry.hairline)
    sheet.put(block, area.x + context.px(0.5), y + (height - block.height) // 2)
