"""目录: a table of contents that was typed, or left behind by a copy. It names pages that a wall does not have.

In: lines. Out: the lines without it. A line goes only when the same heading stands again further down, so nothing is
lost; 目录 itself goes only with lines under it.
"""

from __future__ import annotations

from typing import Final

from signage.core.later import later
from signage.core.text.numbering import fold
from signage.core.text.repair import Line

_HEAD: Final = later(r"目 *[录次]")
_PAGE: Final = later(r"[ .…·‧．\-—_]*\d{0,3}$")
_LEAST: Final = 2


def without_contents(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without a table of contents."""
    begin = next((at for at, line in enumerate(lines) if _HEAD.fullmatch(fold(line.whole).strip())), -1)
    if begin < 0:
        return lines
    end = begin + 1
    last = {_bare(line): at for at, line in enumerate(lines) if not line.object}
    while end < len(lines) and not lines[end].object and _named_again(lines[end], end, last):
        end += 1
    return (*lines[:begin], *lines[end:]) if end - begin > _LEAST else lines


def _named_again(line: Line, at: int, last: dict[str, int]) -> bool:
    """Whether a line is an entry: what stands in front of its page number stands again further down."""
    name = "".join(_PAGE.sub("", fold(line.whole)).split())
    return max(last.get(name, 0), last.get(_bare(line), 0)) > at


def _bare(line: Line) -> str:
    return "".join(fold(line.whole).split())
