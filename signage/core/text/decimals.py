"""Numbers of technical papers, 1 / 1.1 / 1.1.1, in front of lines (GB/T 1.1). One alone is a quantity, an ordinal or a date.

In: the folded lines of a text. Out: where such a number ends, for the lines that begin with one. Only a sequence proves
them: each follows the one before it, deeper, beside it or further up. Nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from signage.core.later import later
from signage.core.text.numbering import Label, Rank

_LEAST: Final = 3
_DEEPEST: Final = 5
_GAP: Final = 2  # a number that the writer left out
_NUMBER: Final = later(
    rf"(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,{_DEEPEST - 1}}})\.?(?P<blank> +|(?=[\u4e00-\u9fff《“]))(?=\S)"
)
# What makes 3 an ordinal, a day or a quantity, and 1.5 a quantity.
_COUNTED: Final = later(
    r"[月日号年时分秒点楼层室栋幢周岁名人位个份台件次种项条款级类天倍度元万亿千百米吨升斤平公克里只套批家届期页章节%％℃]"
)
_MEASURED: Final = later(r"[倍度元万亿千百米吨升斤公克年个]|[天月](?!\S{3})|平方|立方|小时|[%％℃]")
_MARKS: Final = later(r"[。；！？;!?：:，,]")
_HEADING_MAX: Final = 24

Numbers = tuple[int, ...]


def decimals_in(lines: Sequence[str]) -> dict[int, Label]:
    """The labels of a technical paper's lines by the place of the line; none where the lines are no such paper."""
    found: dict[int, Label] = {}
    last: Numbers = ()
    deep, headings = False, True
    for place, line in enumerate(lines):
        match = _NUMBER.match(line)
        numbers = tuple(map(int, match["number"].split("."))) if match else ()
        if match is None or not _is_label(line, match, len(numbers)) or not _follows(numbers, last):
            continue
        deep |= len(numbers) > 1
        headings &= len(line) - match.end() <= _HEADING_MAX and not _MARKS.search(line, match.end())
        found[place] = Label(_rank(numbers), numbers[-1], 0, match.end())
        last = numbers
    return found if len(found) >= _LEAST and (deep or headings) else {}


def _is_label(line: str, match: re.Match[str], depth: int) -> bool:
    """Whether what follows the number can be words of its own. A number without a dot needs a blank behind it."""
    if depth > 1:
        return not _MEASURED.match(line, match.end())
    return bool(match["blank"]) and not _COUNTED.match(line, match.end())


def _follows(numbers: Numbers, last: Numbers) -> bool:
    """Whether a number is the next one: the first below the last one, or the next at its own level or one above."""
    if 0 in numbers:
        return False
    if len(numbers) > len(last):
        return numbers[: len(last)] == last and set(numbers[len(last) :]) == {1}
    above = len(numbers) - 1
    return numbers[:above] == last[:above] and 0 < numbers[above] - last[above] <= _GAP


def _rank(numbers: Numbers) -> Rank:
    return (Rank.ARABIC, Rank.DECIMAL)[len(numbers) - 1] if len(numbers) < 3 else Rank.DECIMAL_DEEP
