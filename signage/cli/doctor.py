"""`signage doctor`: what this PC lacks."""

from __future__ import annotations

import argparse
import json
import os
from datetime import UTC, datetime

from signage.cli.common import add_where, gather
from signage.cli.console import FINDINGS, FINE, Console, helped
from signage.kiosk.doctor import diagnose
from signage.kiosk.machine import Machine


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `doctor` can be told."""
    add_where(parser)
    parser.add_argument("--json", action="store_true", help=helped("json"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Look and print. 1 when something was found."""
    given = gather(options)
    machine = Machine(os.environ, datetime.now(UTC).astimezone())
    diagnosis = diagnose(machine, given.settings, given.problems, given.content, given.state)
    if options.json:
        print(json.dumps(diagnosis.to_json(), ensure_ascii=False, indent=1))
    else:
        for finding in diagnosis.findings:
            print(f"[{console.sign(finding.level)}] {console.pick(finding.text_zh, finding.text_en)}")
        if not diagnosis.findings:
            console.show("all-fine")
    return FINDINGS if diagnosis.findings else FINE
