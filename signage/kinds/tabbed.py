"""Tables that were copied into a plain text: lines with the same number of tabs. In: lines. Out: blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from signage.core.document import Block, Cell, Paragraph, Table, runs_of
from signage.core.text.copied import as_written

LEAST_ROWS = 2
MOST_COLUMNS = 12


def blocks_of(lines: Sequence[str]) -> tuple[Block, ...]:
    """The paragraphs of a text, and the tables in it; blank lines are left out."""
    said = [line for line in lines if line.strip()] if any("\t" in line for line in lines) else list(lines)
    return tuple(block for tabs, group in groupby(said, _tabs) for block in _blocks(tabs, list(group)))


def _tabs(line: str) -> int:
    """How many tabs part the line into cells; 0 for ordinary text."""
    cells = line.strip(" \u3000").split("\t")
    filled = sum(bool(cell.strip()) for cell in cells)
    return len(cells) - 1 if filled > 1 and cells[0].strip() and len(cells) <= MOST_COLUMNS else 0


def _blocks(tabs: int, lines: list[str]) -> Iterator[Block]:
    if tabs and len(lines) >= LEAST_ROWS:
        cells = ([cell.strip() for cell in line.strip(" \u3000").split("\t")] for line in lines)
        yield Table(tuple(tuple(Cell(runs_of(text)) for text in row) for row in cells))
        return
    yield from (Paragraph(runs_of(line)) for line in as_written(lines))
