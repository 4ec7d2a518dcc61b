"""The fuzz run: damaged files of all kinds are dropped into the folder of a running player, batch by batch.

In: how many, a seed, a running `signage run`. Out: what was found: a process that ended or was exchanged, a file
without a verdict or without a word, a worker that crashed, a card that could not be laid out. Ends nothing that it
did not start.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import processes
from benchmarks.subject import Subject
from soak.mutate import mutant
from soak.seeds import seeds

BATCH, UNDER_WAY, POOL = 100, 1500, 1000
"""Files dropped or deleted at once; how many may wait for their verdict (an incomplete file is given a minute to be
finished), and how many of those that have one lie in the folder."""
STUCK_S = 300.0
PARTS = ("signage.screen", "signage.ingest")
CRASHES = frozenset({"worker-failed", "timeout"})
NAMES = (
    "新到 {n:05}",
    "{n:05} \u202efdp",
    "<img src=x>{n:05}",
    "-{n:05};rm",
    "{n:05}\n二",
    "🎉{n:05}",
    "长" * 60 + "{n:05}",
)


@dataclass(slots=True)
class Findings:
    """What went wrong, each once, and what was counted on the way."""

    wrong: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    sizes_mb: list[tuple[float, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Run:
    """The run under way. `keep` is where files go that a worker did not survive."""

    subject: Subject
    folder: Path
    state: Path
    keep: Path
    say: Callable[[str], None]


def fuzz(run: Run, count: int, seed: int) -> Findings:
    """Drop `count` damaged files, as fast as they are judged, and watch what becomes of each."""
    found = Findings()
    whole = seeds()
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    before = parts(run.subject)
    waiting: dict[int, Path] = {}
    judged: deque[Path] = deque()
    dropped_so_far, moved_at = 0, time.monotonic()
    while dropped_so_far < count or waiting:
        if dropped_so_far < count and len(waiting) + BATCH <= UNDER_WAY:
            numbers = range(dropped_so_far, min(count, dropped_so_far + BATCH))
            waiting |= {number: dropped(run.folder, number, chance, whole) for number in numbers}
            dropped_so_far = numbers.stop
        time.sleep(1.0)
        done = {
            number: row for number, row in table(run.subject.status).items() if number in waiting and has_verdict(row)
        }
        for number, row in done.items():
            judge_row(run, waiting[number], row, found)
            judged.append(waiting.pop(number))
        while len(judged) > POOL:
            for path in [judged.popleft() for _ in range(BATCH)]:
                path.unlink()
        if (now := parts(run.subject)) != before:
            found.wrong.append(f"processes changed when {dropped_so_far} files were dropped: {before} → {now}")
            before = now
        moved_at = time.monotonic() if done else moved_at
        if time.monotonic() - moved_at > STUCK_S:
            found.wrong.append(f"no verdict for {STUCK_S:.0f} s: {sorted(waiting)[:20]}")
            break
        note_sizes(run, now, dropped_so_far - len(waiting), found)
    found.wrong += errors_logged(run.state)
    return found


def note_sizes(run: Run, now: dict[str, int], done: int, found: Findings) -> None:
    """Every thousand files: how much memory the two processes have allocated."""
    if done // 1000 + 1 > len(found.sizes_mb):
        player, ingest = (processes.own_mb(now[part]) if part in now else 0.0 for part in PARTS)
        found.sizes_mb.append((player, ingest))
        run.say(f"{done} judged, player {player:.0f} MB, ingest {ingest:.0f} MB, {dict(found.counts)}")


def parts(subject: Subject) -> dict[str, int]:
    """The processes that must never end: module → process id. A child about to become a worker is none of them."""
    known = {}
    for pid in subject.all:
        found = processes.stat(pid)
        words = processes.command(pid)
        if found is not None and found.parent == subject.pid:
            known.update({part: pid for part in PARTS if part in words})
    return {"parent": subject.pid, **known} if processes.stat(subject.pid) else known


def dropped(folder: Path, number: int, chance: random.Random, whole: tuple[tuple[str, bytes], ...]) -> Path:
    """One damaged file in the folder, one in ten under an ugly name."""
    suffix, data = mutant(chance, whole)
    name = chance.choice(NAMES) if chance.random() < 0.1 else NAMES[0]
    path = folder / (name.format(n=number) + suffix)
    path.write_bytes(data)
    return path


def digits(name: str) -> str:
    """The number in a file's name, which survives whatever is done to the name for showing."""
    return "".join(char for char in name.rpartition("/")[2].rpartition(".")[0] if char.isascii() and char.isdigit())[
        -5:
    ]


def table(status: Path) -> dict[int, dict[str, Any]]:
    """The items of the status file by the number in their names; none while it is being exchanged."""
    try:
        items: list[dict[str, Any]] = json.loads(status.read_bytes())["items"]
    except (OSError, ValueError):
        return {}
    return {int(digits(row["path"])): row for row in items if len(digits(row["path"])) == 5}


def has_verdict(row: dict[str, Any]) -> bool:
    """Whether a file waits for nothing any more."""
    return bool(row["status"] != "queued" or row["verdict"] == "accepted") and "still-copying" not in codes(row)


def codes(row: dict[str, Any]) -> set[str]:
    """The reasons that are given for a file."""
    return {reason["code"] for reason in row["reasons"]}


def judge_row(run: Run, path: Path, row: dict[str, Any], found: Findings) -> None:
    """A file has a word for people in two languages; no worker crashed over it."""
    found.counts[row["status"]] += 1
    if not row["said"] or not all(said["text_zh"] and said["text_en"] for said in row["said"]):
        found.wrong.append(f"nothing is said of {path.name!r}")
    if CRASHES & codes(row):
        run.keep.mkdir(parents=True, exist_ok=True)
        kept = run.keep / f"{digits(path.name)}{path.suffix}"
        kept.write_bytes(path.read_bytes())
        found.wrong.append(f"a worker did not survive {kept.name}: {sorted(codes(row))}")


def errors_logged(state: Path) -> list[str]:
    """What the processes logged as errors: faults of ours, each once."""
    texts: Counter[str] = Counter()
    for log in sorted((state / "logs").glob("*.log*")):
        for line in log.read_text("utf-8", "replace").splitlines():
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if record.get("level") in {"error", "critical"}:
                texts[f"{log.name}: {record.get('trace', record.get('text', ''))[-600:]}"] += 1
    return [f"logged {times} times: {text}" for text, times in texts.items()]
