"""Layout without a window: Qt's offscreen platform, the theme that ships, a context for any screen."""

import os
from collections.abc import Callable

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QGuiApplication

from signage.core.display.forms import geometry_of
from signage.core.display.theme import Theme
from signage.layout.context import Context
from signage.layout.fonts import Fonts
from signage.layout.themes import load_theme
from signage.paths import themes

ContextAt = Callable[..., Context]


@pytest.fixture(scope="session", autouse=True)
def application() -> QGuiApplication:
    app = QGuiApplication.instance() or QGuiApplication(["tests"])
    assert isinstance(app, QGuiApplication)
    return app


@pytest.fixture(scope="session")
def theme() -> Theme:
    return load_theme(themes(), "calm")


@pytest.fixture(scope="session")
def fonts(theme: Theme) -> Fonts:
    made = Fonts(theme.families)
    if not made.found:
        pytest.skip(f"none of the theme's fonts is installed: {', '.join(theme.families)}")
    return made


@pytest.fixture(scope="session")
def context_at(fonts: Fonts) -> ContextAt:
    """A context for a screen of so many px, 55 inches or unknown, read from `distance` mm."""

    def make(
        width: int, height: int, *, inch: float = 0.0, distance: float = 3000.0, eyebrow: str = "保密措施"
    ) -> Context:
        geometry = geometry_of(width, height, diagonal_inch=inch, distance_mm=distance)
        pitch = inch * 25.4 / (width * width + height * height) ** 0.5
        return Context(geometry, fonts, 180.0, eyebrow, distance_mm=distance, pitch_mm=pitch)

    return make
