"""A real Wayland compositor, sway without a screen, and the real wlr-randr: outputs go off, come back, and are filled again.

Skipped, with the reason, where sway, wlr-randr or grim is not installed. Only a sway of wlroots 0.17 or newer (Debian 13) can
switch an output off that exists in memory only; older ones are asked for what they can.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from signage.snapshots.layout import SHOWN
from signage.supervise.displays import Displays
from tests.glass.conftest import SIGNAGE

LIMIT_S, DARK_S = 45.0, 3.0
UNPAINTED = 16
"""No colour of ours is as dark as this, in all of red, green and blue."""
SIZE = (1280, 720)
BEHIND = "#7f00ff"
NOBODY = 65534
CONFIG = f"xwayland disable\ndefault_border none\noutput * bg {BEHIND} solid_color\n"
LACKS = [name for name in ("sway", "swaymsg", "swaybg", "wlr-randr", "grim") if shutil.which(name) is None]
pytestmark = [
    pytest.mark.glass,
    pytest.mark.skipif(bool(LACKS), reason=f"not installed: {' '.join(LACKS)}"),
    pytest.mark.timeout(180),
]


class Sway:
    """The compositor, with so many outputs, and the environment of its session."""

    def __init__(self, folder: Path, outputs: int) -> None:
        self.folder = folder
        (folder / "config").write_text(CONFIG)
        run = folder / "run"
        run.mkdir(mode=0o700)
        as_nobody = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        if as_nobody:  # sway refuses to be root
            folder.chmod(0o755)
            os.chown(run, NOBODY, NOBODY)
        self.environ = {"PATH": os.environ["PATH"], "HOME": str(folder), "XDG_RUNTIME_DIR": str(run), "LANG": "C.UTF-8"}
        headless = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}
        with (folder / "sway.log").open("w") as log:
            self._process = subprocess.Popen(
                ["sway", "-c", str(folder / "config")],
                env={**self.environ, **headless, "WLR_HEADLESS_OUTPUTS": str(outputs)},
                stdout=log,
                stderr=log,
                **as_nobody,  # type: ignore[call-overload]
            )
        ends = time.monotonic() + LIMIT_S
        while not (sockets := list(run.glob("sway-ipc*"))) or not (run / "wayland-1").exists():
            if self._process.poll() is not None or time.monotonic() > ends:
                self.close()
                pytest.skip(f"sway does not start here: {(folder / 'sway.log').read_text()[-300:]}")
            time.sleep(0.05)
        self.environ |= {"WAYLAND_DISPLAY": "wayland-1", "SWAYSOCK": str(sockets[0])}

    def says(self, *words: str) -> str:
        return subprocess.run(words, env=self.environ, capture_output=True, text=True, check=True, timeout=20).stdout

    def does(self, *words: str) -> bool:
        """Whether a command could be done."""
        return subprocess.run(words, env=self.environ, capture_output=True, check=False, timeout=20).returncode == 0

    def lit(self) -> int:
        """How many outputs are on."""
        return sum(one["active"] for one in json.loads(self.says("swaymsg", "-r", "-t", "get_outputs")))

    def seen(self) -> QImage:
        """What is on the glass; nothing while an output has only just come."""
        file = self.folder / "seen.png"
        return QImage(str(file)) if self.does("grim", str(file)) else QImage()

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(20)


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="wayland-") as made:
        yield Path(made)


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[[int], Sway]]:
    made: list[Sway] = []

    def sway(outputs: int) -> Sway:
        made.append(Sway(folder, outputs))
        return made[-1]

    yield sway
    for one in made:
        one.close()


def wait_for(what: Callable[[], bool], why: str) -> None:
    ends = time.monotonic() + LIMIT_S
    while not what():
        assert time.monotonic() < ends, why
        time.sleep(0.1)


def is_filled(picture: QImage) -> bool:
    """Whether all of it is ours: nothing of the ground behind, and nothing black, as what was never painted is."""
    around = [QColor(picture.pixel(x, y)) for x in range(3, picture.width(), 8) for y in range(3, picture.height(), 8)]
    darkest = min((max(one.red(), one.green(), one.blue()) for one in around), default=0)
    return darkest >= UNPAINTED and QColor(BEHIND) not in around


def test_f3_the_screen_hours_switch_an_output_off_and_on(start: Callable[[int], Sway]) -> None:
    sway = start(1)
    told: list[str] = []
    displays = Displays(sway.environ, lambda name: name == "wlr-randr", lambda key, **_: told.append(key))

    def looks(*, dark: bool) -> int:
        displays.look(dark, time.monotonic())
        return sway.lit()

    wait_for(lambda: looks(dark=False) == 1, "it is on at the start")
    try:
        wait_for(lambda: looks(dark=True) == 0 or bool(told), "nothing happens in dark hours")
    finally:
        unable = "Failed to commit output" in (sway.folder / "sway.log").read_text() and sway.lit() == 1
    if unable:
        pytest.skip("this wlroots cannot switch an output off that exists in memory only (0.17 can)")
    wait_for(lambda: looks(dark=False) == 1, "it does not come back")
    assert told == []


def test_f2_a_player_without_any_output_waits_and_fills_the_one_that_comes(start: Callable[[int], Sway]) -> None:
    sway = start(0)
    if sway.lit():
        pytest.skip("this sway makes an output by itself")
    content = sway.folder / "content"
    content.mkdir()
    (content / "通知.txt").write_text("离开办公室前，请关好门窗和电源。\n", "utf-8")
    words = [str(SIGNAGE), "run", "--content", str(content)]
    with (sway.folder / "run.log").open("w") as log:
        program = subprocess.Popen(words, env=sway.environ, stdout=log, stderr=log)
    try:
        state = sway.folder / ".local/state/signage"
        wait_for(lambda: any(state.glob(f"*/{SHOWN}")), "no player has started")
        sway.says("swaymsg", "create_output")
        wait_for(lambda: sway.lit() == 1, "no output came")

        wait_for(lambda: is_filled(sway.seen()), "the output is not filled")
        [name] = [one["name"] for one in json.loads(sway.says("swaymsg", "-r", "-t", "get_outputs"))]
        if sway.does("wlr-randr", "--output", name, "--off"):  # only of newer ones, as above
            wait_for(lambda: sway.lit() == 0, "it does not go off")
            time.sleep(DARK_S)
            assert sway.does("wlr-randr", "--output", name, "--on")
            time.sleep(DARK_S)  # first the curtain may be seen
            wait_for(lambda: is_filled(sway.seen()), "it is not filled again")
        assert "结束了" not in (sway.folder / "run.log").read_text("utf-8"), "no player has died of having no output"
    finally:
        program.send_signal(signal.SIGTERM)
        program.wait(30)
