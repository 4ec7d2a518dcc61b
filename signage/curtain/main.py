"""The curtain's process: looks for a new picture ten times a second, and after what must not be shown any more.

In: the memory of the last picture, the state folder (withdrawals only), the supervisor's command. Out: a window at the bottom. Its only
work while the player is well is a few comparisons a second.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import time
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from signage.curtain.allowed import Allowed
from signage.curtain.guardian import Guardian, starter
from signage.curtain.stacking import Stacking
from signage.curtain.window import Curtain
from signage.lastpicture import About, read
from signage.supervise.locks import is_held, lock_name
from signage.system import thrift

LOOK_MS = 100
ANOTHER = 1
"""How the loop ends when another curtain hangs: the root window is that one's now."""
ROUND = 5
"""Every so many looks also at withdrawals and at the place under all other windows."""


def main(argv: list[str] | None = None) -> int:
    """Entry of `python -m signage.curtain`. Ends by SIGTERM, or when another supervisor has brought another curtain."""
    parser = argparse.ArgumentParser(prog="signage.curtain")
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--screen", required=True)
    parser.add_argument("--picture", type=int, required=True, help="the descriptor of the last picture")
    parser.add_argument(
        "--again", required=True, help="how the supervisor was started: folder, variables, command; a JSON list"
    )
    options = parser.parse_args(argv)
    thrift.begin()
    app = QGuiApplication(["signage"])
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: app.exit(0))  # quit would ask the window, which closes for nobody
    lock = options.state / lock_name(options.screen)
    folder, own, *command = json.loads(options.again)
    start = starter(command, Path(folder), {**os.environ, **json.loads(own)})
    work = Work(options.picture, options.state, Guardian(os.getppid(), lambda: is_held(lock), start), app)
    timer = QTimer()
    timer.timeout.connect(work.look)
    timer.start(LOOK_MS)
    work.look()
    if app.exec() != ANOTHER:
        work.leave()
    os._exit(0)


class Work:
    """What is looked after, once in every turn of the timer."""

    def __init__(self, picture: int, state: Path, guardian: Guardian, app: QGuiApplication) -> None:
        self._descriptor, self._guardian, self._app = picture, guardian, app
        self._allowed, self._curtain = Allowed(state), Curtain()
        self._stacking = Stacking(self._curtain)
        self._known, self._about = 0, About()
        self._came, self._turn = 0.0, 0

    def look(self) -> None:
        """One turn."""
        now = time.monotonic()
        newer = read(self._descriptor, self._known)
        if newer is not None:
            self._known, self._about, self._came = newer.sequence, newer.about, now
            self._curtain.adopt(newer)
            self._stacking.paint_root(newer.about)
            del newer
            thrift.give_back()
        self._turn += 1
        if self._turn % ROUND == 0 and self._known:
            self._stacking.keep(self._about)
            if not self._allowed.is_allowed(self._about, now - self._came, datetime.now(UTC)):
                self._curtain.turn_neutral()
        if self._guardian.may_end(now):
            self._app.exit(ANOTHER)

    def leave(self) -> None:
        """A normal end."""
        self._stacking.leave()
