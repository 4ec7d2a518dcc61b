"""`Sheet`: a sheet of a workbook or a CSV file as people see it, with the values behind its dates and numbers.

Made by the kinds, read by the recognition of rosters and the like. Nothing in here has a font, a colour or a width.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from signage.core.document import Table, placed, plain

Value = str | bool | int | float | date | datetime | time | timedelta | None
"""What a cell holds behind its text. A `datetime` has no zone: it means the site's."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell: `text` as a person sees it, "" for an empty one."""

    text: str = ""
    value: Value = None


EMPTY = SheetCell()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that has something in it. `number` counts from 1, as the file's own program does."""

    number: int
    cells: tuple[SheetCell, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range: its upper left place in `Sheet.rows`, and its extent."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of equal length, top to bottom; empty rows are absent. Of a merged range only the upper left cell is filled.

    `cut`: the file has more rows or columns than were read. `unfilled`: cells whose formula had no result.
    """

    name: str
    rows: tuple[SheetRow, ...]
    merges: tuple[Merge, ...] = ()
    cut: bool = False
    unfilled: int = 0


def spread(sheet: Sheet) -> tuple[SheetRow, ...]:
    """The rows with the cell of every merged range in all the places that it covers."""
    if not sheet.merges:
        return sheet.rows
    grid = [list(row.cells) for row in sheet.rows]
    for merge in sheet.merges:
        cell = grid[merge.row][merge.column]
        for line in grid[merge.row : merge.row + merge.rows]:
            line[merge.column : merge.column + merge.columns] = [cell] * len(
                line[merge.column : merge.column + merge.columns]
            )
    return tuple(replace(row, cells=tuple(cells)) for row, cells in zip(sheet.rows, grid, strict=True))


def sheet_of_table(table: Table, name: str = "") -> Sheet:
    """A table of a document as a sheet; its rows are numbered from 1."""
    grid: list[dict[int, SheetCell]] = [{} for _ in table.rows]
    merges: list[Merge] = []
    for place, row in enumerate(placed(table)):
        for column, cell in row:
            covered = grid[place : place + cell.rows]
            for down, line in enumerate(covered):
                for across in range(cell.columns):
                    line[column + across] = EMPTY if down or across else SheetCell(plain(cell.runs))
            if cell.rows > 1 or cell.columns > 1:
                merges.append(Merge(place, column, len(covered), cell.columns))
    width = max((max(line) + 1 for line in grid if line), default=0)
    return Sheet(
        name,
        tuple(
            SheetRow(number, tuple(line.get(column, EMPTY) for column in range(width)))
            for number, line in enumerate(grid, 1)
        ),
        tuple(merges),
    )
