"""`signage doctor`: what this PC lacks."""

from __future__ import annotations

import argparse
import json
import os
from datetime import UTC, datetime

from signage.cli.common import add_where, gather, now_at
from signage.cli.console import FINDINGS, FINE, Console, helped
from signage.core.calendar.announced import NOTHING_KNOWN
from signage.facts.findings import asked
from signage.kiosk.doctor import diagnose
from signage.kiosk.machine import Machine
from signage.snapshots.read import Reader


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `doctor` can be told."""
    add_where(parser)
    parser.add_argument("--json", action="store_true", help=helped("json"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Look and print. 1 when something was found."""
    given = gather(options)
    machine = Machine(os.environ, datetime.now(UTC).astimezone())
    manifest = Reader(given.state).poll()
    missing = asked(now_at(given).date(), manifest.facts if manifest is not None else NOTHING_KNOWN)
    diagnosis = diagnose(machine, given.settings, given.problems, given.content, given.state, missing)
    if options.json:
        print(json.dumps(diagnosis.to_json(), ensure_ascii=False, indent=1))
    else:
        for finding in diagnosis.findings:
            print(f"[{console.sign(finding.level)}] {console.pick(finding.text_zh, finding.text_en)}")
        if not diagnosis.findings:
            console.show("all-fine")
    return FINDINGS if diagnosis.findings else FINE
