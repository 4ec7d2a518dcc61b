"""`signage check`: every file, its verdict and why; coverage; findings."""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from pathlib import Path

from signage.cli.common import Refused, add_where, gather
from signage.cli.console import FINDINGS, FINE, Console, helped


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `check` can be told."""
    add_where(parser)
    parser.add_argument("--json", action="store_true", help=helped("json"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Check and print. 1 when something was found or a file cannot be shown."""
    given = gather(options)
    if not os.path.isdir(given.content):  # noqa: PTH112 - Path.is_dir raises on names that cannot be
        return Refused("no-content", {"path": given.content}).tell(console)
    from signage import app  # noqa: PLC0415 - --help needs neither Qt nor Pillow

    with tempfile.TemporaryDirectory(prefix="signage-check-") as folder:
        report = app.check(given.settings, given.problems, given.content, Path(folder), given.state)
    if options.json:
        print(json.dumps(report.to_json(), ensure_ascii=False, indent=1))
    else:
        from signage.cli.tables import show_report  # noqa: PLC0415 - rich is for people

        show_report(report, console)
    return FINE if report.is_fine else FINDINGS
