"""The player process of one screen: from arguments to a running window."""

from __future__ import annotations

import argparse
import json
import logging
import threading
import zlib
from datetime import datetime
from pathlib import Path

from signage import logs
from signage.core.codec import CodecError, from_plain
from signage.core.settings import Screen, Settings
from signage.screen.clock import Clock
from signage.zone import zone_of

LOG = logging.getLogger("signage.screen")


def main(argv: list[str] | None = None) -> int:
    """Entry of `python -m signage.screen`. Ends the process itself once the window has been shown."""
    parser = argparse.ArgumentParser(prog="signage.screen")
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--screen", default="")
    parser.add_argument("--settings-json", type=Path)
    parser.add_argument("--windowed", action="store_true")
    parser.add_argument("--at", type=datetime.fromisoformat)
    options = parser.parse_args(argv)
    logs.set_up(options.state, f"player-{zlib.crc32(options.screen.encode()):08x}")
    settings = read_settings(options.settings_json)
    screen = next((one for one in settings.screens if one.name == options.screen), settings.screens[0])
    return play(settings, screen, options.state, at=options.at, windowed=options.windowed)


def read_settings(path: Path | None) -> Settings:
    """The compiled settings; the defaults where they cannot be read."""
    if path is None:
        return Settings()
    try:
        plain = json.loads(path.read_bytes())
        return from_plain(Settings, plain.get("settings", plain))
    except (OSError, ValueError, CodecError, AttributeError) as error:
        LOG.warning("settings not readable, defaults are used: %s", error)
        return Settings()


def play(settings: Settings, screen: Screen, state: Path, *, at: datetime | None, windowed: bool) -> int:
    """Shows the window and plays until a signal."""
    from signage.screen import window as win

    win.set_renderer()
    win.log_qt_messages()
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication

    from signage.screen.build import build
    from signage.screen.proof import ShownReport
    from signage.screen.scene import Scene
    from signage.snapshots.read import Reader

    app = QGuiApplication(["signage"])
    app.setOverrideCursor(Qt.CursorShape.BlankCursor)
    output = win.screen_named(screen.display)
    size = (1280, 720) if windowed else win.size_for(output, screen.region)
    clock = Clock(zone_of(settings.site.timezone), at)
    first: list[dict[str, object]] = []
    scene_box: list[Scene] = []

    def present(new: dict[str, object]) -> None:
        if scene_box:
            scene_box[0].present(new)
        else:
            first.append(new)

    parts = build(settings, screen, clock, Reader(state), size, present, ShownReport(state, screen.name))
    parts.brain.step()
    scene = Scene(first[-1])
    scene_box.append(scene)
    engine, window = win.load_window(scene, parts.pictures)
    if windowed:
        window.resize(*size)
    win.place_window(window, output, screen.region, windowed=windowed)
    thread = threading.Thread(target=parts.brain.run, name="brain", daemon=True)
    thread.start()
    win.run_until_signal(app)
    parts.brain.stop()
    win.leave(window, 0)
    del engine
    return 0
