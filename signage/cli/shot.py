"""`signage shot`: exactly the picture that the screen would show at a time."""

from __future__ import annotations

import argparse
import os
import re

from signage import paths
from signage.cli.common import Refused, add_where, choose_screens, gather, parse_time
from signage.cli.console import FINE, WRONG_USAGE, Console, helped

SIZE = re.compile(r"(\d{2,5})\s*[xX×*]\s*(\d{2,5})")
LARGEST = 16_384


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `shot` can be told."""
    add_where(parser)
    parser.add_argument("--at", metavar="TIME", required=True, help=helped("at-needed"))
    parser.add_argument("--screen", metavar="NAME", default="", help=helped("screen-one"))
    parser.add_argument("--size", metavar="WxH", default="", help=helped("size"))
    parser.add_argument("-o", "--output", metavar="FILE.png", required=True, help=helped("output"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Draw one picture."""
    given = gather(options)
    screens = choose_screens(options.screen, given.settings)
    moment = parse_time(options.at, given.settings)
    size = parse_size(options.size) if options.size else None
    if isinstance(screens, Refused):
        return screens.tell(console)
    if isinstance(moment, Refused):
        return moment.tell(console)
    if isinstance(size, Refused):
        return size.tell(console)
    console.problems(given.problems)
    from signage import app  # noqa: PLC0415 - --help needs no Qt

    output = paths.absolute(options.output)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        app.shot(given.settings, given.content, given.state, screens[0].name, moment, size, output)
    except OSError as error:
        detail = os.strerror(error.errno or 0)
        return Refused("not-written", {"path": error.filename or output, "detail": detail}).tell(console)
    console.show("picture-written", path=output)
    return FINE


def parse_size(text: str) -> tuple[int, int] | Refused:
    """`1920x1080` as width and height in px."""
    match = SIZE.fullmatch(text.strip())
    if match is None or max(width_height := (int(match[1]), int(match[2]))) > LARGEST:
        return Refused("bad-size", {"text": text}, WRONG_USAGE)
    return width_height
