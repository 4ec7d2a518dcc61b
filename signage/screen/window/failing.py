"""A fault of ours ends the player: a half-built scene goes on in nobody's name, and the supervisor starts a whole one.

In: exceptions that nobody caught, errors in the scene's code. Out: a line in the log with the place, and the end of the event loop
with `FAULT`. A turn of the brain that fails is none: the picture stays, and the next turn may succeed. When the supervisor sends
SIGABRT, where every thread stands goes to stderr.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from signage.channel import CANNOT_SHOW, MADE_WAY
from signage.core.events import Event, happens
from signage.screen.window.placing import has_colours
from signage.screen.window.plugins import keep_to_jpeg
from signage.screen.window.window import log_qt_messages

FAULT = 70
"""EX_SOFTWARE of sysexits.h."""
LOG = logging.getLogger("signage.screen")


class Failing(QObject):
    """Made in the GUI thread; told from any."""

    _ends = Signal(int)

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__()
        self._ends.connect(app.exit, Qt.ConnectionType.QueuedConnection)
        faulthandler.enable(all_threads=True)
        sys.excepthook = self._caught_by_nobody
        threading.excepthook = lambda args: self._caught_by_nobody(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def fail(self) -> None:
        """Something is broken that must not go on."""
        self._ends.emit(FAULT)

    def make_way(self) -> None:
        """The planned end."""
        self._ends.emit(MADE_WAY)

    def end(self) -> None:
        """Somebody who may has asked for it, and there is no supervisor to ask."""
        self._ends.emit(0)

    def _caught_by_nobody(self, kind: type[BaseException], fault: BaseException, place: TracebackType | None) -> None:
        LOG.error(
            "nobody caught %s; the player ends",
            kind.__name__,
            exc_info=(kind, fault, place),
            extra=happens(Event.PROGRAM_FAULT, kind.__name__),
        )
        self.fail()


def guarded_application(plugins: Path | None = None) -> tuple[QGuiApplication, Failing]:
    """The application of a player, without a pointer; what goes wrong in it ends it. `plugins`: where it is to look for them.

    A display that cannot be painted on ends it at once.
    """
    app = QGuiApplication(["signage"])
    if not has_colours():
        LOG.error("the display has too few colours")
        raise SystemExit(CANNOT_SHOW)
    app.setOverrideCursor(Qt.CursorShape.BlankCursor)
    failing = Failing(app)
    log_qt_messages(failing.fail)
    if plugins is not None:
        keep_to_jpeg(plugins)
    return app, failing
