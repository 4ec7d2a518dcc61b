"""The window of a player that is full screen: nobody closes it, and a signal still ends the loop in order."""

import subprocess
import sys

import pytest

PLAYER = """
import os, signal, sys
from PySide6.QtCore import QTimer
from signage.layout.themes import load_theme
from signage.paths import themes
from signage.screen import window as win
from signage.screen.picture import application
app = application()
from signage.screen.pictures import Pictures
from signage.screen.presenter import blank_state
from signage.screen.scene import Scene
engine, window = win.load_window(Scene(blank_state((64, 48), load_theme(themes(), "calm").day)), Pictures())
if sys.argv[1] == "windowed":
    win.show_as_window(window, (64, 48))
else:
    window.show()
QTimer.singleShot(100, lambda: print("closed" if window.close() else "stays", flush=True))
QTimer.singleShot(300, lambda: os.kill(os.getpid(), signal.SIGTERM))
code = win.run_until_signal(app)
print("loop ended", code, flush=True)
os._exit(0)
"""


@pytest.mark.parametrize(("sort", "answer"), [("full", "stays"), ("windowed", "closed")])
def test_who_may_close_it_and_what_ends_the_loop(sort: str, answer: str) -> None:
    words = [sys.executable, "-I", "-c", PLAYER, sort]
    done = subprocess.run(words, capture_output=True, text=True, timeout=40, check=False)
    assert done.stdout.splitlines() == [answer, "loop ended 0"], done.stderr
