"""`signage inspect`: for an inspection (迎检): the five parts in order with their numbers, and the quarter's ledger."""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any

from signage import paths
from signage.cli.common import Given, Refused, add_where, choose_screens, gather
from signage.cli.console import FINDINGS, FINE, Console, helped
from signage.cli.report import notes_of, show, write
from signage.config.compiled import publish_settings
from signage.core.inspection import PartItems, number_of, quarter_of
from signage.core.ledger.account import Account
from signage.core.settings import Screen
from signage.supervise.environment import clean, has_display
from signage.supervise.parent import keep_running, player_program
from signage.system.zone import bounds, zone_of
from signage.words.inspection import INSPECTION, ledger_file
from signage.words.report import SAYINGS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `inspect` can be told."""
    add_where(parser)
    parser.add_argument("--screen", metavar="NAME", default="", help=helped("screen-one"))
    parser.add_argument("--out", metavar="DIR", default="", help=helped("inspect-out"))
    parser.add_argument("--no-show", action="store_true", help=helped("no-show"))
    parser.add_argument("--windowed", action="store_true", help=helped("windowed"))
    parser.add_argument("--for", metavar="SECONDS", dest="seconds", type=float, default=None, help=helped("for"))
    parser.add_argument("--json", action="store_true", help=helped("json"))


def run(options: argparse.Namespace, console: Console) -> int:
    """List, export, show. 1 where a part is missing or the ledger was altered."""
    given = gather(options)
    screens = choose_screens(options.screen, given.settings)
    if isinstance(screens, Refused):
        return screens.tell(console)
    from signage import foresight  # noqa: PLC0415 - --help needs no Qt

    zone = zone_of(given.settings.site.timezone)
    now = datetime.now(zone)
    quarter = quarter_of(now.date())
    with foresight.published(given.settings, given.content, given.state, now) as playing:
        parts = foresight.parts(given.settings, playing, given.settings.screens, now)
        try:
            ledger = ledger_of(given.state, quarter, zone)
            written = export(ledger, quarter, paths.absolute(options.out)) if options.out else []
        except OSError as error:
            detail = os.strerror(error.errno or 0)
            return Refused("not-written", {"path": error.filename or given.state, "detail": detail}).tell(console)
        if options.json:
            print(json.dumps(plain(parts, quarter, ledger), ensure_ascii=False, indent=1))
        else:
            tell(parts, quarter, ledger, written, console)
            if not options.no_show:
                show_parts(given, screens[0], playing.store, now, options, console)
    whole = all(each.items for listed in parts.values() for each in listed)
    return FINE if whole and (ledger is None or ledger.chain.ok) else FINDINGS


def ledger_of(state: Path, quarter: tuple[date, date], zone: tzinfo) -> Account | None:
    """The ledger of the quarter, every row of it verified; None where nothing has played here. Raises `OSError`."""
    from signage.ledger.reading import account, has_ledger  # noqa: PLC0415 - --help needs no sqlite3

    return account(state, *bounds(*quarter, zone), whole=True) if has_ledger(state) else None


def export(ledger: Account | None, quarter: tuple[date, date], folder: Path) -> list[Path]:
    """The ledger as a workbook and as CSV in `folder`. Raises `OSError`."""
    if ledger is None:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    name = folder / ledger_file(quarter[0])
    return write(ledger, notes_of(ledger, *quarter), f"{name}.csv", f"{name}.xlsx")


def plain(
    parts: dict[str, tuple[PartItems, ...]], quarter: tuple[date, date], ledger: Account | None
) -> dict[str, Any]:
    """The values of `inspect --json`."""
    screens = {
        name: [
            {
                "part": each.part.value,
                "items": [{"number": number_of(one), "path": one.path, "title": one.title} for one in each.items],
            }
            for each in listed
        ]
        for name, listed in parts.items()
    }
    found = None
    if ledger is not None:
        found = {
            "from": quarter[0].isoformat(),
            "to": quarter[1].isoformat(),
            "plays": len(ledger.plays),
            "operations": len(ledger.operations),
            "ok": ledger.chain.ok,
        }
    return {"schema": 1, "screens": screens, "ledger": found}


def tell(
    parts: dict[str, tuple[PartItems, ...]],
    quarter: tuple[date, date],
    ledger: Account | None,
    written: list[Path],
    console: Console,
) -> None:
    """For people: a table for each screen, then the ledger."""
    from signage.cli.inspection_table import show_tables  # noqa: PLC0415 - rich is for people

    show_tables(parts, console)
    if ledger is None:
        print(console.of(SAYINGS, "no-ledger"))
        return
    print(console.of(INSPECTION, "ledger", first=quarter[0], last=quarter[1]))
    show(ledger, notes_of(ledger, *quarter), console)
    for path in written:
        console.show("report-written", path=path)
    if not written:
        print(console.of(INSPECTION, "ready"))


def show_parts(
    given: Given, screen: Screen, store: Path, now: datetime, options: argparse.Namespace, console: Console
) -> None:
    """The parts on the screen, until it is told to end. Nothing of it counts as played."""
    if not has_display(os.environ):
        console.say("no-display")
        return
    with tempfile.TemporaryDirectory(prefix="signage-inspect-") as folder:
        settings = publish_settings(given.settings, Path(folder), "settings.json")
        how = {"windowed": options.windowed, "alone": True, "at": now.isoformat(), "inspect": True}
        player = player_program(store, screen.name, settings, **how)
        console.say("inspect-shown")
        keep_running([player], clean(os.environ), console.say, seconds=options.seconds)
