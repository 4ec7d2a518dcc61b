"""What a plain text was pasted with: tables by tabs, strokes or wide blanks, the bullets of a list, the signs of Markdown.

In: the lines of a text file. Out: blocks. A sign goes only where it plainly is one: **重点** and ## 二、要求 of a chat's answer
are weight and a heading, a lone dash stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from signage.core.document import Block, Cell, Heading, ListBlock, Paragraph, Run, Runs, Table, runs_of
from signage.core.text.copied import as_written

MOST_COLUMNS, LONGEST_CELL = 12, 40
LEAST_ENTRIES = 2
RULER = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?")
WIDE = re.compile(r"[ \u3000]{2,}|\t")
HAN = "[\u3400-\u9fff]"
BULLET = re.compile(rf"(?:[-*+•·][ \t]+|[-•·●○■◆◇▪▶►➢][ \t]*(?={HAN}|[“《（(]))")
HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
QUOTED = re.compile(rf"^> ?(?={HAN}|\*\*)")
STRESSED = re.compile(rf"(?<![0-9A-Za-z*])\*\*(?=\S)([^*]{{0,200}}{HAN}[^*]{{0,200}})(?<=\S)\*\*(?!\*)")
Cells = list[str]


def blocks_of(lines: Sequence[str]) -> tuple[Block, ...]:
    """The paragraphs of a text, and the lists and tables in it; blank lines are left out."""
    made: list[Block] = []
    text: list[str] = []
    at = 0
    while at < len(lines):
        table, end = table_at(lines, at)
        if table is None:
            text.append(lines[at])
            end = at + 1
        else:
            made += [*written(text), table]
            text = []
        at = end
    return (*made, *written(text))


def table_at(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """The table that begins at this line, and where it ends; None where none does."""
    for cells_in, least_rows in ((tabbed, 2), (stroked, 2), (aligned, 3)):
        if cells_in(lines[at]):
            rows, end = rows_from(lines, at, cells_in)
            if len(rows) >= least_rows:
                return Table(tuple(tuple(Cell(runs_of(plain(text))) for text in row) for row in rows)), end
    return None, at


def rows_from(lines: Sequence[str], at: int, cells_in: Callable[[str], Cells]) -> tuple[list[Cells], int]:
    """The lines from this one on that have as many cells, and where they end. Blank lines and rulers belong to no row."""
    rows: list[Cells] = []
    end = at
    for place in range(at, len(lines)):
        line = lines[place].strip()
        if line and not (rows and RULER.fullmatch(line)):
            cells = cells_in(lines[place])
            if not cells or (rows and len(cells) != len(rows[0])):
                break
            rows.append(cells)
        end = place + 1
    return rows, end


def tabbed(line: str) -> Cells:
    """The cells of a line with tabs; none for ordinary text."""
    cells = [cell.strip() for cell in line.strip(" \u3000").split("\t")]
    return cells if sum(map(bool, cells)) > 1 and cells[0] and len(cells) <= MOST_COLUMNS else []


def stroked(line: str) -> Cells:
    """The cells of | 一 | 二 |, or of three and more without the outer strokes."""
    inner = line.strip()
    closed = len(inner) > 1 and inner[0] == inner[-1] == "|"
    cells = [cell.strip() for cell in (inner[1:-1] if closed else inner).split("|")]
    least = 2 if closed else 3
    return cells if least <= len(cells) <= MOST_COLUMNS and sum(map(bool, cells)) > 1 else []


def aligned(line: str) -> Cells:
    """The cells of a line whose columns are set with wide blanks: three and more, and short."""
    cells = WIDE.split(line.strip())
    return cells if 3 <= len(cells) <= MOST_COLUMNS and all(len(cell) <= LONGEST_CELL for cell in cells) else []


def written(lines: Sequence[str]) -> Iterator[Block]:
    """Paragraphs, headings and lists."""
    for bulleted, group in groupby(as_written(lines), lambda line: bool(BULLET.match(line))):
        members = list(group)
        if bulleted and len(members) >= LEAST_ENTRIES:
            yield ListBlock(tuple(stressed(BULLET.sub("", line, count=1)) for line in members))
        else:
            yield from map(block_of, members)


def block_of(line: str) -> Block:
    """A line as a heading or a paragraph."""
    heading = HEADING.match(line)
    if heading is not None:
        return Heading(len(heading[1]), runs_of(plain(line[heading.end() :])))
    return Paragraph(stressed(QUOTED.sub("", line, count=1)))


def stressed(line: str) -> Runs:
    """A line with what stands between `**` heavier."""
    pieces = STRESSED.split(line)  # every second one was stressed
    return tuple(Run(piece, strong=bool(place % 2)) for place, piece in enumerate(pieces) if piece)


def plain(text: str) -> str:
    """A text without the signs of weight."""
    return STRESSED.sub(r"\1", text)
