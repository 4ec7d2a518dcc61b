"""The long run: slides of one second each, of every kind, and what the player has allocated all the while.

In: a running `signage run` over such content, how many changes. Out: its own memory in MB, every half minute, from the
end of the first minute on. Memory that grows with the changes is a leak, however slow.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import content, processes
from benchmarks.subject import Subject
from soak.seeds import seeds

FIRST_S, EVERY_S = 60.0, 30.0
MOST_MB = 5.0
KINDS = (".jpg", ".png", ".gif", ".pdf", ".csv", ".xlsx", ".docx")


def lay_out(folder: Path, dwell_s: int = 1) -> int:
    """Cards of so many seconds, and one file of each other kind. Gives the number of files."""
    files = content.cards(folder, 12, dwell_s=dwell_s)
    section = folder / "02 其他"
    section.mkdir()
    (section / "_section.toml").write_text(f'title = "其他"\ndwell_s = {dwell_s}\n', encoding="utf-8")
    whole = {suffix: data for suffix, data in seeds() if suffix in KINDS}
    for number, (suffix, data) in enumerate(sorted(whole.items())):
        (section / f"{number:02} 样例{suffix}").write_bytes(data)
    return files + len(whole)


def watch(subject: Subject, changes: int, say: Callable[[str], None]) -> list[float]:
    """The player's own memory while about so many slides change."""
    sizes: list[float] = []
    player = subject.player
    began = time.monotonic()
    time.sleep(min(FIRST_S, changes / 4))
    while time.monotonic() - began < changes:
        sizes.append(round(processes.own_mb(player), 1))
        say(f"{time.monotonic() - began:.0f} s: {sizes[-1]} MB")
        time.sleep(EVERY_S)
    if subject.player != player:
        raise RuntimeError("the player was exchanged")
    return sizes


def growth(sizes: list[float]) -> float:
    """MB between the means of the first and the last quarter: one reading alone is no proof either way."""
    quarter = max(1, len(sizes) // 4)
    return round(sum(sizes[-quarter:]) / quarter - sum(sizes[:quarter]) / quarter, 1)
