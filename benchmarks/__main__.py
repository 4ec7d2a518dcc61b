"""`python -m benchmarks [NAME…] [--seconds N] [--json FILE]`: measures, prints tables, exits 1 when a limit is missed."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from rich.console import Console

from benchmarks import machine, report
from benchmarks.limits import findings
from benchmarks.measure import Bench, Figures
from benchmarks.scenarios import SCENARIOS
from benchmarks.subject import find_browser

BRIEF = ("fps", "gap_p99_ms", "gap_max_ms", "px_s", "cpu_player", "cpu_all", "pss_all_mb", "first_picture_s")
FINE, MISSED, WRONG_USAGE, CANNOT_RUN = 0, 1, 2, 3


def main(argv: list[str] | None = None) -> int:
    """Run the named scenarios, or all."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SCENARIOS))
    parser.add_argument("--seconds", type=float, default=30.0, help="how long each motion is watched")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args(argv)
    unknown = [name for name in options.names if name not in SCENARIOS]
    console = Console()
    if unknown or options.seconds < 5:
        console.print(f"没有这个场景 no such scenario: {' '.join(unknown)}" if unknown else "--seconds ≥ 5")
        return WRONG_USAGE
    if shutil.which("Xvfb") is None:
        console.print("没有 Xvfb，无法测量 Xvfb is missing: apt install xvfb")
        return CANNOT_RUN
    names = [name for name in SCENARIOS if not options.names or name in options.names]
    figures = run(names, options.seconds, console)
    found = findings(figures)
    report.show(console, figures, found)
    if options.json:
        report.write(options.json, machine.description(), figures, found)
    return FINE if found and all(finding.kept for finding in found) else MISSED


def run(names: list[str], seconds: float, console: Console) -> dict[str, Figures]:
    """Every scenario on one X server, in a folder that goes away."""
    figures: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, machine.x_server() as server:
        bench = Bench(server, Path(folder), seconds, lambda text: console.print(f"  {text}"))
        for name in names:
            if name.startswith("browser") and find_browser() is None:
                console.print(f"{name}: 没有浏览器 no browser, skipped 跳过")
                continue
            console.print(f"{name} …")
            figures[name] = SCENARIOS[name](bench)
            told = {key: figures[name][key] for key in BRIEF if key in figures[name]}
            console.print(f"  {told}")
    return figures


if __name__ == "__main__":
    raise SystemExit(main())
