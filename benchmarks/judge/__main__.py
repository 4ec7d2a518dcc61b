"""The judge as a process of its own, so that nothing else in the benchmark can hold it up.

    python -m benchmarks.judge --screen FILE --hz 250 name:x:400,1000,1400,56 stage:level:0,140,1920,700
    python -m benchmarks.judge --screen FILE --drawn 100,200,1500,500
    python -m benchmarks.judge --screen FILE --png OUT

Prints "ready", then watches until SIGTERM or `--seconds`, then prints one JSON object. As root it asks for nice -10.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import time
from pathlib import Path

from benchmarks.judge.framebuffer import Framebuffer, Region
from benchmarks.judge.watch import Level, Look, Mover, wait_drawn, watch


def region(text: str) -> Region:
    """`x,y,w,h`."""
    return Region(*(int(word) for word in text.split(",")))


def look_of(text: str) -> tuple[str, Look]:
    """`name:x|y|level:x,y,w,h`."""
    name, kind, where = text.split(":")
    return name, Level(region(where)) if kind == "level" else Mover(region(where), kind)


def main() -> int:
    """Watch and tell."""
    parser = argparse.ArgumentParser(prog="benchmarks.judge")
    parser.add_argument("--screen", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=3600.0)
    parser.add_argument("--hz", type=float, default=250.0)
    parser.add_argument("--drawn", type=region)
    parser.add_argument("--png", type=Path)
    parser.add_argument("looks", nargs="*", type=look_of)
    options = parser.parse_args()
    screen = Framebuffer(options.screen)
    if options.png:
        screen.write_png(options.png)
        return 0
    with contextlib.suppress(PermissionError):
        os.setpriority(os.PRIO_PROCESS, 0, -10)
    stopped: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda caught, _: stopped.append(caught))
    ends = time.monotonic() + options.seconds
    print("ready", flush=True)

    def stop() -> bool:
        return bool(stopped) or time.monotonic() >= ends

    if options.drawn:
        print(json.dumps({"drawn": wait_drawn(screen, options.drawn, stop)}))
        return 0
    start, end, worst = watch(screen, [look for _, look in options.looks], options.hz, stop)
    told = {name: look.figures(start, end) for name, look in options.looks}
    print(json.dumps({"seconds": round(end - start, 2), "judge_worst_gap_ms": round(worst * 1000, 1), **told}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
