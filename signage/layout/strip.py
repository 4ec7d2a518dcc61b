"""What moves behind a window of the stage, as a strip: a full text in lines on a grid, or shapes; glide pages, tiles.

In: a stretch of a chapter. Out: a `Strip`: its height, its shapes by line, and for glide the offsets and seconds.
"""

from __future__ import annotations

from dataclasses import dataclass

from signage.core.cards.card import Chapter, Clause, FullText
from signage.core.display import reading
from signage.core.display.geometry import BODY, LABEL, LEAD, META, Rect
from signage.core.document import Run, Runs, plain, runs_of
from signage.layout.context import Context, Sheet
from signage.layout.pieces import fitting_line, one_line
from signage.layout.scene import Page, Shape, Span, TextBox, shifted
from signage.layout.text import Setting, laid, lay

MOST_HAN = 25
HANGING = 2.0
BAR_H = 1.8
TILE_H = 512
GLIDE_MS = 900


@dataclass(frozen=True, slots=True)
class GlidePage:
    """The strip stands at `offset` px for `seconds`."""

    offset: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Strip:
    """What moves. `window` is where it shows, in stage coordinates; spans are in strip coordinates, by line.

    `bar` is the still picture of the whole stage with the chapter's title, under the window. `shapes` are painted under
    the lines, in strip coordinates. What does not flow is a figure: it glides, wherever text moves without a stop.
    """

    window: Rect
    height: int
    line_height: int
    lines: tuple[tuple[Span, ...], ...]
    boxes: tuple[TextBox, ...]
    pages: tuple[GlidePage, ...]
    bar: Page
    text: str
    shapes: tuple[Shape, ...] = ()
    flows: bool = True

    @property
    def seconds(self) -> float:
        """Time of the whole strip in glide mode, the glides included."""
        return sum(page.seconds for page in self.pages) + (len(self.pages) - 1) * GLIDE_MS / 1000

    @property
    def tiles(self) -> int:
        """How many tiles of `TILE_H` px it has."""
        return -(-self.height // TILE_H)


def portions(card: FullText, cpm: float, budget_s: float) -> tuple[Chapter, ...]:
    """The chapters, those longer than `budget_s` seconds of reading cut between clauses (a clause longer: alone)."""
    cut: list[Chapter] = []
    for chapter in card.chapters:
        clauses: list[Clause] = []
        seconds = 0.0
        for clause in chapter.clauses:
            own = reading.units(clause.label + plain(clause.runs)) * 60 / cpm
            if clauses and seconds + own > budget_s:
                cut.append(Chapter(chapter.heading, tuple(clauses)))
                clauses, seconds = [], 0.0
            clauses.append(clause)
            seconds += own
        if clauses:
            cut.append(Chapter(chapter.heading, tuple(clauses)))
    return tuple(cut)


def strip_of(title: str, chapter: Chapter, context: Context) -> Strip:
    """The strip of one portion of a full text."""
    body = context.style(BODY, strong="accent")
    bar, window = _bar(title, chapter.heading, context, body.line)
    lines: list[tuple[Span, ...]] = []
    boxes: list[TextBox] = []
    texts: list[str] = []
    for number, clause in enumerate(chapter.clauses):
        depth = context.px(HANGING) * clause.depth
        hanging = context.px(HANGING) if clause.label else 0
        setting = Setting(hanging=hanging, indent=-hanging if clause.label else 2 * body.px, justify=True)
        block = laid(_labelled(clause), body, window.w - depth, context.fonts, setting)
        for at, line in enumerate(block.lines):
            y = len(lines) * body.line
            lines.append(tuple(_moved(span, depth, y - at * body.line) for span in line.spans))
            rect = Rect(line.rect.x + depth, line.rect.y - at * body.line + y, line.rect.w, line.rect.h)
            boxes.append(TextBox(rect, line.text, number, at == len(block.lines) - 1))
            texts.append(line.text)
    height = max(len(lines), 1) * body.line
    pages = _glide_pages(texts, window.h // body.line, body.line, context)
    return Strip(window, height, body.line, tuple(lines), tuple(boxes), pages, bar, "".join(texts))


def _labelled(clause: Clause) -> Runs:
    if not clause.label:
        return clause.runs
    label = clause.label.strip()
    gap = "" if label[-1:] in "、）)．.：" else "　"
    return (
        Run(label + gap, True),
        *(Run(run.text.lstrip("　 ") if at == 0 else run.text, run.strong) for at, run in enumerate(clause.runs)),
    )


def _moved(span: Span, dx: int, dy: int) -> Span:
    moved = shifted(span, dx, dy)
    assert isinstance(moved, Span)
    return moved


def _bar(title: str, heading: str, context: Context, line: int) -> tuple[Page, Rect]:
    """The stage's still part: the chapter's title held on top in its bar, the document's at the right where it fits."""
    sheet = Sheet(context)
    area, stage = sheet.area, context.geometry.stage
    top = context.px(0.35)
    bar_h = context.px(BAR_H)
    sheet.fill(Rect(0, top, stage.w, bar_h), "surface")
    sheet.fill(Rect(area.x, top + (bar_h - context.px(1.0)) // 2, context.px(0.25), context.px(1.0)), "accent")
    name = one_line(title, context.style(LABEL, "soft"), area.w // 2, context.fonts)
    room = area.w - context.px(0.75)
    beside = bool(heading) and _fits_beside(heading, context, room - name.width - context.px(1.25))
    head = fitting_line(heading or title, context, (LEAD, BODY, LABEL, META), room, "accent")
    sheet.put(head, area.x + context.px(0.75), top + (bar_h - head.height) // 2, read=False)
    if beside:
        sheet.put(name, area.right - name.width, top + (bar_h - name.height) // 2, read=False)
    sheet.fill(Rect(0, top + bar_h - context.geometry.hairline, stage.w, context.geometry.hairline), "rule")
    width = min(context.px(MOST_HAN), area.w - context.px(2))
    y = top + bar_h + context.px(0.35)
    free = area.bottom - y
    count = max(1, free // line)
    window = Rect(area.x + context.px(0.75), y + (free - count * line) // 3, width, count * line)
    rail = Rect(area.right - context.geometry.hairline, window.y, context.geometry.hairline, window.h)
    sheet.fill(rail, "rule")
    return sheet.page(seconds=1.0, bare=True), window


def _fits_beside(heading: str, context: Context, room: int) -> bool:
    """Whether the chapter's title is whole at its usual size when the document's title stands beside it."""
    style = context.style(LEAD, "accent", bold=True)
    return lay(runs_of(heading), style, room, context.fonts, Setting(most_lines=1)) is not None


def _glide_pages(texts: list[str], rows: int, line: int, context: Context) -> tuple[GlidePage, ...]:
    """Offsets at which the strip stands: the last line of a page stays as the first of the next."""
    pages: list[GlidePage] = []
    first = seen = 0
    while True:
        fresh = texts[seen : first + rows]
        seconds = reading.page_seconds("".join(fresh), context.cpm) + (reading.FIND_S if first == 0 else 0.0)
        pages.append(GlidePage(first * line, seconds))
        if first + rows >= len(texts):
            return tuple(pages)
        seen = first + rows
        first = min(first + max(rows - 1, 1), max(len(texts) - rows, 0))
