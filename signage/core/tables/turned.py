"""A table that lies on its side: the days or weekdays stand in a row, the posts under one another, as in 一周值班表.

In: a `Grid`. Out: the same cells with rows and columns exchanged, the days in a column of that name; None for a table
whose days do not stand in a row. No text is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from signage.core.grid import Grid, name_of
from signage.core.later import later
from signage.core.sheet import SheetCell, SheetRow

_LEAST_DAYS: Final = 3
_WEEKDAY: Final = later(r"^(?:星期|周|礼拜)[一二三四五六日天]$")
_DAY: Final = later(r"^(?:\d{4}[年./-])?\d{1,2}(?:[月./-]\d{1,2})?[日号]?")


def turned(grid: Grid) -> Grid | None:
    """The grid with its days in a column."""
    lines = [tuple(SheetCell(head) for head in grid.heads)] if grid.header else []
    lines += [row.cells for row in grid.rows]
    if len(grid.columns) <= _LEAST_DAYS:
        return None
    kinds = [_kind(cells[1:]) for cells in lines]
    if not any(kinds):
        return None
    heads = tuple(kind or "".join(cells[0].text.split()) for kind, cells in zip(kinds, lines, strict=True))
    rows = tuple(
        SheetRow(number, tuple(cells[number - 1] for cells in lines)) for number in range(2, len(grid.columns) + 1)
    )
    places = tuple(range(len(heads)))
    return replace(grid, heads=heads, names=tuple(map(name_of, heads)), rows=rows, columns=places, begin=0, header=1)


def _kind(cells: Sequence[SheetCell]) -> str:
    """日期 or 星期 where all the cells of a line are days, else ""."""
    texts = ["".join(cell.text.split()) for cell in cells if cell.text]
    if len(texts) < _LEAST_DAYS:
        return ""
    if all(_WEEKDAY.match(text) for text in texts):
        return "星期"
    return "日期" if all(_DAY.match(text) and not _PLAIN.fullmatch(text) for text in texts) else ""


_PLAIN: Final = later(r"\d+|\d{5,}.*|\d{3,4}-.*")
