"""How a picture lies on its ground: on a plate where it could not be seen, dimmed where an LED panel would dazzle.

In: a decoded picture and the palette. Out: a `Lying`, found from a small sample of its pixels, and the picture painted so.
The picture itself is never changed; opaque ones on other panels lie as they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from signage.core.display.theme import Palette, contrast, luminance

SAMPLE = 40
SEEN = 2.0
"""A pixel with less contrast than this to its ground is not seen."""
APART = 4.5
LOST_SHARE = 0.12
VISIBLE = 128
MOST_WHITE, SLACK = 0.40, 0.02
"""Mean light of a picture on an LED panel: 40 % of white (look.md 10)."""
LED_GROUND = "#000000"


@dataclass(frozen=True, slots=True)
class Lying:
    """`plate`: a colour behind the picture, "" for none. `light`: what is left of each channel, 1: all."""

    plate: str = ""
    light: float = 1.0


AS_IT_IS = Lying()


def lying_of(picture: QImage, palette: Palette) -> Lying:
    """How a picture lies on the ground of `palette`."""
    clear, led = picture.hasAlphaChannel(), palette.ground.upper() == LED_GROUND
    if picture.isNull() or not (clear or led):
        return AS_IT_IS
    pixels = _sample(picture)
    plate = _plate(pixels, palette) if clear else ""
    light = _light(pixels, plate or palette.ground) if led else 1.0
    return Lying(plate, light)


def put(painter: QPainter, place: QRect, picture: QImage, lying: Lying) -> None:
    """Paints the picture at its place."""
    if lying.plate:
        painter.fillRect(place, QColor(lying.plate))
    painter.drawImage(place, picture)
    if lying.light < 1.0:
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        grey = round(255 * lying.light)
        painter.fillRect(place, QColor(grey, grey, grey))
        painter.restore()


def _sample(picture: QImage) -> list[QColor]:
    small = picture.scaled(
        SAMPLE, SAMPLE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).convertToFormat(QImage.Format.Format_ARGB32)
    return [small.pixelColor(x, y) for y in range(small.height()) for x in range(small.width())]


def _plate(pixels: list[QColor], palette: Palette) -> str:
    """A colour of the palette behind a clear picture of which too much would be lost on the ground."""
    seen = [QColor(pixel.rgb()).name() for pixel in pixels if pixel.alpha() >= VISIBLE]
    if not seen:
        return ""

    def lost(ground: str) -> float:
        return sum(contrast(colour, ground) < SEEN for colour in seen) / len(seen)

    on_ground = lost(palette.ground)
    plates = (palette.band, palette.ink)
    plate = next(colour for colour in plates if colour == palette.ink or contrast(colour, palette.ground) >= APART)
    return plate if on_ground > LOST_SHARE and lost(plate) < on_ground / 2 else ""


def _light(pixels: list[QColor], ground: str) -> float:
    """How much of each channel may be left, so that the picture's mean light is no more than allowed."""
    under = luminance(ground)
    lights = (luminance(QColor(pixel.rgb()).name()) * pixel.alphaF() + under * (1 - pixel.alphaF()) for pixel in pixels)
    mean = sum(lights) / len(pixels)
    return 1.0 if mean <= MOST_WHITE + SLACK else float((MOST_WHITE / mean) ** (1 / 2.2))
