"""严禁: a red bar, the word at headline size, one act at title size, a ring with a bar over a pictogram that fits."""

from __future__ import annotations

from signage.core.cards.card import Pictogram, Prohibition
from signage.core.display.geometry import BODY, HEADLINE, LABEL, LEAD, META, Rect
from signage.core.document import Run, runs_of
from signage.layout.context import Context, Sheet, largest, source_line
from signage.layout.flow import flow_pages
from signage.layout.scene import Page, Ring
from signage.layout.text import Block, Setting, laid

BAR, GAP, RING, RING_ABOVE = 0.25, 0.5, 6.5, 7.0
ALONE_STEPS = (1.5, 1.2, 1.0)
"""How much larger the word of prohibition may be where there is no ring."""


def prohibition(card: Prohibition, context: Context) -> tuple[Page, ...]:
    """One page, one act; as plain text where a line of it has no room beside the ring, or below it in portrait.

    Where no pictogram fits there is no ring: the words have its room, and the word of prohibition is larger.
    """
    sheet = Sheet(context)
    top = sheet.eyebrow() + context.px(0.5 if context.geometry.stacked else 0.0)
    tail = context.px(1.0) + context.style(META).line if card.source else 0
    bottom = sheet.area.bottom - tail
    ring = card.pictogram is not Pictogram.NONE
    figure, field = sheet.fields(top, bottom, _ring_side(context)) if ring else _alone(sheet, top, bottom)
    inset = context.px(BAR) + context.px(0.75)
    width = field.w - inset
    tried = (_words(card, context, Rect(0, 0, width, field.h), k) for k in ((1.0,) if ring else ALONE_STEPS))
    words = next((blocks for blocks in tried if blocks), None)
    if words is None:
        runs = (Run(card.who), Run(card.word, strong=True), Run(card.act))
        return flow_pages(context, "", (runs,), source=card.source)
    height = sum(block.height for block in words) + context.px(GAP)
    y = field.y if context.geometry.stacked else sheet.top_of(field.y, field.bottom, height)
    sheet.fill(Rect(field.x, y, context.px(BAR), height), "prohibit")
    if ring:
        _ring(sheet, card.pictogram, figure, y, height)
    for block in words[:-1]:
        y = sheet.put(block, field.x + inset, y)
    y = sheet.put(words[-1], field.x + inset, y + context.px(GAP))
    source_line(sheet, card.source, field.x, y + context.px(1.0), field.w)
    return (sheet.page(),)


def _alone(sheet: Sheet, top: int, bottom: int) -> tuple[Rect, Rect]:
    """The fields without a ring: nothing, and the words over eleven columns."""
    x, width = sheet.text_span(1, 11)
    return Rect(x, top, 0, 0), Rect(x, top, width, bottom - top)


def _words(card: Prohibition, context: Context, room: Rect, k: float) -> list[Block] | None:
    """Who, the word enlarged by `k`, and the act; None where the act has no room."""
    style = context.style(HEADLINE, "prohibit", bold=True, k=k)
    even = Setting(balanced=True)
    above = [laid(runs_of(card.who), context.style(LABEL, "soft"), room.w, context.fonts, even)] if card.who else []
    above.append(laid(runs_of(card.word), style, room.w, context.fonts))
    left = room.h - sum(block.height for block in above) - context.px(GAP)
    act = _act(card.act, context, room.w, left, enlarged=k > 1.0)
    return [*above, act] if act else None


def _act(act: str, context: Context, width: int, room: int, *, enlarged: bool) -> Block | None:
    steps = context.geometry.fill_steps[0 if enlarged else 1 :]
    block = largest(context, runs_of(act), width, room, bold=True, steps=steps)
    if enlarged:
        return block
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
