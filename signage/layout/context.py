"""What a card's layout is told, and the sheet it writes on. One sheet is one page of the stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from signage.core.display import reading
from signage.core.display.geometry import (
    BODY,
    DISPLAY,
    FILL_STEPS,
    HEADLINE,
    LABEL,
    LEAD,
    META,
    TEXT_COLUMNS,
    TITLE,
    Form,
    Geometry,
    Rect,
)
from signage.core.display.theme import ORDINARY, Manner
from signage.core.document import Runs, runs_of
from signage.core.text.breaks import ANYWHERE, BETWEEN_WORDS, CLEAN
from signage.layout.fonts import Fonts
from signage.layout.ornament import fret_rect
from signage.layout.scene import Fill, Ornament, Page, Shape, Span, TextBox, shifted
from signage.layout.text import Block, Setting, Style, laid, lay

MOST_LINES, PORTRAIT_LINES = 5, 7
ENDINGS = ((CLEAN, 3, 0.65), (CLEAN, 1, 0.45), (BETWEEN_WORDS, 1, 0.45), (ANYWHERE, 1, 0.0))
"""How the lines of a sentence may end, best first: the worst break, the least letters of the last line, and how much of the
enlargement is given up for that."""
ORNAMENT_UNIT = 2.0
Laid = TypeVar("Laid")
JOINT = " · "
PAGE_NUMBER = 2.0
"""Width kept free for `1/2` at the right end of the eyebrow's line."""
LINE_HEIGHT = {DISPLAY: 1.1, HEADLINE: 1.1, TITLE: 1.25, LEAD: 1.4, BODY: 1.5, LABEL: 1.5, META: 1.5}


@dataclass(frozen=True, slots=True)
class Context:
    """Where a card is laid out: geometry, fonts, reading speed, the section it belongs to, a forced dwell or 0.

    `today` is the local day, for cards that look different every day. `staff`: none but staff read it, so that
    telephone numbers of rosters may stand there. `manner` is the theme's; `still`: nothing may move, by theme or by
    setting.
    """

    geometry: Geometry
    fonts: Fonts
    cpm: float
    eyebrow: str = ""
    dwell_s: float = 0.0
    distance_mm: float = 0.0
    pitch_mm: float = 0.0
    outward: bool = False
    staff: bool = False
    today: date | None = None
    manner: Manner = ORDINARY
    still: bool = False

    def px(self, times: float) -> int:
        """A multiple of B in px."""
        return self.geometry.px(times)

    def over(self, topic: str = "") -> str:
        """What stands over a card: its section and topic; on a wide screen the section stands beside the stage."""
        section = "" if self.geometry.form is Form.WIDE else self.eyebrow
        if not topic or topic == self.eyebrow:
            return section
        return f"{section}{JOINT}{topic}" if section else topic

    def style(
        self, scale: float, colour: str = "ink", *, bold: bool = False, k: float = 1.0, strong: str = ""
    ) -> Style:
        """The style of a step of the type scale, enlarged by `k`."""
        px = max(self.px(scale * k), self.geometry.least_px)
        return Style(px, round(px * LINE_HEIGHT[scale]), colour, bold, strong or colour)


@dataclass(slots=True)
class Sheet:
    """A page being laid out. Coordinates are those of the stage rectangle (0, 0 its upper left)."""

    context: Context
    shapes: list[Shape] = field(default_factory=list)
    boxes: list[TextBox] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    blocks: int = 0

    @property
    def area(self) -> Rect:
        """The part of the stage inside the safe area, in stage coordinates."""
        text, stage = self.context.geometry.text, self.context.geometry.stage
        return Rect(text.x - stage.x, text.y - stage.y, text.w, text.h)

    def columns(self, first: int, last: int) -> tuple[int, int]:
        """Left edge and width of the columns."""
        return self.context.geometry.columns(first, last)

    def text_span(self, first: int = 1, last: int = TEXT_COLUMNS) -> tuple[int, int]:
        """Left edge and width of running text: those columns, or all where nothing stands beside it."""
        return self.context.geometry.text_span(first, last)

    def fields(self, top: int, bottom: int, figure_h: int) -> tuple[Rect, Rect]:
        """(figure, text) between `top` and `bottom`: side by side, or in portrait the figure above the text."""
        area = self.area
        return self.context.geometry.fields(Rect(area.x, top, area.w, bottom - top), figure_h)

    def top_of(self, free_from: int, free_to: int, height: int) -> int:
        """Where a block of `height` px begins between two heights, by the screen's form."""
        return self.context.geometry.top_of(free_from, free_to, height)

    def put(self, block: Block, x: int, y: int, *, read: bool = True) -> int:
        """Places a block; gives the y below it."""
        for number, line in enumerate(block.lines):
            self.shapes.extend(shifted(span, x, y) for span in line.spans)
            rect = Rect(line.rect.x + x, line.rect.y + y, line.rect.w, line.rect.h)
            self.boxes.append(TextBox(rect, line.text, self.blocks, number == len(block.lines) - 1))
        self.blocks += 1
        if read:
            self.words.append("".join(line.text for line in block.lines))
        return y + block.height

    def fill(self, rect: Rect, colour: str, *, radius: float = 0.0, outline: float = 0.0) -> None:
        """Draws a rectangle."""
        self.shapes.append(Fill(rect, colour, radius, outline))

    def eyebrow(self, words: str = "", *, scale: float = LABEL, colour: str = "accent") -> int:
        """The section's name over the card, with its accent block; gives the y where the card may begin."""
        context = self.context
        label = words or context.over()
        area = self.area
        if not label or context.manner.centred:
            return area.y
        inset, one = context.px(0.75), Setting(most_lines=1)
        width = area.w - inset - context.px(PAGE_NUMBER)
        styles = [context.style(step, colour, bold=True) for step in (LEAD, BODY, LABEL, META) if step <= scale]
        choices = dict.fromkeys((label, label.rpartition(JOINT)[2], label.partition(JOINT)[0]))  # whole words or none
        fitting = (lay(runs_of(words), style, width, context.fonts, one) for words in choices for style in styles)
        block = next((block for block in fitting if block), None)
        line, height = context.style(scale).line, context.px(1.0)
        self.fill(Rect(area.x, area.y + (line - height) // 2, context.px(0.25), height), "accent")
        small = block is not None and context.geometry.stacked and len(styles) > 1 and block.height < styles[1].line
        if block is None or (small and scale == LEAD):
            two = Setting(balanced=True, most_lines=2)
            tall = (lay(runs_of(label), style, width, context.fonts, two) for style in styles)
            longer = next(filter(None, tall), block) or laid(runs_of(label), styles[-1], width, context.fonts)
            return self.put(longer, area.x + inset, area.y, read=False) + context.px(0.25)
        self.put(block, area.x + inset, area.y + (line - block.height) // 2, read=False)
        return area.y + line + context.px(0.25)

    def page(self, *, seconds: float = 0.0, bare: bool = False) -> Page:
        """The finished page. `seconds` 0: by reading time. `bare`: without the theme's ornament."""
        context = self.context
        text = "".join(self.words)
        needed = reading.read_seconds(text, context.cpm)
        shown = seconds or reading.show_seconds(text, context.cpm, context.dwell_s)
        stage = context.geometry.stage
        shapes = (*(() if bare else self._ornament()), *self.shapes)
        shown = max(shown, context.manner.least_s)
        return Page((stage.w, stage.h), shapes, tuple(self.boxes), text, shown, needed)

    def _ornament(self) -> tuple[Ornament, ...]:
        """The theme's ornament where it has one and its corner is free; never under text or a figure."""
        context, area = self.context, self.area
        if not context.manner.ornament or context.geometry.single:
            return ()
        unit = min(context.px(ORNAMENT_UNIT), area.h // 8 * 2)
        rect = fret_rect(Rect(0, 0, area.right, area.bottom), unit)
        figures = [shape.rect for shape in self.shapes if not isinstance(shape, Span)]
        taken = any(rect.overlaps(other) for other in (*(box.rect for box in self.boxes), *figures))
        return () if taken else (Ornament(rect),)


def most_height(context: Context, room: int, k: float) -> int:
    """How tall a text block may be: `room`, but an enlarged one covers at most 75 % of the stage."""
    return room if k <= 1.0 else min(room, round(context.geometry.stage.h * 0.75))


def largest(
    context: Context, runs: Runs, width: int, room: int, *, bold: bool = False, steps: tuple[float, ...] = ()
) -> Block | None:
    """A title-size text at the largest step that fits `room` px of height in a few lines; None if none.

    A step or two are given up for lines that end well.
    """
    most = PORTRAIT_LINES if context.geometry.stacked else MOST_LINES

    def at_largest(worst: float, least_last: int) -> tuple[float, Block] | None:
        setting = Setting(balanced=True, most_lines=most, worst=worst, least_last=least_last)
        for k in steps or context.geometry.fill_steps:
            style = context.style(TITLE, k=k, bold=bold, strong="accent")
            block = lay(runs, style, width, context.fonts, setting)
            if block is not None and block.height <= most_height(context, room, k):
                return k, block
        return None

    return ended_well(at_largest)


def ended_well(
    at_largest: Callable[[float, int], tuple[float, Laid] | None],
    endings: tuple[tuple[float, int, float], ...] = ENDINGS,
) -> Laid | None:
    """What ends best, at a step or two less than the largest; `at_largest` gets worst break and least letters of an ending."""
    found = [(at_largest(worst, least_last), given_up) for worst, least_last, given_up in endings]
    best = max((each[0] for each, _ in found if each is not None), default=0.0)
    return next((each[1] for each, given_up in found if each is not None and each[0] >= best - given_up), None)


def optical_top(free_from: int, free_to: int, height: int) -> int:
    """Where a block of `height` begins: at a third of the free height, not in the middle. See `Sheet.top_of`."""
    return free_from + max(0, (free_to - free_from - height) // 3)


def source_line(sheet: Sheet, source: str, x: int, y: int, width: int) -> None:
    """The meta line that says where a card comes from."""
    if source:
        style = sheet.context.style(META, "soft")
        block = laid(runs_of(source), style, width, sheet.context.fonts)
        sheet.put(Block(block.lines[:1], style.line), x, y, read=False)


def span_text(spans: tuple[Span, ...]) -> str:
    """The words of spans, for tests."""
    return "".join(span.text for span in spans)


__all__ = [
    "FILL_STEPS",
    "Context",
    "Runs",
    "Sheet",
    "largest",
    "most_height",
    "optical_top",
    "source_line",
    "span_text",
]
