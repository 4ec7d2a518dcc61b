"""Paragraphs: runs in a style, filled into lines and placed. Out: spans and boxes relative to the block's corner."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from signage.core.display.geometry import Rect
from signage.core.document import Align, Runs, plain
from signage.core.text.breaks import ANYWHERE, FREE, SEAM, atoms_of
from signage.core.text.lines import Line, balance, fill, widest
from signage.layout.fonts import ASCENT_EM, Fonts, hang
from signage.layout.scene import Span


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks: size and line height in px, weight, colour role; strong runs in `strong` and bold."""

    px: int
    line: int
    colour: str = "ink"
    bold: bool = False
    strong: str = "ink"


@dataclass(frozen=True, slots=True)
class Placed:
    """One line of a block, its box from the block's upper left."""

    rect: Rect
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A laid-out paragraph: its lines and its height in px."""

    lines: tuple[Placed, ...]
    height: int

    @property
    def width(self) -> int:
        """Width of the longest line."""
        return max((line.rect.x + line.rect.w for line in self.lines), default=0)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set: alignment, first-line indent and hanging indent in px, justified or balanced.

    A balanced one ends no line at a break that costs more than `worst`; its last line has `least_last` letters.
    """

    align: Align = Align.LEFT
    indent: float = 0
    hanging: float = 0
    justify: bool = False
    balanced: bool = False
    most_lines: int = 0
    worst: float = ANYWHERE
    least_last: int = 1


def lay(runs: Runs, style: Style, width: int, fonts: Fonts, setting: Setting | None = None) -> Block | None:
    """The paragraph in lines of `width` px; None when it needs more than `most_lines` (0: any number)."""
    how = setting or Setting()
    text = plain(runs)
    strong = [run.strong or style.bold for run in runs for _ in run.text]
    room = width - how.hanging
    lines = _lines(text, style, room, fonts, how, _inside_strong(runs))
    if lines is None:
        return None
    placed = []
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        left = how.hanging + (how.indent if number == 0 else 0)
        free = room - (how.indent if number == 0 else 0) - line.width
        spacing = _spacing(line, free, style, how, last)
        x = left + {Align.LEFT: 0.0, Align.CENTRE: free / 2, Align.RIGHT: free}[how.align]
        if how.align is Align.LEFT:
            x -= style.px * hang(text[line.start : line.start + 1])
        y = number * style.line
        spans = _spans(text, line, strong, style, fonts, x, y, spacing)
        drawn = line.width + spacing * (line.end - line.start - 1)
        rect = Rect(round(x), y + (style.line - style.px) // 2, round(drawn), style.px)
        placed.append(Placed(rect, text[line.start : line.end], spans))
    return Block(tuple(placed), len(placed) * style.line)


def laid(runs: Runs, style: Style, width: int, fonts: Fonts, setting: Setting | None = None) -> Block:
    """As `lay`, in as many lines as it needs; empty runs give an empty block."""
    how = setting or Setting()
    block = lay(runs, style, width, fonts, how)
    return block or lay(runs, style, width, fonts, replace(how, balanced=False, most_lines=0)) or Block((), 0)


def tears(runs: Runs, style: Style, width: float, fonts: Fonts) -> bool:
    """Whether something that belongs together (a book title, a number with its unit) is wider than `width` px."""
    return widest(plain(runs), lambda piece: fonts.width(piece, style.px, style.bold)) > width


def torn(block: Block, runs: Runs) -> bool:
    """Whether a line of the block, which is these runs laid out, ends inside a known word."""
    text, at = plain(runs), 0
    ends = {atom.end: atom.penalty for atom in atoms_of(text)}
    for line in block.lines[:-1]:
        at = text.index(line.text, at) + len(line.text)
        if ends.get(at, FREE) >= SEAM:
            return True
    return False


def _inside_strong(runs: Runs) -> frozenset[int]:
    """Places inside stressed phrases: a title does not break there."""
    inside: set[int] = set()
    at = 0
    for run in runs:
        if run.strong:
            inside.update(range(at + 1, at + len(run.text)))
        at += len(run.text)
    return frozenset(inside)


def _lines(
    text: str, style: Style, width: float, fonts: Fonts, how: Setting, together: frozenset[int]
) -> tuple[Line, ...] | None:
    def measure(piece: str) -> float:
        return fonts.width(piece, style.px, style.bold)

    if how.balanced:
        return balance(
            text,
            width,
            measure,
            most_lines=how.most_lines or 9,
            together=together,
            worst=how.worst,
            least_last=how.least_last,
        )
    if how.most_lines == 1 and measure(text.rstrip()) > width - how.indent + 0.01:
        return None
    lines = fill(text, width, measure, first_indent=how.indent)
    return None if how.most_lines and len(lines) > how.most_lines else lines


def _spacing(line: Line, free: float, style: Style, how: Setting, last: bool) -> float:
    gaps = line.end - line.start - 1
    if not how.justify or last or gaps < 6 or not 0 < free <= 1.6 * style.px:
        return 0.0
    return free / gaps


def _spans(
    text: str, line: Line, strong: list[bool], style: Style, fonts: Fonts, x: float, y: int, spacing: float
) -> tuple[Span, ...]:
    """Spans of equal style whose characters follow one another without gap; a gap starts a new span."""
    baseline = y + (style.line - style.px) / 2 + ASCENT_EM * style.px
    spans: list[Span] = []
    before = ""
    for bold, group in groupby(range(line.start, line.end), key=lambda at: strong[at]):
        piece = "".join(text[at] for at in group)
        colour = style.strong if bold and not style.bold else style.colour
        xs, width = fonts.positions(piece, style.px, bold, before)
        spans.extend(_joined(piece, xs, Span(x, baseline, "", style.px, bold, colour, spacing), fonts))
        x += width + spacing * len(piece)
        before = piece[-1]
    return tuple(spans)


def _joined(piece: str, xs: list[float], base: Span, fonts: Fonts) -> list[Span]:
    spans: list[Span] = []
    start = 0
    for at in range(1, len(piece) + 1):
        natural = xs[at - 1] + fonts.advance(piece[at - 1], base.px, base.bold)
        if at == len(piece) or abs(xs[at] - natural) > 0.01:
            shift = xs[start] + base.spacing * start
            spans.append(replace(base, x=base.x + shift, text=piece[start:at]))
            start = at
    return spans
