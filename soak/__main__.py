"""`python -m soak` with one of `--fuzz`, `--changes N`, `--kills N`, `--kills-of-player N`, `--power-cuts N`, `--minutes N`; more by `--help`.

Exit 0 when nothing went wrong, else 1; 2 for wrong usage, 3 without Xvfb, or without the right to mount.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from pathlib import Path

from rich.console import Console

from benchmarks import content, machine
from benchmarks.subject import STATE, Installation
from soak import changes
from soak.cuts import cut_ledger, cut_publishing
from soak.deaths import deaths
from soak.disk.mounted import why_not
from soak.fuzz import Findings, Run, fuzz
from soak.kills import kill
from soak.lobby import end, lobby
from soak.unrest import ask_ledger, ask_logs, figures, judge, table, unrest

FINE, FOUND, WRONG_USAGE, CANNOT_RUN = 0, 1, 2, 3


def main(argv: list[str] | None = None) -> int:
    """Run what was asked for, and tell what was found."""
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__)
    parser.add_argument("--fuzz", action="store_true", help="损坏的文件 / damaged files of all kinds")
    parser.add_argument(
        "--changes", type=int, default=0, metavar="N", help="N 次换画面 / N changes of slide, a second each"
    )
    parser.add_argument(
        "--kills", type=int, default=0, metavar="N", help="N 次杀掉写台账的进程 / N kills of a ledger's writer"
    )
    parser.add_argument(
        "--kills-of-player", type=int, default=0, metavar="N", help="N 次杀掉播放程序 / N kills of the player"
    )
    parser.add_argument(
        "--power-cuts",
        type=int,
        default=0,
        metavar="N",
        help="N 次断电 / N power cuts, of the ledger and of snapshots each",
    )
    parser.add_argument(
        "--minutes",
        type=float,
        default=0,
        metavar="N",
        help="N 分钟，不断出各种故障 / N minutes with one fault after another",
    )
    parser.add_argument("--every", type=float, default=60.0, help="seconds between faults")
    parser.add_argument("--json", type=Path, default=Path("out/unrest.json"), help="where --minutes writes its figures")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("out/fuzz"), help="files that a worker did not survive")
    options = parser.parse_args(argv)
    console = Console()
    counts = (options.changes, options.kills, options.kills_of_player, options.power_cuts, options.minutes)
    asked = [options.fuzz, *(count > 0 for count in counts)]
    if asked.count(True) != 1 or options.count < 1:
        parser.print_usage()
        return WRONG_USAGE
    if options.kills:
        return killed(options.kills, options.seed, console)
    if options.power_cuts:
        return powerless(options.power_cuts, options.seed, console)
    if shutil.which("Xvfb") is None:
        console.print("没有 Xvfb，无法运行 Xvfb is missing: apt install xvfb")
        return CANNOT_RUN
    if options.changes:
        return changed(options.changes, console)
    if options.kills_of_player:
        return dying(options.kills_of_player, options.seed, console)
    if options.minutes:
        return troubled(options.minutes, options.every, options.seed, options.json.resolve(), console)
    began = time.monotonic()
    found = fuzzed(options.count, options.seed, options.keep.resolve(), console)
    for line in found.wrong:
        console.print(f"✗ {line}", markup=False)
    first, last = found.sizes_mb[0], found.sizes_mb[-1]
    console.print(
        f"{options.count} files in {time.monotonic() - began:.0f} s, seed {options.seed}: {dict(found.counts)}; "
        f"player {first[0]:.0f} → {last[0]:.0f} MB, ingest {first[1]:.0f} → {last[1]:.0f} MB; {len(found.wrong)} findings"
    )
    return FOUND if found.wrong else FINE


def killed(count: int, seed: int, console: Console) -> int:
    """A writer of the ledger that is killed; nothing that was acknowledged may be gone."""
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        found = kill(count, Path(folder), seed)
    console.print(
        f"{count} kills: {found.acknowledged} acknowledged, {found.lost} lost, {found.aborted} aborted, "
        f"{found.endless} without an end, chain {'ok' if found.chain else 'broken'}"
    )
    return FINE if found.fine else FOUND


def powerless(count: int, seed: int, console: Console) -> int:
    """Power cuts on a disk that keeps only what was synced; nothing that was acknowledged may be gone."""
    if reason := why_not():
        console.print(f"没有自己的文件系统，无法运行 No file system of its own: {reason}")
        return CANNOT_RUN
    good = True
    for what, cutting in (("ledger", cut_ledger), ("snapshot", cut_publishing)):
        with tempfile.TemporaryDirectory(prefix="soak-") as folder:
            found = cutting(count, Path(folder), seed)
        for line in found.wrong:
            console.print(f"✗ {line}", markup=False)
        console.print(
            f"{what}: {found.cuts} cuts, {found.acknowledged} acknowledged, {found.lost} lost, {dict(found.found)}; "
            f"{len(found.wrong)} findings"
        )
        good = good and found.fine
    return FINE if good else FOUND


def changed(count: int, console: Console) -> int:
    """A player that changes its slide every second; what it has allocated must not grow."""
    with tempfile.TemporaryDirectory(prefix="soak-") as folder, machine.x_server() as server:
        root = Path(folder)
        place = Installation(root / "content", root / "signage.toml", root / "home")
        content.settings(place.settings, place.home / STATE)
        files = changes.lay_out(place.content)
        with place.running(server.display) as subject:
            if not subject.wait_verdicts(files):
                raise RuntimeError("the content was not judged")
            sizes = changes.watch(subject, count, lambda text: console.print(f"  {text}"))
    more = changes.growth(sizes)
    console.print(f"{count} changes: {sizes[0]} → {sizes[-1]} MB, growth {more} MB (≤ {changes.MOST_MB:g})")
    return FINE if more <= changes.MOST_MB else FOUND


def troubled(minutes: float, every_s: float, seed: int, output: Path, console: Console) -> int:
    """The program as it runs in a lobby, with one fault after another."""
    with lobby(seed) as place:
        if not place.world.small_disk:
            console.print("  disk_full is left out: no small disk can be mounted here")
        result = unrest(place, minutes, every_s, lambda text: console.print(f"  {text}"))
        end(place.world)
        ask_ledger(result, place.settings, place.environ)
        ask_logs(result, place.world.state)
    wrong = [*result.wrong, *judge(result)]
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(figures(result, wrong), ensure_ascii=False, indent=1), encoding="utf-8")
    for line in [*table(result), *(f"✗ {line}" for line in wrong), f"→ {output}"]:
        console.print(line, markup=False, soft_wrap=True)
    return FOUND if wrong else FINE


def dying(count: int, seed: int, console: Console) -> int:
    """The player is killed again and again; its picture has to stay, and to move again soon."""
    with lobby(seed) as place:
        found = deaths(place, count, lambda text: console.print(f"  {text}"))
    figures_s = ", ".join(f"{percent} %: {found.percentile(percent):.2f} s" for percent in (50, 90, 95, 99))
    console.print(
        f"{count} kills of the player: {figures_s}, longest {max(found.felt_s):.2f} s; "
        f"samples {found.samples} ({found.hz:.0f} a second)",
        markup=False,
        soft_wrap=True,
    )
    for line in found.wrong:
        console.print(f"✗ {line}", markup=False)
    return FOUND if found.wrong else FINE


def fuzzed(count: int, seed: int, keep: Path, console: Console) -> Findings:
    """A player on a screen of its own, with some good content and the damaged files beside it."""
    with tempfile.TemporaryDirectory(prefix="soak-") as folder, machine.x_server() as server:
        root = Path(folder)
        place = Installation(root / "content", root / "signage.toml", root / "home")
        content.settings(place.settings, place.home / STATE)
        files = content.cards(place.content, 12, dwell_s=1)
        target = place.content / "02 新到"
        target.mkdir()
        with place.running(server.display) as subject:
            if not subject.wait_verdicts(files):
                raise RuntimeError("the good content was not judged")
            run = Run(subject, target, place.home / STATE, keep, lambda text: console.print(f"  {text}"))
            return fuzz(run, count, seed)


if __name__ == "__main__":
    raise SystemExit(main())
