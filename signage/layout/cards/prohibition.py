"""严禁: a red bar, the word at headline size, one act at title size, a ring with a bar over a pictogram."""

from __future__ import annotations

from signage.core.card import Pictogram, Prohibition
from signage.core.document import Run, runs_of
from signage.core.geometry import BODY, HEADLINE, LABEL, LEAD, META, Rect
from signage.layout.context import Context, Sheet, largest, source_line
from signage.layout.flow import flow_pages
from signage.layout.scene import Page, Ring
from signage.layout.text import Block, laid

BAR, RING, RING_ABOVE = 0.25, 6.5, 7.0


def prohibition(card: Prohibition, context: Context) -> tuple[Page, ...]:
    """One page, one act; as plain text where a line of it has no room beside the ring, or below it in portrait."""
    sheet = Sheet(context)
    top = sheet.eyebrow() + context.px(0.5 if context.geometry.stacked else 0.0)
    tail = context.px(1.0) + context.style(META).line if card.source else 0
    figure, field = sheet.fields(top, sheet.area.bottom - tail, _ring_side(context))
    inset = context.px(BAR) + context.px(0.75)
    width = field.w - inset
    word = laid(runs_of(card.word), context.style(HEADLINE, "prohibit", bold=True), width, context.fonts)
    who = _who(card.who, context, width)
    taken = word.height + context.px(0.5) + (who.height if who else 0)
    act = _act(card.act, context, width, field.h - taken)
    if act is None:
        runs = (Run(card.who), Run(card.word, strong=True), Run(card.act))
        return flow_pages(context, "", (runs,), source=card.source)
    height = taken + act.height
    y = field.y if context.geometry.stacked else sheet.top_of(field.y, field.bottom, height)
    sheet.fill(Rect(field.x, y, context.px(BAR), height), "prohibit")
    _ring(sheet, card.pictogram, figure, y, height)
    x = field.x + inset
    if who:
        y = sheet.put(who, x, y)
    y = sheet.put(word, x, y) + context.px(0.5)
    y = sheet.put(act, x, y)
    source_line(sheet, card.source, field.x, y + context.px(1.0), field.w)
    return (sheet.page(),)


def _who(who: str, context: Context, width: int) -> Block | None:
    return laid(runs_of(who), context.style(LABEL, "soft"), width, context.fonts) if who else None


def _act(act: str, context: Context, width: int, room: int) -> Block | None:
    block = largest(context, runs_of(act), width, room, bold=True, steps=context.geometry.fill_steps[1:])
    smaller = (laid(runs_of(act), context.style(scale, bold=True), width, context.fonts) for scale in (LEAD, BODY))
    return block or next((tried for tried in smaller if tried.height <= room), None)


def _ring_side(context: Context) -> int:
    return context.px(RING_ABOVE if context.geometry.stacked else RING)


def _ring(sheet: Sheet, pictogram: Pictogram, figure: Rect, y: int, height: int) -> None:
    """The ring in its field: above the text at the text edge, or beside it at the height of its middle."""
    context, area = sheet.context, sheet.area
    side = min(_ring_side(context), figure.w)
    if context.geometry.stacked:
        place = Rect(figure.x, figure.y, side, side)
    else:
        x = figure.x + figure.w - side - (figure.w - side) // 2
        place = Rect(x, min(max(area.y, y + (height - side) // 2), area.bottom - side), side, side)
    sheet.shapes.append(Ring(place, "prohibit", pictogram, "ink"))
