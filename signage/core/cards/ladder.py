"""The official heading ladder: 第一章 / 第一条 / 一、 / （一） / 1. / （1） / ①, found in a text, and the full text made of it.

In: a `Document`. Out: an `Outline` (chapters of clauses with their ranks) and a `FullText`. The wording, with every
character that is not a blank, is that of the source; each line stands in it exactly once and in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from signage.core.cards.card import Chapter, Clause, FullText
from signage.core.cards.notice import lines_of_title
from signage.core.document import Document, Picture, Table, plain, runs_of
from signage.core.later import later
from signage.core.text.numbering import Rank, fold
from signage.core.text.repair import Line, lines_of

_HEADING_MAX: Final = 24
_DEPTH_MAX: Final = 3
_BARE: Final = frozenset({"总则", "分则", "附则"})
"""Headings of chapters that people leave without a number."""
_SPACED: Final = later(r"[\u4e00-\u9fff](?:[ \t\u3000\xa0]+[\u4e00-\u9fff]){1,3}")
_SENTENCE: Final = later(r"[。；！？;!?：:]")


@dataclass(frozen=True, slots=True)
class Division:
    """A chapter: the number and words of its heading, and its lines. Without a heading at the beginning of a text."""

    label: str
    topic: str
    lines: tuple[Line, ...]

    @property
    def heading(self) -> str:
        """The heading as a whole."""
        gap = "　" if self.label and self.topic and self.label[-1] not in "、.．,，)）" else ""
        return self.label + gap + self.topic


@dataclass(frozen=True, slots=True)
class Outline:
    """A text by its ladder. `ranks` are those that occur."""

    divisions: tuple[Division, ...]
    ranks: frozenset[Rank]


def outline_of(lines: tuple[Line, ...]) -> Outline:
    """The chapters of the lines."""
    is_heading = _HeadingTest(_chapter_ranks(lines), _heading_level(lines))
    divisions: list[Division] = []
    label = topic = ""
    open_rank: Rank | None = None
    held: list[Line] = []
    for line in lines:
        if not is_heading(line):
            held.append(line)
            continue
        if held or not (label or topic):
            divisions.append(Division(label, topic, tuple(held)))
            label, topic = line.label, closed(line.text)
        elif line.rank == open_rank:  # a table of contents: headings with nothing under them
            divisions.append(Division("", "", (Line(runs_of(topic), label, open_rank),)))
            label, topic = line.label, closed(line.text)
        else:  # 第一编 with 第一章 right under it
            label, topic = "　".join(filter(None, (label, topic, line.label))), closed(line.text)
        open_rank, held = line.rank, []
    divisions.append(Division(label, topic, tuple(held)))
    ranks = frozenset(line.rank for line in lines if line.rank is not None)
    return Outline(tuple(division for division in divisions if division.heading or division.lines), ranks)


def closed(heading: str) -> str:
    """总　则 and 附 则, spaced to fill a printed line, are 总则 and 附则."""
    return "".join(heading.split()) if _SPACED.fullmatch(heading) else heading


def full_text_of(document: Document, title: str) -> FullText:
    """The whole text in chapters of clauses. Lines at the beginning that say `title` are the title."""
    lines = lines_of(document)
    return full_text(lines[lines_of_title(lines, title) :], title)


def full_text(lines: tuple[Line, ...], title: str) -> FullText:
    """The same from lines without the title."""
    chapters: list[tuple[str, list[Clause]]] = []
    for division in outline_of(lines).divisions:
        if division.heading or not chapters:
            chapters.append((division.heading, []))
        chapters[-1][1].extend(_clauses(division.lines))
    return FullText(title, tuple(Chapter(heading, tuple(clauses)) for heading, clauses in chapters))


@dataclass(frozen=True, slots=True)
class _HeadingTest:
    """Which lines are headings of chapters in this text."""

    ranks: frozenset[Rank]
    level: int

    def __call__(self, line: Line) -> bool:
        if line.object or line.entry:
            return False
        if line.rank is None:
            whole = Rank.CHAPTER in self.ranks and closed(line.text) in _BARE
            return whole or (line.heading >= 0 and line.heading == self.level)
        return line.rank in self.ranks and _is_short(line)


def _heading_level(lines: tuple[Line, ...]) -> int:
    """The largest heading without a number: with 第一章 in the text or without, it begins a chapter."""
    return min((line.heading for line in lines if line.heading >= 0 and line.rank is None), default=-1)


def _chapter_ranks(lines: tuple[Line, ...]) -> frozenset[Rank]:
    """The ranks whose lines are chapters: 编 and 章; else 节; else the highest number whose lines read as headings."""
    present = {line.rank for line in lines if line.rank is not None and _is_short(line)}
    if present & {Rank.PART, Rank.CHAPTER}:
        return frozenset({Rank.PART, Rank.CHAPTER})
    if Rank.SECTION in present:
        return frozenset({Rank.SECTION})
    for rank in (Rank.HAN, Rank.HAN_PAREN, Rank.ARABIC):
        numbered = [line for line in lines if line.rank is rank]
        if not numbered:
            continue
        leading = sum(
            _is_short(line) and (follower is None or follower.rank is not rank)
            for line, follower in pairwise([*lines, None])
            if line is not None and line.rank is rank
        )
        return frozenset({rank}) if 2 * leading > len(numbered) else frozenset()
    return frozenset()


def _is_short(line: Line) -> bool:
    return len(line.text) <= _HEADING_MAX and not _SENTENCE.search(line.text.rstrip("？?"))


def _clauses(lines: tuple[Line, ...]) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    above: list[Rank] = []
    for line in lines:
        if isinstance(line.object, Table):
            clauses += [Clause("", runs_of(row)) for row in rows_of(line.object)]
        elif isinstance(line.object, Picture):
            continue
        elif line.rank is None:
            clauses.append(Clause("", line.runs, min(len(above), 1) if line.entry else 0))
        else:
            above = above[: above.index(line.rank)] if line.rank in above else above
            clauses.append(Clause(line.label, line.runs, min(len(above), _DEPTH_MAX)))
            above.append(line.rank)
    return tuple(clauses)


def rows_of(table: Table) -> list[str]:
    """Each row of a table as one line; empty rows are left out."""
    rows = (
        "　".join(" ".join(plain(cell.runs).split()) for cell in row if plain(cell.runs).strip()) for row in table.rows
    )
    return [row for row in rows if row]


def size_of(lines: tuple[Line, ...]) -> int:
    """How many characters the lines have, blanks not counted."""
    return sum(len(fold(line.whole).replace(" ", "")) for line in lines)
