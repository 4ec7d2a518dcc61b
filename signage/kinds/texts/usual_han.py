"""Which Han are usual: the two levels of GB 2312, by how often they are used.

In: nothing, or a character. Out: sets of characters; whether one is usual. Everything that guesses an encoding asks here.
"""

from __future__ import annotations

from functools import cache

MARKS = frozenset("，。、；：！？“”‘’（）《》—…　")
"""Marks of Chinese text."""


@cache
def gb2312_han() -> tuple[frozenset[str], frozenset[str]]:
    """The 3755 common Han (level 1, rows 16 to 55) and the 3008 less common ones (level 2, rows 56 to 87) of GB 2312."""
    return rows(0xB0, 0xD7), rows(0xD8, 0xF7)


def rows(first: int, last: int) -> frozenset[str]:
    """The characters of these rows of GB 2312."""
    pairs = (bytes((lead, trail)) for lead in range(first, last + 1) for trail in range(0xA1, 0xFF))
    return frozenset(b"".join(pairs).decode("gb2312", "ignore"))


def is_usual(char: str) -> bool:
    """A Han of the first level, or a mark of Chinese text."""
    return char in MARKS or char in gb2312_han()[0]
