"""The typeface: what is measured is painted, and what no font has never becomes an empty box."""

from __future__ import annotations

import pytest

from signage.layout.fonts import STAND_IN, Fonts

RARE = "\u1090\u1b05\U00012000\U00013000\U0001d800"
"""Characters of which every PC lacks some: Shan, Balinese, cuneiform, hieroglyphs, a sign of SignWriting."""


def test_a_character_that_no_font_has_is_stood_in_for(fonts: Fonts) -> None:
    lacked = fonts.missing(RARE)[0]
    assert fonts.missing(f"关{lacked}于{lacked} A\n") == lacked
    assert fonts.drawable(f"关{lacked}于") == f"关{STAND_IN}于"
    assert fonts.advance(lacked, 40, False) == fonts.advance(STAND_IN, 40, False), "as wide as what stands in for it"


@pytest.mark.parametrize("text", ["安全生产", "Safety first", "½ ① ℃ №", "张　三", ""])
def test_what_can_be_drawn_is_left_alone(fonts: Fonts, text: str) -> None:
    assert fonts.drawable(text) == text
