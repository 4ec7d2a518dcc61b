"""要点 and definitions: one thought, large, and where it comes from."""

from __future__ import annotations

from signage.core.cards.card import Definition, Highlight
from signage.core.display.geometry import BODY, COLUMNS, HEADLINE, META
from signage.core.document import Run, Runs, runs_of
from signage.layout.context import Context, Sheet, largest, source_line
from signage.layout.flow import flow_pages
from signage.layout.scene import Page
from signage.layout.text import Block, laid

LAST = 9
"""The last column of a sentence: one more than other text has, so that its lines are not too short."""


def highlight(card: Highlight, context: Context) -> tuple[Page, ...]:
    """One page: the sentence balanced over as few lines as it needs, its key phrase in accent bold."""
    sheet = Sheet(context)
    top = sheet.eyebrow(context.over(card.topic))
    x, width = sheet.text_span(1, LAST)
    block = _sentence(sheet, card.runs, width, _room(sheet, top, card.source))
    if block is None:
        return _small(card.runs, card.source, context)
    return (_finish(sheet, block, card.source, x, width, top),)


def definition(card: Definition, context: Context) -> tuple[Page, ...]:
    """The term in accent at headline size, what it means at title size below."""
    sheet = Sheet(context)
    top = sheet.eyebrow()
    x, width = sheet.text_span(1, LAST)
    term = laid(runs_of(card.term), context.style(HEADLINE, "accent", bold=True), width, context.fonts)
    room = _room(sheet, top, card.source) - term.height - context.px(0.5)
    meaning = _sentence(sheet, card.runs, width, room)
    if meaning is None:
        return _small((Run(card.term, True), Run("："), *card.runs), card.source, context)
    height = term.height + context.px(0.5) + meaning.height
    y = sheet.top_of(top, top + _room(sheet, top, card.source), height)
    y = sheet.put(term, x, y) + context.px(0.5)
    y = sheet.put(meaning, x, y)
    source_line(sheet, card.source, x, y + context.px(1.0), width)
    return (sheet.page(),)


def _sentence(sheet: Sheet, runs: Runs, width: int, room: int) -> Block | None:
    """The sentence at title size: where the name of a law is longer than its lines, they run as far as the stage does."""
    whole = sheet.text_span(1, COLUMNS)[1]
    return largest(sheet.context, runs, width, room) or largest(sheet.context, runs, whole, room, steps=(1.0,))


def _room(sheet: Sheet, top: int, source: str) -> int:
    tail = sheet.context.px(1.0) + sheet.context.style(META).line if source else 0
    return sheet.area.bottom - top - tail


def _finish(sheet: Sheet, block: Block, source: str, x: int, width: int, top: int) -> Page:
    y = sheet.top_of(top, top + _room(sheet, top, source), block.height)
    y = sheet.put(block, x, y)
    source_line(sheet, source, x, y + sheet.context.px(1.0), width)
    return sheet.page()


def _small(runs: Runs, source: str, context: Context) -> tuple[Page, ...]:
    """A sentence too long for a title: body text on as many pages as it needs."""
    return flow_pages(context, "", (runs,), source=source, scale=BODY)
