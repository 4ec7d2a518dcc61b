"""`Document`: what a text, Markdown or Word file says, without how it looked. The worker's first product.

Blocks of runs; nothing in here has a position, a font or a colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text; `strong` where the writer stressed it."""

    text: str
    strong: bool = False


Runs = tuple[Run, ...]


class Align(StrEnum):
    """How the writer placed a paragraph. RIGHT marks a 落款, CENTRE a title, in Chinese office habit."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `level` 1 (largest) to 6, as the file says it; 0 is the title of the whole."""

    TAGGED: ClassVar[bool] = True
    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. Automatic numbers of Word are part of the runs, as they were printed."""

    TAGGED: ClassVar[bool] = True
    runs: Runs
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list of entries; `ordered` entries carry their number as text in front."""

    TAGGED: ClassVar[bool] = True
    entries: tuple[Runs, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; a merged cell stands once, at its upper left, with its spans."""

    runs: Runs
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; cells covered by a merge are absent. `header_rows` repeat on every page."""

    TAGGED: ClassVar[bool] = True
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 1


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the text: the SHA-256 of its derivative and its size in px.

    `chars`: about how many characters are written on it, where it is a sheet of paper (a scan); 0 for any other picture.
    """

    TAGGED: ClassVar[bool] = True
    sha256: str
    width: int
    height: int
    caption: str = ""
    chars: int = 0


Block = Heading | Paragraph | ListBlock | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file as text. `title` may be empty; then the file name gives one."""

    title: str
    blocks: tuple[Block, ...]


def plain(runs: Runs) -> str:
    """The runs as one string."""
    return "".join(run.text for run in runs)


def runs_of(text: str) -> Runs:
    """Plain text as runs."""
    return (Run(text),) if text else ()


def placed(table: Table) -> Iterator[list[tuple[int, Cell]]]:
    """The cells of each row, each with the column that it begins in."""
    covered: dict[int, int] = {}  # columns that a cell above reaches down into, and how many rows more
    for row in table.rows:
        below = {column: rows - 1 for column, rows in covered.items() if rows > 1}
        cells: list[tuple[int, Cell]] = []
        column = 0
        for cell in row:
            while column in covered:
                column += 1
            cells.append((column, cell))
            if cell.rows > 1:
                below.update(dict.fromkeys(range(column, column + cell.columns), cell.rows - 1))
            column += cell.columns
        covered = below
        yield cells
