"""Lines of a plain text as its writer meant them: what a copy broke inside a sentence is joined, what it glued is parted.

In: the lines of a text file, blank ones too. Out: lines without blank ones, and without what `furniture` tells apart. Verses, lists
and forms stay as they are; no other character is changed or dropped apart from blanks at the ends of lines. Word files need none of this: they know
their paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from signage.core.later import later
from signage.core.text.furniture import without_furniture
from signage.core.text.numbering import fold, label_at

_FULL_LEAST: Final = 20  # characters of a line that an editor broke at its margin
_RAGGED: Final = 2
_VERSE: Final = 9
_OPEN_END: Final = later(r"[，、,]$")
_ANY_END: Final = later(r"[，、,。；：！？…;:!?—）)”’」』》】]$")
_FULL_STOP: Final = later(r"[。；！？].")
_APART: Final = later(
    r"[-*+•·●○■□◆◇▪▶►➢✓×√→☎#>|]|\S{0,4}\t|附件?[:：0-9]|第.{1,4}[章节条步]|\d{1,2}[:：]\d|.{0,8}[:：]|[【\[]"
)
_GLUED_TITLE: Final = later(
    r"^(关于[^，。；：！？]{2,36}?的(?:紧急)?(?:通知|公告|通告|通报|公示|函|倡议书|提示))"
    r"[ 　]*(?=(?:各|全|尊敬|广大|局)[^，。；：！？]{1,28}[：:])"
)
_GLUED_ADDRESS: Final = later(r"^((?:各|全|尊敬|广大|局)[^，。；：！？]{1,28}[：:])[ 　]+(?=\S)")
_GLUED_END: Final = later(
    r"(?<=[。！])[ 　]*([^，。；：！？\d]{1,22}(?:局|科|处|部|所|站|队|组|会)|[^，。；：！？\d]{0,22}(?:办公室|中心|委员会|公司|党委|工会))[ 　]*"
    r"(\d{4}年\d{1,2}月\d{1,2}日)[ 　]*$"
)


def as_written(lines: Sequence[str]) -> list[str]:
    """The lines that were meant, blank ones left out."""
    stripped = without_furniture([line.strip() for line in lines])
    margin = _margin(stripped)
    made: list[str] = []
    before = ""  # the last line of the file that went into made[-1]
    adjacent = False
    for line in stripped:
        if not line:
            adjacent = False
            continue
        if before and (_goes_on(before, line) or (adjacent and _is_wrapped(before, line, margin))):
            gap = " " if before[-1].isascii() and line[0].isascii() else ""
            made[-1] += gap + line
        else:
            made.append(line)
        before, adjacent = line, True
    return [part for line in made for part in _parted(line)]


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence stopped at a comma and goes on; a verse that ends so does not."""
    if not _OPEN_END.search(line) or _begins(following):
        return False
    here, there = _letters(line), _letters(following)
    return here != there and (max(here, there) > _VERSE or any(map(str.isdecimal, line + following)))


def _is_wrapped(line: str, following: str, margin: int) -> bool:
    """Whether a line ends only because it had reached the margin."""
    return bool(margin) and margin - _width(line) <= _RAGGED and not _ends(line) and not _begins(following)


def _margin(lines: Sequence[str]) -> int:
    """Where an editor broke the lines, in Han characters; 0 where none did: lines of one width, sentences across them."""
    widest = max(map(_width, lines), default=0)
    full = [line for line in lines if widest - _width(line) <= _RAGGED]
    open_ones = [line for line in full if not _ends(line)]
    if widest < _FULL_LEAST or len(open_ones) < 2 or not any(_FULL_STOP.search(line) for line in full):
        return 0
    return widest


def _ends(line: str) -> bool:
    return bool(_ANY_END.search(line)) and not _OPEN_END.search(line)


def _begins(line: str) -> bool:
    """Whether a line begins something of its own: a number, a bullet, a name with a colon."""
    return label_at(fold(line)) is not None or bool(_APART.match(line))


def _letters(line: str) -> int:
    return sum(character.isalnum() for character in line)


def _width(line: str) -> int:
    """The width in Han characters."""
    return (sum(1 if character.isascii() else 2 for character in line) + 1) // 2


def _parted(line: str) -> list[str]:
    """A line in which a copy glued the title to the text, or the text to its signature, in parts."""
    parts = [line]
    if title := _GLUED_TITLE.match(line):
        parts = [title[1], line[title.end() :]]
    if address := _GLUED_ADDRESS.match(parts[-1]):
        parts[-1:] = [address[1], parts[-1][address.end() :]]
    if end := _GLUED_END.search(parts[-1]):
        parts[-1:] = [parts[-1][: end.start()], end[1].strip(), end[2]]
    return [part.strip() for part in parts]
