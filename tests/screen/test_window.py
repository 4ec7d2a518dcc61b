"""The window of a player that is full screen: nobody closes it, and a signal still ends the loop in order."""

import subprocess
import sys

import pytest

PLAYER = """
import os, signal, sys
from PySide6.QtCore import QTimer
from signage.layout.themes import load_theme
from signage.paths import themes
from signage.screen.window import window as win
from signage.screen.shot import application
app = application()
from signage.screen.picture.pictures import Pictures
from signage.screen.picture.presenter import blank_state
from signage.screen.window.scene import Scene
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

SLACK = """
import ctypes, threading
from signage.screen.window.window import be_punctual
be_punctual()
told = []
thread = threading.Thread(target=lambda: told.append(ctypes.CDLL(None).prctl(30, 0, 0, 0, 0)))  # PR_GET_TIMERSLACK
thread.start()
thread.join()
print(told)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such setting")
def test_threads_of_a_player_sleep_no_longer_than_they_say() -> None:
    done = subprocess.run([sys.executable, "-I", "-c", SLACK], capture_output=True, text=True, timeout=40, check=False)
    assert done.stdout == "[1]\n", done.stderr


@pytest.mark.parametrize(("sort", "answer"), [("full", "stays"), ("windowed", "closed")])
def test_who_may_close_it_and_what_ends_the_loop(sort: str, answer: str) -> None:
    words = [sys.executable, "-I", "-c", PLAYER, sort]
    done = subprocess.run(words, capture_output=True, text=True, timeout=40, check=False)
    assert done.stdout.splitlines() == [answer, "loop ended 0"], done.stderr
