"""The check report for people: files, coverage, findings, as tables."""

from __future__ import annotations

from rich.console import Console as Terminal
from rich.table import Table
from rich.text import Text

from signage.cli.console import Console
from signage.cli.grid import grid
from signage.core.check_report import CheckItem, CheckReport
from signage.ingest.folder.names import shown_path
from signage.words.findings import PARTS

COLOURS = {"accepted": "green", "held": "yellow", "rejected": "red", "error": "red", "warning": "yellow"}


def show_report(report: CheckReport, console: Console) -> None:
    """Print all of it to stdout. File names and texts are data: never markup."""
    terminal = Terminal(markup=False, highlight=False, emoji=False)
    terminal.print(_items(report, console))
    terminal.print(_coverage(report, console))
    for finding in report.findings:
        sign = Text(f"[{console.sign(finding.level)}] ", style=COLOURS[finding.level])
        terminal.print(Text.assemble(sign, console.pick(finding.text_zh, finding.text_en)))
    if report.is_fine:
        terminal.print(console.text("all-fine"))


def _items(report: CheckReport, console: Console) -> Table:
    heads = (console.sign(key) for key in ("col-file", "col-verdict", "col-time", "col-why"))
    table = grid(heads, ratios=(5, 3, 3, 8))
    for item in report.items:
        verdict = Text(console.sign(item.verdict), style=COLOURS[item.verdict])
        why = "\n".join(console.pick(reason.text_zh, reason.text_en) for reason in item.reasons)
        table.add_row(Text(shown_path(item.path)), verdict, _time(item, console), Text(why))
    return table


def _time(item: CheckItem, console: Console) -> str:
    return console.text("slides-seconds", slides=item.slides, seconds=item.shown_seconds) if item.slides else ""


def _coverage(report: CheckReport, console: Console) -> Table:
    heads = [console.sign("col-screen"), *(console.pick(*PARTS[part], between=" ") for part in PARTS)]
    table = grid(heads)
    for screen, parts in report.coverage.items():
        table.add_row(Text(screen), *(Text(str(parts[part]), style="" if parts[part] else "red") for part in PARTS))
    return table
