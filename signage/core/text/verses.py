"""Verses, 顺口溜, 三字经: lines of one measure. In: the texts of lines. Out: whether they are that. Never changes a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from signage.core.later import later

LEAST_LINES: Final = 4
_MEASURES: Final = range(3, 10)
_PARTS: Final = later(r"[，。；！？、,;!? \u3000]+")
_NUMBER: Final = later(r"[\d（(：:]")
_MOST_PARTS: Final = 4


def is_verse(texts: Sequence[str]) -> bool:
    """Whether the lines have one measure: equal parts between the marks, as many in each line, and no numbers."""
    if len(texts) < LEAST_LINES or any(_NUMBER.search(text) for text in texts):
        return False
    parts = [[part for part in _PARTS.split(text.strip()) if part] for text in texts]
    measures = {len(part) for line in parts for part in line}
    return len(measures) == 1 and measures.pop() in _MEASURES and {len(line) for line in parts} <= _alike(len(parts[0]))


def _alike(count: int) -> set[int]:
    return {count} if 1 <= count <= _MOST_PARTS else set()
