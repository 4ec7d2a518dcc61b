"""严禁: a red bar, the word at headline size, one act at title size, a ring with a bar over a pictogram."""

from __future__ import annotations

from signage.core.card import Pictogram, Prohibition
from signage.core.document import Run, runs_of
from signage.core.geometry import BODY, HEADLINE, LABEL, LEAD, META, Rect
from signage.layout.context import FILL_STEPS, Context, Sheet, largest, optical_top, source_line
from signage.layout.flow import flow_pages
from signage.layout.scene import Page, Ring
from signage.layout.text import Block, laid

BAR, RING = 0.25, 6.5


def prohibition(card: Prohibition, context: Context) -> tuple[Page, ...]:
    """One page, one act; as plain text where a line of it has no room beside the ring."""
    sheet = Sheet(context)
    top = sheet.eyebrow()
    x, width = sheet.columns(1, 8)
    inset = context.px(BAR) + context.px(0.75)
    tail = context.px(1.0) + context.style(META).line if card.source else 0
    room = sheet.area.bottom - top - tail
    word = laid(runs_of(card.word), context.style(HEADLINE, "prohibit", bold=True), width - inset, context.fonts)
    who = _who(card.who, context, width - inset)
    taken = word.height + context.px(0.5) + (who.height if who else 0)
    act = _act(card.act, context, width - inset, room - taken)
    if act is None:
        runs = (Run(card.who), Run(card.word, strong=True), Run(card.act))
        return flow_pages(context, "", (runs,), source=card.source)
    height = taken + act.height
    y = optical_top(top, top + room, height)
    sheet.fill(Rect(x, y, context.px(BAR), height), "prohibit")
    _ring(sheet, card.pictogram, y, height)
    if who:
        y = sheet.put(who, x + inset, y)
    y = sheet.put(word, x + inset, y) + context.px(0.5)
    y = sheet.put(act, x + inset, y)
    source_line(sheet, card.source, x, y + context.px(1.0), width)
    return (sheet.page(),)


def _who(who: str, context: Context, width: int) -> Block | None:
    return laid(runs_of(who), context.style(LABEL, "soft"), width, context.fonts) if who else None


def _act(act: str, context: Context, width: int, room: int) -> Block | None:
    block = largest(context, runs_of(act), width, room, bold=True, steps=FILL_STEPS[1:])
    smaller = (laid(runs_of(act), context.style(scale, bold=True), width, context.fonts) for scale in (LEAD, BODY))
    return block or next((tried for tried in smaller if tried.height <= room), None)


def _ring(sheet: Sheet, pictogram: Pictogram, y: int, height: int) -> None:
    context = sheet.context
    left, width = sheet.columns(9, 12)
    side = min(context.px(RING), width)
    x = left + width - side - (width - side) // 2
    area = sheet.area
    top = min(max(area.y, y + (height - side) // 2), area.bottom - side)
    sheet.shapes.append(Ring(Rect(x, top, side, side), "prohibit", pictogram, "ink"))
