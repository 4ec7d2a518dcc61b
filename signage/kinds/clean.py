"""Characters that have no business on a wall: controls, direction overrides, invisible ones, emoji. In: text. Out: text."""

from __future__ import annotations

import re

from signage.core.text.pictographs import without_pictographs

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def cleaned(text: str) -> str:
    r"""`text` with `\n` line ends, without control and invisible characters and emoji. Tabs stay."""
    return INVISIBLE.sub("", CONTROLS.sub("", LINE_ENDS.sub("\n", without_pictographs(text))))


def one_line(text: str) -> str:
    """`text` cleaned, its white space collapsed to single blanks."""
    return " ".join(cleaned(text).split())
