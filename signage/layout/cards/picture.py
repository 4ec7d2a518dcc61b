"""图片和动图: keeps its shape, fits, is never cropped; enlarged at most 1.5 times. A film stands where its picture would."""

from __future__ import annotations

from dataclasses import replace

from signage.core.cards.picture_cards import AnimationCard, PictureCard
from signage.core.display.geometry import BODY, LABEL, Rect
from signage.core.display.reading import MAX_SHOW_S
from signage.core.document import Align, runs_of
from signage.layout.context import Context, Sheet
from signage.layout.scene import Film, Image, Page
from signage.layout.text import Block, Setting, laid

LARGEST = 1.5
SECONDS = 10.0
MOST_LINES = 3


def picture(card: PictureCard, context: Context) -> tuple[Page, ...]:
    """One page: the picture as large as it fits, its caption below; in portrait in the upper part, at the text edge."""
    sheet = Sheet(context)
    placed(sheet, card.sha256, (card.width, card.height), card.caption)
    return (sheet.page(seconds=context.dwell_s or SECONDS),)


def animation(card: AnimationCard, context: Context) -> tuple[Page, ...]:
    """One page with the first frame; over it the film, unless nothing may move. It stays for whole rounds of it."""
    sheet = Sheet(context)
    rect = placed(sheet, card.stills[0].sha256, (card.width, card.height), card.caption)
    if context.still:
        return (sheet.page(seconds=context.dwell_s or SECONDS),)
    loop_s = sum(still.ms for still in card.stills) / 1000
    rounds = max(1, min(-(-SECONDS // loop_s), MAX_SHOW_S // loop_s))
    page = sheet.page(seconds=context.dwell_s or max(SECONDS, rounds * loop_s))
    return (replace(page, film=Film(rect, card.stills)),)


def placed(sheet: Sheet, sha256: str, size: tuple[int, int], words: str) -> Rect:
    """Puts a picture of `size` px and its caption on the sheet; gives where the picture stands."""
    context, area = sheet.context, sheet.area
    stacked = context.geometry.stacked
    caption = _caption(words, context, area.w) if words else Block((), 0)
    below = caption.height + context.px(0.5 if stacked else 0.25) if words else 0
    scale = min(area.w / size[0], (area.h - below) / size[1], LARGEST)
    width, height = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    x = area.x if stacked else area.x + (area.w - width) // 2
    y = sheet.top_of(area.y, area.bottom, height + below) if stacked else area.y + (area.h - below - height) // 2
    rect = Rect(x, y, width, height)
    sheet.shapes.append(Image(rect, sha256))
    if words:
        sheet.put(caption, area.x, y + height + below - caption.height)
    return rect


def _caption(words: str, context: Context, width: int) -> Block:
    """On one line where it fits, else balanced over as few as it needs: in portrait larger, and at the text edge."""
    stacked = context.geometry.stacked
    scale, colour, align = (BODY, "ink", Align.LEFT) if stacked else (LABEL, "soft", Align.CENTRE)
    setting = Setting(align, balanced=True, most_lines=MOST_LINES)
    return laid(runs_of(words), context.style(scale, colour), width, context.fonts, setting)
