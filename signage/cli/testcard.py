"""`signage testcard`: edges, safe area, screen name, lines of falling size."""

from __future__ import annotations

import argparse

from signage.cli.common import Refused, add_where, choose_screens, gather
from signage.cli.console import WRONG_USAGE, Console, helped


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `testcard` can be told."""
    add_where(parser)
    parser.add_argument("--screen", metavar="NAME", default="", help=helped("screen"))
    parser.add_argument("--windowed", action="store_true", help=helped("windowed"))
    parser.add_argument("--for", metavar="SECONDS", dest="seconds", type=float, default=None, help=helped("for"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Show the card until it is closed."""
    given = gather(options)
    screens = choose_screens(options.screen, given.settings)
    if isinstance(screens, Refused):
        return screens.tell(console)
    if options.seconds is not None and not 0 < options.seconds < float("inf"):
        return Refused("bad-seconds", {}, WRONG_USAGE).tell(console)
    console.problems(given.problems)
    from signage import app  # noqa: PLC0415 - --help needs no Qt

    return app.testcard(
        given.settings, tuple(screen.name for screen in screens), windowed=options.windowed, seconds=options.seconds
    )
