"""The test card on the glass: the same window and scene, one picture over the whole screen."""

from __future__ import annotations

import os
from typing import Any

from signage.core.settings import Screen, Settings, place_of


def show(settings: Settings, screen: Screen, *, windowed: bool, seconds: float | None) -> int:
    """Shows the card until the window is closed, a signal comes or `seconds` are over."""
    from signage.screen import window as win

    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    win.set_renderer()
    win.log_qt_messages()
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication

    from signage.screen.pictures import Pictures
    from signage.screen.scene import Scene

    app = QGuiApplication(["signage"])
    app.setOverrideCursor(Qt.CursorShape.BlankCursor)
    output = win.screen_named(screen.display)
    size = (1280, 720) if windowed else win.size_for(output, screen.region)
    pictures = Pictures()
    scene = Scene(card_state(settings, screen, size, pictures))
    _engine, window = win.load_window(scene, pictures)
    if windowed:
        window.resize(*size)
    win.place_window(window, output, screen.region, windowed=windowed)
    win.run_until_signal(app, seconds)
    win.leave(window, 0)
    return 0


def card_state(settings: Settings, screen: Screen, size: tuple[int, int], pictures: Any) -> dict[str, Any]:
    """The scene's state with the test card as its stage and nothing else."""
    from signage.layout.paint import paint_shapes
    from signage.layout.testcard import test_card
    from signage.screen.build import looks_for
    from signage.screen.presenter import blank_state

    look = looks_for(settings, screen, size).of(screen.theme)
    place = place_of(settings, screen)
    page = test_card(look.context, place.name if place else "（点位未设置）", screen.name, "")
    image = paint_shapes(page.size, page.shapes, page.ground, look.palette(dusk=False), look.context.fonts)
    return blank_state(size, look.palette(dusk=False)) | {"stage": pictures.put("testcard", image)}
