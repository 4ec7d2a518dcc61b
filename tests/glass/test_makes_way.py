"""A player that has grown too large makes way for another one: at a change of slide, behind the curtain, and nobody at the wall sees it.

The ceiling is so low that every player reaches it at its first look; all else is as it is on a wall.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
from running import end_all, pids, wait_for_curtain, wait_for_one

from signage.core.ledger.entry import Act, Result

pytestmark = [pytest.mark.glass, pytest.mark.timeout(180)]

PATIENCE_S = 60.0
DWELL_S = 2
WORDS = "停水通知\n\n今天下午停水。\n\n请提前接水。"
LINES = "随手锁屏，离桌清桌面，人走断电。\n涉密不上网，上网不涉密，发现问题马上报告。\n"
MOVES = 0.02
SUPERVISOR = """
import sys
from signage.supervise import memory
memory.LOOK_S, memory.LEAST_MB, memory.TIMES = 5.0, 1.0, 0.1
from signage.cli.main import main
raise SystemExit(main(sys.argv[1:]))
"""


@pytest.fixture
def hall(session: Any) -> Iterator[Any]:
    session.configure(more='[hours]\ndawn = "00:00"\ndusk = "23:59"\n')  # by day, whenever this runs
    session.drop("通知.txt", WORDS, dwell=DWELL_S)
    session.drop("滚动提示/提示.txt", LINES, dwell=0)
    (session.content / "滚动提示" / "_section.toml").write_text('role = "ticker"\n', "utf-8")
    words = [sys.executable, "-I", "-c", SUPERVISOR, "run", "--settings", str(session.settings_file)]
    try:
        with (session.folder / "run.log").open("wb") as log:
            session._processes.append(subprocess.Popen(words, env=session.environ(), stdout=log, stderr=log))
        yield session
    finally:
        end_all(session.folder)


def rows(session: Any) -> list[tuple[str, dict[str, Any]]]:
    """What the ledger has, in its order."""
    [path] = (session.folder / "state" / "ledger").glob("*.db")
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return [(act, json.loads(body)) for act, body in base.execute("SELECT act, body FROM entries ORDER BY seq")]
    finally:
        base.close()


def test_a_planned_restart_is_seen_by_nobody(hall: Any) -> None:
    wait_for_curtain(hall.folder, items=2)
    held = hall.stage()
    assert held.std() > 5, "something stands on the stage"
    player = wait_for_one("signage.screen", hall.folder)
    watch, began = hall.watch({"held": held}), time.monotonic()
    wait_for_one("signage.screen", hall.folder, but=player)
    came, ends = time.monotonic(), time.monotonic() + PATIENCE_S
    while sum(sample.ticker_moved > MOVES for sample in list(watch.samples) if sample.at > came + 0.2) < 20:
        assert time.monotonic() < ends, "nothing moves"
        time.sleep(0.02)
    samples = [sample for sample in list(watch.samples) if sample.at > began]
    wrong = [(round(sample.at - began, 3), round(sample.mean)) for sample in samples if sample.stage != "held"]
    assert len(samples) > 50
    assert not wrong, f"{len(wrong)} of {len(samples)} looks: {wrong[:10]}"
    assert player not in pids("signage.screen", hall.folder)
    acts = rows(hall)
    last = max(n for n, (act, _) in enumerate(acts) if act == Act.STARTED)
    results = [body["result"] for act, body in acts[:last] if act == Act.END]
    assert len(results) >= 2
    assert set(results) == {Result.PLAYED.value}, "at a change of slide: nothing was broken off"
    assert [act for act, _ in acts[:last]][-1] == Act.STOPPED, "it took its leave"
