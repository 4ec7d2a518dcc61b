"""`signage plan`: what will be on each screen when, and why it changes, for any days past or future."""

from __future__ import annotations

import argparse
import json
import os
from datetime import date, timedelta
from pathlib import Path

from signage import paths
from signage.cli.common import Refused, add_where, choose_screens, gather, now_at
from signage.cli.console import FINE, WRONG_USAGE, Console, helped
from signage.cli.days import asked_days

USUAL_DAYS, MOST_DAYS = 7, 3700


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `plan` can be told."""
    add_where(parser)
    parser.add_argument("--from", metavar="DATE", dest="first", default="", help=helped("plan-from"))
    parser.add_argument("--to", metavar="DATE", dest="last", default="", help=helped("plan-to"))
    parser.add_argument("--screen", metavar="NAME", default="", help=helped("screen"))
    parser.add_argument("--html", metavar="FILE", default="", help=helped("plan-html"))
    parser.add_argument("--json", action="store_true", help=helped("json"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Look ahead, write, print."""
    given = gather(options)
    screens = choose_screens(options.screen, given.settings)
    if isinstance(screens, Refused):
        return screens.tell(console)
    now = now_at(given)
    asked = asked_days(options.first, options.last, lambda first, last: usual_days(first, last, now.date()))
    if isinstance(asked, Refused):
        return asked.tell(console)
    if (asked[1] - asked[0]).days >= MOST_DAYS:
        return Refused("too-many-days", {"most": MOST_DAYS}, WRONG_USAGE).tell(console)
    console.problems(given.problems)
    from signage import foresight  # noqa: PLC0415 - --help needs no Qt

    page = paths.absolute(options.html) if options.html else None
    try:
        plan, pictures = foresight.plan(
            given.settings, given.content, given.state, screens, *asked, pictured=page is not None
        )
        if page is not None:
            from signage.paper.plan_page import render  # noqa: PLC0415 - only for --html

            write(page, render(plan, given.settings, now, pictures))
    except OSError as error:
        detail = os.strerror(error.errno or 0)
        return Refused("not-written", {"path": error.filename or page or given.state, "detail": detail}).tell(console)
    if options.json:
        print(json.dumps(plan.to_json(), ensure_ascii=False, indent=1))
    elif page is None:
        from signage.cli.timeline import show_plan  # noqa: PLC0415 - rich is for people

        show_plan(plan, console)
    if page is not None:
        console.say("plan-written", path=page)
    return FINE


def usual_days(first: date | None, last: date | None, today: date) -> tuple[date, date]:
    """A week, from today where nothing is said."""
    begin = first or today
    return begin, last or begin + timedelta(days=USUAL_DAYS - 1)


def write(path: Path, page: str) -> None:
    """Writes the page. Raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8", errors="replace")
