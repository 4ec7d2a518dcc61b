"""哀悼 (mourning): one sentence in a centred column, the date below it, half the screen empty."""

from __future__ import annotations

from itertools import product

from signage.core.cards.card import Highlight, Welcome
from signage.core.display.geometry import BODY, COLUMNS, LEAD, TITLE
from signage.core.document import Align, Runs, plain, runs_of
from signage.core.text.breaks import ANYWHERE, BETWEEN_WORDS, CLEAN
from signage.layout.context import Context, Sheet
from signage.layout.flow import flow_pages
from signage.layout.scene import Page
from signage.layout.text import Block, Setting, laid, lay

NARROW, WIDE = (3, 10), (2, 11)
STEPS = ((TITLE, 1.2, NARROW), (TITLE, 1.0, NARROW), (LEAD, 1.0, WIDE), (BODY, 1.0, WIDE))
"""Sizes, and the columns that hold the words: all have one middle."""
MOST_LINES = 5
FILLED = 0.5
"""The most of the screen's height that words may take."""


def quiet(card: Welcome | Highlight, context: Context) -> tuple[Page, ...]:
    """One page, nothing in it stressed, though a stressed phrase stays on one line; a text that is too long for it flows on as body text."""
    lines = tuple(map(runs_of, card.lines)) if isinstance(card, Welcome) else (card.runs,)
    sheet = Sheet(context)
    area = sheet.area
    x, width = _span(sheet, context, WIDE)
    date = _date(context, width)
    below = context.px(1.0) + date.height if date else 0
    left, blocks = _largest(lines, context, sheet, min(area.h, round(context.geometry.height * FILLED)) - below)
    if not blocks:
        return flow_pages(context, "", tuple(runs_of(plain(line)) for line in lines))
    height = sum(block.height for block in blocks) + below
    y = area.y + (area.h - height) * 9 // 20
    for block in blocks:
        y = sheet.put(block, left, y)
    if date:
        sheet.put(date, x, y + context.px(1.0), read=False)
    return (sheet.page(),)


def _largest(lines: tuple[Runs, ...], context: Context, sheet: Sheet, room: int) -> tuple[int, list[Block]]:
    """Left edge and blocks of all lines at the largest step at which they fit; no block where they do not.

    They end between words, if any step lets them.
    """
    for worst, (scale, k, columns) in product((CLEAN, BETWEEN_WORDS, ANYWHERE), STEPS):
        x, width = _span(sheet, context, columns)
        setting = Setting(Align.CENTRE, balanced=True, most_lines=MOST_LINES, worst=worst)
        style = context.style(scale, bold=True, k=k)
        tried = [lay(runs, style, width, context.fonts, setting) for runs in lines]
        blocks = [block for block in tried if block is not None]
        if len(blocks) == len(tried) and sum(block.height for block in blocks) <= room:
            return x, blocks
    return 0, []


def _span(sheet: Sheet, context: Context, columns: tuple[int, int]) -> tuple[int, int]:
    """Left edge and width of these columns; far away, of all."""
    return sheet.columns(1, COLUMNS) if context.geometry.far else sheet.text_span(*columns)


def _date(context: Context, width: int) -> Block | None:
    """The day, as it is written: 2026年12月13日."""
    day = context.today
    if day is None:
        return None
    words = runs_of(f"{day.year}年{day.month}月{day.day}日")
    return laid(words, context.style(BODY, "soft"), width, context.fonts, Setting(Align.CENTRE))
