"""Where a Chinese line may break: 避头尾, and nothing broken inside 《》, numbers with units, dates, names, words.

In: a text. Out: atoms, the smallest pieces that stay together, each with a penalty for a line ending after it.
Pure text; widths belong to `core.lines`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from signage.core.text.lexicon import BEFORE_NUMBERS, HANGING, HOLDING, LEANING, LINKS, WORDS
from signage.core.text.names import names_in

NO_START = set("，。、；：？！）】》〉」』”’…—～·％%℃,.;:?!)]}〕〗＞％")
NO_END = set("（【《〈「『“‘([{〔〖＜￥$#№")
FREE, COMMA, LEAN, UNSURE, HANG, HOLD, SEAM, WORD = 0.0, -0.8, 0.6, 1.0, 1.5, 2.0, 2.5, 3.0
"""Penalties for ending a line: at the edge of a known word, after a comma, after a word such as 应当 or 关于, between two
characters that are in no known word, before one such as 的 or 前 that hangs on a word, after one such as 不 or 自 that holds
to what follows, between the two words that a longer one is made of (涉密｜文件), inside any other known word."""
CLEAN, BETWEEN_WORDS, ANYWHERE = UNSURE, HOLD, WORD
"""The dearest break that a line may end at: what ends well, what tears no word, whatever there is."""

_NUMBER = r"[0-9０-９]+(?:[.,:：．，·/～~\-—–][0-9０-９]+)*"
_HAN_NUMBER = r"[零〇一二三四五六七八九十百千两]+"
_LIMIT = (
    r"(?:以内|以上|以下|之内|之前|之后|内(?![部容外网设])|前(?![往来台期后去])|后(?![续期勤来])|起(?![来草诉因点])|止)?"
)
"""What limits the number, the day or the hour before it: 15个工作日内, 10月1日起, 8:30前."""
_UNITS = (
    "个工作日|个小时|个月|小时|分钟|平方米|平方公里|公里|公顷|毫米|厘米|千米|万平方米|万元|亿元|美元|周岁|"
    "[%％‰℃年月日时分秒天周岁元万亿人名位次条项款章节号层栋幢户套米份级类种个件起批期台部届倍度版页]"
)
_KEEP = re.compile(
    "|".join(
        (
            r"https?://[^\s，。；、）》]+",
            r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+",
            rf"{_NUMBER}年(?:度(?![过假量])|{_NUMBER}月(?:{_NUMBER}日)?)?{_LIMIT}",
            rf"{_NUMBER}月{_NUMBER}日{_LIMIT}",
            rf"第(?:{_NUMBER}|{_HAN_NUMBER})(?:章|节|条|款|项|号|次|届|类|期)",
            rf"[（(](?:{_NUMBER}|{_HAN_NUMBER})[）)]",
            r"[（(](?:星期|周)[一二三四五六日天][）)]",
            rf"[￥$]?{_NUMBER}(?:{_UNITS})*{_LIMIT}",
            rf"{_HAN_NUMBER}(?:年|个月|小时|日内|天|周岁|万元|平方米|分钟|个工作日){_LIMIT}",
            r"《[^《》]{1,18}》",
            r"(?:特别)?严重的损害",  # the statutory words of the levels
            r"“[^“”]{1,6}”",
            r"(?<![㐀-鿿])[㐀-鿿]　[㐀-鿿](?![㐀-鿿])",
            r"\.?[A-Za-z][A-Za-z0-9'’.+&/-]*",
            r"——|……|--+|\.{3,}",
        )
    )
)
TRIED_CHARS = 300
"""The longest text that is set large, and so tried at many sizes."""
_WORD_AT: dict[str, list[str]] = {}
for _word in sorted(WORDS, key=len, reverse=True):
    _WORD_AT.setdefault(_word[0], []).append(_word)


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece that stays on one line. `start` is its place in the text; `penalty` weighs a line ending after it."""

    start: int
    text: str
    penalty: float = FREE
    space_after: bool = False

    @property
    def end(self) -> int:
        """One past its last character, blanks after it not counted."""
        return self.start + len(self.text)


def atoms_of(text: str) -> tuple[Atom, ...]:
    """The atoms of `text` in order. Joined, with the blanks between them, they are the text again.

    Those of a text that may be tried at many sizes are remembered; of a long paragraph that runs by they are not.
    """
    return _remembered(text) if len(text) <= TRIED_CHARS else _atoms(text)


def _atoms(text: str) -> tuple[Atom, ...]:
    return tuple(_weighed(_glue(_pieces(text), text), text))


_remembered = lru_cache(maxsize=64)(_atoms)


def _pieces(text: str) -> list[tuple[int, str, bool]]:
    """(start, piece, blank) for each kept span, single character or run of blanks."""
    found: list[tuple[int, str, bool]] = []
    names = dict(names_in(text))
    at = 0
    while at < len(text):
        blank = re.compile(r"[ \t\u00a0]+").match(text, at)
        if blank:
            found.append((at, blank.group(), True))
            at = blank.end()
            continue
        kept = _KEEP.match(text, at)
        piece = kept.group() if kept and kept.group() else text[at : names.get(at, at + 1)]
        found.append((at, piece, False))
        at += len(piece)
    return found


def _glue(pieces: list[tuple[int, str, bool]], text: str) -> list[tuple[int, str, bool]]:
    """Closing marks joined to what they follow, opening marks to what they precede, blanks in between included.

    Other blanks become a flag; a full-width one hangs on what it follows.
    """
    glued: list[tuple[int, str, bool]] = []
    for start, piece, blank in pieces:
        if blank:
            if glued:
                before, said, _ = glued[-1]
                glued[-1] = (before, said, True)
            continue
        if glued and (piece[0] in NO_START or piece == "　" or glued[-1][1][-1] in NO_END):
            before = glued[-1][0]
            glued[-1] = (before, text[before : start + len(piece)], False)
        else:
            glued.append((start, piece, False))
    return glued


def _weighed(pieces: list[tuple[int, str, bool]], text: str) -> list[Atom]:
    places = _places(text)
    weighed = []
    for start, piece, space in pieces:
        end = start + len(piece)
        following = text[end : end + 1]
        penalty = FREE
        if piece[-1] in "，；。：、？！":
            penalty = COMMA
        elif end in places:
            penalty = places[end]
        elif following.isdigit() and piece in BEFORE_NUMBERS:
            penalty = HOLD
        weighed.append(Atom(start, piece, penalty, space))
    return weighed


def _places(text: str) -> dict[int, float]:
    """What breaking costs where words say so.

    Inside a known word (longest first), between two Han characters of no known word, before what hangs on the word before
    it, after what holds to its next word or leans on it.
    """
    places: dict[int, float] = {}
    at, stray = 0, False
    while at < len(text):
        word = next((w for w in _WORD_AT.get(text[at], ()) if text.startswith(w, at)), "")
        end = at + max(len(word), 1)
        for inside in range(1, end - at):
            places[at + inside] = SEAM if word[:inside] in WORDS and word[inside:] in WORDS else WORD
        alone = not word and "\u4e00" <= text[at] <= "\u9fff" and text[at] not in LINKS | HOLDING
        if at and not word and text[at] in HANGING:
            places.setdefault(at, HANG)
        elif stray and alone:
            places.setdefault(at, UNSURE)
        follows = text[end : end + 1].isalnum() or text[end : end + 1] in NO_END
        if follows and not word and text[at] in HOLDING:
            places[end] = HOLD
        elif follows and word in LEANING:
            places[end] = LEAN
        stray = alone
        at = end
    return places
