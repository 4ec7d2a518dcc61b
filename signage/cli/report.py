"""`signage report`: the ledger for inspectors."""

from __future__ import annotations

import argparse
import json
import os
from datetime import date, datetime
from pathlib import Path

from signage import paths
from signage.cli.common import Refused, add_where, gather
from signage.cli.console import FINDINGS, FINE, Console, helped
from signage.cli.days import asked_days
from signage.core.ledger.account import Account, to_json
from signage.system.zone import bounds, zone_of
from signage.words.report import RESULTS, SAYINGS, operation_words, saying


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `report` can be told."""
    add_where(parser)
    parser.add_argument("--from", metavar="DATE", dest="first", default="", help=helped("report-from"))
    parser.add_argument("--to", metavar="DATE", dest="last", default="", help=helped("report-to"))
    parser.add_argument("--csv", metavar="FILE", default="", help=helped("report-csv"))
    parser.add_argument("--xlsx", metavar="FILE", default="", help=helped("report-xlsx"))
    parser.add_argument("--pdf", metavar="FILE", default="", help=helped("report-pdf"))
    parser.add_argument("--verify", action="store_true", help=helped("report-verify"))
    parser.add_argument("--json", action="store_true", help=helped("json"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Read, write, print. 1 when a row was altered or is missing."""
    given = gather(options)
    zone = zone_of(given.settings.site.timezone)
    today = datetime.now(zone).date()
    asked = asked_days(options.first, options.last, lambda first, last: usual_days(first, last, today))
    if isinstance(asked, Refused):
        return asked.tell(console)
    from signage.ledger.reading import account, has_ledger  # noqa: PLC0415 - --help needs no sqlite3

    try:
        if not has_ledger(given.state) and not options.json:
            print(console.of(SAYINGS, "no-ledger"))
            return FINE
        found = account(given.state, *bounds(*asked, zone), whole=options.verify)
        notes = notes_of(found, *asked)
        written = write(found, notes, options.csv, options.xlsx)
        if options.pdf:
            about = (given.settings.site.organisation, notes, datetime.now(zone))
            written.append(write_pdf(found, about, options.pdf))
    except OSError as error:
        detail = os.strerror(error.errno or 0)
        return Refused("not-written", {"path": error.filename or given.state, "detail": detail}).tell(console)
    if options.json:
        print(json.dumps(to_json(found, operation_words), ensure_ascii=False, indent=1))
    else:
        show(found, notes, console)
        for path in written:
            console.show("report-written", path=path)
    return FINE if found.chain.ok else FINDINGS


def usual_days(first: date | None, last: date | None, today: date) -> tuple[date, date]:
    """Until today, from the first of that month, where nothing is said."""
    end = last or today
    return first or end.replace(day=1), end


def notes_of(found: Account, first: date, last: date) -> tuple[tuple[str, str], ...]:
    """What stands with every report: its time, what it means, and what became of the chain."""
    chain = found.chain
    verdict = saying("chain-fine", rows=chain.rows) if chain.ok else saying("chain-bad", row=chain.first_bad)
    head = (saying("head", last=chain.last, head=chain.head),) if chain.rows else ()
    return (saying("range", first=first, last=last), saying("meaning"), verdict, *head)


def write(found: Account, notes: tuple[tuple[str, str], ...], csv: str, xlsx: str) -> list[Path]:
    """The files that were asked for. Raises `OSError`."""
    from signage.ledger.export import Phrases, to_csv, to_workbook  # noqa: PLC0415 - see above

    results = {name: words[0] for name, words in RESULTS.items()}
    phrases = Phrases(
        operation_words, results, SAYINGS["unsigned"][0], SAYINGS["shipped"][0], tuple(note[0] for note in notes)
    )
    written = []
    if csv:
        path = paths.absolute(csv)
        path.write_bytes(to_csv(found, phrases))
        written.append(path)
    if xlsx:
        path = paths.absolute(xlsx)
        to_workbook(found, phrases, path)
        written.append(path)
    return written


def write_pdf(found: Account, about: tuple[str, tuple[tuple[str, str], ...], datetime], file: str) -> Path:
    """The printed ledger: whose, its notes, when it was made. Raises `OSError`."""
    from signage.paper.report_pages import About, report_pdf  # noqa: PLC0415 - Qt is for this alone
    from signage.screen.shot import application  # noqa: PLC0415

    path = paths.absolute(file)
    keep = application()
    path.write_bytes(report_pdf(found, About(*about, operation_words)))
    del keep
    return path


def show(found: Account, notes: tuple[tuple[str, str], ...], console: Console) -> None:
    """For people: how much each screen played, what happened, whether the chain holds."""
    for screen in dict.fromkeys(play.screen for play in found.plays):
        mine = [play for play in found.plays if play.screen == screen]
        results = [play.result.value for play in mine]
        hours = f"{sum(play.seconds for play in mine) / 3600:.1f}"
        counts = {"plays": len(mine), "hours": hours, "cut": results.count("cut"), "aborted": results.count("aborted")}
        print(console.of(SAYINGS, "counts", screen=screen, **counts))
    for operation in found.operations:
        line = console.pick(*operation_words(operation), between=" / ")
        print(f"  {operation.at:%Y-%m-%d %H:%M:%S}  {operation.screen}  {line}")
    for note in notes:
        print(console.pick(*note))
