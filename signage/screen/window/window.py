"""The one window of the process, and how the program ends without destroying it. Where it lies: `screen.window.placing`."""

from __future__ import annotations

import ctypes
import logging
import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from signage.screen.picture.pictures import PROVIDER, Pictures
from signage.screen.window.maintenance import PROVIDER as MAINTENANCE
from signage.screen.window.maintenance import Field
from signage.screen.window.plugins import keep_to_package
from signage.screen.window.scene import Scene

QML = Path(__file__).parent.parent / "qml"
WAKE_MS = 200
WHOLE_S = 1.0
PR_SET_TIMERSLACK, PUNCTUAL_NS = 29, 1
SCENE_ERROR = re.compile(r"\b(?:Reference|Type|Range|Syntax)?Error\b")
LOG = logging.getLogger("signage.screen")


def set_renderer() -> None:
    """Software scene graph on the threaded loop, before Qt starts; what the environment says already is kept."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QSG_RENDER_LOOP", "threaded")
    for name in ("QML_IMPORT_PATH", "QML2_IMPORT_PATH", "QT_PLUGIN_PATH", "QML_XHR_ALLOW_FILE_READ"):
        os.environ.pop(name, None)


def be_punctual() -> None:
    """Threads that begin from now on sleep as long as they say: Linux lets them sleep 50 µs longer, and more for its own convenience.

    The render loop sleeps between two pictures, and moves everything by one step a picture: so it keeps its speed (prctl(2)).
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_TIMERSLACK, PUNCTUAL_NS, 0, 0, 0)


def log_qt_messages(fault: Callable[[], None] = lambda: None) -> None:
    """Qt's and QML's warnings go to the log: they are faults of ours. `fault` is called for an error in the scene's code."""

    def handler(kind: QtMsgType, _context: object, text: str) -> None:
        broken = ".qml:" in text and bool(SCENE_ERROR.search(text))
        quiet = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        LOG.log(logging.ERROR if broken else logging.DEBUG if quiet else logging.WARNING, "qt: %s", text)
        if broken:
            fault()

    qInstallMessageHandler(handler)


def load_window(scene: Scene, pictures: Pictures) -> tuple[QQmlApplicationEngine, QQuickWindow]:
    """The engine and its window, not yet shown. Raises `RuntimeError` when the scene does not load."""
    engine = QQmlApplicationEngine()
    keep_to_package(engine)
    engine.addImageProvider(PROVIDER, pictures)
    engine.addImageProvider(MAINTENANCE, Field())
    engine.setInitialProperties({"scene": scene})
    engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
    roots = engine.rootObjects()
    if not roots or not isinstance(roots[0], QQuickWindow):
        raise RuntimeError("the scene did not load")
    return engine, roots[0]


def show_as_window(window: QQuickWindow, size: tuple[int, int]) -> None:
    """An ordinary window among others, which may be closed."""
    window.resize(*size)
    window.setProperty("closes", True)  # noqa: FBT003 - a property's value
    window.show()


def wait_until_whole(window: QQuickWindow, patience_s: float = WHOLE_S) -> None:
    """Loads the first picture before the window is shown: its first frame has nothing missing, as far as time allows."""
    ends = time.monotonic() + patience_s
    while not window.property("settledStage") and time.monotonic() < ends:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)


def run_until_signal(app: QGuiApplication, seconds: float | None = None) -> int:
    """The GUI loop until SIGTERM, SIGINT or so many `seconds`; its exit code. The timer lets Python see its signals."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: app.exit(0))  # quit would ask the window, which closes for nobody
    wake = QTimer()
    wake.timeout.connect(lambda: None)
    wake.start(WAKE_MS)
    if seconds is not None:
        QTimer.singleShot(round(seconds * 1000), lambda: app.exit(0))
    return app.exec()


def leave(window: QQuickWindow, code: int) -> None:
    """Ends the process: hide, flush, `os._exit`. Destroying a software window on the threaded loop can hang."""
    window.hide()
    QCoreApplication.processEvents()
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
