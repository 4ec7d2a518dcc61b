"""The lines of paragraphs, one by one: what a page of running text is filled with, and where a page may end.

In: paragraphs, a size, a width. Out: rows, and how many of them fit a height. Places nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from signage.core.display.geometry import Rect
from signage.core.document import Align, Runs
from signage.layout.context import Context
from signage.layout.text import Block, Placed, Setting, laid, tears, torn

PARAGRAPH_GAP = 0.6
HOLE = 0.6
"""A line that is less full has a hole."""
RUNT = 3.2
"""As a hole: a last line of so many characters at most, where a smaller step spares it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph to flow: runs and how they are set.

    `keep`: it stays on one page with the one before it; `leads`: with the next, as a heading does.
    """

    runs: Runs
    setting: Setting
    keep: bool = False
    gap: float = PARAGRAPH_GAP
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line to place: a block of one line and the gap above it.

    A page does not begin with a `kept` line, and only at need with one that a heading has `led` to, or that is a `widow`.
    `holed`: much of the line is empty, because what follows is long and stays whole; or its paragraph has a torn word.
    """

    block: Block
    gap: int
    kept: bool
    led: bool
    widow: bool
    holed: bool


def rows_of(
    context: Context,
    paragraphs: tuple[Paragraph, ...],
    scale: float,
    k: float,
    columns: tuple[int, int],
    closer: tuple[float, float] | None = None,
) -> list[Row]:
    """All lines of the paragraphs at step `k` of `scale`; `closer` has the line height and gap of a close page."""
    style = context.style(scale, k=k, strong="accent")
    style = replace(style, line=round(style.px * closer[0])) if closer else style
    width = context.geometry.columns(*columns)[1]
    rows: list[Row] = []
    for number, paragraph in enumerate(paragraphs):
        how = paragraph.setting
        em = style.px
        setting = Setting(how.align, how.indent * em, how.hanging * em, how.justify)
        block = laid(paragraph.runs, style, width, context.fonts, setting)
        lines, broken = len(block.lines), torn(block, paragraph.runs)
        for at, line in enumerate(block.lines):
            single = Block((_raised(line, at * style.line),), style.line)
            apart = min(paragraph.gap, closer[1] * (2 if paragraph.keep else 1)) if closer else paragraph.gap
            gap = 0 if at or not number else round(apart * style.px)
            widow = at > 0 and (at == 1 or at == lines - 1) and lines > 2
            led = at == 0 and number > 0 and paragraphs[number - 1].leads
            runt = at > 0 and how.align is Align.LEFT and line.rect.w <= RUNT * em
            holed = runt if at == lines - 1 else broken or line.rect.x + line.rect.w < width * HOLE
            rows.append(Row(single, gap, at == 0 and paragraph.keep, led, widow or (lines == 2 and at == 1), holed))
    return rows


def any_tears(
    context: Context, paragraphs: tuple[Paragraph, ...], scale: float, k: float, columns: tuple[int, int]
) -> bool:
    """Whether something that belongs together would not fit a line at this step."""
    style = context.style(scale, k=k)
    width = context.geometry.columns(*columns)[1] - style.px * 2
    return any(tears(paragraph.runs, style, width, context.fonts) for paragraph in paragraphs)


def fitting(rows: list[Row], start: int, room: int, most: int) -> tuple[int, int]:
    """How many rows from `start` fit `room` px, and their height; the break moves up to where it is allowed.

    `most` rows at most; 0: any number.
    """
    height, fit, heights = 0, 0, [0]
    for index, row in enumerate(rows[start : start + most] if most else rows[start:]):
        height += row.block.height + (row.gap if index else 0)
        if height > room:
            break
        heights.append(height)
        fit += 1
    following = rows[start + 1 : start + fit + 1]  # following[end - 1] begins the next page
    if fit < 1 or len(following) < fit:
        return fit, heights[fit]
    ends = [end for end in range(fit, 0, -1) if not following[end - 1].kept]
    whole = [end for end in ends if not following[end - 1].widow]
    best = next((end for end in whole if not following[end - 1].led), 0)
    best = best or next((end for end in ends if end > 1 and not following[end - 1].led), 0)
    best = best or next(iter(whole), 1)
    return best, heights[best]


def _raised(line: Placed, by: int) -> Placed:
    rect = line.rect
    spans = tuple(replace(span, baseline=span.baseline - by) for span in line.spans)
    return Placed(Rect(rect.x, rect.y - by, rect.w, rect.h), line.text, spans)
