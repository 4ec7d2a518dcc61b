"""Groups side by side in one table: the names of its columns repeat, as in 职务 姓名 | 职务 姓名, or in a month in two halves.

In: a `Grid`. Out: the groups that have names of their own over them, each as a grid; or one grid with the groups below one
another, where nothing stands over them. No text is changed, and no row is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from signage.core.grid import Grid, name_of
from signage.core.sheet import SheetRow

_LEAST_COLUMNS = 2


def named_groups(grid: Grid) -> tuple[Grid, ...]:
    """The groups, each with what stands over it as its title; none where that is not different for each."""
    parts = _parts(grid)
    titles = [set(_over(grid)[part.start : part.stop]) for part in parts]
    told = {next(iter(each)) for each in titles if len(each) == 1} - {""}
    if len(told) < max(len(parts), 2):
        return ()
    return tuple(replace(_part(grid, part), title=title, over=()) for part, (title,) in zip(parts, titles, strict=True))


def below_one_another(grid: Grid) -> Grid:
    """The grid with one group of columns; as it is where its columns do not repeat."""
    parts = _parts(grid)
    if len(parts) < 2 or any(len(part) != len(parts[0]) for part in parts):
        return grid
    first, *others = (_part(grid, part) for part in parts)
    rows = [row for each in (first, *others) for row in each.rows]
    across = sorted(rows, key=lambda row: row.number)  # a month may run down the first half, or from left to right
    return replace(first, rows=tuple(across if _falls(across) < _falls(rows) else rows))


def _parts(grid: Grid) -> tuple[range, ...]:
    """The columns of each group: the first column's name begins each of them, and none has a name that the first lacks."""
    names = [name_of(_under(head, over)) for head, over in zip(grid.heads, _over(grid), strict=True)]
    starts = [at for at, name in enumerate(names) if name and name == names[0]]
    parts = tuple(range(*ends) for ends in pairwise((*starts, len(names))))
    known = names[: len(parts[0])] if parts else []
    for part in parts:
        own = names[part.start : part.stop]
        if len(own) < _LEAST_COLUMNS or len(set(own)) < len(own) or not set(own) <= set(known):
            return ()
    return parts if len(parts) > 1 else ()


def _over(grid: Grid) -> tuple[str, ...]:
    """What stands over each column."""
    return grid.over or ("",) * len(grid.heads)


def _under(head: str, over: str) -> str:
    """What a head of two rows says in its lower row."""
    return head[len(over) :] if len(head) > len(over) and head.startswith(over) else head


def _part(grid: Grid, part: range) -> Grid:
    """Some columns of the grid, with the rows that say something in them."""
    heads = tuple(_under(grid.heads[at], _over(grid)[at]) for at in part)
    rows = (SheetRow(row.number, row.cells[part.start : part.stop]) for row in grid.rows)
    return replace(
        grid,
        heads=heads,
        names=tuple(map(name_of, heads)),
        rows=tuple(row for row in rows if any(cell.text for cell in row.cells)),
        columns=grid.columns[part.start : part.stop],
        over=grid.over[part.start : part.stop],
    )


def _falls(rows: Sequence[SheetRow]) -> int:
    """How often a number in the first column is smaller than the one before it."""
    told = [re.findall(r"\d+", row.cells[0].text) for row in rows]
    numbers = [tuple(map(int, each)) for each in told if each]
    return sum(after < before for before, after in pairwise(numbers))
