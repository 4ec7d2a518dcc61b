"""Upright characters in one column, from top to bottom: for strips that stand.

In: runs. Out: cells (a Han character, a mark in its upright form, a short number lying in one cell) and where each is
painted. Latin words and long numbers stand letter by letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from signage.core.document import Runs
from signage.layout.fonts import ASCENT_EM, Fonts

PITCH = 1.14
"""Distance from one cell to the next, in em."""
MARKS = str.maketrans("，、。：；！？（）《》〈〉“”‘’【】—…", "︐︑︒︓︔︕︖︵︶︽︾︿﹀﹁﹂﹃﹄︻︼︱︙")
BROADEST = 1.7
"""How broad a cell may be, in em: 12.5 stands across, a letter never is so broad."""
_CELL = re.compile(r"(?<![\d.])\d{1,2}(?:\.\d{1,2})?(?![\d.])|[ \t　]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class UprightCell:
    """What stands in one place of the column; a blank has no glyphs."""

    glyphs: str
    strong: bool


def cells_of(runs: Runs) -> tuple[UprightCell, ...]:
    """The cells of a text in order."""
    pieces = ((piece, run.strong) for run in runs for piece in _CELL.findall(run.text))
    return tuple(UprightCell(piece.strip(" \t　").translate(MARKS), strong) for piece, strong in pieces)


def column(cells: tuple[UprightCell, ...], px: int, fonts: Fonts) -> tuple[list[tuple[float, float, int]], int]:
    """(x from the middle, baseline from the top, size in px) of every cell, and the height of the column."""
    placed = []
    y = 0.0
    for cell in cells:
        size = px
        width = fonts.width(cell.glyphs, size, bold=False)
        most = px * (BROADEST if "." in cell.glyphs else 1.0)
        if width > most:
            size = int(size * most / width)
            width = fonts.width(cell.glyphs, size, bold=False)
        placed.append((-width / 2, y + (px - size) / 2 + ASCENT_EM * size, size))
        y += px * (PITCH if cell.glyphs else PITCH / 2)
    return placed, round(y)
