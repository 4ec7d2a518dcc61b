"""A page of a PDF or of slides: as a sheet with a hairline edge, as large as possible.

An upright page on a broad stage is shown in parts that glide, upper then lower. Header and footer leave where the sheet
would otherwise be small.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from signage.core.cards.picture_cards import PageCard
from signage.core.display import reading
from signage.core.display.geometry import META, Rect
from signage.core.document import runs_of
from signage.layout.context import Context, Sheet
from signage.layout.scene import Fill, Image, Page, Shape
from signage.layout.strip import GlidePage, Strip
from signage.layout.text import laid

LEAST_SHARE, WORTH = 0.8, 1.08
"""Below this share of the height over the ticker the sheet has the room of header and footer, where that helps."""
PART_ASPECT, OVERLAP = 0.75, 0.06
"""Height by width of a part of a page; how much of the page's height two parts share."""
UPRIGHT, LONGER = 1.1, 1.6
MARGIN, NUMBER_GAP = 0.35, 0.4
READABLE = 0.57
"""In B: the least height of characters that are meant to be read."""


def page_sheets(card: PageCard, context: Context) -> tuple[Page, ...]:
    """The page as one picture, or its parts as a picture each, for where nothing may move."""
    place = _place(card, context)
    return tuple(_page(card, place, offset) for offset in place.offsets)


def page_strip(card: PageCard, context: Context) -> Strip | None:
    """The page as a strip that glides from part to part; None where it is shown whole."""
    place = _place(card, context)
    if len(place.offsets) == 1:
        return None
    sheet, window = place.sheet, place.window
    still = _base(card, place)
    bar = still.page(seconds=1.0)
    needed, shown = _seconds(card, place)
    return Strip(
        window=window,
        height=sheet.h,
        line_height=window.h,
        lines=(),
        boxes=(),
        pages=tuple(GlidePage(offset, shown) for offset in place.offsets),
        bar=replace(bar, needed=needed, frameless=place.frameless, small=_is_small(card, place)),
        text="",
        shapes=_shapes(card, Rect(0, 0, sheet.w, sheet.h), place.context),
        flows=False,
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the sheet lies: its rectangle, the window it is seen through, and by how much it is moved for each part."""

    context: Context
    sheet: Rect
    window: Rect
    offsets: tuple[int, ...]
    frameless: bool


def _place(card: PageCard, context: Context) -> _Place:
    framed = _fitted(card, context, frameless=False)
    over = context.geometry.ticker.y
    bare = context.geometry.frameless
    if bare is None or framed.window.h >= LEAST_SHARE * over:
        return framed
    free = _fitted(card, replace(context, geometry=bare), frameless=True)
    return free if free.sheet.w >= WORTH * framed.sheet.w else framed


def _fitted(card: PageCard, context: Context, *, frameless: bool) -> _Place:
    """The sheet as large as it fits, its number beside it or, where there is no room beside it, below."""
    area = _area(context)
    parts = _parts(card, area)
    tall = card.height * (1 + (parts - 1) * OVERLAP) / parts
    number_w, number_h = _number_size(card, context)
    beside = min((area.w - number_w) / card.width, area.h / tall)
    below = min(area.w / card.width, (area.h - number_h) / tall)
    scale = max(beside, below)
    if beside >= below:
        area = Rect(area.x, area.y, area.w - number_w, area.h)
    else:
        area = Rect(area.x, area.y, area.w, area.h - number_h)
    width, height = max(1, round(card.width * scale)), max(1, round(card.height * scale))
    window_h = min(height, area.h) if parts > 1 else height
    stage_middle = area.x + (_area(context).w - width) // 2
    x = min(stage_middle, area.right - width)
    stacked = context.geometry.stacked
    y = context.geometry.top_of(area.y, area.bottom, window_h) if stacked else area.y + (area.h - window_h) // 2
    reach = height - window_h
    offsets = tuple(round(reach * part / (parts - 1)) for part in range(parts)) if parts > 1 else (0,)
    return _Place(context, Rect(x, y, width, height), Rect(x, y, width, window_h), offsets, frameless)


def _area(context: Context) -> Rect:
    """The part of the stage that a sheet may take: to its safe edges, without the room that text keeps above."""
    geometry = context.geometry
    text, stage, header = geometry.text, geometry.stage, geometry.header
    above = header.h > 0 and header.bottom <= stage.y
    top = context.px(MARGIN) if above else text.y - stage.y
    return Rect(text.x - stage.x, top, text.w, text.bottom - stage.y - top)


def _parts(card: PageCard, area: Rect) -> int:
    """In how many parts a page is shown: an upright one on a broad area in two or more, a long one on any."""
    tall = card.height / card.width
    if area.h >= area.w:
        return math.ceil(tall * area.w / area.h) if tall > LONGER * area.h / area.w else 1
    if tall < UPRIGHT:
        return 1
    return max(2, math.ceil(card.height / card.width / PART_ASPECT))


def _number_size(card: PageCard, context: Context) -> tuple[int, int]:
    """Width beside the sheet and height below it that the page's number takes; nothing where there is one page."""
    if card.count < 2:
        return 0, 0
    style = context.style(META)
    width = round(context.fonts.width(f"{card.count}/{card.count}", style.px, bold=False))
    return width + context.px(NUMBER_GAP), style.line + context.px(NUMBER_GAP / 2)


def _base(card: PageCard, place: _Place) -> Sheet:
    """The stage without the sheet: its number, at the lower right outside it."""
    context = place.context
    sheet = Sheet(context)
    if card.count > 1:
        style = context.style(META, "soft")
        block = laid(runs_of(f"{card.number}/{card.count}"), style, context.px(6), context.fonts)
        area, below = _area(context), place.window.bottom + context.px(NUMBER_GAP / 2)
        beside = place.sheet.right + block.width <= area.right
        y = (
            min(below, area.bottom - block.height)
            if not beside or context.geometry.stacked
            else place.window.bottom - block.height
        )
        sheet.put(block, area.right - block.width, y, read=False)
    return sheet


def _page(card: PageCard, place: _Place, offset: int) -> Page:
    base = _base(card, place)
    rect = place.sheet
    base.shapes[:0] = _shapes(card, Rect(rect.x, rect.y - offset, rect.w, rect.h), place.context)
    needed, shown = _seconds(card, place)
    page = base.page(seconds=shown)
    return replace(page, needed=needed, frameless=place.frameless, small=_is_small(card, place))


def _shapes(card: PageCard, rect: Rect, context: Context) -> tuple[Shape, ...]:
    return (Image(rect, card.sha256), Fill(rect, "rule", outline=context.geometry.hairline))


def _seconds(card: PageCard, place: _Place) -> tuple[float, float]:
    context = place.context
    return reading.sheet_seconds(card.chars / len(place.offsets), context.cpm, context.dwell_s)


def _is_small(card: PageCard, place: _Place) -> bool:
    """Whether most characters of the page are surely smaller than may be meant to be read."""
    least = READABLE * place.context.geometry.body
    return reading.glyph_px(card.chars, place.sheet.w, place.sheet.h) < least
