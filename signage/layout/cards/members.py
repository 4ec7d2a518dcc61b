"""成员: people by department, in columns; what a chart has no boxes for."""

from __future__ import annotations

from dataclasses import dataclass

from signage.core.cards.table_cards import Group, Members
from signage.core.display.geometry import BODY, LABEL, LEAD, META, TITLE, Rect
from signage.core.document import runs_of
from signage.core.text.names import spaced_name
from signage.layout.context import Context, Sheet
from signage.layout.heading import heading, numbered
from signage.layout.people import name_rows, name_step, tight
from signage.layout.scene import Page
from signage.layout.text import Block, Setting, Style, laid

PLANS = ((TITLE, 2), (LEAD, 2), (LEAD, 3), (BODY, 2), (BODY, 3), (BODY, 4))
UPRIGHT = ((TITLE, 1), (LEAD, 1), (LEAD, 2), (BODY, 1), (BODY, 2))
COLUMN_GAP, GROUP_GAP, ROW_GAP = 1.5, 0.5, 0.15


def members(card: Members, context: Context) -> tuple[Page, ...]:
    """The largest names at which all groups stand on one page, else as many pages as it needs."""
    blank = Sheet(context)
    room = blank.area.bottom - heading(blank, card.title)
    plans = [
        _Plan(context, scale, count, _width(blank, count), small)
        for small in (LABEL, META)
        for scale, count in _sizes(context)
    ]
    fitting = [plan for plan in plans if plan.holds(card)] or [_Plan(context, BODY, 1, blank.area.w)]
    packed = [(plan, _packed(plan.cells(card, room), room)) for plan in fitting]
    plan, columns = min(packed, key=lambda made: -(-len(made[1]) // made[0].count))
    pages = [columns[at : at + plan.count] for at in range(0, len(columns), plan.count)]
    if len(pages) == 1:
        pages = [_evened(plan.cells(card, room), plan.count, room)]
    sheets = [_sheet(card.title, page, plan) for page in pages]
    return tuple(numbered(sheet, at, len(sheets)).page() for at, sheet in enumerate(sheets))


def _sizes(context: Context) -> tuple[tuple[float, int], ...]:
    """(size of names, columns) to try, best first."""
    return UPRIGHT if context.geometry.stacked else PLANS


def _width(sheet: Sheet, count: int) -> int:
    return (sheet.area.w - (count - 1) * sheet.context.px(COLUMN_GAP)) // count


@dataclass(frozen=True, slots=True)
class _Cell:
    """A department, or a part of one: its name, rows of names `step` px apart, its height in px with the gap below it."""

    name: Block
    rows: tuple[tuple[Block, ...], ...]
    step: int
    height: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """So many columns of `width` px, names at `scale` on a grid."""

    context: Context
    scale: float
    count: int
    width: int
    small: float = META

    def heading(self, name: str) -> Block:
        """A department's name, in the size that all of them have."""
        style = tight(self.context, self.small, "soft")
        return laid(runs_of(name), style, self.width, self.context.fonts, Setting(balanced=True))

    def holds(self, card: Members) -> bool:
        """Whether every department and every name has room on one line of a column."""
        names = [name for group in card.groups for name in group.members]
        style, fonts = self.style, self.context.fonts
        whole = all(fonts.width(spaced_name(name), style.px, bold=True) <= self.width for name in names)
        return whole and all(len(self.heading(group.name).lines) < 2 for group in card.groups)

    @property
    def style(self) -> Style:
        """The style of names."""
        return tight(self.context, self.scale, bold=True)

    def cells(self, card: Members, room: int) -> list[_Cell]:
        """The groups, one that is taller than `room` px cut between its rows."""
        made: list[_Cell] = []
        for group in card.groups:
            made.extend(self._cut(group, room))
        return made

    def _cut(self, group: Group, room: int) -> list[_Cell]:
        context = self.context
        blocks, across = name_rows(context, group.members, self.style, self.width)
        step = name_step(blocks, self.style)
        rows = [blocks[at : at + across] for at in range(0, len(blocks), across)]
        name = self.heading(group.name) if group.name else Block((), 0)
        cells: list[_Cell] = []
        while rows or not cells:
            count, height = 0, name.height + context.px(GROUP_GAP) * 2
            while count < len(rows):
                taller = height + _row_height(rows[count]) + context.px(ROW_GAP)
                if count and taller > room:
                    break
                count, height = count + 1, taller
            cells.append(_Cell(name, tuple(rows[:count]), step, height))
            rows = rows[count:]
        return cells


def _row_height(row: tuple[Block, ...]) -> int:
    return max(block.height for block in row)


def _packed(cells: list[_Cell], room: int) -> list[list[_Cell]]:
    """The cells in columns of at most `room` px, in order from top to bottom."""
    columns: list[list[_Cell]] = []
    used = room
    for cell in cells:
        if used + cell.height > room or not columns:
            columns.append([])
            used = 0
        columns[-1].append(cell)
        used += cell.height
    return columns


def _evened(cells: list[_Cell], count: int, room: int) -> list[list[_Cell]]:
    """The same cells in columns as short as they can be."""
    total = sum(cell.height for cell in cells)
    for most in range(total // count, room, 8):
        columns = _packed(cells, most)
        if len(columns) <= count:
            return columns
    return _packed(cells, room)


def _sheet(title: str, columns: list[list[_Cell]], plan: _Plan) -> Sheet:
    context = plan.context
    sheet = Sheet(context)
    top = heading(sheet, title)
    tallest = max((sum(cell.height for cell in column) for column in columns), default=0)
    top = sheet.top_of(top, sheet.area.bottom, tallest)
    for number, column in enumerate(columns):
        x = sheet.area.x + number * (plan.width + context.px(COLUMN_GAP))
        y = top
        for cell in column:
            _cell(sheet, cell, plan, x, y)
            y += cell.height
    return sheet


def _cell(sheet: Sheet, cell: _Cell, plan: _Plan, x: int, y: int) -> None:
    context = sheet.context
    sheet.fill(Rect(x, y, plan.width, context.geometry.hairline), "rule")
    y = sheet.put(cell.name, x, y + context.px(GROUP_GAP) // 2)
    for row in cell.rows:
        for at, block in enumerate(row):
            sheet.put(block, x + at * cell.step, y)
        y += _row_height(row) + context.px(ROW_GAP)
