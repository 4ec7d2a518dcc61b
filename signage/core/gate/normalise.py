"""Text as the rules of the gate read it: one spelling for the many that look alike to a person.

In: any text. Out: text for rules only, never for display. It never reads a clock or a file and never raises.
The order, each step needed by the next: ㊙ before NFKC, NFKC, invisible characters, traditional forms, stars, blanks.
Work grows linearly with the text: tables and `splitlines`, and expressions whose repetitions are bounded.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import Final

from signage.core.gate.han_variants import TO_SIMPLIFIED
from signage.core.later import later

STAR: Final = "★"
NUMERALS: Final = "0-9〇零一二两三四五六七八九十百佰廿卅拾壹贰叁肆伍陆柒捌玖半"
RIGHT_TO_LEFT_OVERRIDE: Final = "\u202e"

# Controls, format characters (zero-width, bidi, soft hyphen), surrogates, private use, combining marks. Variation
# selectors and the grapheme joiner are Mn; the ring of a keycap is Me.
_DROPPED_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"})
_BLANKS: Final = frozenset("\u2800\u115f\u1160\u3164\uffa0")  # drawn as nothing, but not white space to Python
_STAR_WORDS: Final = frozenset({"STAR", "STARS", "ASTERISK", "ASTERISKS", "PENTAGRAM", "ASTERISM"})
_MORE_STARS: Final = frozenset("※")

_BOLD: Final = later(r"\*\*(?=[^\s*])([^*\n]{1,200})(?<=\S)\*\*")
_ITALIC_LEVEL: Final = later(rf"\*([绝机秘]密级?)\*(?! ?[{NUMERALS}长])")
_BULLET: Final = later(rf"^\* (?=[^{NUMERALS}长*★])", re.MULTILINE)
_STAR_RUN: Final = later(r"★(?: ?★)+")


def normalise(text: str) -> str:
    """Fold `text` for the rules; idempotent.

    NFKC is done as NFKD, dropping of invisible and combining characters, NFC: otherwise a mark hidden between two
    characters that compose would make a second pass differ from the first. Markdown's `**` and the `* ` of a list
    are not stars (unifies `*` because people type 机密*10年). Blank lines go, lines are stripped.
    """
    decomposed = unicodedata.normalize("NFKD", text.replace("㊙", "秘密"))
    folded = unicodedata.normalize("NFC", decomposed.translate(_table(decomposed)))
    lines = (" ".join(line.split()) for line in folded.splitlines())
    plain = _BOLD.sub(r"\1", "\n".join(line for line in lines if line))
    plain = _BULLET.sub("- ", _ITALIC_LEVEL.sub(r"\1", plain))
    return _STAR_RUN.sub(STAR, plain.replace("*", STAR))


def fold_in_place(text: str) -> tuple[str, list[int]]:
    """Return digits and letters in their plain form and, for each character, its place in `text`.

    For rules that must say where something stands. Invisible characters are left out; full-width and other decimal
    digits become 0-9, dashes `-`, blanks a space (a line break stays), so no other length changes.
    """
    table = {character: _plain(character) for character in set(text)}
    kept = [(table[character], place) for place, character in enumerate(text) if table[character]]
    return "".join(character for character, _ in kept), [place for _, place in kept]


def squeeze(text: str) -> str:
    """Only letters, digits and stars of each line, for rules that judge a line as a whole."""
    return _NOT_LETTERS.sub("", text)


def upright(text: str) -> str:
    """Join runs of lines of one or two characters, as words written downwards come out of a page.

    `text` must be normalised. Each run becomes a line of the result; nothing else does.
    """
    runs = groupby(text.split("\n"), key=lambda line: len(line) <= 2)
    return "\n".join("".join(lines) for short, lines in runs if short)


_NOT_LETTERS: Final = later(r"[^\w★\n]|_")


def _table(text: str) -> dict[int, str | None]:
    """What becomes of each different character of `text`: looked up once each, applied in C."""
    table: dict[int, str | None] = {}
    for character in set(text):
        if character.isascii() and character.isprintable():
            continue
        code = ord(character)
        if code in TO_SIMPLIFIED:
            table[code] = TO_SIMPLIFIED[code]
        elif character in _BLANKS:
            table[code] = " "
        elif not character.isspace() and unicodedata.category(character) in _DROPPED_CATEGORIES:
            table[code] = None
        elif _is_star(character):
            table[code] = STAR
    return table


def _is_star(character: str) -> bool:
    """★☆✩✪✰⭐🌟⋆∗✦✱ and their family, by their Unicode names; letters are never stars."""
    if character in _MORE_STARS:
        return True
    if unicodedata.category(character)[0] not in "SP":
        return False
    return not _STAR_WORDS.isdisjoint(re.split("[ -]", unicodedata.name(character, "")))


def _plain(character: str) -> str:
    """One character for one, or nothing for an invisible one."""
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.digit(character))
    if character in "\r\n":
        return character
    if character.isspace() or character in _BLANKS:
        return " "
    if category in _DROPPED_CATEGORIES:
        return ""
    if category == "Pd":
        return "-"
    if character in "Хх":  # the Cyrillic letter, in the check place of an ID number
        return "X"
    folded = unicodedata.normalize("NFKC", character)
    character = folded if len(folded) == 1 else character
    return TO_SIMPLIFIED.get(ord(character), character)
