"""Shapes to pixels: pages, tiles and bands as opaque QImages. Usable in any thread; opens no file by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from signage.core.display.geometry import Rect
from signage.core.display.theme import ORNAMENT_SHARE, Palette, mixed
from signage.layout.figure import AS_IT_IS, Lying, lying_of, put
from signage.layout.fonts import Fonts
from signage.layout.ornament import fret
from signage.layout.pictogram import draw_pictogram, draw_shield
from signage.layout.scene import Fill, Modules, Ornament, Page, Ring, Shape, Shield, SignShape, Span
from signage.layout.sign import draw_sign
from signage.layout.strip import TILE_H, Strip

PictureSource = Callable[[str], QImage]
"""Gives the decoded picture of a derivative by its SHA-256; a null image when it cannot."""


def paint_page(page: Page, palette: Palette, fonts: Fonts, pictures: PictureSource) -> QImage:
    """The page on its ground."""
    return paint_shapes(page.size, page.shapes, page.ground, palette, fonts, pictures)


def paint_tile(
    strip: Strip, index: int, palette: Palette, fonts: Fonts, pictures: PictureSource | None = None
) -> QImage:
    """Tile `index` of a strip: `TILE_H` px of it, the last one shorter."""
    top = index * TILE_H
    height = min(TILE_H, strip.height - top)
    first = max(0, top // strip.line_height - 1)
    last = (top + height) // strip.line_height + 2
    image = _canvas((strip.window.w, height), palette.ground)
    painter = _painter(image)
    painter.translate(0, -top)
    for shape in strip.shapes:
        _shape(painter, shape, palette, fonts, pictures)
    for line in strip.lines[first:last]:
        for span in line:
            _span(painter, span, palette, fonts)
    painter.end()
    return image


def paint_shapes(
    size: tuple[int, int],
    shapes: Iterable[Shape],
    ground: str,
    palette: Palette,
    fonts: Fonts,
    pictures: PictureSource | None = None,
) -> QImage:
    """Shapes on a ground of the palette."""
    image = _canvas(size, getattr(palette, ground))
    painter = _painter(image)
    for shape in shapes:
        _shape(painter, shape, palette, fonts, pictures)
    painter.end()
    return image


def sized(picture: QImage, rect: Rect) -> QImage:
    """The picture in the size of `rect`, smoothed; itself where it has it."""
    if picture.isNull() or (picture.width(), picture.height()) == (rect.w, rect.h):
        return picture
    return picture.scaled(
        rect.w, rect.h, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def edge_fade(width: int, height: int, colour: str, *, left: bool) -> QImage:
    """A band that goes from `colour` to clear: the soft end of the ticker."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    for x in range(width):
        shade = QColor(colour)
        shade.setAlphaF((width - x) / width if left else (x + 1) / width)
        painter.fillRect(x, 0, 1, height, shade)
    painter.end()
    return image


def paint_frame(size: tuple[int, int], ground: str, picture: QImage, lying: Lying = AS_IT_IS) -> QImage:
    """One frame of a film on its ground, at most `size` px: what is smaller is enlarged on the glass. Null stays null.

    `lying`: how the first frame lies on it; the others must not lie otherwise.
    """
    if picture.isNull():
        return picture
    width, height = min(size[0], picture.width()), min(size[1], picture.height())
    image = _canvas((width, height), ground)
    painter = _painter(image)
    put(painter, image.rect(), picture, lying)
    painter.end()
    return image


def _canvas(size: tuple[int, int], colour: str) -> QImage:
    image = QImage(max(size[0], 1), max(size[1], 1), QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def _painter(image: QImage) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    return painter


def _shape(painter: QPainter, shape: Shape, palette: Palette, fonts: Fonts, pictures: PictureSource | None) -> None:
    if isinstance(shape, Span):
        _span(painter, shape, palette, fonts)
    elif isinstance(shape, Fill):
        _fill(painter, shape, QColor(getattr(palette, shape.colour)))
    elif isinstance(shape, Ring):
        _ring(painter, shape, palette)
    elif isinstance(shape, Modules):
        _modules(painter, shape)
    elif isinstance(shape, Ornament):
        _ornament(painter, shape, palette)
    elif isinstance(shape, Shield):
        colours = QColor(getattr(palette, shape.colour)), QColor(palette.ground)
        draw_shield(painter, QRectF(_qrect(shape.rect)), *colours)
    elif isinstance(shape, SignShape):
        colours = QColor(getattr(palette, shape.colour)), QColor(palette.ground)
        draw_sign(painter, shape.sign, QRectF(_qrect(shape.rect)), *colours)
    elif pictures is not None:
        picture = sized(pictures(shape.sha256), shape.rect)
        if not picture.isNull():
            put(painter, _qrect(shape.rect), picture, lying_of(picture, palette))


def _span(painter: QPainter, span: Span, palette: Palette, fonts: Fonts) -> None:
    painter.setFont(fonts.font(span.px, span.bold))
    painter.setPen(QColor(getattr(palette, span.colour)))
    text = fonts.drawable(span.text)
    if not span.spacing:
        painter.drawText(QPointF(span.x, span.baseline), text)
        return
    x = span.x
    for character in text:
        painter.drawText(QPointF(x, span.baseline), character)
        x += fonts.advance(character, span.px, span.bold) + span.spacing


def _fill(painter: QPainter, shape: Fill, colour: QColor) -> None:
    rect = QRectF(_qrect(shape.rect))
    if shape.outline:
        half = shape.outline / 2
        painter.setPen(QPen(colour, shape.outline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), shape.radius, shape.radius)
    elif shape.radius:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(rect, shape.radius, shape.radius)
    else:
        painter.fillRect(rect, colour)


def _ring(painter: QPainter, shape: Ring, palette: Palette) -> None:
    rect = QRectF(_qrect(shape.rect))
    draw_pictogram(
        painter, shape.pictogram, rect, QColor(getattr(palette, shape.pictogram_colour)), QColor(palette.ground)
    )
    stroke = rect.width() / 11
    pen = QPen(QColor(getattr(palette, shape.colour)), stroke)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.drawEllipse(inner)
    reach = inner.width() / 2 * 0.7071
    centre = inner.center()
    painter.drawLine(QPointF(centre.x() - reach, centre.y() - reach), QPointF(centre.x() + reach, centre.y() + reach))


def _modules(painter: QPainter, shape: Modules) -> None:
    painter.fillRect(_qrect(shape.rect), Qt.GlobalColor.white)
    count = len(shape.rows)
    module = shape.rect.w // (count + 8)
    left = shape.rect.x + (shape.rect.w - module * count) // 2
    top = shape.rect.y + (shape.rect.h - module * count) // 2
    for r, row in enumerate(shape.rows):
        for c, dark in enumerate(row):
            if dark == "1":
                painter.fillRect(left + c * module, top + r * module, module, module, QColor("#111111"))


def _ornament(painter: QPainter, shape: Ornament, palette: Palette) -> None:
    pen = QPen(QColor(mixed(palette.ground, palette.accent, ORNAMENT_SHARE)), max(2.0, shape.rect.w / 130))
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    for line in fret(shape.rect):
        painter.drawPolyline([QPointF(x, y) for x, y in line])


def _qrect(rect: Rect) -> QRect:
    return QRect(rect.x, rect.y, rect.w, rect.h)
