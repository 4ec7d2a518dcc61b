"""The test card on the glass: a window for each screen, its card over all of it. Also on outputs that no screen uses.

So the person who sets up sees at once which screen hangs where, and how the outputs are called.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from signage.core.display.placement import placements
from signage.core.settings import Screen, Settings, place_of

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQuick import QQuickWindow

    from signage.screen.window.placing import Placing

WINDOW = (1280, 720)
NO_PLACE, NO_SCREEN = "（点位未设置）", "（没有设置屏幕）"


def show(settings: Settings, names: tuple[str, ...], *, windowed: bool, seconds: float | None) -> int:
    """Shows the cards of these screens until a signal comes or `seconds` are over; with windows, until one is closed.

    A screen alone may have any output; all of them together lie as they would when they play.
    """
    from signage.screen.window import window as win

    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    win.set_renderer()
    win.log_qt_messages()
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication

    from signage.screen.window.placing import outputs_now

    app = QGuiApplication(["signage"])
    app.setOverrideCursor(Qt.CursorShape.BlankCursor)
    cards = [_Card(settings, screen) for screen in _shown(settings, names, tuple(outputs_now()))]
    for card in cards:
        card.open(app, windowed=windowed)
    win.run_until_signal(app, seconds)
    for card in cards[1:]:
        card.window.hide()
    win.leave(cards[0].window, 0)
    return 0


def _shown(settings: Settings, names: tuple[str, ...], outputs: tuple[str, ...]) -> tuple[Screen, ...]:
    """The screens to show: those named, and when these are all, one for each output that none of them uses."""
    chosen = tuple(screen for screen in settings.screens if screen.name in names)
    if len(chosen) < len(settings.screens):
        return chosen
    used = placements(chosen, outputs).values()
    free = (output for output in outputs if output not in used)
    theme = chosen[0].theme
    return (*chosen, *(Screen(name=output, place="", display=output, theme=theme) for output in free))


@dataclass(slots=True)
class _Card:
    """One screen's card and its window."""

    settings: Settings
    screen: Screen
    window: QQuickWindow = None  # type: ignore[assignment]  # there from `open` on
    kept: tuple[Any, ...] = ()

    def open(self, app: QGuiApplication, *, windowed: bool) -> None:
        """Makes the window and puts it where the screen plays."""
        from signage.screen.picture.pictures import Pictures
        from signage.screen.window import window as win
        from signage.screen.window.placing import Placing
        from signage.screen.window.scene import Scene

        alone = self.screen not in self.settings.screens
        placing = Placing(lambda: (self.screen,) if alone else self.settings.screens, self.screen.name)
        pictures = Pictures()
        size = WINDOW if windowed else placing.size
        scene = Scene(self._state(size, placing, pictures))
        engine, self.window = win.load_window(scene, pictures)
        self.kept = (engine, placing, pictures, scene)
        if windowed:
            self.window.resize(*WINDOW)
            self.window.show()
        else:
            placing.resized.connect(lambda: scene.present(self._state(placing.size, placing, pictures)))
            placing.follow(app, self.window)

    def _state(self, size: tuple[int, int], placing: Placing, pictures: Any) -> dict[str, Any]:
        return card_state(self.settings, self.screen, size, pictures, placing.spot.output if placing.spot else "")


def card_state(
    settings: Settings, screen: Screen, size: tuple[int, int], pictures: Any, output: str = ""
) -> dict[str, Any]:
    """The scene's state with the test card as its stage and nothing else."""
    from signage.layout.paint import paint_shapes
    from signage.layout.testcard import test_card
    from signage.screen.build import looks_for
    from signage.screen.picture.presenter import blank_state

    look = looks_for(settings, screen, size).of(screen.theme)
    place = place_of(settings, screen)
    set_up = screen in settings.screens
    where = place.name if place else NO_PLACE if set_up else NO_SCREEN
    page = test_card(look.context, where, screen.name, output if set_up else "")
    palette = look.palette(dusk=False)
    image = paint_shapes(page.size, page.shapes, page.ground, palette, look.context.fonts)
    return blank_state(size, palette) | {"stage": pictures.put(f"testcard/{size[0]}x{size[1]}", image)}
