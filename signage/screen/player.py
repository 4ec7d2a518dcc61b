"""The player process of one screen: from arguments to a running window."""

from __future__ import annotations

import argparse
import logging
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from signage import logs
from signage.channel import Channel
from signage.core.display.adoption import screen_called
from signage.core.ledger.entry import Act
from signage.core.settings import Screen, Settings
from signage.screen.clock import Clock
from signage.screen.feed import SettingsFeed, read_settings
from signage.snapshots import layout
from signage.snapshots.read import PreviousReader, Reader
from signage.system import thrift
from signage.system.zone import zone_of
from signage.words.marks import MARKS

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

    from signage.screen.succession import Succession
    from signage.screen.window.failing import Failing
    from signage.screen.window.lifeline import Lifeline

WINDOW = (1280, 720)
NOWHERE = "nothing"
"""A folder that nobody makes: a snapshot without items."""
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
    parser.add_argument("--curtain", type=int, help="the descriptor of the last picture")
    parser.add_argument("--channel", type=int, help="the descriptor of the supervisor's channel")
    parser.add_argument(
        "--generation",
        choices=("newest", "previous"),
        default="newest",
        help="the snapshot to begin with: before the newest, the last known good one",
    )
    parser.add_argument("--safe", action="store_true", help="pictures only, nothing moves")
    parser.add_argument("--neutral", action="store_true", help="the neutral slide only")
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
        "channel": options.channel,
        "curtain": options.curtain,
        "proves": not (options.safe or options.neutral or options.inspect),
        "reader": reader_for(
            options.state, screen.name, previous=options.generation == "previous", neutral=options.neutral
        ),
    }
    if options.safe:
        settings, screen = settled(settings, screen)
    return play(settings, screen, options.state, options.settings_json, **how)


def attend(
    window: QQuickWindow,
    succession: Succession,
    record: Callable[[Act, Mapping[str, object]], None],
    failing: Failing,
    lifeline: Lifeline | None,
) -> None:
    """Listens to the supervisor, and to the maintenance key."""
    from signage.screen.window.maintenance import Maintenance

    Maintenance(
        window,
        lambda: succession.settings.maintenance.pin,
        lambda outcome: record(Act.MAINTENANCE, {"answer": outcome.value}),
        lifeline.end if lifeline is not None else failing.end,
    )
    if lifeline is not None:
        lifeline.follow(window, lambda: succession.turned)
        lifeline.retire.connect(lambda: succession.retire(failing.make_way))


def reader_for(state: Path, screen: str, *, previous: bool, neutral: bool) -> Callable[[], Reader]:
    """How to read the snapshot: the newest, the last known good one before it, or none at all."""
    if neutral:
        return lambda: Reader(state / NOWHERE)
    return (lambda: PreviousReader(state, screen)) if previous else (lambda: Reader(state, screen))


def settled(settings: Settings, screen: Screen) -> tuple[Settings, Screen]:
    """The same, but nothing moves on this screen."""
    still = replace(screen, reduce_motion=True)
    screens = tuple(still if each.name == screen.name else each for each in settings.screens)
    return replace(settings, screens=screens), still


def play(
    settings: Settings,
    screen: Screen,
    state: Path,
    published: Path | None = None,
    *,
    reader: Callable[[], Reader],
    channel: int | None = None,
    curtain: int | None = None,
    at: datetime | None,
    speed: float = 1.0,
    inspecting: bool = False,
    windowed: bool,
    alone: bool = False,
    proves: bool = False,
) -> int:
    """Shows the window and plays until a signal. `published` is where new settings come from while it plays.

    `proves`: a snapshot that runs two full loops is noted as good.

    `alone`: the other screens of the settings do not play, so every output is free.
    """
    from signage.screen.window import window as win

    win.set_renderer()
    win.be_punctual()
    thrift.begin()
    from signage.screen.build import Parts, build
    from signage.screen.picture.handing import Handing
    from signage.screen.record.keeping import keepers
    from signage.screen.record.proof import ShownReport, sizes_in
    from signage.screen.record.proving import proving_on
    from signage.screen.stage.coat import nothing_new
    from signage.screen.succession import Succession
    from signage.screen.watch import UNWATCHED
    from signage.screen.window.failing import guarded_application
    from signage.screen.window.lifeline import Lifeline
    from signage.screen.window.placing import Placing
    from signage.screen.window.scene import Relay

    app, failing = guarded_application(state / layout.PLUGINS)
    lifeline = Lifeline(Channel.inherited(channel)) if channel is not None else None
    follower: list[Succession] = []

    def screens() -> tuple[Screen, ...]:
        now = follower[0].settings if follower else settings
        return (screen_called(now, screen.name) or screen,) if alone else now.screens

    placing = Placing(screens, screen.name, sizes_in(state).get(screen.name))
    clock = Clock(zone_of(settings.site.timezone), at, speed=speed)
    mark = MARKS["preview"][0] if clock.is_elsewhere else ""
    relay = Relay()
    report = ShownReport(state, screen.name, lambda: (0, 0) if windowed else placing.size if placing.visible else None)
    has_output = (lambda: True) if windowed else (lambda: placing.visible)
    recorder, timekeeper = keepers(state, settings, screen, clock, has_output, lifeline or UNWATCHED, windowed=windowed)
    feed = SettingsFeed(published, clock.mono, recorder.operation) if published else nothing_new

    def make(new: Settings, before: Parts | None = None) -> Parts:
        mine = screen_called(new, screen.name) or screen
        return build(
            new,
            mine,
            clock,
            reader(),
            WINDOW if windowed else placing.size,
            relay.present,
            report=None if inspecting else report,
            feed=feed,
            recorder=recorder,
            timekeeper=timekeeper,
            pictures=before.pictures if before else None,
            almanac=before.almanac if before else None,
            mark=mark,
            inspecting=inspecting,
            watch=lifeline or UNWATCHED,
            proving=proving_on(state, screen.name, clock, wanted=proves),
            handing=(
                lambda pictures: Handing(curtain, pictures, lambda: placing.part, clock.mono, lambda: placing.number)
            )
            if curtain is not None
            else None,
        )

    parts = make(settings)
    parts.brain.step()
    engine, window = win.load_window(relay.open(), parts.pictures)
    win.wait_until_whole(window)
    succession = Succession(parts.brain, lambda new: make(new, parts).brain, parts.pictures.renew)
    follower.append(succession)
    if windowed:
        win.show_as_window(window, WINDOW)
    else:
        placing.resized.connect(succession.again)
        placing.follow(app, window, failing.make_way)
    attend(window, succession, recorder.operation, failing, lifeline)
    succession.start()
    code = win.run_until_signal(app)
    succession.stop()
    recorder.close()
    win.leave(window, code)
    del engine
    return 0
