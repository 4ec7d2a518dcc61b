"""Lines of a document, with the line breaks put back that a careless copy lost before its numbers.

In: a `Document`. Out: `Line` values in order, each with its number if it has one. No character is added, changed or
dropped, apart from blanks at the ends of lines. Work grows linearly with the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from signage.core.document import Align, Document, Heading, ListBlock, Paragraph, Picture, Run, Runs, Table, plain
from signage.core.later import later
from signage.core.text.decimals import decimals_in
from signage.core.text.numbering import TOKEN, Label, Rank, fold, label_at, label_of


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `label` is its number token, as written; `runs` what follows.

    `heading` is the level of a heading block, -1 for other text; `entry` marks an entry of a list block.
    `object` is the table or picture that stands here; then there is no label, and `runs` is empty.
    """

    runs: Runs
    label: str = ""
    rank: Rank | None = None
    number: int = 0
    heading: int = -1
    align: Align = Align.LEFT
    entry: bool = False
    object: Table | Picture | None = None

    @property
    def text(self) -> str:
        """What follows the number."""
        return plain(self.runs)

    @property
    def whole(self) -> str:
        """Number and text."""
        return self.label + self.text


def lines_of(document: Document) -> tuple[Line, ...]:
    """Every line of the document, numbers recognised, lost breaks put back."""
    raws = tuple(_raw_lines(document))
    folded = [fold(raw.text) for raw in raws]
    reader = _Reader(_heads(folded))
    decimals = decimals_in(folded)
    return tuple(line for place, raw in enumerate(raws) for line in reader.read(raw, decimals.get(place)))


def _heads(folded: list[str]) -> frozenset[tuple[Rank, int]]:
    """The numbers that lines begin with."""
    labels = (label_at(text) for text in folded)
    return frozenset((label.rank, label.number) for label in labels if label is not None)


def cut(runs: Runs, places: list[int]) -> list[Runs]:
    """The runs in `len(places) + 1` parts, cut at ascending places, blanks stripped at both ends of each."""
    parts: list[list[Run]] = [[]]
    position = 0
    waiting = iter([*places, -1])
    place = next(waiting)
    for run in runs:
        begin = 0
        while position + len(run.text) > place >= position + begin and place >= 0:
            parts[-1].append(Run(run.text[begin : place - position], run.strong))
            begin = place - position
            parts.append([])
            place = next(waiting)
        parts[-1].append(Run(run.text[begin:], run.strong))
        position += len(run.text)
    parts += [[] for _ in range(len(places) + 1 - len(parts))]
    return [strip(tuple(part)) for part in parts]


def strip(runs: Runs) -> Runs:
    """The runs without blanks at the ends and without empty runs."""
    kept = [run for run in runs if run.text]
    while kept and not kept[0].text.lstrip(_STRIPPED):
        kept.pop(0)
    if kept:
        kept[0] = Run(kept[0].text.lstrip(_STRIPPED), kept[0].strong)
    while kept and not kept[-1].text.rstrip(_STRIPPED):
        kept.pop()
    if kept:
        kept[-1] = Run(kept[-1].text.rstrip(_STRIPPED), kept[-1].strong)
    return tuple(kept)


_STRIPPED: Final = " \t\v\f\r\n\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_BREAKS: Final = later(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")


def _raw_lines(document: Document) -> Iterator[Line]:
    """The lines as the file has them; blank ones are left out."""
    for block in document.blocks:
        if isinstance(block, Heading):
            yield from (Line(part, heading=block.level) for part in _at_breaks(block.runs))
        elif isinstance(block, Paragraph):
            yield from (Line(part, align=block.align) for part in _at_breaks(block.runs))
        elif isinstance(block, ListBlock):
            for entry in block.entries:
                yield from (Line(part, entry=True) for part in _at_breaks(entry))
        else:
            yield Line((), object=block)


def _at_breaks(runs: Runs) -> list[Runs]:
    places = [match.end() for match in _BREAKS.finditer(plain(runs))]
    return [part for part in cut(runs, places) if part]


# A number may follow these inside a line: the end of a sentence, or what leads to an enumeration.
_ENDS: Final = later(r"[。；：！？…;:!?][”’」』）)\"]?$")
_LED: Final = later(r" ?[\u4e00-\u9fff]{2,8} +(?=[^ ].{6,}[。；;]$)")
_LEADING: Final = {Rank.HAN, Rank.HAN_PAREN}
_ANNEX: Final = later(r"附件?[:：]?$")
_HEADING: Final = later(r"^[^。；：！？…;:!?，,]{0,24}$")
_NO_TITLE: Final = later(r"本|依|按|据|见|照|第|详|如|和|及|与|至|或|的")
_ITEMS: Final = {Rank.HAN_PAREN, Rank.ARABIC_PAREN, Rank.CIRCLED}
# What may follow the heading of a rank in one line, when the break between them was lost.
_BELOW: Final = {
    Rank.PART: {Rank.CHAPTER, Rank.ARTICLE},
    Rank.CHAPTER: {Rank.SECTION, Rank.ARTICLE, Rank.HAN},
    Rank.SECTION: {Rank.ARTICLE, Rank.HAN},
    Rank.HAN: {Rank.HAN_PAREN, Rank.ARABIC},
    Rank.HAN_PAREN: {Rank.ARABIC, Rank.ARABIC_PAREN},
}
_TOP: Final = {Rank.PART, Rank.CHAPTER, Rank.ARTICLE, Rank.HAN}


# Two spellings of a number that a hand mixes up.
_TWINS: Final = {
    Rank.HAN: Rank.HAN_PAREN,
    Rank.HAN_PAREN: Rank.HAN,
    Rank.ARABIC: Rank.ARABIC_PAREN,
    Rank.ARABIC_PAREN: Rank.ARABIC,
}


_DIGITS: Final = (Rank.ARABIC, Rank.ARABIC_PAREN, Rank.CIRCLED)


class _Reader:
    """Reads lines in order; remembers the last number of each rank, because the next in sequence is evidence.

    `heads` are the numbers that lines of the text begin with.
    """

    def __init__(self, heads: frozenset[tuple[Rank, int]]) -> None:
        self._heads = heads
        self._last: dict[Rank, int] = {}
        self._first_line = True

    def read(self, raw: Line, decimal: Label | None = None) -> list[Line]:
        """The line, in parts where breaks were lost before a number. `decimal`: the number of a technical paper."""
        if raw.object is not None:
            return [raw]
        folded = fold(raw.text)
        labels = self._labels(folded, decimal)
        self._first_line = False
        starts = [label.start for label in labels]
        ends = {label.end: end for label in labels if (end := _led(folded, label, starts)) is not None}
        cuts = sorted({place for label in labels for place in (label.start, label.end)} - {0} | set(ends.values()))
        parts = cut(raw.runs, cuts)
        by_start = dict(zip([0, *cuts], parts, strict=True))
        result: list[Line] = []
        if (not starts or starts[0] > 0) and by_start[0]:
            result.append(_with(raw, by_start[0], None, ""))
        for label in labels:
            result.append(_with(raw, by_start.get(label.end, ()), label, plain(by_start[label.start])))
            if label.end in ends:
                result.append(_with(raw, by_start[ends[label.end]], None, ""))
        return result

    def _labels(self, folded: str, decimal: Label | None) -> list[Label]:
        found: list[Label] = []
        first = decimal or label_at(folded)
        if first is not None and (decimal or self._begins_line(first)):
            self._take(self._levelled(first), found)
        for match in TOKEN.finditer(folded, found[0].end if found else 0):
            label = label_of(match)
            if self._begins_inside(folded, label, found[-1] if found else None):
                self._take(label, found)
        return found

    def _take(self, label: Label, found: list[Label]) -> None:
        found.append(label)
        self._last = {rank: number for rank, number in self._last.items() if rank <= label.rank or rank is Rank.ARTICLE}
        self._last[label.rank] = label.number

    def _levelled(self, label: Label) -> Label:
        """The label at the level that its number belongs to: （四） behind 三、 is 四、 in brackets, ④ behind 3. is 4., typed so by hand."""
        if label.number < 2 or self._is_next(label):
            return label
        if label.rank in _DIGITS and (label.rank, 1) not in self._heads:
            before = (rank for rank in _DIGITS if self._last.get(rank, 0) == label.number - 1)
            return replace(label, rank=next(before, label.rank))
        other = _TWINS.get(label.rank)
        if other is None:
            return label
        twin = replace(label, rank=other)
        opened = label.rank > other and label.rank in self._last
        really = (other, label.number) in self._heads or (label.rank, label.number + 1) in self._heads
        return label if opened or really or not self._is_next(twin) else twin

    def _is_next(self, label: Label) -> bool:
        return label.number == self._last.get(label.rank, 0) + 1

    def _begins_line(self, label: Label) -> bool:
        """At the start of a line a number is a number, unless it reads like a part of a sentence."""
        if label.weak:
            return label.number == 1 or self._is_next(label)
        if label.reference:
            return (label.spaced and label.rank <= Rank.ARTICLE) or (label.number > 1 and self._is_next(label))
        return True

    def _begins_inside(self, folded: str, label: Label, before: Label | None) -> bool:
        """Inside a line it takes the end of a sentence before it and its place in the sequence."""
        if label.reference:
            return False
        if before is not None and label.start - before.end < 9 and not folded[before.end : label.start].strip(" "):
            return False  # no words between two numbers
        lead = folded[max(0, label.start - 40) : label.start].rstrip(" ")
        in_sequence = self._is_next(label) or label.number == 1
        if _ANNEX.search(lead):
            return False
        if _ENDS.search(lead):
            if label.rank in {Rank.CHAPTER, Rank.ARTICLE} and label.spaced:
                return label.number > self._last.get(label.rank, 0)
            return in_sequence
        if lead.endswith(".") and label.rank in {Rank.CHAPTER, Rank.SECTION, Rank.ARTICLE, Rank.HAN_PAREN}:
            return in_sequence
        if lead.endswith(",") and label.rank in _ITEMS:
            return self._is_next(label) and label.number > 1
        later = label.spaced and label.rank is Rank.ARTICLE and label.number > self._last.get(label.rank, 0)
        return (in_sequence or later) and self._ends_heading(folded, label, before)

    def _ends_heading(self, folded: str, label: Label, before: Label | None) -> bool:
        """Whether what stands before is a heading or the title, which have no full stop."""
        begin = before.end if before else 0
        between = folded[begin : label.start].strip(" ") if label.start - begin <= 40 else "，"
        if not between or not _HEADING.match(between) or _NO_TITLE.search(between[-2:]):
            return False
        if before is not None:
            return label.rank in _BELOW.get(before.rank, ())
        if not self._first_line or label.rank not in _TOP or label.number != 1 or len(between) < 4:
            return False
        return label.rank is not Rank.HAN or "二、" in folded[label.end :]


def _led(folded: str, label: Label, starts: list[int]) -> int | None:
    """Where the text begins that stands in one line with the heading over it: 一、总则 为规范管理，制定本规定。"""
    end = next((start for start in starts if start > label.start), len(folded))
    led = _LED.match(folded[label.end : end]) if label.rank in _LEADING else None
    return label.end + led.end() if led else None


def _with(raw: Line, runs: Runs, label: Label | None, token: str) -> Line:
    return Line(
        runs=runs,
        label=token,
        rank=label.rank if label else None,
        number=label.number if label else 0,
        heading=raw.heading,
        align=raw.align,
        entry=raw.entry,
    )
