"""How pictures lie: seen on every ground, never dazzling on an LED panel."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from signage.core.display.geometry import Rect
from signage.core.display.theme import Theme, contrast, luminance
from signage.layout.figure import AS_IT_IS, Lying, lying_of
from signage.layout.fonts import Fonts
from signage.layout.paint import paint_frame, paint_shapes
from signage.layout.scene import Image


def clear(ink: str, patch: str = "") -> QImage:
    """Bars of one colour on nothing; with `patch` on a field of that."""
    image = QImage(200, 100, QImage.Format.Format_ARGB32)
    image.fill(QColor(patch) if patch else QColor(0, 0, 0, 0))
    painter = QPainter(image)
    for bar in range(5):
        painter.fillRect(20 + bar * 35, 20, 20, 60, QColor(ink))
    painter.end()
    return image


def opaque(colour: str) -> QImage:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def painted(picture: QImage, theme: Theme, fonts: Fonts, variant: str) -> QImage:
    palette = getattr(theme, variant)
    shapes = (Image(Rect(0, 0, 200, 100), "a"),)
    return paint_shapes((200, 100), shapes, "ground", palette, fonts, lambda _: picture)


@pytest.mark.parametrize("variant", ["day", "dusk", "led"])
@pytest.mark.parametrize("ink", ["#FFFFFF", "#F4F1EA", "#101010", "#000000"])
def test_clear_pictures_are_seen_on_every_ground(theme: Theme, fonts: Fonts, variant: str, ink: str) -> None:
    image = painted(clear(ink), theme, fonts, variant)
    bar, beside = image.pixelColor(30, 50).name(), image.pixelColor(47, 50).name()
    assert contrast(bar, beside) >= 4.5


@pytest.mark.parametrize(
    ("picture", "variant"),
    [(clear("#FFFFFF", "#1F4E79"), "day"), (clear("#000000"), "day"), (opaque("#FFFFFF"), "day"), (QImage(), "led")],
    ids=["its own field", "seen as it is", "opaque", "none"],
)
def test_other_pictures_lie_as_they_are(theme: Theme, picture: QImage, variant: str) -> None:
    assert lying_of(picture, getattr(theme, variant)) == AS_IT_IS


def test_a_picture_of_nothing_has_no_plate(theme: Theme) -> None:
    empty = QImage(20, 20, QImage.Format.Format_ARGB32)
    empty.fill(QColor(0, 0, 0, 0))
    assert lying_of(empty, theme.day) == AS_IT_IS


def test_white_is_dimmed_on_led_panels_alone(theme: Theme, fonts: Fonts) -> None:
    def light(variant: str, colour: str) -> float:
        return luminance(painted(opaque(colour), theme, fonts, variant).pixelColor(100, 50).name())

    assert light("day", "#FFFFFF") == pytest.approx(1.0)
    assert light("led", "#FFFFFF") == pytest.approx(0.4, abs=0.03)
    assert light("led", "#808080") == pytest.approx(luminance("#808080"))


def test_frames_of_a_film_lie_as_its_first_one() -> None:
    frame = paint_frame((200, 100), "#000000", opaque("#FFFFFF"), Lying(light=0.5))
    assert frame.pixelColor(10, 10) == QColor(128, 128, 128)
    assert paint_frame((200, 100), "#000000", clear("#000000"), Lying("#FFFFFF")).pixelColor(2, 2) == QColor("#FFFFFF")
    assert QRect(0, 0, 200, 100) == frame.rect()
