"""The figures as tables for a person, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.limits import Finding

WHOLE = (
    "fps", "gap_p99_ms", "gap_max_ms", "gaps_over_25_ms", "px_s", "judder", "cpu_player", "cpu_all", "cpu_x",
    "pss_player_mb", "pss_all_mb", "judge_worst_gap_ms", "foreign_cpu", "attempts",
)  # fmt: skip


def show(console: Console, figures: Mapping[str, Mapping[str, Any]], found: list[Finding]) -> None:
    """All scenarios side by side, then every limit with its value."""
    motion = {name: told for name, told in figures.items() if "fps" in told}
    if motion:
        table = Table("", *motion, title="测得 measured")
        for figure in WHOLE:
            table.add_row(
                figure, *("" if told.get(figure) is None else f"{told[figure]:g}" for told in motion.values())
            )
        console.print(table)
    for name, told in figures.items():
        if name not in motion:
            console.print(f"[bold]{name}[/bold] " + "  ".join(f"{key}={value}" for key, value in told.items()))
    table = Table("场景 scenario", "指标 figure", "实测 value", "限值 limit", "", title="限值 limits")
    for finding in found:
        value = "—" if finding.value is None else f"{finding.value:g}"
        mark = "[green]✓[/green]" if finding.kept else "[red]✗[/red]"
        table.add_row(finding.scenario, finding.figure, value, finding.bound, mark)
    console.print(table)


def write(path: Path, machine: dict[str, Any], figures: Mapping[str, Any], found: list[Finding]) -> None:
    """One JSON object: the machine, the figures by scenario, the limits."""
    told = {"machine": machine, "scenarios": figures, "limits": [finding._asdict() for finding in found]}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
