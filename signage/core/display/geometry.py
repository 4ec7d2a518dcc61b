"""Where things are on a screen of any shape: header, stage, footer, ticker, columns. Whole px, origin upper left.

`core.forms` makes a `Geometry` from size, panel and viewing distance. Everything is a multiple of the body size B or a
share of the screen. For the layout of a card:

* `form` names the shape, but a card seldom needs it. It asks what follows from it:
* `columns(first, last)`: the plain grid of 12, for what stands side by side in every form (two people on duty).
* `text_span(first, last)`: where running text stands: those columns, or the whole width in portrait and far mode.
* `fields(area, figure_h)`: a place for a figure (ring, code, number) and one for its text: side by side, or in
  portrait (`stacked`) the figure above, at the text edge.
* `top_of(free_from, free_to, height)`: where a block begins: at a third of the free height; in portrait near its top.
* `fill_steps`: the factors of the fill rule, largest first. `most_rows`: the most body lines of a card, 0: no limit.
* `brief`: there is room for one sentence only (far mode, strips); cards come as sentences then (`core.sentence`).
* `single`: strips: nothing but one line of `sentence_px`, standing (`COLUMN`) or lying (`STRIP`).

* `mark`: the band across the top that says 预览. It takes the margin that no text may enter; who asks for it gets a frame
  that makes room where the margin is too small.
* `lowered`: the same screen while the level strip stands under the header; `strip` is its place, `NOTHING` where a form has
  no room for one.

A rectangle that a form does not have is `NOTHING`. In the wide form `ticker` is the panel of the reminders, whose
places are `reminders`, and header and footer are the upper and lower part of the zone beside the stage.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

DISPLAY, HEADLINE, TITLE, LEAD, BODY, LABEL, META = 4.0, 2.2, 1.6, 1.3, 1.0, 0.8, 0.6
COLUMNS, GUTTER = 12, 0.5
LABEL_BLOCK, STRIP_H, MARK_H = 4.0, 1.3, 0.75
"""Width of the ticker's label, height of the line on the level strip, least height of the mark, in B."""
STRIP_GAP, STACKED_GAP, SHEET_GAP = 0.5, 1.0, 0.35
"""Room between the level strip and text, in portrait, and a page that covers the footer, in B."""
TEXT_COLUMNS = 8
FILL_STEPS = (1.8, 1.6, 1.4, 1.2, 1.0)
PORTRAIT_STEPS = (2.2, 2.0, *FILL_STEPS)


class Form(StrEnum):
    """The shapes of screens that are laid out differently."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"
    WIDE = "wide"
    STRIP = "strip"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in px."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """First column to the right of it."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """First row below it."""
        return self.y + self.h

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.w, self.h

    def contains(self, other: Rect) -> bool:
        """Whether `other` lies wholly inside."""
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share a pixel."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


NOTHING = Rect(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Geometry:
    """The places of the frame on one screen. `body` is B in px; `least_px` the smallest size that may be painted.

    `stage` is what a card is painted on; `text` is its part for text; `safe` is all of the screen that no television
    crops; rectangles are in screen px.
    """

    form: Form
    width: int
    height: int
    body: int
    far: bool
    capped: bool
    hairline: int
    header: Rect
    stage: Rect
    text: Rect
    footer: Rect = NOTHING
    ticker: Rect = NOTHING
    ticker_line: Rect = NOTHING
    reminders: tuple[Rect, ...] = ()
    sentence_px: int = 0
    least_px: int = 1
    safe: Rect = NOTHING
    strip: Rect = NOTHING
    mark: Rect = NOTHING
    is_marked: bool = False
    is_lowered: bool = False

    @property
    def stacked(self) -> bool:
        """Whether a figure stands above its text, not beside it."""
        return self.form is Form.PORTRAIT

    @property
    def single(self) -> bool:
        """Whether the stage is a single line of text."""
        return self.form in (Form.STRIP, Form.COLUMN)

    @property
    def brief(self) -> bool:
        """Whether a card is one sentence."""
        return self.far or self.single

    @property
    def fill_steps(self) -> tuple[float, ...]:
        """The factors that the fill rule tries."""
        return PORTRAIT_STEPS if self.stacked else FILL_STEPS

    @property
    def most_rows(self) -> int:
        """The most body lines on a card; 0: as many as have room."""
        return {Form.PORTRAIT: 9, Form.WIDE: 7}.get(self.form, 0)

    @property
    def frameless(self) -> Geometry | None:
        """The same screen, its stage with the room of header and footer; None where they do not lie above and below."""
        if self.form not in (Form.LANDSCAPE, Form.PORTRAIT):
            return None
        above, top = (
            (self.strip.bottom, self.strip.bottom + self.px(SHEET_GAP)) if self.is_lowered else (0, self.header.y)
        )
        stage = Rect(0, above, self.width, self.ticker.y - above)
        text = Rect(self.text.x, top, self.text.w, stage.bottom - self.px(SHEET_GAP) - top)
        return replace(self, header=NOTHING, footer=NOTHING, stage=stage, text=text)

    @property
    def lowered(self) -> Geometry:
        """The same screen while the level strip stands: it pushes the stage down and never covers it."""
        if not self.strip.h or self.single:
            return self
        stage = Rect(self.stage.x, self.strip.bottom, self.stage.w, self.stage.bottom - self.strip.bottom)
        top = max(self.text.y, self.strip.bottom + self.px(STACKED_GAP if self.stacked else STRIP_GAP))
        text = Rect(self.text.x, top, self.text.w, self.text.bottom - top)
        return replace(self, stage=stage, text=text, is_lowered=True)

    def px(self, times: float) -> int:
        """A multiple of B in whole px."""
        return round(self.body * times)

    def columns(self, first: int, last: int) -> tuple[int, int]:
        """Left edge (in stage coordinates) and width of columns `first` to `last` (1 to 12), inside the safe area."""
        gutter = self.body * GUTTER
        column = (self.text.w - gutter * (COLUMNS - 1)) / COLUMNS
        left = self.text.x - self.stage.x + (first - 1) * (column + gutter)
        width = (last - first + 1) * column + (last - first) * gutter
        return round(left), round(width)

    def text_span(self, first: int = 1, last: int = TEXT_COLUMNS) -> tuple[int, int]:
        """Left edge and width of running text: as `columns`, or all of them where nothing stands beside it."""
        return self.columns(1, COLUMNS) if self.stacked or self.far else self.columns(first, last)

    def fields(self, area: Rect, figure_h: int, last: int = TEXT_COLUMNS) -> tuple[Rect, Rect]:
        """(figure, text) inside `area` (stage coordinates): columns after `last` beside those up to it, or `figure_h` px over the rest."""
        if self.stacked:
            below = area.y + figure_h + self.px(1.0)
            return Rect(area.x, area.y, area.w, figure_h), Rect(area.x, below, area.w, max(area.bottom - below, 0))
        left, width = self.columns(last + 1, COLUMNS)
        x, text_w = self.columns(1, last)
        return Rect(left, area.y, width, area.h), Rect(x, area.y, text_w, area.h)

    def top_of(self, free_from: int, free_to: int, height: int) -> int:
        """Where a block of `height` px begins in a free stretch: its optical centre, or near the top in portrait."""
        third = max(0, (free_to - free_from - height) // 3)
        return free_from + (min(third, self.px(1.0)) if self.stacked else third)
