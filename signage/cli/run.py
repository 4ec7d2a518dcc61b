"""`signage run`: plays."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from signage import paths
from signage.cli.common import Given, Refused, add_where, choose_screens, gather, parse_time
from signage.cli.console import FINE, WRONG_USAGE, Console, helped
from signage.config.compiled import publish_settings
from signage.config.live import SettingsWatch
from signage.supervise.environment import clean, has_display
from signage.supervise.parent import ingest_program, keep_running, player_program, single


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `run` can be told."""
    add_where(parser)
    parser.add_argument("--screen", metavar="NAME", default="", help=helped("screen"))
    parser.add_argument("--windowed", action="store_true", help=helped("windowed"))
    parser.add_argument("--at", metavar="TIME", default="", help=helped("at"))
    parser.add_argument("--for", metavar="SECONDS", dest="seconds", type=float, default=None, help=helped("for"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Play until told to end."""
    given = gather(options)
    screens = choose_screens(options.screen, given.settings)
    if isinstance(screens, Refused):
        return screens.tell(console)
    moment = parse_time(options.at, given.settings) if options.at else None
    if isinstance(moment, Refused):
        return moment.tell(console)
    if options.seconds is not None and not 0 < options.seconds < float("inf"):
        return Refused("bad-seconds", {}, WRONG_USAGE).tell(console)
    console.problems(given.problems)
    settings = prepare(given)
    if isinstance(settings, Refused):
        return settings.tell(console)
    if not has_display(os.environ):
        console.say("no-display")
    at = moment.isoformat() if moment else ""
    how = {"windowed": options.windowed, "alone": bool(options.screen), "at": at}
    players = [player_program(given.state, screen.name, settings, **how) for screen in screens]
    ingest = ingest_program(given.content, given.state, settings)
    watch = watch_of(given, console)
    return keep_running([*players, ingest], clean(os.environ), console.say, seconds=options.seconds, look=watch)


def watch_of(given: Given, console: Console) -> SettingsWatch | None:
    """What takes over changes of the settings while it plays; None where no file was read."""
    if given.file is None:
        return None
    cache = paths.state_root(os.environ)
    return SettingsWatch(given.file, cache, given.state, given.settings, console.say, console.problems)


def prepare(given: Given) -> Path | Refused:
    """The private state folder, locked for this process, with the settings for the children in it."""
    if paths.is_inside(given.state, given.content):
        return Refused("state-inside", {"path": given.state})
    try:
        paths.make_private(given.state)
        if single(given.state) is None:
            return Refused("runs-already", {}, FINE)
        return publish_settings(given.settings, given.state)
    except OSError as error:
        return Refused("no-state", {"path": given.state, "detail": os.strerror(error.errno or 0)})
