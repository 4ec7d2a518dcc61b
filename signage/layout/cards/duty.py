"""今日值班: who is on duty today, large; tomorrow in one line. Telephone numbers only where none but staff read."""

from __future__ import annotations

from dataclasses import dataclass

from signage.core.cards.dated import duty_after, duty_heading, duty_row
from signage.core.cards.table_cards import Duty, DutyDay, DutyPost
from signage.core.display.geometry import BODY, HEADLINE, LABEL, LEAD, META, TITLE, Rect
from signage.core.document import runs_of
from signage.core.text.names import spaced_name
from signage.layout.context import Context, Sheet
from signage.layout.heading import heading, numbered
from signage.layout.people import fitted, name_rows, name_step, names_of, post_block, tight
from signage.layout.scene import Page
from signage.layout.text import Block, Style, laid

ROOM = "值班室"
STACKED_LINES = 3
"""Lines about the day after where the screen stands upright."""
MOST_COLUMNS, COLUMN_GAP, LEAST_COLUMN, TOP, TAIL_GAP = 4, 1.0, 6.0, 0.4, 0.4
STACKED_SCALES = (1.8 * HEADLINE, 1.6 * HEADLINE)
SCALES = (1.4 * HEADLINE, 1.2 * HEADLINE, HEADLINE, TITLE, LEAD)


def duty(card: Duty, context: Context) -> tuple[Page, ...]:
    """Today's row, or the next one within a week; none where the roster knows neither, or nobody says which day it is.

    Posts that nobody holds are left out, and so is a roster without a name that may be read here.
    """
    row = duty_row(card, context.today) if context.today else None
    if row is None or context.today is None:
        return ()
    title = duty_heading(row, context.today)
    cells = tuple(post for post in row.posts if post.names or (post.phone and context.staff))
    if not cells and not (row.phone and context.staff):
        return ()
    cells = cells or (DutyPost(ROOM, (), row.phone),)
    tail = _tail(card, row, context)
    plan = _best(cells, context, title, tail)
    if plan is None:
        tail = ()
        plan = _best(cells, context, title, tail) or _Plan(1, Sheet(context).area.w, LEAD, 1)
    parts = [cells[at : at + plan.a_page] for at in range(0, len(cells), plan.a_page)]
    sheets = [_sheet(part, plan, context, title, tail) for part in parts]
    return tuple(numbered(sheet, at, len(sheets)).page() for at, sheet in enumerate(sheets))


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the posts stand: so many columns of `width` px, names at `scale`, so many posts on a page."""

    columns: int
    width: int
    scale: float
    a_page: int


def _tail(card: Duty, row: DutyDay, context: Context) -> tuple[Block, ...]:
    """The day after, as many of its posts as have room; among staff the telephone of the duty room. None far away."""
    if context.geometry.far:
        return ()
    held = any(post.names for post in row.posts)
    room = [f"{ROOM}　{row.phone}"] if context.staff and row.phone and held else []
    following = duty_after(card, row)
    posts = [f"{post.role} {names_of(post.names)}" for post in following.posts if post.names] if following else []
    posts = [f"{'明日' if row.day == context.today else '次日'}　{posts[0]}", *posts[1:]] if posts else []
    most = STACKED_LINES if context.geometry.stacked else 1
    for count in range(len(posts), -1, -1):
        pieces = [*room, *posts[:count]]
        for scale in (LABEL, META):
            lines = _lines(pieces, tight(context, scale, "soft"), context)
            if len(lines) <= most:
                return lines
    return ()


def _lines(pieces: list[str], style: Style, context: Context) -> tuple[Block, ...]:
    """Pieces in lines, none of them torn unless it is wider than a line."""
    width = Sheet(context).area.w
    lines: list[str] = []
    for piece in pieces:
        longer = f"{lines[-1]}　{piece}" if lines else piece
        if lines and context.fonts.width(longer, style.px, bold=False) <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
    return tuple(laid(runs_of(line), style, width, context.fonts) for line in lines)


def _best(cells: tuple[DutyPost, ...], context: Context, title: str, tail: tuple[Block, ...]) -> _Plan | None:
    """As few pages as can be, and on them the largest names; None where a post does not fit a page."""
    sheet = Sheet(context)
    room = _bottom(sheet, tail) - heading(sheet, title)
    gap = context.px(COLUMN_GAP)
    for pages in range(1, len(cells) + 1):
        a_page = -(-len(cells) // pages)
        for scale in (*STACKED_SCALES, *SCALES) if context.geometry.stacked else SCALES:
            for columns in range(min(a_page, MOST_COLUMNS), 0, -1):
                width = (sheet.area.w - (columns - 1) * gap) // columns
                narrow = columns > 1 and width < context.px(LEAST_COLUMN)
                if narrow or not _is_whole(cells, context, width, scale):
                    continue
                height = max(_height(cell, context, width, scale) for cell in cells)
                rows = -(-a_page // columns)
                if rows * (height + gap) - gap <= room:
                    return _Plan(columns, width, scale, a_page)
    return None


def _is_whole(cells: tuple[DutyPost, ...], context: Context, width: int, scale: float) -> bool:
    """Whether every name has room on one line."""
    px = context.px(scale)
    return all(context.fonts.width(spaced_name(name), px, bold=True) <= width for cell in cells for name in cell.names)


def _blocks(cell: DutyPost, context: Context, width: int, scale: float) -> list[tuple[tuple[Block, ...], int]]:
    """The lines of a post, each as blocks and how far they stand apart: its role, its names, its telephone."""
    style = tight(context, scale, bold=True)
    lines: list[tuple[tuple[Block, ...], int]] = []
    if cell.role:
        lines.append(((post_block(context, cell.role, width),), 0))
    names, across = name_rows(context, cell.names, style, width)
    lines += [(names[at : at + across], name_step(names, style)) for at in range(0, len(names), across)]
    if cell.phone and context.staff:
        lines.append(((fitted(context, cell.phone, (LEAD, BODY, LABEL), width, colour="ink", bold=False),), 0))
    return lines


def _height(cell: DutyPost, context: Context, width: int, scale: float) -> int:
    lines = _blocks(cell, context, width, scale)
    return sum(max(block.height for block in blocks) for blocks, _ in lines) + context.px(TOP)


def _bottom(sheet: Sheet, tail: tuple[Block, ...]) -> int:
    above = sum(block.height for block in tail) + sheet.context.px(1.0 + TAIL_GAP)
    return sheet.area.bottom - (above if tail else 0)


def _sheet(cells: tuple[DutyPost, ...], plan: _Plan, context: Context, title: str, tail: tuple[Block, ...]) -> Sheet:
    sheet = Sheet(context)
    top = heading(sheet, title)
    bottom, gap = _bottom(sheet, tail), context.px(COLUMN_GAP)
    rows = [cells[at : at + plan.columns] for at in range(0, len(cells), plan.columns)]
    heights = [max(_height(cell, context, plan.width, plan.scale) for cell in row) for row in rows]
    y = sheet.top_of(top, bottom, sum(heights) + gap * (len(rows) - 1))
    for row, height in zip(rows, heights, strict=True):
        for number, cell in enumerate(row):
            _cell(sheet, cell, plan, sheet.area.x + number * (plan.width + gap), y)
        y += height + gap
    if tail:
        y = sheet.area.bottom - context.px(TAIL_GAP) - sum(block.height for block in tail)
        sheet.fill(Rect(sheet.area.x, y - context.px(0.25), sheet.area.w, context.geometry.hairline), "rule")
        for block in tail:
            y = sheet.put(block, sheet.area.x, y)
    return sheet


def _cell(sheet: Sheet, cell: DutyPost, plan: _Plan, x: int, y: int) -> None:
    """One post: a line over it, then its words."""
    context = sheet.context
    sheet.fill(Rect(x, y, plan.width, context.geometry.hairline * 2), "accent")
    y += context.px(TOP)
    for blocks, step in _blocks(cell, context, plan.width, plan.scale):
        for at, block in enumerate(blocks):
            sheet.put(block, x + at * step, y)
        y += max(block.height for block in blocks)
