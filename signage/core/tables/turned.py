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

_LEAST_DAYS, _LEAST_DATES = 3, 2
_WEEKDAY: Final = later(r"^(?:星期|周|礼拜)[一二三四五六日天]$")
_BEHIND: Final = r"(?=$|[（(【\[、,，至到~—–-]|星期|周|礼拜|[上下]午)"
_DAY: Final = later(r"^(?:\d{4}[年./-])?\d{1,2}(?:[月./-]\d{1,2})?[日号]?" + _BEHIND)
_DATE: Final = later(r"^(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]" + _BEHIND + r"|^\d{4}-\d{1,2}-\d{1,2}$")
_PLAIN: Final = later(r"\d+|\d{5,}.*|0\d{2,3}-.*|\d{3,4}-\d{3,}.*")


def turned(grid: Grid) -> Grid | None:
    """The grid with its days in a column."""
    lines = lines_of(grid)
    if len(grid.columns) <= _LEAST_DATES:
        return None
    kinds = [_kind(cells[1:]) or _counted(cells) for cells in lines]
    first = next((at for at, kind in enumerate(kinds) if kind), None)
    if first is None:
        return None
    kept = [(kind, cells) for kind, cells in zip(kinds[first:], lines[first:], strict=True)]
    heads = tuple(kind or "".join(cells[0].text.split()) for kind, cells in kept)
    rows = [
        SheetRow(number, tuple(cells[number - 1] for _, cells in kept)) for number in range(2, len(grid.columns) + 1)
    ]
    return regrouped(grid, lines[:first], heads, rows)


def _counted(cells: Sequence[SheetCell]) -> str:
    """日期 where a line that is called so counts the days of a month: 日期 1 2 3."""
    named = name_of(cells[0].text) in {"日期", "日"}
    return "日期" if named and days_in_row(cells[1:], counted=True) else ""


def lines_of(grid: Grid) -> list[tuple[SheetCell, ...]]:
    """All lines of a table, its header among them."""
    head = [tuple(SheetCell(head) for head in grid.heads)] if grid.header else []
    return head + [row.cells for row in grid.rows]


def regrouped(
    grid: Grid, above: Sequence[Sequence[SheetCell]], heads: tuple[str, ...], rows: Sequence[SheetRow]
) -> Grid:
    """The grid with other columns; lines that stood above its days name it."""
    named = [" ".join(cell.text.split()) for cells in above for cell in cells if cell.text]
    return replace(
        grid,
        title=grid.title or next(iter(named), ""),
        heads=heads,
        names=tuple(map(name_of, heads)),
        rows=tuple(rows),
        remarks=(*grid.remarks, *named),
        columns=tuple(range(len(heads))),
        begin=0,
        header=1,
    )


def weekdays_in_row(cells: Sequence[SheetCell]) -> bool:
    """Whether a line names weekdays and nothing else."""
    texts = ["".join(cell.text.split()) for cell in cells if cell.text]
    return bool(texts) and all(_WEEKDAY.match(text) for text in texts)


def days_in_row(cells: Sequence[SheetCell], *, counted: bool = False) -> bool:
    """Whether a line names days and nothing else. `counted`: 1 2 3 … are days too, if they follow one another."""
    texts = ["".join(cell.text.split()) for cell in cells]
    if counted and len(texts) >= _LEAST_DAYS and all(text.isdecimal() and len(text) < 3 for text in texts):
        numbers = list(map(int, texts))
        return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and 1 <= numbers[0] <= numbers[-1] <= 31
    return _kind(cells) == "日期"


def _kind(cells: Sequence[SheetCell]) -> str:
    """日期 or 星期 where all the cells of a line are days, else ""."""
    texts = ["".join(cell.text.split()) for cell in cells if cell.text]
    if len(texts) >= _LEAST_DATES and all(_DATE.match(text) for text in texts):
        return "日期"
    if len(texts) < _LEAST_DAYS:
        return ""
    if all(_WEEKDAY.match(text) for text in texts):
        return "星期"
    return "日期" if all(_DAY.match(text) and not _PLAIN.fullmatch(text) for text in texts) else ""
