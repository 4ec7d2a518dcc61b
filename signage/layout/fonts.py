"""The typeface: which family, how wide a text is, which characters it lacks. QtGui, usable in any thread.

Widths are sums of advances without kerning, so that what is measured is what is painted.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QRawFont, QTextLayout

HAN_RANGES = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFF60), (0x20000, 0x3FFFF), (0xAC00, 0xD7AF))
ASCENT_EM = 0.88
GAP_EM = 0.25
"""Quarter-em space between Han and Latin letters or digits."""
STAND_IN = "〓"
"""What printers set for a character that their type lacks."""
_OPENING = set("（【《〈「『“‘〔")
_CLOSING = set("，。、；：？！）】》〉」』”’〕")


class Fonts:
    """Metrics and fonts of the first family of `families` that this PC has.

    Bold text of `display_px` and above has the first family of `display` instead, where there is one.
    """

    def __init__(self, families: tuple[str, ...], display: tuple[str, ...] = (), display_px: int = 0) -> None:
        known = set(QFontDatabase.families())
        self.family = next((name for name in families if name in known), QFontInfo(QFont()).family())
        self.found = self.family in families
        self.display = next((name for name in display if name in known), self.family)
        self._display_px = display_px
        self.font = lru_cache(maxsize=64)(self._font)
        self.advance = lru_cache(maxsize=20_000)(self._advance)
        self.draws = lru_cache(maxsize=20_000)(self._draws)

    def _font(self, px: int, bold: bool) -> QFont:
        font = QFont(self.display if bold and px >= self._display_px else self.family)
        font.setPixelSize(max(px, 1))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        font.setKerning(False)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
        return font

    def _advance(self, character: str, px: int, bold: bool) -> float:
        if is_han(character) or not self.draws(character):
            return float(px)
        return QFontMetricsF(self.font(px, bold)).horizontalAdvance(character)

    def positions(self, text: str, px: int, bold: bool, before: str = "") -> tuple[list[float], float]:
        """x of every character from 0 and the whole width in px, with gaps and squeezed punctuation.

        `before` is the character in front of the text on the same line, for the gap between the two.
        """
        xs: list[float] = []
        x = 0.0
        for character in text:
            x += px * joint(before, character)
            xs.append(x)
            x += px * GAP_EM if character == " " and is_han(before) else self.advance(character, px, bold)
            before = character
        return xs, x

    def width(self, text: str, px: int, bold: bool) -> float:
        """Width of `text` in px on one line."""
        return self.positions(text, px, bold)[1]

    def drawable(self, text: str) -> str:
        """`text` with `STAND_IN` for every character that no installed font can draw, never an empty box."""
        lacking = "" if text.isascii() else self.missing(text)
        return text.translate(dict.fromkeys(map(ord, lacking), STAND_IN)) if lacking else text

    def missing(self, text: str) -> str:
        """The characters of `text`, each once, that no installed font can draw."""
        return "".join(character for character in dict.fromkeys(text) if not self.draws(character))

    def _draws(self, character: str) -> bool:
        """Whether any font here has a glyph for it, or it needs none."""
        if not character.isprintable() or character.isspace():
            return True
        return QRawFont.fromFont(self.font(32, False)).supportsCharacter(ord(character)) or _any_font_has(character)


@lru_cache(maxsize=4096)
def _any_font_has(character: str) -> bool:
    """Whether Qt's fallback finds a glyph: no glyph with index 0 in the laid-out character."""
    layout = QTextLayout(character)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    indexes = [index for run in layout.glyphRuns() for index in run.glyphIndexes()]
    return bool(indexes) and 0 not in indexes


@lru_cache(maxsize=4096)
def is_han(character: str) -> bool:
    """Whether `character` is set on a full em in a Han face: ideographs, kana, full-width marks, Chinese quotes."""
    if character in "“”‘’—…·":
        return character in "“”‘’—…"
    code = ord(character) if character else 0
    return any(low <= code <= high for low, high in HAN_RANGES)


@lru_cache(maxsize=8192)
def joint(before: str, character: str) -> float:
    """Space in em between two neighbours: a quarter between Han and Latin, minus a half between two marks."""
    if not before:
        return 0.0
    if before in _CLOSING and (character in _OPENING or character in _CLOSING):
        return -0.5
    if before in _OPENING and character in _OPENING:
        return -0.5
    if before in _CLOSING or character in _CLOSING or before in _OPENING or character in _OPENING:
        return 0.0
    if is_han(before) != is_han(character) and (before.isalnum() and character.isalnum()):
        return GAP_EM
    return 0.0


def hang(character: str) -> float:
    """How far in em an opening mark at the line's start is drawn to the left, so that edges align."""
    return 0.5 if character in _OPENING else 0.0
