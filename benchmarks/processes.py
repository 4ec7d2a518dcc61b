"""CPU time and memory of a process and all its descendants, from /proc.

CPU counts children that have ended meanwhile, through their parents. Memory is PSS: shared pages count by shares.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


class Stat(NamedTuple):
    """From /proc/<pid>/stat: the parent, and CPU-seconds with those of ended children."""

    parent: int
    cpu_s: float


def parse_stat(line: str) -> Stat:
    """The name in the second field may hold anything, so what counts comes after the last parenthesis."""
    fields = line.rpartition(")")[2].split()
    return Stat(int(fields[1]), sum(int(word) for word in fields[11:15]) / TICKS)


def stat(pid: int) -> Stat | None:
    """None when the process is gone."""
    try:
        return parse_stat((PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace"))
    except (FileNotFoundError, ProcessLookupError):
        return None


def tree(root: int) -> tuple[int, ...]:
    """`root` and its descendants."""
    parents = {}
    for entry in PROC.iterdir():
        if entry.name.isdecimal() and (found := stat(int(entry.name))) is not None:
            parents[int(entry.name)] = found.parent
    members = [root]
    for member in members:
        members += [pid for pid, parent in parents.items() if parent == member]
    return tuple(members)


def command(pid: int) -> tuple[str, ...]:
    """Its command line; empty when it is gone."""
    try:
        return tuple((PROC / str(pid) / "cmdline").read_bytes().decode("utf-8", "replace").split("\0")[:-1])
    except (FileNotFoundError, ProcessLookupError):
        return ()


def cpu_seconds(pids: tuple[int, ...]) -> float:
    """CPU-seconds since their starts."""
    return sum(found.cpu_s for pid in pids if (found := stat(pid)) is not None)


def pss_mb(pids: tuple[int, ...]) -> float:
    """PSS in MB (10^6 bytes). A process that ends while it is asked counts nothing."""
    return sum(_rollup_kb(pid, "Pss:") for pid in pids) * 1024 / 1e6


def own_mb(pid: int) -> float:
    """What a process has allocated itself, in MB: unlike PSS it does not depend on who else runs the same programs."""
    return _rollup_kb(pid, "Pss_Anon:") * 1024 / 1e6


def _rollup_kb(pid: int, field: str) -> int:
    try:
        text = (PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith(field)), 0)
