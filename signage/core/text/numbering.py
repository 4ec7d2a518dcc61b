"""The numbers in front of headings, clauses and items: 第三章, 第二条, 一、, （二）, 3., （4）, ⑤.

In: text. Out: `Label` values with places in that text. Reads half-width, full-width and damaged spellings alike and
never changes them. Every repetition is bounded, so a text is read in one pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from signage.core.later import later
from signage.core.numerals import HAN_DIGITS, number_of


class Rank(IntEnum):
    """The official heading ladder (GB/T 9704, 立法技术规范), highest first. HEADING: a heading without a number.

    DECIMAL and DECIMAL_DEEP: 1.1 and 1.1.1 of a technical paper (`decimals`).
    """

    PART = 1
    CHAPTER = 2
    SECTION = 3
    HEADING = 4
    ARTICLE = 5
    HAN = 6
    HAN_PAREN = 7
    ARABIC = 8
    DECIMAL = 9
    DECIMAL_DEEP = 10
    ARABIC_PAREN = 11
    CIRCLED = 12


@dataclass(frozen=True, slots=True)
class Label:
    """A number token at `start:end` of a text.

    `reference`: what follows makes it part of a sentence (第三条的规定). `weak`: written in a way that also means other
    things (三, or 3,). `spaced`: a blank follows, as after the number of a clause.
    """

    rank: Rank
    number: int
    start: int
    end: int
    reference: bool = False
    weak: bool = False
    spaced: bool = False


_BLANKS: Final = "\t\v\f\r\n\x85\xa0\u1680\u200b\u202f\u205f\u2060\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_FOLD: Final = (
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {ord(blank): " " for blank in _BLANKS}
    | {ord("條"): "条", ord("節"): "节", ord("編"): "编", ord("｡"): "。", ord("､"): "、", ord("○"): "〇"}
)

_HAN_NUMBER: Final = rf"[{HAN_DIGITS}](?: ?[{HAN_DIGITS}]){{0,6}}"
_SINGLE: Final = {
    **{chr(0x3220 + n): (Rank.HAN_PAREN, n + 1) for n in range(10)},
    **{chr(0x2474 + n): (Rank.ARABIC_PAREN, n + 1) for n in range(20)},
    **{chr(0x2488 + n): (Rank.ARABIC, n + 1) for n in range(20)},
    **{chr(0x2460 + n): (Rank.CIRCLED, n + 1) for n in range(20)},
}
_UNITS: Final = {"编": Rank.PART, "部分": Rank.PART, "章": Rank.CHAPTER, "节": Rank.SECTION, "条": Rank.ARTICLE}

TOKEN: Final = later(
    rf"(?P<unit>第 {{0,2}}(?P<unit_n>\d{{1,3}}|{_HAN_NUMBER}) {{0,2}}(?P<unit_name>部分|[编章节条])(?:之[{HAN_DIGITS}]{{1,3}})?)"
    rf"|(?P<paren>\( ?(?:(?P<paren_han>{_HAN_NUMBER})|(?P<paren_n>\d{{1,2}})) ?\)[、.]?)"
    rf"|(?P<han>(?<![{HAN_DIGITS}第])(?P<han_n>[{HAN_DIGITS}]{{1,4}}) ?(?P<han_mark>[、,.]))"
    r"|(?P<digit>(?<![\d.])(?P<digit_n>\d{1,2}) ?(?P<digit_mark>[、,)]|\.(?!\d)))"
    rf"|(?P<single>[{''.join(_SINGLE)}][、.]?)"
)

# What follows a number that belongs to a sentence: 第三条的规定, （一）项所列, 二、三级.
_REFERENCE: Final = {
    "unit": later(r"[的、,和与至到或及中第]|规定[的,、]|所[列述称规]|(?:以上|以下|之[前后])"),
    "paren": later(r"[、,]? ?(?:[项款目至和或与及]|\(|所[列述称]|中的)"),
    "han": later(rf"[{HAN_DIGITS}]{{1,3}}(?:[项款条级号类等、]|\()"),
    "digit": later(r"\d{1,3}(?:[号项栋楼条款层幢级、至,]|$)"),
    "single": later(r"[项款目和至、]|所[列述]"),
}
_WEAK: Final = {"han": {",", "."}, "digit": {","}}


def fold(text: str) -> str:
    """One character for one: full-width letters, digits and brackets to ASCII, every blank to a space."""
    return text.translate(_FOLD)


def label_at(folded: str, start: int = 0) -> Label | None:
    """The label that begins at `start` of a folded text, if one does."""
    match = TOKEN.match(folded, start)
    return label_of(match) if match else None


def label_of(match: re.Match[str]) -> Label:
    """The label that a match of `TOKEN` in a folded text is."""
    kind = next(kind for kind in _REFERENCE if match[kind])
    rank, number = _rank_and_number(match, kind)
    folded, end = match.string, match.end()
    return Label(
        rank=rank,
        number=number,
        start=match.start(),
        end=end,
        reference=bool(_REFERENCE[kind].match(folded, end)),
        weak=kind in _WEAK and match[f"{kind}_mark"] in _WEAK[kind],
        spaced=folded[end : end + 1] == " ",
    )


def _rank_and_number(match: re.Match[str], kind: str) -> tuple[Rank, int]:
    if kind == "unit":
        return _UNITS[match["unit_name"]], number_of(match["unit_n"])
    if kind == "paren":
        if match["paren_han"]:
            return Rank.HAN_PAREN, number_of(match["paren_han"])
        return Rank.ARABIC_PAREN, int(match["paren_n"])
    if kind == "han":
        return Rank.HAN, number_of(match["han_n"])
    if kind == "digit":
        return Rank.ARABIC_PAREN if match["digit_mark"] == ")" else Rank.ARABIC, int(match["digit_n"])
    return _SINGLE[match["single"][0]]
