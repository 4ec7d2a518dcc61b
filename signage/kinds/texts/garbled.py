"""Text that says nothing: read once with the wrong encoding and saved so, or in an encoding that is not read here.

In: bytes or decoded text. Out: yes or no. Nothing is mended: what a wrong reading lost cannot be brought back with certainty.
"""

from __future__ import annotations

import re

from signage.kinds.texts.usual_han import is_usual

SAMPLE = 4000  # characters
LEAST = 6
"""Letters beyond ASCII in a line that is asked."""
LEAST_HAN, MOSTLY = 3, 0.9
LOST = "锟斤拷"
"""GBK reads two lost characters of UTF-8 so."""
MISREADINGS = (("gb18030", "utf-8"), ("latin-1", "gb18030"), ("latin-1", "utf-8"))
"""How Chinese text is read wrongly, and what it was."""
KANA = re.compile("[\u3041-\u30fa]")
LEAST_KANA = 0.2
ASCII = re.compile(r"[\x00-\x7f]+")


def is_garbled(text: str) -> bool:
    """Whether most lines of a text are Chinese that was read with the wrong encoding."""
    sample = text[:SAMPLE]
    lines = [beyond for line in sample.split("\n") if len(beyond := ASCII.sub("", line)) >= LEAST]
    return LOST in sample or (bool(lines) and 2 * sum(map(_is_misread, lines)) >= len(lines))


def _is_misread(line: str) -> bool:
    return any(_makes_sense(line, wrong, right) for wrong, right in MISREADINGS)


def _makes_sense(line: str, wrong: str, right: str) -> bool:
    """Whether a line is Chinese if its bytes are read in another way. A byte here and there may be lost."""
    try:
        meant = line.encode(wrong).decode(right, "ignore")
    except UnicodeEncodeError:
        return False
    usual = sum(is_usual(char) for char in meant)
    kept = len(meant.encode(right)) >= MOSTLY * len(line.encode(wrong))
    return kept and usual >= max(LEAST_HAN, MOSTLY * len(meant))


def is_foreign(data: bytes) -> bool:
    """Whether bytes are text in Big5 or Shift-JIS, which an office here hardly ever meets."""
    return _is_big5(data) or _is_shift_jis(data)


def _is_big5(data: bytes) -> bool:
    """Nearly all of it marks or Han of the first level, which Big5 keeps in the rows A4 to C6."""
    try:
        beyond = [char.encode("big5") for char in data.decode("big5")[:SAMPLE] if not char.isascii()]
    except UnicodeDecodeError:
        return False
    return len(beyond) >= LEAST and sum(pair < b"\xc6\xa1" for pair in beyond) >= MOSTLY * len(beyond)


def _is_shift_jis(data: bytes) -> bool:
    """Kana among it."""
    try:
        text = data.decode("shift_jis")[:SAMPLE]
    except UnicodeDecodeError:
        return False
    return len(KANA.findall(text)) >= max(LEAST_HAN, LEAST_KANA * len(text))
