"""What of Qt is mapped into a player, by the kernel's own list: the plugins of its display and of JPEG, and QML from Qt's folder."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from signage import app
from signage.core.settings import Settings
from signage.screen.window import plugins
from signage.snapshots import layout

WAIT_S = 60.0
ALLOWED = {"libqjpeg.so", "libqoffscreen.so"}
NEVER = ("Svg", "Pdf", "WebEngine", "VirtualKeyboard", "Sql", "tiff", "webp", "libQt6Widgets")


def mapped(pid: int) -> list[Path]:
    """Every library that is mapped into a process."""
    lines = (Path("/proc") / str(pid) / "maps").read_text("utf-8", "surrogateescape").splitlines()
    return sorted({Path(line.split(maxsplit=5)[5]) for line in lines if ".so" in line})


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Those of a player that has read a PNG and a JPEG derivative and written a small picture, itself a JPEG."""
    folder = tmp_path_factory.mktemp("plugins")
    content, state = folder / "content", folder / "state"
    content.mkdir()
    state.mkdir()
    noise = Image.frombytes("RGB", (64, 64), os.urandom(64 * 64 * 3)).resize((1600, 900))
    for name, kind in (("照片.jpg", "JPEG"), ("截图.png", "PNG")):
        out = io.BytesIO()
        (noise if kind == "JPEG" else noise.quantize(4)).save(out, kind)
        (content / name).write_bytes(out.getvalue())
    app.publish_once(Settings(), content, state, datetime.now(UTC))
    magics = {path.read_bytes()[:3] for path in (state / layout.DERIVATIVES).rglob("*") if path.is_file()}
    assert {b"\xff\xd8\xff", b"\x89PN"} <= magics
    stale = state / layout.PLUGINS / plugins.PICTURES
    stale.mkdir(parents=True)
    (stale / "libqsvg.so").symlink_to("/elsewhere/libqsvg.so")
    (stale.parent / "platforms").symlink_to("/elsewhere")
    command = [sys.executable, "-I", "-m", "signage.screen", "--state", str(state), "--windowed"]
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    player = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        ends = time.monotonic() + WAIT_S
        while len(list((state / layout.GLANCES).glob("*.jpg"))) < 2:
            assert time.monotonic() < ends, "the player wrote no small pictures"
            assert player.poll() is None, "the player ended"
            time.sleep(0.1)
        found = mapped(player.pid)
        assert [path.name for path in stale.iterdir()] == ["libqjpeg.so"]
        assert (stale.parent / "platforms" / "libqxcb.so").exists()
    finally:
        with suppress(ProcessLookupError):
            player.send_signal(signal.SIGKILL)
        player.wait()
    assert any(path.name.startswith("libQt6Gui") for path in found), "the list was seen"
    return found


def test_only_the_plugins_of_the_display_and_of_jpeg_are_loaded(libraries: list[Path]) -> None:
    assert {path.name for path in libraries if "plugins" in path.parts} == ALLOWED


def test_nothing_is_loaded_that_no_derivative_needs(libraries: list[Path]) -> None:
    assert not [path.name for path in libraries if any(word in path.name for word in NEVER)]


def test_everything_comes_from_the_system_or_the_packages(libraries: list[Path]) -> None:
    places = (sys.prefix, sys.base_prefix, "/usr/lib", "/lib")
    assert not [path for path in libraries if not str(path).startswith(places)]
