"""Contact sheets for a designer's eye: every sample card on every form of screen, as PNG files in a folder.

`.venv/bin/python tests/layout/contact_sheet.py FOLDER [WORD …]`; only samples whose names hold a WORD, only the sizes and the
themes that are named (`dusk`: after dusk). The samples are those of the tests (`samples.py`). No test itself: a tool to look with.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter
from samples import CARDS, FULL_TEXT, SHEETS, TODAY
from whole import whole_screen

from signage.core.display.forms import geometry_of
from signage.core.display.theme import DISPLAY_FROM, Theme
from signage.layout.compose import pages_of
from signage.layout.context import Context
from signage.layout.fonts import Fonts
from signage.layout.strip import strip_of
from signage.layout.themes import load_theme
from signage.paths import themes

SIZES: dict[str, tuple[int, int, float, float]] = {
    "portrait": (1080, 1920, 0.0, 3000.0),
    "wide": (3840, 1080, 0.0, 3000.0),
    "strip": (1920, 360, 0.0, 3000.0),
    "low": (1920, 160, 0.0, 3000.0),
    "column": (360, 1920, 0.0, 3000.0),
    "landscape": (1920, 1080, 0.0, 3000.0),
    "far": (1920, 1080, 55.0, 8000.0),
    "farportrait": (1080, 1920, 55.0, 8000.0),
    "square": (1280, 1024, 0.0, 3000.0),
    "old": (1024, 768, 0.0, 3000.0),
    "laptop": (1366, 768, 0.0, 3000.0),
    "hd": (1280, 720, 0.0, 3000.0),
    "uhd": (3840, 2160, 65.0, 4000.0),
    "led": (960, 540, 0.0, 3000.0),
}
CELL = {"portrait": 260, "farportrait": 260, "column": 100, "wide": 800, "strip": 530, "low": 530}
USUAL = 534
THEMES = ("calm", "festive", "solemn", "mourning")
ACROSS, DOWN, CAPTION = 1640, 1640, 20
"""A sheet in px, as large as a viewer shows it without making it smaller, and the name under each picture."""


def main(folder: Path, words: list[str]) -> None:
    """Writes the sheets of each form and theme, all pages of all samples after one another."""
    app = QGuiApplication(["sheets"])
    folder.mkdir(parents=True, exist_ok=True)
    chosen_sizes = [name for name in SIZES if name in words] or list(SIZES)
    chosen_themes = [name for name in THEMES if name in words] or ["calm"]
    kinds = [word for word in words if word not in SIZES and word not in THEMES and word != "dusk"]
    for form in chosen_sizes:
        for name in chosen_themes:
            theme = load_theme(themes(), name)
            screens = _screens(form, kinds, theme, dusk="dusk" in words)
            if screens:
                for number, sheet in enumerate(_sheets(form, screens), 1):
                    sheet.save(str(folder / f"{form}-{name}-{number}.png"))
    del app


def _screens(form: str, kinds: list[str], theme: Theme, *, dusk: bool) -> list[tuple[str, QImage]]:
    """(name of the sample, picture) for every page of every sample."""
    width, height, inch, distance = SIZES[form]
    led = form == "led"
    geometry = geometry_of(width, height, diagonal_inch=inch, distance_mm=distance, led=led)
    pitch = inch * 25.4 / (width * width + height * height) ** 0.5
    fonts = Fonts(theme.families, theme.display, geometry.px(DISPLAY_FROM))
    context = Context(geometry, fonts, 180.0, "保密措施", distance_mm=distance, pitch_mm=pitch, staff=True, today=TODAY)
    context = replace(context, manner=theme.manner, still=not theme.manner.motion)
    look = {"led": led, "dusk": dusk}
    screens = []
    for name, card in (CARDS | SHEETS).items():
        if theme.manner.allows(card) and (not kinds or any(word in name for word in kinds)):
            screens += [
                (name, whole_screen(context, theme, page, frameless=page.frameless, **look))
                for page in pages_of(card, context)
            ]
    if (not kinds or "fulltext" in kinds) and not geometry.single and theme.manner.allows(FULL_TEXT):
        made = strip_of(FULL_TEXT.title, FULL_TEXT.chapters[0], context)
        screens.append(("fulltext", whole_screen(context, theme, made.bar, made, **look)))
    return screens


def _sheets(form: str, screens: list[tuple[str, QImage]]) -> Iterator[QImage]:
    """All of them in rows, each over its name, as many on a sheet as have room."""
    width = CELL.get(form, USUAL)
    height = round(width * screens[0][1].height() / screens[0][1].width())
    across, down = ACROSS // (width + 12), DOWN // (height + CAPTION)
    for first in range(0, len(screens), across * down):
        some = screens[first : first + across * down]
        image = QImage(across * (width + 12), -(-len(some) // across) * (height + CAPTION), QImage.Format.Format_RGB32)
        image.fill(QColor("#777777"))
        painter = QPainter(image)
        painter.setFont(QFont("sans", 9))
        for number, (name, screen) in enumerate(some):
            x, y = number % across * (width + 12) + 6, number // across * (height + CAPTION) + 4
            painter.drawImage(QPoint(x, y), _smaller(screen, width, height))
            painter.drawText(QRect(x, y + height, width, CAPTION - 4), int(Qt.AlignmentFlag.AlignVCenter), name)
        painter.end()
        yield image


def _smaller(screen: QImage, width: int, height: int) -> QImage:
    return screen.scaled(
        width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
