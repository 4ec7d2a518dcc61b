"""The geometry of a screen from its size: which form it has, and where that form puts everything.

In: size in px, panel, viewing distance. Out: a `Geometry`. Proportions from the visual design. Adding a form is one
function here; what follows from a form for the cards is asked of the `Geometry`.
"""

from __future__ import annotations

from dataclasses import replace

from signage.core.display.geometry import LABEL_BLOCK, MARK_H, NOTHING, STRIP_H, Form, Geometry, Rect
from signage.core.display.reading import body_size, wanted_px

WIDE_FROM, STRIP_FROM = 2.4, 4.5
"""Aspects (long side / short side) at which the wide form and the strips begin."""
LOW_PX, LOW_SHARE, SENTENCE_SHARE, TICKER_SHARE, BAND_SHARE = 200, 0.6, 0.30, 0.20, 0.36
"""Strips lower than `LOW_PX` are one row; sizes and the ticker's band as shares of the strip's short side."""
LED_GLYPH_PX, LED_BODY_PX = 16, 20
"""The smallest glyph that a LED panel draws, and the B that keeps labels at it."""
LEAST_STAGE, TEXT_FROM, REMINDERS = 11.0, 0.18, 3
"""The stage keeps so many B, or the footer leaves; where text begins in portrait; reminders of the wide form."""
LINE_SHARE = 1.2
"""Height of a strip's line as a multiple of its characters."""
CLOCK_W, CLOCK_CHARS = 2.8, 12
"""Width of a strip's clock in B, and how many characters of a sentence must have room beside it."""


def form_of_size(width: int, height: int) -> Form:
    """The form of a screen of `width` x `height` px."""
    if width >= height:
        aspect = width / height
        if aspect > STRIP_FROM:
            return Form.STRIP
        return Form.WIDE if aspect >= WIDE_FROM else Form.LANDSCAPE
    return Form.COLUMN if height / width > STRIP_FROM else Form.PORTRAIT


def geometry_of(
    width: int,
    height: int,
    *,
    diagonal_inch: float,
    distance_mm: float,
    safe_percent: float = 4.0,
    panels: int = 1,
    led: bool = False,
    marked: bool = False,
) -> Geometry:
    """The frame of a screen of `width` x `height` px.

    `panels` 2: a wide picture spans two panels, and nothing may lie across the joint. `led`: glyphs have a least size.
    `marked`: the mark across the top has its least height, and pushes the frame where the margin is smaller.
    """
    form = form_of_size(width, height)
    safe = (round(width * safe_percent / 100), round(height * safe_percent / 100))
    inside = Rect(safe[0], safe[1], width - 2 * safe[0], height - 2 * safe[1])
    if form in (Form.STRIP, Form.COLUMN):
        wanted = wanted_px(width, height, diagonal_inch, distance_mm)
        strip = replace(_strip(form, (width, height), safe, wanted), safe=inside)
        return replace(strip, mark=_strip_mark(strip), is_marked=marked)
    size = body_size(width, height, diagonal_inch, distance_mm)
    body = max(size.px, LED_BODY_PX) if led else size.px
    least = LED_GLYPH_PX if led else 1
    hairline = max(2, round(body / 28))
    whole = Rect(0, 0, width, height)
    base = Geometry(form, width, height, body, size.far, size.capped, hairline, NOTHING, whole, whole)
    base = replace(base, least_px=least, safe=inside)
    top = max(safe[1], round(MARK_H * body)) if marked else safe[1]
    made = _wide(base, safe, top, panels) if form is Form.WIDE else _framed(base, safe, top)
    return replace(made, mark=Rect(0, 0, width, top), is_marked=marked)


def _strip_mark(strip: Geometry) -> Rect:
    """The place of the mark on a strip: above the sentence, or over an upright one."""
    line = round(LINE_SHARE * strip.sentence_px)
    free = strip.text.y if strip.form is Form.COLUMN else (strip.stage.h - line) // 2
    return Rect(0, 0, strip.width, min(free, round(MARK_H * strip.body)))


def _framed(base: Geometry, safe: tuple[int, int], top: int) -> Geometry:
    """Landscape and portrait: header, stage, footer and ticker one under the other, `top` px from the upper edge."""
    portrait, body = base.stacked, base.body
    safe_x, safe_y = safe
    inner = base.width - 2 * safe_x
    header = Rect(safe_x, top, inner, round((2.7 if portrait and not base.far else 1.5) * body))
    line_h = round((2.0 if portrait else 1.7) * body)
    sunk = max(0, safe_y - (line_h - body) // 2)
    ticker = Rect(0, base.height - line_h - sunk, base.width, line_h + sunk)
    below = header.bottom + base.hairline
    gap, footer_h = round(0.35 * body), round(0.9 * body)
    if base.far or ticker.y - gap - footer_h - below < LEAST_STAGE * body:
        footer_h = 0
    footer = Rect(safe_x, ticker.y - gap - footer_h, inner, footer_h)
    stage = Rect(0, below, base.width, footer.y - below)
    text_y = max(below + round(0.5 * body), round(TEXT_FROM * base.height) if portrait else 0)
    text = Rect(safe_x, text_y, inner, stage.bottom - round(0.25 * body) - text_y)
    line = Rect(0, ticker.y, base.width, line_h)
    strip = Rect(0, header.bottom, base.width, base.hairline + round(STRIP_H * body))
    base = replace(base, ticker=ticker, ticker_line=line, strip=strip)
    return replace(base, header=header, stage=stage, text=text, footer=footer)


def _wide(base: Geometry, safe: tuple[int, int], top: int, panels: int) -> Geometry:
    """Three zones 1 : 2 : 1; on two panels 2 : 1 : 1, so that the joint lies between two zones."""
    body, height = base.body, base.height
    safe_x, safe_y = safe
    quarter = base.width // 4
    pad, inner_h = round(1.25 * body), height - top - safe_y
    stage = Rect(0 if panels > 1 else quarter, 0, base.width - 2 * quarter, height)
    left = safe_x if panels > 1 else stage.x + pad
    text = Rect(left, top, stage.right - pad - left, inner_h)
    side_x = stage.right + pad if panels > 1 else safe_x
    side_w = (base.width - quarter if panels > 1 else quarter) - pad - side_x
    footer_h = 0 if base.far else round(4.2 * body)
    header = Rect(side_x, top, side_w, inner_h - footer_h)
    footer = Rect(side_x, header.bottom, side_w, footer_h)
    panel = Rect(base.width - quarter, 0, quarter, height)
    line = Rect(panel.x, top, panel.w, round(1.7 * body))
    room_x, room_w = panel.x + pad, base.width - safe_x - panel.x - pad
    each = (height - safe_y - line.bottom) // REMINDERS
    reminders = tuple(Rect(room_x, line.bottom + n * each, room_w, each) for n in range(REMINDERS))
    return replace(
        base,
        header=header,
        stage=stage,
        text=text,
        footer=footer,
        ticker=panel,
        ticker_line=line,
        reminders=reminders,
        strip=Rect(stage.x, 0, stage.w, top + round(STRIP_H * body)),
    )


def _strip(form: Form, size: tuple[int, int], safe: tuple[int, int], wanted: float) -> Geometry:
    """A strip: one sentence over the ticker, or alone where it is low or stands upright. Sizes by its short side."""
    width, height = size
    short, (safe_x, safe_y) = min(size), safe
    banded = form is Form.STRIP and short >= LOW_PX
    sentence = round(short * (LOW_SHARE if form is Form.STRIP and not banded else SENTENCE_SHARE))
    body = round(short * TICKER_SHARE) if banded else sentence
    band_h = round(short * BAND_SHARE) if banded else 0
    stage = Rect(0, 0, width, height - band_h)
    clock_w = round(CLOCK_W * body)
    room = width - 2 * safe_x - clock_w - body
    header = NOTHING
    if banded and room >= CLOCK_CHARS * sentence:
        header = Rect(width - safe_x - clock_w, 0, clock_w, stage.h)
        stage = replace(stage, w=header.x)
        text = Rect(safe_x, 0, room, stage.h)
    elif form is Form.STRIP:
        text = Rect(safe_x, 0, width - 2 * safe_x, stage.h)
    else:
        text = Rect(0, safe_y, width, height - 2 * safe_y)
    ticker = Rect(0, stage.h, width, band_h) if banded else NOTHING
    hairline = max(2, round(body / 28))
    return Geometry(
        form,
        width,
        height,
        body,
        far=False,
        capped=wanted > sentence,
        hairline=hairline,
        header=header,
        stage=stage,
        text=text,
        ticker=ticker,
        ticker_line=ticker,
        sentence_px=sentence,
        strip=Rect(0, ticker.y, text.x + round(LABEL_BLOCK * body), band_h) if banded else NOTHING,
    )
