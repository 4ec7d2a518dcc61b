"""A small picture of an item as its first slide stands on the stage, for pages that people read. Painted, never shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from signage.core.rotation.wheel import Slide
from signage.layout.paint import paint_page, paint_tile
from signage.layout.slides import Library
from signage.layout.strip import Strip
from signage.screen.picture.glance import encoded
from signage.screen.picture.looks import Look


def thumbnail(library: Library, slide: Slide, look: Look, open_picture: Callable[[str], QImage]) -> bytes | None:
    """A JPEG of the first page of `slide` by day; None where it has nothing to show."""
    laid = library.lay(slide)
    if not laid:
        return None
    palette, fonts = look.palette(dusk=False), look.context.fonts
    if not isinstance(laid, Strip):
        return encoded(paint_page(laid[0], palette, fonts, open_picture))
    image = paint_page(laid.bar, palette, fonts, open_picture)
    window = laid.window
    painter = QPainter(image)
    painter.setClipRect(QRect(window.x, window.y, window.w, window.h))
    top = 0
    for tile in range(laid.tiles):
        picture = paint_tile(laid, tile, palette, fonts, open_picture)
        painter.drawImage(window.x, window.y + top, picture)
        top += picture.height()
        if top >= window.h:
            break
    painter.end()
    return encoded(image)
