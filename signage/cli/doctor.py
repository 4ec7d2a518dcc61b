"""`signage doctor`: what this PC lacks."""

from __future__ import annotations

import argparse
import json
import os
from datetime import UTC, datetime
from pathlib import Path

from signage.cli.common import add_where, gather, now_at
from signage.cli.console import FINDINGS, FINE, Console, helped
from signage.core.calendar.announced import NOTHING_KNOWN
from signage.facts.findings import asked
from signage.kiosk.doctor import diagnose
from signage.kiosk.machine import Machine
from signage.ledger.second import places_for, spilled
from signage.snapshots.read import Reader
from signage.words.doctor import POWER


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
    diagnosis = diagnose(
        machine, given.settings, given.problems, given.content, given.state, missing, _elsewhere(given.state)
    )
    if options.json:
        print(json.dumps(diagnosis.to_json(), ensure_ascii=False, indent=1))
    else:
        for finding in diagnosis.findings:
            print(f"[{console.sign(finding.level)}] {console.pick(finding.text_zh, finding.text_en)}")
        if diagnosis.power:
            print(console.of(POWER, "power-by", tool=diagnosis.power))
        if not diagnosis.findings:
            console.show("all-fine")
    return FINDINGS if diagnosis.findings else FINE


def _elsewhere(state: Path) -> dict[Path, int]:
    """How many rows the ledger could not take, by the place where they lie."""
    rows: dict[Path, int] = {}
    for one in spilled(places_for(state)):
        rows[one.path.parent] = rows.get(one.path.parent, 0) + len(one.drafts) + one.broken
    return rows
