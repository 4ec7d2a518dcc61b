"""E6: one thread of the player stands still, and all others go on. It is found, and another player takes the place.

The player is the real one, but for a thread that the test tells to wait for ever; the supervisor knows nothing of that.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hall import Hall, with_player

from signage.core.ledger.entry import Act, Result

pytestmark = pytest.mark.timeout(900)

ILL = """
import threading
from PySide6.QtCore import Qt, QTimer
from signage.screen.stage import brain
from signage.screen.window import lifeline
from signage.screen.window import window

lifeline.BRAIN_S = 2.0

def waits(thread):
    try:
        if told.read_text() != thread:
            return
        told.unlink()
    except OSError:
        return
    threading.Event().wait()

step, load, run = brain.Brain.step, window.load_window, window.run_until_signal

def steps(self):
    waits("brain")
    step(self)

def loads(*words):
    engine, made = load(*words)
    made.beforeRendering.connect(lambda: waits("render"), Qt.ConnectionType.DirectConnection)
    return engine, made

def runs(app):
    timer = QTimer()
    timer.timeout.connect(lambda: waits("window"))
    timer.start(50)
    return run(app)

brain.Brain.step, window.load_window, window.run_until_signal = steps, loads, runs
"""


def test_e6_a_player_of_which_one_thread_hangs_is_replaced(hall: Hall, tmp_path: Path) -> None:
    order = tmp_path / "who hangs"
    hall.run(program=with_player(ILL, order))
    hall.plays()
    for count, thread in enumerate(("brain", "window", "render"), 1):
        order.write_text(thread, "utf-8")
        hall.waits(lambda: not order.exists())
        hall.waits(lambda players=count: hall.players() > players)  # type: ignore[misc]
        assert (hall.folder / "said").read_text("utf-8", "replace").count("in waits") >= count, "it was let write where"
    ends = [row["result"] for row in hall.rows(Act.END)]
    assert ends.count(Result.ABORTED.value) >= 3, "what hung is not told as played"
