"""One still picture of the scene, without a display: for `shot`. The same QML, layout and state as on the glass."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from typing_extensions import override

from signage.core.settings import Screen, Settings
from signage.screen.clock import Clock
from signage.system.zone import zone_of

PATIENCE_S = 20.0
TILES_S = 0.3


@dataclass(frozen=True, slots=True)
class FrozenClock(Clock):
    """A clock that stands at `at`."""

    @override
    def now(self) -> datetime:
        """Always the same moment."""
        assert self.at is not None
        return self.at.astimezone(self.zone)


def take(
    settings: Settings,
    screen: Screen,
    state: Path,
    moment: datetime,
    size: tuple[int, int],
    output: Path,
    mark: str = "",
) -> None:
    """Writes what `screen` would show at `moment` (aware) to `output`. Raises `OSError` when it cannot.

    `mark` is said across the top.
    """
    from signage.snapshots.read import Reader

    application()
    from signage.screen.build import build

    states: list[dict[str, Any]] = []
    clock = FrozenClock(zone_of(settings.site.timezone), moment)
    parts = build(settings, screen, clock, Reader(state), size, states.append, mark=mark)
    parts.brain.settle()
    grab(states[-1], parts.pictures, size, output)


def application() -> object:
    """The Qt application without a display, made once."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    os.environ["QSG_RENDER_LOOP"] = "basic"
    from PySide6.QtGui import QGuiApplication

    from signage.screen.window.window import log_qt_messages

    log_qt_messages()
    return QGuiApplication.instance() or QGuiApplication(["signage"])


def grab(state: dict[str, Any], pictures: Any, size: tuple[int, int], output: Path) -> None:
    """Loads the scene with `state`, waits until its pictures are there, and writes it as PNG."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    from signage.screen.window.scene import Scene
    from signage.screen.window.window import load_window

    scene = Scene({**state, "film": ""})  # a film's first frame is on the stage itself
    engine, window = load_window(scene, pictures)
    window.setGeometry(0, 0, *size)
    window.show()
    started = time.monotonic()
    settled = 0.0
    while time.monotonic() - started < PATIENCE_S:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if window.property("settledStage") == state["stage"]:
            settled = settled or time.monotonic()
            if time.monotonic() - settled > TILES_S:
                break
    if not settled:
        raise OSError(5, os.strerror(5), str(output))
    image = window.grabWindow()
    window.hide()
    if not image.save(str(output), "PNG"):  # type: ignore[call-overload]  # the stub asks for bytes
        raise OSError(5, os.strerror(5), str(output))
    del engine
