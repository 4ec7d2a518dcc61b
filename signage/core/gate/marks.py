"""Secrecy marks and internal marks in text: which are there, and how to speak of them without repeating them.

In: text, or the name of a file. Out: hits, each with a rule's name, a severity and a masked snippet. It never says
that a text is free of secrets: an unmarked secret looks like any other text, so no hit is no approval.
The spellings and their sources are in `mark_rules`. Talking about the levels is not a mark: the sentence
绝密级国家秘密是最重要的国家秘密 hits nothing.

Choices that the sources leave open, kept by tests:

* A bare level word alone on its line, which is also what a table cell becomes, is REVIEW. With 级 behind it (a row or
  a heading of a levels card), a list number before it ("1. 机密", "（二）机密"), or all three levels in order, it is talk.
  So is a table of the levels, and a bare word that a table or a heading teaches: `talk` knows them.
* Level and term alone on a line are BLOCK; the row "绝密级 30年", with 级 and the statutory maximum [L20], is talk, as
  are the three maxima in order ("绝密30年、机密20年、秘密10年").
* A ★ may be a bullet or an ornament: ★ before a level counts if the level ends there, ★ behind 国家秘密 or 保守秘密
  counts if a term follows.
* English stamps are REVIEW: posters of every training carry them, and Chinese law knows no such mark.
* 内部事项 alone is a heading of the bureau's own policy: it counts with 注意保管 and the like.
* Words in quotation marks inside a longer line (在首页标注“内部事项 注意保管”字样) are talk for internal marks, but a
  complete ★ mark is a mark anywhere, even as an example: a teaching card shows a broken specimen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import islice, pairwise
from typing import Final

from signage.core.gate.mark_rules import (
    BLOCKING,
    DOUBTFUL,
    LEVEL_AND_TERM,
    SECRET_NAME,
    TEACHING,
    pattern_of,
)
from signage.core.gate.normalise import NUMERALS, RIGHT_TO_LEFT_OVERRIDE, STAR, normalise, squeeze, upright
from signage.core.gate.talk import without_talk
from signage.core.later import later


class Severity(Enum):
    """BLOCK: certainly a mark, nothing of the file may be kept or shown. REVIEW: a person must look."""

    BLOCK = "block"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class MarkHit:
    """One mark. `rule` is a stable short name; `snippet` is masked (机●★●●年) and may be logged and shown."""

    rule: str
    severity: Severity
    snippet: str


_MOST_HITS: Final = 20  # of one rule; a reviewer needs no more, and the work stays bounded
_SNIPPET: Final = 32  # characters
_UNITS: Final = "年月日天"


def find_marks(text: str) -> tuple[MarkHit, ...]:
    """All marks in `text` of one or several lines, BLOCK first. Empty does not mean that the text may be shown."""
    hits: dict[MarkHit, None] = {}
    for reading in _readings(text):
        hits |= _hits(reading)
    return _in_order(hits)


def find_marks_in_name(name: str) -> tuple[MarkHit, ...]:
    """All marks in the name of a file, without its suffix. Each part between blanks, `_ - ( )` and so on is a line."""
    hits: dict[MarkHit, None] = {}
    for reading in _readings(_split_suffix(name)[0]):
        stem = _without_teaching(reading.replace("\n", " "))
        parts = [part for part in _SEPARATORS.split(stem) if part]
        for line in (stem, _NUMBERING.sub("", stem), *parts, *map(" ".join, pairwise(parts))):
            hits |= _hits(line)  # each alone: no rule reads from one into the next
        if SECRET_NAME.may_hit(set(reading)) and (named := pattern_of(SECRET_NAME).search(reading)):
            hits[MarkHit("level-paper", Severity.REVIEW, _mask(named.group()))] = None
        for part in parts:
            if LEVEL_AND_TERM.may_hit(set(part)) and (leading := pattern_of(LEVEL_AND_TERM).match(part)):
                hits[MarkHit("level-term-name", Severity.REVIEW, _mask(leading.group()))] = None
    return _in_order(hits)


def mask_marks(text: str) -> str:
    """`text`, the name of a file, fit for showing: unchanged without a mark, else `机●★●●年_方案.docx`.

    What comes back has no hit: if masking the levels and terms is not enough, only the first letter stays.
    """
    if not find_marks_in_name(text):
        return text
    stem, suffix = _split_suffix(text)
    masked = _mask_levels(stem) + suffix
    if RIGHT_TO_LEFT_OVERRIDE in stem or find_marks_in_name(masked):
        return _mask(stem) + suffix
    return masked


_SEPARATORS: Final = later(r"[ _\-()\[\]【】〔〕+,.、;&—–《》<>“”]+")
_NUMBERING: Final = later(r"^[0-9]{1,3}[ 、._-]")
_SUFFIX: Final = later(r"\.[A-Za-z0-9]{1,8}\Z")


def _split_suffix(name: str) -> tuple[str, str]:
    found = _SUFFIX.search(name)
    return (name[: found.start()], found.group()) if found else (name, "")


def _readings(text: str) -> tuple[str, ...]:
    """Normalised text; behind a right-to-left override also as a person reads it: 年01★密机."""
    forward = normalise(text)
    return (forward, normalise(text[::-1])) if RIGHT_TO_LEFT_OVERRIDE in text else (forward,)


def _hits(text: str) -> dict[MarkHit, None]:
    """Hits in normalised text, the graver first. A hit that an earlier one already shows is not said again."""
    text = without_talk(text)
    page = _without_teaching(f"{text}\n{upright(text)}")
    lines = squeeze(page)
    characters = set(page)
    hits: dict[MarkHit, None] = {}
    said = ""
    for severity, rules in ((Severity.BLOCK, BLOCKING), (Severity.REVIEW, DOUBTFUL)):
        for rule in rules:
            if not rule.may_hit(characters):
                continue
            for found in islice(pattern_of(rule).finditer(lines if rule.whole_line else page), _MOST_HITS):
                snippet = _mask(found.group())
                bare = _NOT_SAID.sub("", snippet)
                if bare not in said:
                    hits[MarkHit(rule.name, severity, snippet)] = None
                    said += f"{bare} "
    return hits


def _without_teaching(text: str) -> str:
    return pattern_of(TEACHING).sub("◇", text) if TEACHING.may_hit(set(text)) else text


def _in_order(hits: dict[MarkHit, None]) -> tuple[MarkHit, ...]:
    return tuple(sorted(hits, key=lambda hit: hit.severity is Severity.REVIEW))


def _mask(fragment: str) -> str:
    """Keep the first letter, stars, units and punctuation; no level word and no term can be read from it."""
    kept = next((place for place, char in enumerate(fragment) if char.isalpha() and not _NUMERAL.match(char)), -1)
    shown = (
        char if place == kept or not char.isalnum() or char in _UNITS else _DOT for place, char in enumerate(fragment)
    )
    return " ".join("".join(shown).split())[:_SNIPPET]


def _mask_levels(stem: str) -> str:
    """Mask the second letter of each level word and, up to its unit, the term behind it; 部 of 内部 too."""
    shown: list[str] = []
    before, in_term, behind_star = "", False, False
    for char in stem:
        plain = normalise(char)
        if plain in {"密", "秘密"}:
            shown.append("秘" * (len(plain) - 1) + _DOT)
            in_term = True
        elif plain == STAR:
            shown.append(STAR)
            behind_star = True
        elif plain in _TERM_ENDS:
            shown.append(char)
            in_term = behind_star = False
        elif (behind_star and plain.isalnum()) or (in_term and _NUMERAL.match(plain)) or before + plain == "内部":
            shown.append(_DOT)
        else:
            shown.append(char)
        before = plain or before
    return "".join(shown)


_DOT: Final = "●"
_NOT_SAID: Final = later(r"[^\w★●]|_")
_NUMERAL: Final = later(f"[{NUMERALS}]")
_TERM_ENDS: Final = frozenset("年月日天期前后时")
