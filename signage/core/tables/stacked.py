"""Tables below one another in one sheet, each with a title and names of columns of its own: 表一 收文, an empty row, 表二 发文.

In: a `Sheet`. Out: a sheet for each table; the sheet itself where it holds one. No row is left out.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from signage.core.grid import grid_of
from signage.core.sheet import Sheet

MOST: Final = 12  # tables; a list with a heading over every few rows is one table
_LOOKED_AT: Final = 12  # rows: enough for a title, names and what they are the names of
_LEAST_ROWS: Final = 3  # a title, names, and something under them


def stacked(sheet: Sheet) -> tuple[Sheet, ...]:
    """The tables of a sheet, from top to bottom."""
    rows = sheet.rows
    gaps = [at for at in range(1, len(rows)) if rows[at].number > rows[at - 1].number + 1]
    starts = [at for at in gaps if at >= _LEAST_ROWS - 1 and _begins(sheet, at)]
    if not starts or len(starts) >= MOST:
        return (sheet,)
    parts = [_part(sheet, begin, end) for begin, end in pairwise((0, *starts, len(rows)))]
    return (parts[0], *(replace(part, cut=False, unfilled=0) for part in parts[1:]))


def _begins(sheet: Sheet, at: int) -> bool:
    """Whether a table of its own begins at a row: one text over names over rows."""
    told = sum(bool(cell.text) for cell in sheet.rows[at].cells)
    if told != 1 or len(sheet.rows) - at < _LEAST_ROWS:
        return False
    grid = grid_of(_part(sheet, at, min(at + _LOOKED_AT, len(sheet.rows))))
    return bool(grid.title and grid.begin == 1 and grid.header and grid.rows)


def _part(sheet: Sheet, begin: int, end: int) -> Sheet:
    """Some rows of a sheet, with the merged cells that begin in them."""
    merges = (
        replace(merge, row=merge.row - begin, rows=min(merge.rows, end - merge.row))
        for merge in sheet.merges
        if begin <= merge.row < end
    )
    return replace(sheet, rows=sheet.rows[begin:end], merges=tuple(merges))
