"""Tables at a terminal in which nothing is cut: a Chinese sentence has no blanks to break at, so it is folded anywhere."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Column, Table
from rich.text import Text


def grid(heads: Iterable[str], *, ratios: Iterable[int] = (), title: Text | None = None, expand: bool = True) -> Table:
    """An empty table. `ratios`: how wide the columns are to one another, where they are not as wide as what they hold."""
    shares = [*ratios]
    columns = [
        Column(head, overflow="fold", ratio=shares[place] if shares else None) for place, head in enumerate(heads)
    ]
    return Table(*columns, title=title, expand=expand)
