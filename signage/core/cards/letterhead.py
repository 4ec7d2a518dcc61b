"""版头 and 版记: what stands above the title of an official document, and what stands at its end for its paper alone.

In: lines. Out: the same lines with the title first, and what stood above it (某某局文件, 〔2026〕45号) right after it: the file begins
with its name on a wall. A table that only sets a letterhead becomes its lines. No word is changed or dropped; a line of nothing but
strokes or stars, typed as a rule across the page, goes, and so does 附件1 above the name of an annex. A notice does without 版头
and 版记 (抄送, 印发), which are of use on paper only.
"""

from __future__ import annotations

from typing import Final

from signage.core.cards.ladder import rows_of
from signage.core.cards.notice import looks_like_title, title_of
from signage.core.document import Document, Table, plain, runs_of
from signage.core.later import later
from signage.core.text.numbering import fold
from signage.core.text.repair import Line

_MOST: Final = 5
_TABLE_ROWS: Final = 3
_NUMBER: Final = later(r"[〔\[【(][ ]?20\d\d[ ]?[〕\]】)][ ]?第?[ ]?\d{1,5}[ ]?号|^(?:签发人|第\d{1,4}期)[:]?")
_RULE: Final = later(r"[-–—―─━═=_＿~～*＊★☆▬▁ \u3000]{3,}|[★☆*＊]")
_ANNEX: Final = later(r"附件? ?\d{0,2}[:：]?")
_SENTENCE: Final = later(r"[，。；：,;:]|^(?:根据|按照|依据|第)")
_COLOPHON: Final = later(
    r"\(此件[^，。；]{2,12}\)|(?:抄送|抄报|主送|分送) ?[：:].{1,60}|.{0,30}\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日 ?印发|\(?共印 ?\d+ ?份\)?"
)
_PAPER: Final = later(r"(?:局|政府|委员会|办公室|中心|党组|党委)(?:办公室)?文[ ]?件$")


def is_letterhead(text: str) -> bool:
    """Whether a line is the name of the paper or its number."""
    folded = fold(text).strip()
    return len(folded) <= 40 and bool(_NUMBER.search(folded) or _PAPER.search(folded))


def without_paperwork(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a notice without what only its paper needs: the letterhead above the text, and who printed and got it.

    All of it stays where nothing else would be left.
    """
    begin = 0
    while begin < len(lines) and not lines[begin].object and _is_head(lines[begin].whole):
        begin += 1
    kept = tuple(line for line in lines[begin:] if line.object or not _COLOPHON.fullmatch(fold(line.whole).strip()))
    return kept if any(not line.object for line in kept) else lines


def _is_head(text: str) -> bool:
    """Whether a line is the name of the paper or its number, and no sentence that names it. 第12期 says which one this is."""
    return is_letterhead(text) and not _SENTENCE.search(text)


def title_first(document: Document, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with what stands above the title moved behind it."""
    lines = tuple(line for line in lines if line.object or not _RULE.fullmatch(line.whole))
    if len(lines) > 1 and not lines[0].object and _ANNEX.fullmatch(lines[0].whole):
        lines = lines[1:]
    if document.title.strip():
        return lines
    end = 0
    while end < min(len(lines), _MOST) and (lines[end].object or is_letterhead(lines[end].whole)):
        end += 1
    if not 0 < end < len(lines):
        return lines
    rest = lines[end:]
    used = title_of(document, rest, "")[1] if rest[0].heading >= 0 or looks_like_title(rest[0]) else 0
    if not used:
        return lines
    above = tuple(part for line in lines[:end] for part in _flat(line))
    return (*rest[:used], *above, *rest[used:])


def _flat(line: Line) -> tuple[Line, ...]:
    """The lines of a table that only sets a letterhead; any other line as it is."""
    if not isinstance(line.object, Table) or len(line.object.rows) > _TABLE_ROWS:
        return (line,)
    if not any(is_letterhead(plain(cell.runs)) for row in line.object.rows for cell in row):
        return (line,)
    return tuple(Line(runs_of(text)) for text in rows_of(line.object))
