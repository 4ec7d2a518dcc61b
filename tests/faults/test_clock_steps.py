"""D1: the wall clock is stepped under a player that plays. A real process; its wall clock, and no other, is what the test says."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hall import PLAYING, Hall, with_player

from signage.core.ledger.entry import Act

pytestmark = pytest.mark.timeout(900)

STEPPED = """
from datetime import timedelta
from signage.screen import clock

true = clock.Clock.now

def now(self):
    try:
        seconds = int(told.read_text())
    except (OSError, ValueError):
        seconds = 0
    return true(self) + timedelta(seconds=seconds)

clock.Clock.now = now
"""
HOUR, DAY = 3600, 86_400
STEPS = (HOUR, -HOUR, DAY, -DAY, 5 * 365 * DAY, 0)
LONGEST_MS = 10 * 60 * 1000
"""No slide stood so long, whatever the clock said meanwhile."""


def test_d1_a_clock_that_is_stepped_stops_nothing_and_lengthens_nothing(hall: Hall, tmp_path: Path) -> None:
    told = tmp_path / "seconds ahead"
    hall.run(program=with_player(STEPPED, told))
    hall.plays()
    for seconds in STEPS:
        told.write_text(str(seconds), "ascii")
        hall.waits(lambda at=seconds: abs(hall.ahead_s() - at) < HOUR / 2)  # type: ignore[misc]
        hall.plays()
    assert hall.players() == 1, "nobody had to begin anew"
    hall.ends()
    lasted = [row["ms"] for row in hall.rows(Act.END)]
    assert len(lasted) > len(STEPS)
    assert all(0 <= ms < LONGEST_MS for ms in lasted)
    verify = [*PLAYING, "report", "--settings", str(hall.settings), "--verify"]
    assert subprocess.run(verify, env=hall.environ, check=False, capture_output=True).returncode == 0
