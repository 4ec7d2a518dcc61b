"""Where things are on a landscape screen: header, stage, footer, ticker, columns. Whole px, origin upper left.

Proportions from the visual design; everything is a multiple of the body size B or a share of the screen.
"""

from __future__ import annotations

from dataclasses import dataclass

from signage.core.reading import body_size

DISPLAY, HEADLINE, TITLE, LEAD, BODY, LABEL, META = 4.0, 2.2, 1.6, 1.3, 1.0, 0.8, 0.6
COLUMNS, GUTTER = 12, 0.5
TEXT_COLUMNS = 8


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

    def contains(self, other: Rect) -> bool:
        """Whether `other` lies wholly inside."""
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share a pixel."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


@dataclass(frozen=True, slots=True)
class Geometry:
    """The places of the frame on one screen. `body` is B in px.

    `stage` spans the full width; `text` is its part inside the safe area; rectangles are in screen px.
    """

    width: int
    height: int
    body: int
    far: bool
    capped: bool
    hairline: int
    header: Rect
    stage: Rect
    text: Rect
    footer: Rect
    ticker: Rect
    ticker_line: Rect

    def px(self, times: float) -> int:
        """A multiple of B in whole px."""
        return round(self.body * times)

    def columns(self, first: int, last: int) -> tuple[int, int]:
        """Left edge and width of columns `first` to `last` (1 to 12), inside the safe area."""
        gutter = self.body * GUTTER
        column = (self.text.w - gutter * (COLUMNS - 1)) / COLUMNS
        left = self.text.x + (first - 1) * (column + gutter)
        width = (last - first + 1) * column + (last - first) * gutter
        return round(left), round(width)


def geometry_of(
    width: int, height: int, *, diagonal_inch: float, distance_mm: float, safe_percent: float = 4.0
) -> Geometry:
    """The frame for a landscape screen of `width` x `height` px."""
    size = body_size(width, height, diagonal_inch, distance_mm)
    body = size.px
    safe_x, safe_y = round(width * safe_percent / 100), round(height * safe_percent / 100)
    hairline = max(2, round(body / 28))
    inner = width - 2 * safe_x
    header = Rect(safe_x, safe_y, inner, round(1.5 * body))
    sunk = max(0, safe_y - round(0.35 * body))
    band_h = round(1.7 * body) + sunk
    ticker = Rect(0, height - band_h, width, band_h)
    ticker_line = Rect(0, ticker.y, width, round(1.7 * body))
    footer_h = 0 if size.far else round(0.9 * body)
    footer = Rect(safe_x, ticker.y - round(0.35 * body) - footer_h, inner, footer_h)
    top = header.bottom + hairline
    stage = Rect(0, top, width, footer.y - top)
    inset = round(0.5 * body)
    text = Rect(safe_x, top + inset, inner, stage.h - inset - round(0.25 * body))
    return Geometry(
        width, height, body, size.far, size.capped, hairline, header, stage, text, footer, ticker, ticker_line
    )
