"""What the tests of the core share: sheets from lines of text."""

from collections.abc import Callable

import pytest

from signage.core.sheet import EMPTY, Merge, Sheet, SheetCell, SheetRow

MakeSheet = Callable[..., Sheet]


def made(*lines: str, name: str = "", merges: tuple[tuple[int, int, int, int], ...] = (), first: int = 1) -> Sheet:
    """A sheet: one line for each row, `|` between cells, `/` for a line break; merges are (row, column, rows, columns)."""
    grid = [line.split("|") for line in lines]
    width = max((len(row) for row in grid), default=0)
    rows = tuple(
        SheetRow(
            number,
            tuple(
                SheetCell(word.replace("/", "\n"), word) if word else EMPTY
                for word in (*row, *[""] * (width - len(row)))
            ),
        )
        for number, row in enumerate(grid, first)
    )
    return Sheet(name, rows, tuple(Merge(*merge) for merge in merges))


@pytest.fixture
def sheet() -> MakeSheet:
    return made
