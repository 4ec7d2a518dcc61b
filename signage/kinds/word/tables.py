"""Tables of Word. In: `w:tbl`. Out: a `Table` with merged cells at their upper left, and the pictures in it behind it.

Nested tables are flattened into their cell. A table of one cell, of one column, or of one row with paragraphs in it is a
frame round ordinary text, and stays that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from signage.core.document import Block, Cell, Picture, Run, Runs, Table, plain, runs_of
from signage.kinds.texts.plain import lines_of
from signage.kinds.texts.runs import joined, stripped
from signage.kinds.word.xml import Element, child, flag, integer, local, value

if TYPE_CHECKING:
    from signage.kinds.word.body import Body

MOST_COLUMNS = 63  # Word's own limit
MOST_ROWS = 2_000
MOST_HEADER = 3
LABEL, NAME = 8, 12  # characters of what names a row, and a column
SAYS = re.compile(r"[：:。；，]")
WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins"})


@dataclass
class Draft:
    """A cell that is still growing downwards."""

    runs: Runs
    columns: int
    rows: int = 1


@dataclass
class Grid:
    """The rows so far; `open` holds the cell that a vertical merge continues, by its first column."""

    rows: list[list[Draft]] = field(default_factory=list)
    open: dict[int, Draft] = field(default_factory=dict)


def table_blocks(table: Element, body: Body) -> Iterator[Block]:
    """The blocks that a table becomes."""
    rows = list(inside(table, "tr"))[:MOST_ROWS]
    cells = [list(inside(row, "tc"))[:MOST_COLUMNS] for row in rows]
    if is_frame(cells):
        for cell in chain.from_iterable(cells):
            yield from body.walk(cell)
        return
    grid = Grid()
    pictures: list[Picture] = []
    for row, members in zip(rows, cells, strict=True):
        if child(row, "trPr", "del") is not None or child(row, "trPr", "ins") is not None:
            body.hidden["修订"] = None
        column = integer(child(row, "trPr", "gridBefore"), "val")
        drafts: list[Draft] = []
        for member in members:
            width = min(max(integer(child(member, "tcPr", "gridSpan"), "val", 1), 1), MOST_COLUMNS)
            blocks = list(body.walk(member))
            pictures.extend(block for block in blocks if isinstance(block, Picture))
            place(grid, drafts, member, Draft(runs_in(blocks), width), column)
            column += width
        grid.rows.append(drafts)
    made = tuple(tuple(Cell(draft.runs, draft.columns, draft.rows) for draft in row) for row in grid.rows if row)
    if any(cell.runs for cell in chain.from_iterable(made)):
        yield Table(made, header_rows(rows, made))
    yield from pictures


def is_frame(cells: list[list[Element]]) -> bool:
    """Whether a table only places text: one column, or one row with a cell of more than one paragraph or table."""
    if all(len(row) <= 1 for row in cells):
        return True
    return len(cells) == 1 and any(sum(local(each) in {"p", "tbl"} for each in cell) > 1 for cell in cells[0])


def place(grid: Grid, drafts: list[Draft], member: Element, draft: Draft, column: int) -> None:
    """Puts a cell into its row, or lets the one above it grow."""
    merge = child(member, "tcPr", "vMerge")
    if merge is not None and value(merge) != "restart" and column in grid.open:
        grid.open[column].rows += 1
        grid.open[column].runs = joined((*grid.open[column].runs, *draft.runs))
        return
    grid.open.pop(column, None)
    if merge is not None:
        grid.open[column] = draft
    drafts.append(draft)


def header_rows(rows: list[Element], made: tuple[tuple[Cell, ...], ...]) -> int:
    """How many rows repeat on every page: those that say so, else the first; all rows of a header that is merged.

    None of a form (会议名称 beside what it is): its first row is no header.
    """
    count = 0
    for row in rows:
        if not flag(child(row, "trPr", "tblHeader")):
            break
        count += 1
    if not count and is_form(made):
        return 0
    wide = any(cell.columns > 1 for cell in made[0])
    tall = max((cell.rows for cell in made[0]), default=1) if wide else 1
    return min(max(count, tall if tall <= MOST_HEADER else 1), max(len(made) - 1, 0))


def is_form(made: tuple[tuple[Cell, ...], ...]) -> bool:
    """Whether a table has a label and what it stands for in each row: the first row says too much for names of columns."""
    if any(len(row) != 2 for row in made) or len(made) < 2:
        return False
    labels = (plain(row[0].runs) for row in made)
    first = plain(made[0][1].runs)
    return all(0 < len(label) <= LABEL for label in labels) and (len(first) > NAME or bool(SAYS.search(first)))


def runs_in(blocks: list[Block]) -> Runs:
    """The text of a cell on one line."""
    runs: list[Run] = []
    for block in blocks:
        if isinstance(block, Picture):
            continue
        own = getattr(block, "runs", None)
        texts = [own] if own is not None else [runs_of(line) for line in lines_of(block)]
        for text in texts:
            runs.extend((Run(" "), *text) if runs else text)
    return tuple(replace(run, text=run.text.replace("\n", " ")) for run in stripped(runs))


def inside(parent: Element, name: str) -> Iterator[Element]:
    """The rows or cells of a table, those inside wrappers too."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in WRAPPERS:
            yield from inside(element, name)
