"""`Cover`: what a screen shows instead of everything else: a takeover, a meeting's notice, or nothing at all.

In: the words of a claim. Out: flat values for the layout, with colours of their own: they are the same in every theme.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from signage.core.display.theme import Palette

HEADLINE_CHARS = 14
"""What happened is said in so many characters; a longer beginning stands with the rest."""
ENDS, CLAUSES, CALLS = "。；;！!", "，：,:", "！!"
"""What happened ends with its sentence, or if that is too long with a clause. Of the marks only a call is shown."""


class Sign(StrEnum):
    """The sign that stands beside the word."""

    ALERT = "alert"
    MEETING = "meeting"
    PAPERS = "papers"


@dataclass(frozen=True, slots=True)
class CoverPicture:
    """A picture derivative that has the screen, its size in px."""

    sha256: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on it. `word` says what it is; `headline` what happened ("" where that is not said apart).

    `lines` say what to do, `foot` who says so and until when. `listed`: the lines are entries of a list. `band` stands across the top, several times.

    `pictures` stand instead of headline and lines. `blank`: nothing is to be seen.
    """

    word: str = ""
    sign: Sign = Sign.ALERT
    headline: str = ""
    lines: tuple[str, ...] = ()
    foot: str = ""
    listed: bool = False
    band: str = ""
    pictures: tuple[CoverPicture, ...] = ()
    blank: bool = False


BLANK = Cover(blank=True)


def parted_in_two(lines: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """(what happened, what to do): the first line, or the first clause of a single one, where it is short enough."""
    text = " ".join(lines)
    if len(lines) > 1:
        first = lines[0].rstrip("。；;，：,:")
        return (first, lines[1:]) if len(first) <= HEADLINE_CHARS else ("", lines)
    for stops in (ENDS, CLAUSES):
        end = next((at for at, sign in enumerate(text) if sign in stops), len(text))
        if 0 < end <= HEADLINE_CHARS:
            mark, rest = text[end : end + 1], text[end + 1 :].strip()
            return text[:end] + (mark if mark in CALLS else ""), (rest,) if rest else ()
    return "", lines


def cover_palette(*, led: bool, blank: bool = False) -> Palette:
    """The colours of covers. Lamps have a black ground; where nothing is to be seen everything is black."""
    black = "#000000"
    ground = black if led or blank else "#16324F"
    return Palette(
        ground=ground,
        surface="#1F4264" if not led else black,
        ink="#FFFFFF",
        soft="#C9D6E2",
        accent="#FFD98A",
        prohibit="#E5524A",
        rule="#47688A",
        band=ground,
        band_ink="#FFFFFF",
        band_accent="#FFD98A",
        level_1=ground,
        level_2=ground,
        level_3=ground,
        level_ink="#FFFFFF",
    )
