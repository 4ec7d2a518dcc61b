"""Characters that have no business on a wall: controls, direction overrides, invisible ones, emoji. In: text. Out: text."""

from __future__ import annotations

import re
import unicodedata

from signage.core.text.pictographs import without_pictographs

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


SYMBOLS = {0xF0A8: "□", 0xF06F: "□", 0xF0FE: "☑", 0xF0FC: "✓", 0xF0E0: "→"}
"""What Word's symbol fonts draw at these codes; every other of their signs stands before an entry of a list."""
NARROW = dict(zip(range(0xFF61, 0xFF66), "。「」、·", strict=True))
"""Marks of half width, as some web pages have them, and what they are."""
SYMBOL_FONTS = range(0xF020, 0xF100)
NOT_DRAWN = "〓"


def cleaned(text: str) -> str:
    r"""`text` with `\n` line ends, without control and invisible characters and emoji. Tabs stay.

    What no font draws (private and unassigned characters) becomes 〓, signs of symbol fonts what they look like.
    """
    plain = INVISIBLE.sub("", CONTROLS.sub("", LINE_ENDS.sub("\n", without_pictographs(text))))
    if plain.isascii():
        return plain
    others = {
        **NARROW,
        **{ord(sign): NOT_DRAWN for sign in undrawn(plain)},
        **{ord(sign): "" for sign in set(plain) if unicodedata.category(sign) == "Cf"},
        **{code: SYMBOLS.get(code, "•") for code in map(ord, set(plain)) if code in SYMBOL_FONTS},
    }
    return plain.translate(others)


def undrawn(text: str) -> frozenset[str]:
    """The characters of `text` that mean nothing outside one PC: private ones, and those that Unicode has not assigned."""
    return frozenset(
        sign
        for sign in set(text)
        if not sign.isascii() and unicodedata.category(sign) in {"Co", "Cn"} and ord(sign) not in SYMBOL_FONTS
    )


def one_line(text: str) -> str:
    """`text` cleaned, its white space collapsed to single blanks."""
    return " ".join(cleaned(text).split())
