"""Whoever dies, the picture stays: processes are killed, stopped and covered, and the framebuffer is watched meanwhile."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
from running import end_all, pids, wait_for_curtain, wait_for_one

pytestmark = [pytest.mark.glass, pytest.mark.timeout(240)]

PATIENCE_S = 60.0
LINES = (
    "随手锁屏，离桌清桌面，人走断电。\n涉密不上网，上网不涉密，发现问题马上报告。\n手机不进涉密会场，会前统一存放。\n"
)
MOVES = 0.02
BLACK = 12.0
"""Mean grey below which a screen is black; after dusk the darkest of ours has 30."""


class Lobby:
    """The program on a real screen, one text on its stage, reminders crawling."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.folder = session.folder
        session.drop("标语.txt", "安全生产，人人有责", dwell=600)
        (session.content / "滚动提示").mkdir()
        (session.content / "滚动提示" / "提示.txt").write_text(LINES, "utf-8")
        (session.content / "滚动提示" / "_section.toml").write_text('role = "ticker"\n', "utf-8")
        session.run()
        wait_for_curtain(self.folder, items=2)
        self.held = session.stage()
        assert self.held.std() > 5, "something stands on the stage"
        self.watch = session.watch({"held": self.held})
        self.look_round()
        self.wait_until_it_moves(time.monotonic())

    def look_round(self) -> None:
        """Waits until everybody is at work again, and learns who they are."""
        self.curtain = wait_for_curtain(self.folder, items=2)
        self.player = wait_for_one("signage.screen", self.folder)
        [self.supervisor] = pids("signage run", self.folder) or pids("-m signage run", self.folder)

    def wait_until_it_moves(self, since: float) -> float:
        """Waits until the ticker moves after `since`; the seconds that took."""
        ends = time.monotonic() + PATIENCE_S
        while True:
            moved = [
                sample.at for sample in list(self.watch.samples) if sample.at > since and sample.ticker_moved > MOVES
            ]
            if len(moved) > 20:
                return moved[20] - since
            assert time.monotonic() < ends, "nothing moves"
            time.sleep(0.02)

    def samples(self, since: float) -> list[Any]:
        return [sample for sample in list(self.watch.samples) if sample.at > since]

    def never_changed(self, since: float) -> None:
        """The stage has shown the same picture ever since."""
        samples = self.samples(since)
        assert len(samples) > 50
        wrong = [(round(sample.at - since, 3), round(sample.mean)) for sample in samples if sample.stage != "held"]
        assert not wrong, f"{len(wrong)} of {len(samples)} looks: {wrong[:10]}"

    def wait_for(self, true: Any) -> None:
        ends = time.monotonic() + PATIENCE_S
        while not true():
            assert time.monotonic() < ends
            time.sleep(0.02)


@pytest.fixture(scope="module")
def one_lobby(long_session: Any) -> Iterator[Lobby]:
    try:
        yield Lobby(long_session)
    finally:
        end_all(long_session.folder)


@pytest.fixture
def lobby(one_lobby: Lobby) -> Lobby:
    one_lobby.look_round()
    return one_lobby


def test_e1_a_killed_player_leaves_its_picture_and_is_back_soon(lobby: Lobby) -> None:
    killed = time.monotonic()
    os.kill(lobby.player, signal.SIGKILL)
    wait_for_one("signage.screen", lobby.folder, but=lobby.player)
    lobby.wait_until_it_moves(killed + 0.2)
    lobby.never_changed(killed)


def test_e2_the_curtain_and_ingest_are_started_again_alone(lobby: Lobby) -> None:
    killed = time.monotonic()
    ingest = wait_for_one("signage.ingest", lobby.folder)
    for pid in (lobby.curtain, ingest):
        os.kill(pid, signal.SIGKILL)
    wait_for_one("signage.curtain", lobby.folder, but=lobby.curtain)
    wait_for_one("signage.ingest", lobby.folder, but=ingest)
    wait_for_curtain(lobby.folder)
    assert pids("signage.screen", lobby.folder) == [lobby.player], "nobody has touched the player"
    lobby.never_changed(killed)
    os.kill(lobby.player, signal.SIGKILL)
    wait_for_one("signage.screen", lobby.folder, but=lobby.player)
    lobby.never_changed(killed)


def test_e2_player_and_curtain_killed_together_leave_no_black(lobby: Lobby) -> None:
    killed = time.monotonic()
    for pid in (lobby.player, lobby.curtain):
        os.kill(pid, signal.SIGKILL)
    wait_for_one("signage.screen", lobby.folder, but=lobby.player)
    wait_for_one("signage.curtain", lobby.folder, but=lobby.curtain)
    lobby.wait_until_it_moves(killed + 0.2)
    lobby.wait_for(lambda: lobby.samples(killed)[-1].stage == "held")
    dark = [round(sample.mean) for sample in lobby.samples(killed) if sample.mean < BLACK]
    assert not dark, f"{len(dark)} looks at something black"


def test_e3_a_killed_supervisor_comes_back_and_nothing_is_doubled(lobby: Lobby) -> None:
    killed = time.monotonic()
    os.kill(lobby.supervisor, signal.SIGKILL)
    again = wait_for_one("signage.screen", lobby.folder, but=lobby.player)
    lobby.wait_until_it_moves(killed + 1.0)
    lobby.wait_for(lambda: lobby.curtain not in pids("signage.curtain", lobby.folder))
    assert pids("signage.screen", lobby.folder) == [again]
    assert len(pids("signage.ingest", lobby.folder)) == 1
    lobby.never_changed(killed)


def test_e5_a_player_that_hangs_is_found_and_replaced(lobby: Lobby) -> None:
    stopped = time.monotonic()
    os.kill(lobby.player, signal.SIGSTOP)
    wait_for_one("signage.screen", lobby.folder, but=lobby.player)
    lobby.wait_until_it_moves(stopped + 1.0)
    lobby.never_changed(stopped)


def test_f2_an_output_that_goes_and_comes_back_shows_the_same(lobby: Lobby) -> None:
    tool = shutil.which("xrandr")
    if tool is None:
        pytest.skip("xrandr is not installed: nobody can unplug")
    unplugged = time.monotonic()
    for how in ("--off", "--auto"):
        words = [tool, "--output", "screen", how]
        subprocess.run(words, env=lobby.session.environ(), capture_output=True, check=False, timeout=20)
        lobby.wait_until_it_moves(time.monotonic() + 2.0)
    assert pids("signage.screen", lobby.folder) == [lobby.player]
    lobby.never_changed(unplugged)


FOREIGN = """
import sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QRasterWindow
class Window(QRasterWindow):
    def paintEvent(self, event):
        painter = QPainter(self)
        painter.fillRect(0, 0, 4000, 4000, QColor("magenta"))
        painter.end()
app = QGuiApplication(["foreign"])
window = Window()
if sys.argv[1] == "override":
    window.setFlags(Qt.WindowType.BypassWindowManagerHint | Qt.WindowType.WindowStaysOnTopHint)
window.setGeometry(100, 100, 900, 500)
window.show()
for wait in range(0, 1500, 100):
    QTimer.singleShot(wait, window.raise_)
print("there", flush=True)
app.exec()
"""
"""A window that somebody opens over the player's, and that comes to the front again for a while."""


@pytest.mark.parametrize("sort", ["override", "plain"])
def test_f5_a_foreign_window_does_not_stay_on_top(lobby: Lobby, sort: str) -> None:
    environ = {**lobby.session.environ(), "QT_QPA_PLATFORM": "xcb"}
    began = time.monotonic()
    foreign = subprocess.Popen([sys.executable, "-I", "-c", FOREIGN, sort], env=environ, stdout=subprocess.PIPE)
    try:
        assert foreign.stdout is not None
        assert foreign.stdout.readline() == b"there\n"
        lobby.wait_for(lambda: any(sample.stage != "held" for sample in lobby.samples(began)))
        lobby.wait_for(lambda: all(sample.stage == "held" for sample in lobby.samples(time.monotonic() - 1.5)))
    finally:
        foreign.kill()
        foreign.communicate()


def test_f5_a_foreign_window_does_not_come_out_when_the_player_dies(lobby: Lobby) -> None:
    environ = {**lobby.session.environ(), "QT_QPA_PLATFORM": "xcb"}
    began = time.monotonic()
    foreign = subprocess.Popen([sys.executable, "-I", "-c", FOREIGN, "override"], env=environ, stdout=subprocess.PIPE)
    try:
        assert foreign.stdout is not None
        assert foreign.stdout.readline() == b"there\n"
        lobby.wait_for(lambda: any(sample.stage != "held" for sample in lobby.samples(began)))
        lobby.wait_for(lambda: all(sample.stage == "held" for sample in lobby.samples(time.monotonic() - 1.5)))
        killed = time.monotonic()
        os.kill(lobby.player, signal.SIGKILL)
        wait_for_one("signage.screen", lobby.folder, but=lobby.player)
        lobby.wait_until_it_moves(killed + 0.2)
        lobby.never_changed(killed)
    finally:
        foreign.kill()
        foreign.communicate()


HELD = ("", "alt", "ctrl", "shift", "super", "ctrl+alt", "ctrl+shift", "alt+shift")
PRESSED = (
    *(f"F{number}" for number in range(1, 13)),
    *("Escape", "Tab", "Return", "space", "BackSpace", "Delete", "Insert", "Home", "End", "Prior", "Left", "Up"),
    *("Print", "Menu", "Pause", "c", "q", "w", "i", "l"),
)
KEYS = tuple("+".join(filter(None, (held, key))) for held in HELD for key in PRESSED)


def test_g15_keys_and_the_mouse_change_nothing(lobby: Lobby) -> None:
    tool = shutil.which("xdotool")
    if tool is None:
        pytest.skip("xdotool is not installed: nobody can press keys")
    began = time.monotonic()
    assert len(KEYS) > 200
    for words in (
        ("key", "--delay", "1", *KEYS),
        ("mousemove", "400", "300", "click", "1", "click", "3"),
        ("type", "quit"),
    ):
        subprocess.run([tool, *words], env=lobby.session.environ(), check=True, timeout=60)
    lobby.wait_for(lambda: len(lobby.samples(began)) > 200)
    assert pids("signage.screen", lobby.folder) == [lobby.player]
    lobby.never_changed(began)


def test_a_normal_end_takes_the_curtain_along(lobby: Lobby) -> None:
    os.kill(lobby.supervisor, signal.SIGTERM)
    lobby.wait_for(lambda: not pids("signage", lobby.folder / "state") and not pids("signage run", lobby.folder))
