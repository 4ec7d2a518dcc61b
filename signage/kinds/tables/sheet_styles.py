"""The formats of a workbook's cells: how numbers show, which texts are white on white, and which are struck.

In: the part `styles.xml`. Out: `Styles`, asked by the index that a cell carries. Knows no colour but "cannot be seen".
"""

from __future__ import annotations

from dataclasses import dataclass

from signage.kinds.tables.number_format import BUILTIN, GENERAL
from signage.kinds.word.xml import Element, attribute, child, children, flag, integer, parsed

WHITES = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})
WHITE_INDEXES = frozenset({"1", "9"})
WHITE_THEME = "0"


@dataclass(frozen=True, slots=True)
class Styles:
    """By the index of a cell's format: its number code, whether its text has the colour of the paper, or is struck."""

    codes: tuple[str, ...] = ()
    white: tuple[bool, ...] = ()
    struck: tuple[bool, ...] = ()
    since_1904: bool = False

    def code(self, index: int) -> str:
        """The number format."""
        return self.codes[index] if 0 <= index < len(self.codes) else GENERAL

    def is_white(self, index: int) -> bool:
        """Whether the text cannot be seen on an unfilled cell."""
        return 0 <= index < len(self.white) and self.white[index]

    def is_struck(self, index: int) -> bool:
        """Whether a line goes through the text."""
        return 0 <= index < len(self.struck) and self.struck[index]


def styles_of(part: bytes | None, *, since_1904: bool) -> Styles:
    """The formats of the part; none without one."""
    if part is None:
        return Styles(since_1904=since_1904)
    root = parsed(part)
    own = {
        integer(each, "numFmtId"): attribute(each, "formatCode") for each in children(child(root, "numFmts"), "numFmt")
    }
    fonts = [is_white(child(font, "color")) for font in children(child(root, "fonts"), "font")]
    strokes = [flag(child(font, "strike")) for font in children(child(root, "fonts"), "font")]
    fills = [is_paper(fill) for fill in children(child(root, "fills"), "fill")]
    formats = list(children(child(root, "cellXfs"), "xf"))
    return Styles(
        tuple(own.get(number) or BUILTIN.get(number, GENERAL) for number in (integer(f, "numFmtId") for f in formats)),
        tuple(at(fonts, integer(f, "fontId")) and at(fills, integer(f, "fillId"), otherwise=True) for f in formats),
        tuple(at(strokes, integer(f, "fontId")) for f in formats),
        since_1904,
    )


def at(flags: list[bool], index: int, *, otherwise: bool = False) -> bool:
    """The flag at an index that a file gave."""
    return flags[index] if 0 <= index < len(flags) else otherwise


def is_white(colour: Element | None) -> bool:
    """Whether a colour is that of the paper."""
    if colour is None or integer(colour, "tint") or attribute(colour, "tint").strip("-0."):
        return False
    return (
        attribute(colour, "rgb").upper() in WHITES
        or attribute(colour, "indexed") in WHITE_INDEXES
        or attribute(colour, "theme") == WHITE_THEME
    )


def is_paper(fill: Element) -> bool:
    """Whether a fill leaves the cell white."""
    pattern = child(fill, "patternFill")
    if pattern is None:
        return child(fill, "gradientFill") is None
    if attribute(pattern, "patternType") in {"", "none"}:
        return True
    return attribute(pattern, "patternType") == "solid" and is_white(child(pattern, "fgColor"))
