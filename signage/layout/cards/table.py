"""表格: at most eight rows a page, the header row repeated, horizontal hairlines only."""

from __future__ import annotations

import re

from signage.core.cards.table_cards import TableCard
from signage.core.display.geometry import BODY, LABEL, LEAD, META, Rect
from signage.core.document import Align, Run, placed, plain, runs_of
from signage.core.text.lines import widest
from signage.layout.context import Context, Sheet
from signage.layout.flow import flow
from signage.layout.heading import numbered
from signage.layout.rows import Paragraph
from signage.layout.scene import Page
from signage.layout.text import Block, Setting, Style, laid, lay

ROW_H, TALL_ROW_H, ROWS_A_PAGE = 1.7, 2.1, 8
MOST_LINES, FEW_LINES, _FEWEST = 5, 3, 2
SHORT = 7  # characters: a column that is rather not broken for the sake of a long one
PADDING = 0.5  # what a row is taller than its lines
_NUMBER = re.compile(r"[-+(]?[¥￥$]?(?!0\d|\d{7})[\d,]*\.?\d+\s*[%％]?\)?")
_NO_NUMBER = frozenset({"", "-", "—", "——", "/"})


def table(card: TableCard, context: Context) -> tuple[Page, ...]:
    """Pages of rows; columns sized by content, numbers right-aligned, text left."""
    grid, above = _grid(card)
    if not grid:
        return ()
    head, rows = grid[: card.table.header_rows], grid[card.table.header_rows :]
    blank = Sheet(context)
    scale, widths, left = _scaled(head, rows, context, blank.area.bottom - _top(blank, card))
    whole = [
        [text or above.get((number, column), "") for column, text in enumerate(cells)]
        for number, cells in enumerate(rows, len(head))
    ]
    if head and _is_torn(grid, widths, context, scale):
        return _records(card.title, head[-1], whole, context)
    insets = [
        int(max(width - natural, 0) / 2) if _is_number(rows, column) else None
        for column, (width, natural) in enumerate(zip(widths, _natural(grid, context, scale), strict=True))
    ]
    body: list[list[str]] = []
    again: dict[int, list[str]] = {}  # rows as they are at the top of a page
    for cells, filled in zip(rows, whole, strict=True):
        again[len(body)] = filled
        body += _pieces(cells, widths, context, scale, left)

    def pages(most: int) -> list[Sheet]:
        """Pages of at most `most` rows each."""
        sheets: list[Sheet] = []
        at = 0
        while at < len(body) or not sheets:
            sheet = Sheet(context)
            y = _top(sheet, card)
            for cells in head:
                y = _row(sheet, cells, widths, y, scale, insets, header=True)
            put = 0
            while at < len(body) and put < most:
                cells = body[at] if put else again.get(at, body[at])
                if put and y + _height(cells, widths, context, scale) > sheet.area.bottom:
                    break
                y = _row(sheet, cells, widths, y, scale, insets, header=False)
                at, put = at + 1, put + 1
            sheets.append(sheet)
        return sheets

    sheets = pages(ROWS_A_PAGE)
    evened = pages(-(-len(body) // len(sheets)))  # three and two rows rather than four and one
    sheets = evened if len(evened) == len(sheets) else sheets
    return tuple(numbered(sheet, n, len(sheets)).page() for n, sheet in enumerate(sheets))


def _is_torn(grid: list[list[str]], widths: list[int], context: Context, scale: float) -> bool:
    """Whether a column is narrower than a piece of it that should stay on one line."""
    px, pad = context.style(scale).px, context.px(0.5)
    return any(_widest(grid, c, context, px) > width - pad + 1 for c, width in enumerate(widths))


def _records(title: str, names: list[str], rows: list[list[str]], context: Context) -> tuple[Page, ...]:
    """Where the columns have no room beside one another: row after row on a page of its own, a line for each cell."""
    pages: list[Page] = []
    for cells in rows:
        named = (
            (Run(f"{name}　" if name else ""), Run(cell, strong=True))
            for name, cell in zip(names, cells, strict=True)
            if cell
        )
        paragraphs = tuple(Paragraph(runs, Setting(), gap=0.2) for runs in named)
        pages += flow(context, title, paragraphs, quiet_title=True)
    return tuple(pages)


def _top(sheet: Sheet, card: TableCard) -> int:
    return sheet.eyebrow(card.title, scale=LEAD, colour="ink") if card.title else sheet.eyebrow()


def _scaled(head: list[list[str]], rows: list[list[str]], context: Context, room: int) -> tuple[float, list[int], int]:
    """The size at which every row fits a page, the widths of the columns, and the px that a page has for rows.

    Where the whole table has room on one page with some cells in several lines, it is not set smaller for one line each; nor
    is it set as small as a note where it may have a few lines over several pages, two rows a page at least.
    """
    grid = [*head, *rows]
    width = context.geometry.text.w
    most = next((step for step in (BODY, LABEL) if sum(_natural(grid, context, step)) <= width), META)
    spread = [(LABEL, False)] if most == META else []
    for scale, whole in (*((step, True) for step in (BODY, LABEL) if step > most), *spread):
        widths = _widths(grid, context, scale)
        left = room - sum(_height(cells, widths, context, scale) for cells in head)
        heights = [_height(cells, widths, context, scale) for cells in rows]
        if whole and (len(rows) > ROWS_A_PAGE or sum(heights) > left):
            continue
        most_lines = MOST_LINES if whole or context.geometry.stacked else FEW_LINES
        tallest = most_lines * context.style(scale).line
        tallest = tallest if whole else min(tallest + context.px(PADDING), left // 2)
        if max(heights, default=0) <= tallest and not _is_torn(grid, widths, context, scale):
            return scale, widths, left
    tried: list[tuple[float, list[int], int]] = []
    for scale in (step for step in (BODY, LABEL, META) if step <= most):
        widths = _widths(grid, context, scale)
        left = room - sum(_height(cells, widths, context, scale) for cells in head)
        tried.append((scale, widths, left))
        if all(_height(cells, widths, context, scale) <= left for cells in rows):
            break
    return tried[-1]


def _pieces(cells: list[str], widths: list[int], context: Context, scale: float, room: int) -> list[list[str]]:
    """A row as it is, or one that is taller than `room` px cut between lines into several."""
    if _height(cells, widths, context, scale) <= room:
        return [cells]
    style, pad = context.style(scale), context.px(0.5)
    blocks = [laid(runs_of(t), style, w - pad, context.fonts) for t, w in zip(cells, widths, strict=True)]
    count = max(1, (room - context.px(0.4)) // style.line)
    tallest = max(len(block.lines) for block in blocks)
    return [
        ["".join(line.text for line in block.lines[at : at + count]) for block in blocks]
        for at in range(0, tallest, count)
    ]


def _is_number(rows: list[list[str]], column: int) -> bool:
    """Whether a column holds numbers to be compared: no dates, no telephone numbers, no words."""
    texts = [row[column].strip() for row in rows if row[column].strip() not in _NO_NUMBER]
    return bool(texts) and all(_NUMBER.fullmatch(text) for text in texts)


def _grid(card: TableCard) -> tuple[list[list[str]], dict[tuple[int, int], str]]:
    """The cells as a rectangle of texts, a merged cell at its upper left; and the text above each place it covers."""
    rows = tuple(placed(card.table))
    width = max((column + cell.columns for cells in rows for column, cell in cells), default=0)
    grid = [[""] * width for _ in rows]
    above: dict[tuple[int, int], str] = {}
    for number, cells in enumerate(rows):
        for column, cell in cells:
            grid[number][column] = plain(cell.runs)
            above.update(((number + down, column), grid[number][column]) for down in range(1, cell.rows))
    return grid, above


def _widths(grid: list[list[str]], context: Context, scale: float) -> list[int]:
    style = context.style(scale)
    padding = context.px(0.5)
    natural = _natural(grid, context, scale)
    room = context.geometry.text.w
    if sum(natural) <= room:
        spare = (room - sum(natural)) / len(natural)
        return [int(width + min(spare, context.px(3))) for width in natural]
    share = room / len(natural)
    leasts = [
        min(natural[c], share, max(style.px * 4.5, _widest(grid, c, context, style.px) + padding))
        for c in range(len(natural))
    ]
    short = [
        width if width <= style.px * SHORT + padding else least for width, least in zip(natural, leasts, strict=True)
    ]
    tried = [_shared(natural, each, room) for each in (short, leasts) if sum(each) <= room or each is leasts]
    return min(tried, key=lambda widths: sum(_height(cells, widths, context, scale) for cells in grid))


def _shared(natural: list[float], leasts: list[float], room: int) -> list[int]:
    """Widths that fill `room`: each column gives up its part of what is too much, down to its least."""
    flexible = sum(max(width - least, 0) for width, least in zip(natural, leasts, strict=True)) or 1
    excess = sum(max(width, least) for width, least in zip(natural, leasts, strict=True)) - room
    return [
        int(max(width, least) - max(width - least, 0) * excess / flexible)
        for width, least in zip(natural, leasts, strict=True)
    ]


def _natural(grid: list[list[str]], context: Context, scale: float) -> list[float]:
    """The width in px that each column would like, its text on one line."""
    px, padding = context.style(scale).px, context.px(0.5)
    return [max(context.fonts.width(row[c], px, True) for row in grid) + padding for c in range(len(grid[0]))]


def _widest(grid: list[list[str]], column: int, context: Context, px: int) -> float:
    """Width in px of the widest piece of a column that should stay on one line."""
    return max(widest(row[column], lambda piece: context.fonts.width(piece, px, bold=True)) for row in grid)


def _height(cells: list[str], widths: list[int], context: Context, scale: float) -> int:
    style = context.style(scale)
    pad = context.px(0.5)
    tall = max(
        (laid(runs_of(t), style, w - pad, context.fonts).height for t, w in zip(cells, widths, strict=True) if t),
        default=0,
    )
    row_h = TALL_ROW_H if context.geometry.stacked else ROW_H
    return max(context.px(row_h * max(scale, 0.75)), tall + context.px(0.4))


def _cell(text: str, style: Style, width: int, context: Context, align: Align) -> Block:
    """The text of a cell; in a few lines, they end between words."""
    block = laid(runs_of(text), style, width, context.fonts, Setting(align))
    lines = len(block.lines)
    if not 1 < lines < MOST_LINES:
        return block
    balanced = Setting(align, balanced=True, most_lines=lines)
    even = lay(runs_of(text), style, width, context.fonts, balanced)
    return block if even is None or any(_letters(line.text) < _FEWEST for line in even.lines) else even


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _row(
    sheet: Sheet, cells: list[str], widths: list[int], y: int, scale: float, insets: list[int | None], *, header: bool
) -> int:
    """Paints one row and gives where it ends. A column with an inset is right-aligned, so many px from its right end."""
    context = sheet.context
    style = context.style(scale, "accent" if header else "ink", bold=header)
    height = _height(cells, widths, context, scale)
    x, pad = sheet.area.x, context.px(0.5)
    for text, width, inset in zip(cells, widths, insets, strict=True):
        if text:
            align = Align.LEFT if inset is None else Align.RIGHT
            block = _cell(text, style, width - pad - (inset or 0), context, align)
            sheet.put(block, x, y + (height - block.height) // 2)
        x += width
    rule = context.geometry.hairline
    sheet.fill(Rect(sheet.area.x, y + height - rule, x - sheet.area.x, rule), "accent" if header else "rule")
    return y + height
