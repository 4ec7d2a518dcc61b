"""Body text over pages: paragraphs under a title, by the fill rule, never smaller than body size."""

from __future__ import annotations

from dataclasses import dataclass, replace

from signage.core.display.geometry import BODY, COLUMNS, LABEL, LEAD, TITLE
from signage.core.document import Align, Runs, runs_of
from signage.layout.context import PAGE_NUMBER, Context, Sheet, most_height, source_line
from signage.layout.heading import numbered
from signage.layout.rows import Paragraph, Row, any_tears, fitting, rows_of
from signage.layout.scene import Page
from signage.layout.text import Block, Setting, laid, lay

TITLE_LINES = 2
GIVEN_UP = 0.25
"""So much of the enlargement is given up for lines without holes."""
CLOSER = ((1.5, 0.3), (1.5, 0.12), (1.4, 0.0), (1.3, 0.0), (1.25, 0.0))
"""Line height and gap, from usual to close; less than 1.5 only where each line is a paragraph of its own."""


def flow_pages(
    context: Context, title: str, paragraphs: tuple[Runs, ...], *, source: str = "", scale: float = BODY
) -> tuple[Page, ...]:
    """Left-aligned paragraphs under an eyebrow and a title."""
    setting = Setting()
    return flow(context, title, tuple(Paragraph(runs, setting) for runs in paragraphs), source=source, scale=scale)


def flow(
    context: Context,
    title: str,
    paragraphs: tuple[Paragraph, ...],
    *,
    source: str = "",
    scale: float = BODY,
    centred: bool = False,
    quiet_title: bool = False,
    columns: tuple[int, int] = (1, 9),
) -> tuple[Page, ...]:
    """Pages of paragraphs: the largest fill step at which all fits one page, else body size over several pages.

    Text is split at lines; a page never begins or ends with a single line of a longer paragraph.
    """
    geometry = context.geometry
    columns = (1, COLUMNS) if geometry.far or geometry.stacked else columns
    most_rows = 0 if quiet_title else geometry.most_rows
    frame = _Frame(context, title, source, centred, quiet_title, columns, most_rows)
    one = _largest_page(frame, paragraphs, scale)
    if one is not None:
        return (one.page(),)
    rows = rows_of(context, paragraphs, scale, 1.0, columns)
    if centred:
        low = _pages(replace(frame, low_title=True), rows, 1.0)
        if len(low) == 1 and low[0] is not None:
            return (low[0].page(),)
    frame = replace(frame, numbered=context.manner.progress)
    whole = _pages(frame, rows, 1.0)
    sheets = _evened(frame, rows, [sheet for sheet in whole if sheet is not None])
    return tuple(numbered(sheet, at, len(sheets)).page() for at, sheet in enumerate(sheets))


def _largest_page(frame: _Frame, paragraphs: tuple[Paragraph, ...], scale: float) -> Sheet | None:
    """The one page that holds all at the largest step; a step or two are given up for lines without holes."""
    context, columns = frame.context, frame.columns
    found: dict[float, Sheet] = {}
    for k in context.geometry.fill_steps:
        if k > 1.0 and any_tears(context, paragraphs, scale, k, columns):
            continue
        rows = rows_of(context, paragraphs, scale, k, columns)
        whole = _pages(frame, rows, k)
        if len(whole) == 1 and whole[0] is not None:
            found[k] = whole[0]
            if not any(row.holed for row in rows):
                return whole[0] if max(found) - k <= GIVEN_UP else found[max(found)]
    return found[max(found)] if found else None


def close_page(
    context: Context, title: str, paragraphs: tuple[Paragraph, ...], columns: tuple[int, int], extra: int = 0
) -> tuple[Page, ...]:
    """Body text under a low, centred title on one page, by giving up gaps, the section's name, at last line height.

    Nothing where the page does not hold it even so. `extra` lines are no body text.
    """
    geometry = context.geometry
    columns = (1, COLUMNS) if geometry.far or geometry.stacked else columns
    most_rows = geometry.most_rows + extra if geometry.most_rows else 0
    frame = _Frame(context, title, "", centred=True, quiet_title=False, columns=columns, most_rows=most_rows)
    for line, gap in CLOSER:
        rows = rows_of(context, paragraphs, BODY, 1.0, columns, (line, gap))
        if line < CLOSER[0][0] and len(rows) > len(paragraphs):
            return ()
        for bare in (False, True):
            whole = _pages(replace(frame, low_title=True, bare=bare), rows, 1.0)
            if len(whole) == 1 and whole[0] is not None:
                return (whole[0].page(),)
    return ()


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is the same on every page of one flow. A quiet title takes the eyebrow's place at lead size.

    `low_title`: in one line, where that spares a page; `bare`: without eyebrow; `numbered`: its pages say which of how many they are. `most_rows`: lines of body text on a page, 0: as many as have room. A list may have more: it is not read in one go.
    """

    context: Context
    title: str
    source: str
    centred: bool
    quiet_title: bool
    columns: tuple[int, int]
    most_rows: int
    low_title: bool = False
    bare: bool = False
    numbered: bool = False


def _evened(frame: _Frame, rows: list[Row], sheets: list[Sheet]) -> list[Sheet]:
    """The same number of pages with the text spread evenly over them."""
    total = sum(row.block.height + row.gap for row in rows)
    step = rows[0].block.height if rows else 1
    for most in range(total // len(sheets), total, step):
        tried = [sheet for sheet in _pages(frame, rows, 1.0, most) if sheet is not None]
        if len(tried) == len(sheets):
            return tried
    return sheets


def _pages(frame: _Frame, rows: list[Row], k: float, most: int = 1_000_000) -> list[Sheet | None]:
    context, title, source = frame.context, frame.title, frame.source
    sheets: list[Sheet | None] = []
    at = 0
    while at < len(rows) or not sheets:  # a title that leaves no room for a line has a page of its own
        sheet = Sheet(context)
        quiet = frame.quiet_title and title
        top = sheet.eyebrow(title, scale=LEAD, colour="ink") if quiet else _top(frame, sheet)
        x, width = sheet.columns(*frame.columns)
        tail = context.px(1.0) + context.px(0.9) if source else 0
        head, inset = (None, 0) if quiet else _placed_head(frame, sheet, title, top, k, again=bool(sheets))
        used = head.height + context.px(0.5) if head else 0
        bottom = sheet.area.bottom
        room = most_height(context, bottom - top, k) - used
        count, height = fitting(rows, at, min(room, most), frame.most_rows)
        if tail and at + count == len(rows):  # the last page, on which the source stands below the text
            bottom -= tail
            room = most_height(context, bottom - top, k) - used
            count, height = fitting(rows, at, min(room, most), frame.most_rows)
        if count == 0 and (head is None or k > 1.0):
            return [None]
        title = "" if count == 0 else title
        y = sheet.top_of(top, bottom, height + used) if at + count == len(rows) and at == 0 and most > room else top
        if head:
            y = sheet.put(head, x + inset, y) + context.px(0.5)
        for index, row in enumerate(rows[at : at + count]):
            y = sheet.put(row.block, x, y + (row.gap if index else 0))
        if at + count == len(rows):
            source_line(sheet, source, x, y + context.px(1.0), width)
        sheets.append(sheet)
        at += count
    return sheets


def _top(frame: _Frame, sheet: Sheet) -> int:
    """Where a page begins: under its eyebrow, where it has one."""
    return sheet.area.y if frame.bare else sheet.eyebrow()


def _placed_head(
    frame: _Frame, sheet: Sheet, title: str, top: int, k: float, *, again: bool
) -> tuple[Block | None, int]:
    """The title, and how far it stands in from the columns: it leaves room for the number of its page beside it."""
    context = frame.context
    x, width = sheet.columns(*frame.columns)
    head = _head(frame, title, width, k, again=again)
    room = context.px(PAGE_NUMBER) - (sheet.area.right - x - width)
    if head is None or not frame.numbered or top > sheet.area.y or head.width <= width - room:
        return head, 0
    inset = room if frame.centred else 0
    return _head(frame, title, width - room - inset, k, again=again), inset


def _head(frame: _Frame, title: str, width: int, k: float, *, again: bool) -> Block | None:
    """The title; where it is said `again`, on a later page of a notice, small, so that the page belongs to the text."""
    steps: tuple[tuple[float, int], ...] = ()
    if frame.centred and title and (again or frame.low_title):
        steps = ((BODY, 1), (LABEL, 1), (BODY, TITLE_LINES)) if again else ((LEAD, 1), (BODY, 1))
    for scale, most_lines in steps:
        style = frame.context.style(scale, "soft" if again else "ink", bold=True)
        setting = Setting(Align.CENTRE, balanced=True, most_lines=most_lines)
        block = lay(runs_of(title), style, width, frame.context.fonts, setting)
        if block is not None:
            return block
    return _title(frame.context, title, width, k, frame.centred)


def _title(context: Context, title: str, width: int, k: float, centred: bool) -> Block | None:
    if not title:
        return None
    align = Align.CENTRE if centred else Align.LEFT
    most = 1.6 if context.geometry.stacked else 1.4
    for step in (*[s for s in context.geometry.fill_steps if s <= min(k, most)], 0.8):
        style = context.style(TITLE, "ink", bold=True, k=step)
        setting = Setting(align, balanced=True, most_lines=TITLE_LINES)
        block = lay(runs_of(title), style, width, context.fonts, setting)
        if block is not None:
            return block
    return laid(runs_of(title), context.style(BODY, bold=True), width, context.fonts, Setting(align))
