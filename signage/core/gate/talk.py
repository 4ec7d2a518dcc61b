"""Lines that look like marks when they are read alone, and are talk where they stand: cells and headings that teach.

In: normalised text. Out: the same text with a sign in place of each such line, for the rules of `mark_rules`. Only lines that
consist of nothing but a bare word are taken out, never one with a star or a term.

* 绝密, 机密, 秘密 as the cells of one table: all three, in order, beside their harm or their maxima (a register of papers
  names levels too, but not so).
* 工作秘密, 内部事项 and their like where 国家秘密 or 商业秘密 stands among them as a line: a table of sorts of information.
* 内部文件 as a heading: the line under it goes on about it. The first line of a text is never one: a stamp stands there.
* 不得外传。 with its full stop: a sentence of a rule. A stamp has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from signage.core.later import later

TALK: Final = "◇"
_ORDERS: Final = (("绝密", "机密", "秘密"), ("秘密", "机密", "绝密"))
_LEVELS: Final = frozenset(_ORDERS[0])
_SPAN: Final = 30  # lines between the first and the last level of a table
_TEACHES: Final = later("损害|重要的|一般的|不超过|最长|30年|三十年")
_SORTS: Final = frozenset(
    {"工作秘密", "商业秘密", "内部事项", "内部信息", "内部资料", "内部文件", "内部材料", "内部情况", "内部"}
)
_OTHER_SORTS: Final = frozenset({"国家秘密", "商业秘密", "个人信息", "个人隐私", "公开信息", "敏感信息"})
_GOES_ON: Final = 6  # characters more than the heading
_RULE: Final = later("(?:不得|严禁|禁止|请勿|切勿)(?:翻印|外传|传抄|扩散|转发|复印|复制)[。;]")


def without_talk(text: str) -> str:
    """`text` without the lines that only teach."""
    if "密" not in text and "内部" not in text and "不得" not in text and "禁" not in text and "勿" not in text:
        return text
    lines = text.split("\n")
    bare = [line.strip("#>+- |") for line in lines]
    talk = {*_level_cells(bare), *_sorts(bare), *_headings(bare)}
    talk.update(place for place, line in enumerate(bare) if place and _RULE.fullmatch(line))
    return "\n".join(TALK if place in talk else line for place, line in enumerate(lines)) if talk else text


def _level_cells(lines: Sequence[str]) -> Iterator[int]:
    """The places of bare levels, if they come in threes that teach."""
    places = [place for place, line in enumerate(lines) if line in _LEVELS]
    threes = list(zip(places[::3], places[1::3], places[2::3], strict=False))
    if 3 * len(threes) == len(places) and all(_is_table(lines, three) for three in threes):
        yield from places


def _is_table(lines: Sequence[str], three: tuple[int, int, int]) -> bool:
    first, _, last = three
    if tuple(lines[place] for place in three) not in _ORDERS or last - first > _SPAN:
        return False
    near = lines[max(0, first - 4) : last + 5]
    return last - first == 2 or any(map(_TEACHES.search, near))


def _sorts(lines: Sequence[str]) -> Iterator[int]:
    """The places of sorts of information, where others stand beside them; and of the bare order behind each."""
    if len({line for line in lines if line in _SORTS | _OTHER_SORTS}) < 2 or _OTHER_SORTS.isdisjoint(lines):
        return
    for place, (line, following) in enumerate(pairwise(lines)):
        if place and line in _SORTS:
            yield place
            if _RULE.fullmatch(f"{following}。"):
                yield place + 1


def _headings(lines: Sequence[str]) -> Iterator[int]:
    """The places of bare words that the next line goes on about."""
    for place, (line, following) in enumerate(pairwise(lines)):
        if place and line in _SORTS and line in following and len(following) >= len(line) + _GOES_ON:
            yield place
