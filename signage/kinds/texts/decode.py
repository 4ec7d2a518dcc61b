"""Bytes to text, in the encodings that a Chinese office still writes: UTF-8, GB18030 (GBK), UTF-16, with and without BOM.

In: bytes. Out: `Decoded`, or the `Reason` why this is not text. Candidates are scored by how plausible their characters
are, because validity proves little: the GBK bytes of 通知 are valid UTF-8 (U+0368 U+05AA). Never guesses quietly: a
close race is noted.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from signage.core.verdict import Note, Reason
from signage.kinds.texts.clean import CONTROLS, cleaned, undrawn
from signage.kinds.texts.garbled import is_foreign, is_garbled
from signage.kinds.texts.usual_han import gb2312_han

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16-LE, so it comes first
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
PRIORS = (("utf-8", 0.25), ("gb18030", 0.0), ("utf-16-le", -0.3), ("utf-16-be", -0.3))
MAX_TAIL = 3  # bytes of a character cut in two: UTF-8 and GB18030 have at most four
SAMPLE = 4000  # characters
CLOSE = 0.3
UTF16_LEAST = 0.2
DOUBTFUL = 0.7
"""Less plausible bytes are asked whether they are of an encoding that is not read, or were spoilt by a wrong reading."""
MAX_CONTROLS = 0.01
MAX_UNDRAWN = 0.01
_OTHER = "\u0530-\u1dbf\u2c00-\u2dff\ua000-\ud7ff\ufb00-\ufdff\ufe70-\ufeff\uff66-\uffdc"
STRAY = re.compile(rf"(?<=[^\W{_OTHER}])[{_OTHER}](?=[^\W{_OTHER}])")
"""One letter of a script that is neither Chinese, Latin, Greek nor Cyrillic in the middle of such a word: a byte was lost."""
LEAST_STRAY, MAX_STRAY = 2, 0.01
ZEROS = b"\0" * 16  # a copy that reserved its space and did not fill it
GOOD_MARKS = frozenset("—–…“”‘’　、。〈〉《》「」『』【】〔〕①②③④⑤⑥⑦⑧⑨⑩★☆℃№￥")
PLACED = re.compile(r"(?<=\d)°|±(?=\d)|(?<=[\d)） ])[×÷](?=[\d(（ ])|(?<=[^\W\d_])·(?=[^\W\d_])")
"""Marks of Latin 1 where people write them. Elsewhere they are no sign of UTF-8: the GBK bytes of 梅, 路 and 掳 are theirs."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` is clean, for showing; `raw` is what the bytes say, for the gate."""

    text: str
    raw: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read the bytes. `cut`: the last character is not whole."""

    encoding: str
    text: str
    score: float
    cut: bool


def decode(data: bytes) -> Decoded | Reason:
    """What the bytes of a text file say."""
    if data.endswith(ZEROS):
        return Reason.BROKEN
    for bom, encoding in BOMS:
        if data.startswith(bom):
            candidate = read_as(data[len(bom) :], encoding, 0)
            return Reason.BROKEN if candidate is None else decoded(candidate, ())
    if is_ascii_text(data):
        return decoded(Candidate("ascii", data.decode("ascii"), 1, cut=False), ())
    candidates = sorted(
        (candidate for encoding, prior in PRIORS if (candidate := read_as(data, encoding, prior)) is not None),
        key=lambda candidate: -candidate.score,
    )
    if not candidates:
        return damaged(data)
    best, *others = candidates
    if best.score < DOUBTFUL and (is_foreign(data) or any(is_garbled(candidate.text) for candidate in candidates)):
        return Reason.GARBLED
    unsure = any(best.score - other.score < CLOSE for other in others) or best.cut
    return decoded(best, (Note(Reason.UNSURE_ENCODING, best.encoding),) if unsure else ())


def read_as(data: bytes, encoding: str, prior: float) -> Candidate | None:
    """The bytes in one encoding, with a score; None if they cannot be that. Only the last character may be cut."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        text = decoder.decode(data, final=False)
    except UnicodeDecodeError:
        return None
    rest, _ = decoder.getstate()
    if len(rest) > MAX_TAIL or (rest and not text):
        return None
    score = plausibility(text) + prior
    if prior < 0 and (score < UTF16_LEAST or rest):
        return None
    return Candidate(encoding, text, score, cut=bool(rest))


def decoded(candidate: Candidate, notes: tuple[Note, ...]) -> Decoded | Reason:
    """The clean text, unless it is full of what no text has, or of characters that nobody wrote."""
    text = candidate.text
    if is_garbled(text):
        return Reason.GARBLED
    controls = len(CONTROLS.findall(text))
    if "\0" in text or controls > max(3, len(text) * MAX_CONTROLS):
        return Reason.NOT_TEXT
    if sum(map(text.count, undrawn(text))) > max(3, len(text) * MAX_UNDRAWN):
        return Reason.BROKEN
    if len(STRAY.findall(text)) >= max(LEAST_STRAY, len(text) * MAX_STRAY):
        return Reason.BROKEN
    return Decoded(cleaned(text), text, notes)


def damaged(data: bytes) -> Reason:
    """Text with wrong bytes in the middle is broken; anything else is not text."""
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") < len(text) * 0.1 and plausibility(text.replace("\ufffd", "")) > CLOSE:
            return Reason.BROKEN
    return Reason.NOT_TEXT


def is_ascii_text(data: bytes) -> bool:
    """Whether nothing needs guessing."""
    return data.isascii() and b"\0" not in data


def plausibility(text: str) -> float:
    """How much `text` looks like Chinese office text: 1 very, below 0 hardly. Plain ASCII says nothing either way."""
    sample = PLACED.sub("—", text[:SAMPLE])
    odd = [char for char in sample if not (" " <= char <= "~" or char in "\t\r\n")]
    if not odd:
        return 1.0
    return sum(goodness(char) for char in odd) / len(odd)


def goodness(char: str) -> float:
    """How usual one character is in Chinese office text."""
    common, rare = gb2312_han()
    code = ord(char)
    if char in common or char in GOOD_MARKS or 0xFF01 <= code <= 0xFF5E:
        return 1.0
    if char in rare:
        return 0.4
    if code < 0x20 or 0x7F <= code < 0xA0:
        return -3.0
    if 0x4E00 <= code <= 0x9FFF:
        return 0.0
    if 0x2010 <= code <= 0x2BFF or 0x3000 <= code <= 0x303F or 0x1F300 <= code <= 0x1FAFF:
        return 0.3
    return -1.0
