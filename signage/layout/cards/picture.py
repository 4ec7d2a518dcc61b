"""图片: keeps its shape, fits, is never cropped; enlarged at most 1.5 times."""

from __future__ import annotations

from signage.core.card import PictureCard
from signage.core.document import Align, runs_of
from signage.core.geometry import BODY, LABEL, Rect
from signage.layout.context import Context, Sheet
from signage.layout.scene import Image, Page
from signage.layout.text import Block, Setting, laid

LARGEST = 1.5
SECONDS = 10.0


def picture(card: PictureCard, context: Context) -> tuple[Page, ...]:
    """One page: the picture as large as it fits, its caption below; in portrait in the upper part, at the text edge."""
    sheet = Sheet(context)
    area = sheet.area
    style = context.style(BODY, "ink") if context.geometry.stacked else context.style(LABEL, "soft")
    below = style.line + context.px(0.5 if context.geometry.stacked else 0.25) if card.caption else 0
    scale = min(area.w / card.width, (area.h - below) / card.height, LARGEST)
    width, height = max(1, round(card.width * scale)), max(1, round(card.height * scale))
    stacked = context.geometry.stacked
    x = area.x + (area.w - width) // 2
    y = sheet.top_of(area.y, area.bottom, height + below) if stacked else area.y + (area.h - below - height) // 2
    sheet.shapes.append(Image(Rect(x, y, width, height), card.sha256))
    if card.caption:
        setting = Setting(Align.LEFT if stacked else Align.CENTRE)
        caption = laid(runs_of(card.caption), style, area.w, context.fonts, setting)
        sheet.put(Block(caption.lines[:1], style.line), area.x, y + height + below - style.line)
    return (sheet.page(seconds=context.dwell_s or SECONDS),)
