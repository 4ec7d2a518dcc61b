"""The player process of one screen: from arguments to a running window."""

from __future__ import annotations

import argparse
import logging
import zlib
from datetime import datetime
from pathlib import Path

from signage import logs
from signage.core.display.adoption import screen_called
from signage.core.settings import Screen, Settings
from signage.screen.clock import Clock
from signage.screen.feed import SettingsFeed, read_settings
from signage.words.marks import MARKS
from signage.zone import zone_of

WINDOW = (1280, 720)
LOG = logging.getLogger("signage.screen")


def main(argv: list[str] | None = None) -> int:
    """Entry of `python -m signage.screen`. Ends the process itself once the window has been shown."""
    parser = argparse.ArgumentParser(prog="signage.screen")
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--screen", default="")
    parser.add_argument("--settings-json", type=Path)
    parser.add_argument("--windowed", action="store_true")
    parser.add_argument("--alone", action="store_true", help="no other screen of these settings plays")
    parser.add_argument("--at", type=datetime.fromisoformat)
    parser.add_argument("--speed", type=float, default=1.0, help="how much faster than time the wall clock runs")
    parser.add_argument("--inspect", action="store_true", help="the five parts in order, nothing else; reports nothing")
    options = parser.parse_args(argv)
    logs.set_up(options.state, f"player-{zlib.crc32(options.screen.encode()):08x}")
    settings = (read_settings(options.settings_json) if options.settings_json else None) or Settings()
    screen = next((one for one in settings.screens if one.name == options.screen), settings.screens[0])
    how = {
        "at": options.at,
        "speed": options.speed,
        "inspecting": options.inspect,
        "windowed": options.windowed,
        "alone": options.alone,
    }
    return play(settings, screen, options.state, options.settings_json, **how)


def play(
    settings: Settings,
    screen: Screen,
    state: Path,
    published: Path | None = None,
    *,
    at: datetime | None,
    speed: float = 1.0,
    inspecting: bool = False,
    windowed: bool,
    alone: bool = False,
) -> int:
    """Shows the window and plays until a signal. `published` is where new settings come from while it plays.

    `alone`: the other screens of the settings do not play, so every output is free.
    """
    from signage.screen import window as win

    win.set_renderer()
    win.log_qt_messages()
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication

    from signage.screen.build import Parts, build
    from signage.screen.coat import nothing_new
    from signage.screen.keeping import keepers
    from signage.screen.placing import Placing
    from signage.screen.proof import ShownReport
    from signage.screen.scene import Relay
    from signage.screen.succession import Succession
    from signage.snapshots.read import Reader

    app = QGuiApplication(["signage"])
    app.setOverrideCursor(Qt.CursorShape.BlankCursor)
    follower: list[Succession] = []

    def screens() -> tuple[Screen, ...]:
        now = follower[0].settings if follower else settings
        return (screen_called(now, screen.name) or screen,) if alone else now.screens

    placing = Placing(screens, screen.name)
    clock = Clock(zone_of(settings.site.timezone), at, speed=speed)
    mark = MARKS["preview"][0] if clock.is_elsewhere else ""
    relay = Relay()
    report = ShownReport(state, screen.name, lambda: (0, 0) if windowed else placing.size if placing.visible else None)
    has_output = (lambda: True) if windowed else (lambda: placing.visible)
    recorder, timekeeper = keepers(state, settings, screen, clock, has_output, windowed=windowed)
    feed = SettingsFeed(published, clock.mono, recorder.operation) if published else nothing_new

    def make(new: Settings, before: Parts | None = None) -> Parts:
        mine = screen_called(new, screen.name) or screen
        size = WINDOW if windowed else placing.size
        return build(
            new,
            mine,
            clock,
            Reader(state),
            size,
            relay.present,
            report=None if inspecting else report,
            feed=feed,
            recorder=recorder,
            timekeeper=timekeeper,
            pictures=before.pictures if before else None,
            almanac=before.almanac if before else None,
            mark=mark,
            inspecting=inspecting,
        )

    parts = make(settings)
    parts.brain.step()
    engine, window = win.load_window(relay.open(), parts.pictures)
    succession = Succession(parts.brain, lambda new: make(new, parts).brain, parts.pictures.renew)
    follower.append(succession)
    if windowed:
        window.resize(*WINDOW)
        window.show()
    else:
        placing.resized.connect(succession.again)
        placing.follow(app, window)
    succession.start()
    win.run_until_signal(app)
    succession.stop()
    recorder.close()
    win.leave(window, 0)
    del engine
    return 0
