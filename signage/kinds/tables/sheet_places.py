"""Places in a sheet, as its file writes them: cells, ranges, what is printed of it, what is merged.

In: references such as `AB12` or `表1!$A$1:$D$40`. Out: rows and columns, counted from 1 as in the file; 0 where there is none.
"""

from __future__ import annotations

from dataclasses import dataclass

from signage.core.sheet import Merge


@dataclass(frozen=True, slots=True)
class Area:
    """The range that is printed, first and last cell included; by default the whole sheet."""

    top: int = 1
    left: int = 1
    bottom: int = 1 << 20
    right: int = 1 << 14

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is printed."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


WHOLE = Area()


def area_of(formula: str) -> Area:
    """The printed range that a name stands for, `表1!$A$1:$D$40`; the whole sheet for several ranges or none."""
    first, colon, last = formula.rpartition("!")[2].partition(":")
    top, left, bottom, right = row_of(first), column_of(first), row_of(last), column_of(last)
    if not colon or "," in formula or not left or not right:
        return WHOLE
    return Area(top or 1, left, bottom or WHOLE.bottom, right)


def merge_of(corners: tuple[int, int, int, int], numbers: list[int], columns: list[int]) -> Merge | None:
    """A merged range by places among the rows and columns that are there; None where it merges nothing of them."""
    top, left, bottom, right = corners
    rows = [place for place, number in enumerate(numbers) if top <= number <= bottom]
    across = [place for place, column in enumerate(columns) if left <= column <= right]
    if not rows or not across or numbers[rows[0]] != top or columns[across[0]] != left:
        return None
    return Merge(rows[0], across[0], len(rows), len(across)) if len(rows) * len(across) > 1 else None


def column_of(reference: str) -> int:
    """The column of `AB12`: 28."""
    number = 0
    for char in reference.lstrip("$")[:4]:
        if not ("A" <= char <= "Z"):
            break
        number = number * 26 + ord(char) - 64
    return number


def row_of(reference: str) -> int:
    """The row of `AB12`: 12."""
    return whole(reference.replace("$", "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def whole(text: str) -> int:
    """A number in the file, 0 where it is none."""
    return int(text) if text.isascii() and text.strip().isdigit() and len(text) < 10 else 0
