"""`signage mourning`: the manual switch for a national mourning, asked twice, with an end."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from signage import logs, paths
from signage.cli.common import Given, Refused, add_where, gather, now_at, parse_time
from signage.cli.console import CANNOT_RUN, FINE, WRONG_USAGE, Console, helped
from signage.core.calendar.mourning import LONGEST, Wrong, mourning_until
from signage.snapshots.mourning import switch_off, switch_on
from signage.snapshots.read import Reader
from signage.system.reserve import with_room
from signage.words.mourning import MOURNING

CONFIRMATIONS = 2
AGREED = ("y", "yes", "是", "好", "确定")
WRITTEN = "%Y-%m-%d %H:%M"
LOG = logging.getLogger("signage.cli")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `mourning` can be told."""
    parser.add_argument("what", choices=("on", "off", "status"), help=helped("mourning-what"))
    add_where(parser)
    parser.add_argument("--until", metavar="TIME", default="", help=helped("until"))
    parser.add_argument("--yes", action="count", default=0, help=helped("yes-twice"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Switch, or say how it is switched."""
    given = gather(options)
    now = now_at(given)
    if options.what == "status":
        return status(given.state, now, console)
    try:
        return on(options, given, now, console) if options.what == "on" else off(options, given, console)
    except OSError as error:
        return Refused("no-state", {"path": given.state, "detail": os.strerror(error.errno or 0)}).tell(console)


def on(options: argparse.Namespace, given: Given, now: datetime, console: Console) -> int:
    """From now until the end that was said. Raises `OSError`."""
    if not options.until:
        return say(console, "no-until", WRONG_USAGE)
    until = end_of(options.until, given)
    if isinstance(until, Refused):
        return until.tell(console)
    written = until.astimezone(now.tzinfo).strftime(WRITTEN)
    mourning = mourning_until(until, now)
    if isinstance(mourning, Wrong):
        return say(console, f"until-{mourning}", WRONG_USAGE, until=written, days=LONGEST.days)
    if (refused := refusal(options.yes, "on", console, until=written)) is not None:
        return refused
    paths.make_private(given.state)
    with_room(given.state, partial(switch_on, given.state, mourning))
    logs.set_up(given.state, "commands")
    LOG.info("mourning switched on until %s", mourning.until.isoformat())
    return show(console, "on", until=written)


def off(options: argparse.Namespace, given: Given, console: Console) -> int:
    """The screens follow the calendar again. Raises `OSError`."""
    if (refused := refusal(options.yes, "off", console)) is not None:
        return refused
    switch_off(given.state)
    logs.set_up(given.state, "commands")
    LOG.info("mourning switched off")
    return show(console, "off")


def status(state: Path, now: datetime, console: Console) -> int:
    """How it is switched."""
    mourning, sure = Reader(state).mourning()
    if mourning is not None and mourning.holds_at(now):
        return show(console, "is-on", until=mourning.until.astimezone(now.tzinfo).strftime(WRITTEN))
    return show(console, "is-off" if sure else "is-unsure")


def end_of(text: str, given: Given) -> datetime | Refused:
    """A moment, also `2026-12-13 24:00`, the end of that day."""
    day, midnight, rest = text.strip().replace("T", " ").partition(" 24:00")
    if not midnight or rest.strip(":0"):
        return parse_time(text, given.settings)
    moment = parse_time(day, given.settings)
    return moment if isinstance(moment, Refused) else moment + timedelta(days=1)


def refusal(given: int, what: str, console: Console, **fields: object) -> int | None:
    """None where it was confirmed twice, on the terminal or by the command line; else the exit code, once said."""
    if given >= CONFIRMATIONS:
        return None
    if given or not sys.stdin.isatty():
        return say(console, "needs-person", WRONG_USAGE)
    for key in (f"ask-{what}", f"ask-{what}-again"):
        try:
            answer = input(console.of(MOURNING, key, **fields))
        except EOFError:
            answer = ""
        if answer.strip().lower() not in AGREED:
            return say(console, "not-agreed", CANNOT_RUN)
    return None


def say(console: Console, key: str, code: int, **fields: object) -> int:
    """A sentence beside the results; returns the exit code."""
    print(console.of(MOURNING, key, **fields), file=sys.stderr, flush=True)
    return code


def show(console: Console, key: str, **fields: object) -> int:
    """A sentence that is the result."""
    print(console.of(MOURNING, key, **fields), flush=True)
    return FINE
