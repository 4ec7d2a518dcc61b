"""E7: what nobody caught, in whatever thread or language, ends the player with its own code: the supervisor starts a whole one."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from signage.screen.window.failing import FAULT

PLAYER = """
import logging, os, sys, threading
from PySide6.QtCore import QObject, Property, QTimer, QUrl, Signal
from PySide6.QtQml import QQmlComponent
from signage.layout.themes import load_theme
from signage.paths import themes
from signage.screen.window import window as win
from signage.screen.window.failing import guarded_application
logging.basicConfig(format="%(levelname)s %(message)s")
app, failing = guarded_application()
from signage.screen.picture.pictures import Pictures
from signage.screen.picture.presenter import blank_state
from signage.screen.window.scene import Scene
scene = Scene(blank_state((64, 48), load_theme(themes(), "calm").day))
engine, window = win.load_window(scene, Pictures())
window.show()

def fails(*_):
    raise RuntimeError("somebody erred")

class Owner(QObject):
    changed = Signal()
    value = Property(int, fails, notify=changed)

def qml(body, *words):
    made = QQmlComponent(engine)
    made.setData(f"import QtQml\\n{body}".encode(), QUrl.fromLocalFile("/nowhere/Broken.qml"))
    kept.append((made, made.createWithInitialProperties(*words) if words else made.create()))

kept = []
CASES = {
    "a slot": lambda: QTimer.singleShot(0, fails),
    "a thread": lambda: threading.Thread(target=fails).start(),
    "a signal of the window": lambda: (window.frameSwapped.connect(fails), window.setProperty("pulse", 1)),
    "a name that is not there": lambda: qml("QtObject { Component.onCompleted: nobody.knows() }"),
    "a value that is none": lambda: qml("QtObject { property var none; property int n: none.length }"),
    "a property written in Python": lambda: qml(
        "QtObject { required property QtObject owner; property int n: owner.value }", {"owner": Owner()}
    ),
    "nothing": lambda: QTimer.singleShot(500, lambda: app.exit(0)),
}
QTimer.singleShot(0, CASES[sys.argv[1]])
code = win.run_until_signal(app)
sys.stderr.flush()
os._exit(code)
"""
FAULTS = (
    "a slot",
    "a thread",
    "a signal of the window",
    "a name that is not there",
    "a value that is none",
    "a property written in Python",
)


def played(case: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-I", "-c", PLAYER, case]
    return subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("case", FAULTS)
def test_e7_what_nobody_caught_ends_the_player(case: str) -> None:
    done = played(case)
    assert done.returncode == FAULT, done.stderr
    assert "ERROR" in done.stderr, "the log says where"


def test_e7_without_a_fault_it_plays() -> None:
    done = played("nothing")
    assert (done.returncode, "ERROR" in done.stderr) == (0, False), done.stderr


BROKEN = """
import sys
from pathlib import Path
from pathlib import Path
from signage.screen.window import window
window.QML = Path(sys.argv.pop(1))
from signage.screen.player import main
raise SystemExit(main())
"""
SCENES = {
    "no file": None,
    "no QML": "this is none",
    "no window": "import QtQml\nQtObject {}",
    "a type that is not there": "import QtQuick\nWindow { Nothing {} }",
}


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_e7_a_scene_that_does_not_load_is_never_half_shown(scene: str | None, tmp_path: Path) -> None:
    if scene is not None:
        (tmp_path / "Main.qml").write_text(scene, "utf-8")
    words = [sys.executable, "-I", "-c", BROKEN, str(tmp_path), "--state", str(tmp_path / "state")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode not in (0, -signal.SIGKILL), done.stderr
    assert "did not load" in done.stderr
