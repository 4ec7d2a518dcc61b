"""欢迎词、标语、顺口溜: a text of a line or two, of a banner, or in verse has the whole stage.

In: all lines of a text. Out: its `Welcome` cards, none where it is something else. The wording is the writer's.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from signage.core.cards.card import Welcome
from signage.core.cards.notice import is_notice_title, signature_of
from signage.core.later import later
from signage.core.text.repair import Line
from signage.core.text.sentences import sentences
from signage.core.text.verses import is_verse

_WELCOME_MAX: Final = 24  # as wide as so many characters of Chinese
_SLOGAN_MAX: Final = 40
_BANNER_LINES: Final = 6
_VERSE_LINES: Final = 24
_LINE_MAX: Final = 18
_NO_SLOGAN: Final = later(r"[。；：；:\d]|[（(]|[ \u3000]{2}")
_BANNER: Final = later(
    r"^(?:热烈|欢迎|祝贺|恭祝|恭贺|庆祝|预祝|请勿|严禁|禁止)|[！!]$|(?:工作|召开|成功|顺利|圆满|称号)[！!]?$"
)


def welcome_of(lines: tuple[Line, ...]) -> tuple[Welcome, ...]:
    """One or two short lines, or one sentence; up to six lines of a banner; verses, four to six lines on a card."""
    if not lines or any(line.object or line.rank is not None for line in lines):
        return ()
    texts = tuple(line.whole for line in lines)
    if _is_banner(lines, texts):
        return (Welcome(texts),)
    if _is_plain(lines) and len(lines) <= _VERSE_LINES and max(map(len, texts)) <= _LINE_MAX and is_verse(texts):
        return _in_even_parts(texts)
    if len(lines) > 2:
        return ()
    if len(texts) == 2 and (lines[0].heading >= 0 or is_notice_title(texts[0])) and re.search(r"[。；]", texts[1]):
        return ()
    if all(_ems(text) <= _WELCOME_MAX for text in texts):
        return (Welcome(texts),)
    if len(texts) == 1 and _ems(texts[0]) <= _SLOGAN_MAX and len(sentences(lines[0].runs)) == 1:
        return (Welcome(_in_two(texts[0])),)
    return ()


def _ems(text: str) -> float:
    """The width of a text in characters of Chinese: a Latin letter or a digit takes half of one."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)


def _is_plain(lines: tuple[Line, ...]) -> bool:
    return not any(line.entry or line.heading >= 0 for line in lines)


def _is_banner(lines: tuple[Line, ...], texts: tuple[str, ...]) -> bool:
    """Three to six lines of a banner: short, none a title of the others, no full stop, no number, no colon."""
    if not 3 <= len(lines) <= _BANNER_LINES or not _is_plain(lines):
        return False
    if any(len(text) > _LINE_MAX or _NO_SLOGAN.search(text) for text in texts):
        return False
    if is_notice_title(texts[0]) or signature_of(lines).end:
        return False
    sizes = [len(text) for text in texts]
    alike = len(set(sizes)) == 1 or sizes[::2] == sizes[1::2]  # all of one length, or in couplets
    return bool(alike or _BANNER.match(texts[0]) or _BANNER.search(texts[-1]))


def _in_even_parts(texts: tuple[str, ...]) -> tuple[Welcome, ...]:
    """Verses over as few cards as they need, couplets together."""
    if len(texts) <= _BANNER_LINES:
        return (Welcome(texts),)
    cards = -(-len(texts) // _BANNER_LINES)
    step = -(-len(texts) // cards)
    step += step % 2
    return tuple(Welcome(texts[at : at + step]) for at in range(0, len(texts), step))


def _in_two(text: str) -> tuple[str, ...]:
    """A slogan broken at the comma nearest to its middle, when that leaves two good lines."""
    places = [match.end() for match in re.finditer(r"[，；：,;]", text) if match.end() < len(text)]
    place = min(places, key=lambda each: abs(2 * each - len(text)), default=0)
    if max(place, len(text) - place) > _WELCOME_MAX or place == 0:
        return (text,)
    return text[:place], text[place:].strip()
