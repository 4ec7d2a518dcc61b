"""The glass: a real X screen whose framebuffer the tests read, and the real command playing on it.

Nothing here asks the program what it shows. A slide is recognised by painting it and comparing; what is not
recognised is a cross-fade or a fault. Samples are taken by a thread, about two hundred a second.
"""

import os
import select
import shutil
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).parent))

from PySide6.QtGui import QGuiApplication, QImage
from running import end_all

from signage.core.cards.card import Card
from signage.core.display.geometry import Rect
from signage.core.settings import Place, Screen, Settings
from signage.layout.bands import neutral
from signage.layout.compose import pages_of
from signage.layout.context import Context
from signage.layout.fonts import Fonts
from signage.layout.paint import paint_page
from signage.layout.scene import Page
from signage.layout.themes import load_theme
from signage.paths import themes
from signage.screen.build import context_for

SIZE = (1280, 720)
MOMENT = "2026-11-03 10:00:00"
COARSE = 5
SAME = 2.0
"""Mean difference in grey levels below which a picture is recognised."""
PATIENCE_S = 60.0
SIGNAGE = Path(sys.executable).with_name("signage")
PLACE = Place(distance_mm=3000.0, cpm=600.0)
SETTINGS = Settings(places=(PLACE,), screens=(Screen(),))

Pixels = np.ndarray


class Glass:
    """An X screen in memory. `frame` is the newest picture as rows of RGB; with 8 bits a pixel there is none."""

    def __init__(self, folder: Path, size: tuple[int, int] = SIZE, depth: int = 24, number: int | None = None) -> None:
        reading, writing = os.pipe()
        named = () if number is None else (f":{number}",)
        self._xvfb = subprocess.Popen(
            [
                *("Xvfb", *named, "-displayfd", str(writing), "-screen", "0", f"{size[0]}x{size[1]}x{depth}"),
                *("-fbdir", str(folder), "-nolisten", "tcp", "-noreset"),
            ],
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        told = b""  # it comes in pieces, and Xvfb dies when nobody takes the last one
        while not told.endswith(b"\n") and select.select([reading], [], [], 20.0)[0]:
            piece = os.read(reading, 16)
            if not piece:
                break
            told += piece
        os.close(reading)
        if not told.endswith(b"\n"):
            self.close()
            pytest.skip("Xvfb does not start here")
        self.number = int(told)
        self.display = f":{self.number}"
        self._rows = framebuffer(folder / "Xvfb_screen0", depth) if depth > 8 else np.zeros((*size[::-1], 4), np.uint8)

    def frame(self) -> Pixels:
        assert self._xvfb.poll() is None, "the X server died"
        if self._rows.ndim == 2:  # 5 bits of red, 6 of green, 5 of blue
            shades = (self._rows >> 11) * 255 // 31, (self._rows >> 5 & 63) * 255 // 63, (self._rows & 31) * 255 // 31
            return np.dstack(shades).astype(np.uint8)
        return self._rows[:, :, 2::-1]

    def kill(self) -> None:
        """Ends it without a word to anybody."""
        self._xvfb.kill()
        self._xvfb.wait(10)

    def close(self) -> None:
        self._xvfb.terminate()
        self._xvfb.wait(10)


def framebuffer(path: Path, deep: int = 24) -> Pixels:
    """The pixels of an XWD file (X11/XWDFile.h), as they are now and later: height x width x BGRX, or words of 16 bits."""
    with path.open("rb") as file:
        head = struct.unpack(">25I", file.read(100))
    header_size, version, z_pixmap, depth, width, height = head[:6]
    byte_order, bits, stride, colours = head[7], head[11], head[12], head[19]
    assert (version, z_pixmap, depth, byte_order, bits) == (7, 2, deep, 0, {24: 32, 16: 16}[deep])
    start = header_size + colours * 12
    raw = np.memmap(path, np.uint8, "r", start, (height, stride))
    if bits == 16:
        return raw.view("<u2")[:, :width]
    return raw.reshape(height, stride // 4, 4)[:, :width]


@dataclass(frozen=True, slots=True)
class Sample:
    """One look: seconds, what is on the stage ("" unknown), grey means and spread, what moved since the last look."""

    at: float
    stage: str
    mean: float
    spread: float
    stage_moved: float
    ticker_moved: float


@dataclass
class Watch:
    """Looks at the glass until it is told to stop. `known` are the pictures that it can name."""

    glass: Glass
    context: Context
    known: dict[str, Pixels]
    samples: list[Sample] = field(default_factory=list)
    _stop: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        stage, ticker = self.context.geometry.stage, self.context.geometry.ticker_line
        before: tuple[Pixels, Pixels] | None = None
        while not self._stop.wait(0.003):
            frame = self.glass.frame()
            now, band = coarse(cut(frame, stage)), coarse(cut(frame, ticker))
            moved = (0.0, 0.0) if before is None else (differ(now, before[0]), differ(band, before[1]))
            before = (now, band)
            mean = float(frame[::COARSE, ::COARSE].mean())
            self.samples.append(Sample(time.monotonic(), self._name(now), mean, float(now.std()), *moved))

    def stop(self) -> None:
        self._stop.set()

    def _name(self, stage: Pixels) -> str:
        for name, picture in self.known.items():
            rows = picture.shape[0]
            if differ(stage[:rows], picture) < SAME:
                return name
        return ""

    def since(self, moment: float) -> list[str]:
        """What was recognised after `moment`, without repeats."""
        names = [sample.stage for sample in list(self.samples) if sample.at >= moment and sample.stage]
        return [name for n, name in enumerate(names) if n == 0 or names[n - 1] != name]

    def wait_for(self, name: str, since: float, *, times: int = 1) -> float:
        """Waits until `name` came onto the stage so many times after `since`; gives the seconds it took."""
        ends = time.monotonic() + PATIENCE_S
        while self.since(since).count(name) < times:
            assert time.monotonic() < ends, f"{name} did not come; seen: {self.since(since)[-12:]}"
            self._stop.wait(0.01)
        first = next(sample.at for sample in list(self.samples) if sample.at >= since and sample.stage == name)
        return first - since


def cut(frame: Pixels, rect: Rect) -> Pixels:
    return frame[rect.y : rect.bottom, rect.x : rect.right]


def coarse(pixels: Pixels) -> Pixels:
    return pixels[::COARSE, ::COARSE].astype(np.int16)


def differ(one: Pixels, other: Pixels) -> float:
    """Mean difference in grey levels."""
    return float(np.abs(one - other).mean())


def rgb(image: QImage) -> Pixels:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()


@dataclass
class Session:
    """`signage run` on the glass, with its own content, state and settings."""

    glass: Glass
    folder: Path
    context: Context
    _processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    _watches: list[tuple[Watch, threading.Thread]] = field(default_factory=list)

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def settings_file(self) -> Path:
        return self.folder / "signage.toml"

    def configure(self, place: str = PLACE.name, screen: str = "", more: str = "") -> None:
        """Writes the settings; `screen` are more lines of the screen's table, `more` other tables."""
        self.content.mkdir(exist_ok=True)
        text = f'[[place]]\nname = "{PLACE.name}"\ndistance_mm = {PLACE.distance_mm}\ncpm = {PLACE.cpm}\n\n'
        text += f'[[screen]]\nname = "屏幕1"\nplace = "{place}"\n{screen}\n\n{more}\n'
        text += f'[content]\nfolder = "{self.content}"\nstate = "{self.folder / "state"}"\n'
        self.settings_file.write_text(text, "utf-8")

    def drop(self, name: str, text: str, *, dwell: int = 1) -> float:
        """Puts a file into the content folder; gives the moment at which its copy ended."""
        path = self.content / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ndwell: {dwell}\n---\n{text}\n" if dwell else text, "utf-8")
        return time.monotonic()

    def environ(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "LC_ALL")}
        return {**kept, "HOME": str(self.folder), "DISPLAY": self.glass.display}

    def run(self, *more: str) -> subprocess.Popen[bytes]:
        words = [str(SIGNAGE), "run", "--settings", str(self.settings_file), *more]
        with (self.folder / "run.log").open("wb") as log:
            process = subprocess.Popen(words, env=self.environ(), stdout=log, stderr=log, start_new_session=True)
        self._processes.append(process)
        return process

    def shot(self, moment: str) -> Pixels:
        output = self.folder / "shot.png"
        words = [str(SIGNAGE), "shot", "--settings", str(self.settings_file), "--at", moment]
        words += ["--size", f"{SIZE[0]}x{SIZE[1]}", "-o", str(output)]
        done = subprocess.run(words, env=self.environ(), capture_output=True, timeout=40, check=False)
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        return rgb(QImage(str(output)))

    def watch(self, known: dict[str, Pixels]) -> Watch:
        watch = Watch(self.glass, self.context, known)
        thread = threading.Thread(target=watch.run, daemon=True)
        self._watches.append((watch, thread))
        thread.start()
        return watch

    def picture(self, page: Page) -> Pixels:
        """A page of the stage as it must look on the glass, coarse."""
        palette = load_theme(themes(), "calm").day
        return coarse(rgb(paint_page(page, palette, self.context.fonts, lambda _: QImage())))

    def card(self, card: Card) -> Pixels:
        return self.picture(pages_of(card, self.context)[0])

    def stage(self) -> Pixels:
        """What is on the stage now, coarse."""
        return coarse(cut(self.glass.frame(), self.context.geometry.stage)).copy()

    def looks_like(self, picture: Pixels) -> bool:
        """Whether the stage shows that picture now."""
        return differ(self.stage(), picture) < SAME

    def shows(self, page: Page, context: Context) -> bool:
        """Whether the stage that `context` lays out shows `page` now."""
        return differ(coarse(cut(self.glass.frame(), context.geometry.stage)), self.picture(page)) < SAME

    def context_of(self, screen: Screen) -> Context:
        """The context of another screen of the same size, which shows another time than now."""
        return context_for(SETTINGS, screen, self.context.fonts, SIZE, marked=True)

    def neutral(self) -> Pixels:
        return self.picture(neutral(self.context, SETTINGS.site.organisation))

    def close(self) -> None:
        for watch, thread in self._watches:
            watch.stop()
            thread.join(10)
        for process in self._processes:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                end_all(self.folder)
                process.wait(5)


@pytest.fixture(scope="module")
def glass(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Glass]:
    """A glass for one module: what an earlier one left behind, killed in its middle, cannot come before it."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed: nothing can be read from a real screen")
    if not SIGNAGE.exists():
        pytest.skip(f"{SIGNAGE.name} is not installed beside this Python")
    made = Glass(tmp_path_factory.mktemp("glass"))
    yield made
    made.close()


@pytest.fixture
def glass_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Glass]]:
    """A glass of another size, depth or number, for one test."""
    if shutil.which("Xvfb") is None or not SIGNAGE.exists():
        pytest.skip("Xvfb or the command is not installed")
    made: list[Glass] = []

    def make(size: tuple[int, int], depth: int = 24, number: int | None = None) -> Glass:
        made.append(Glass(tmp_path_factory.mktemp("glass"), size, depth, number))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture(scope="session")
def context() -> Context:
    app = QGuiApplication.instance() or QGuiApplication(["tests"])
    assert app is not None
    fonts = Fonts(load_theme(themes(), "calm").families)
    return context_for(SETTINGS, SETTINGS.screens[0], fonts, SIZE)


@pytest.fixture
def settings() -> Settings:
    """What the sessions of these tests are configured with."""
    return SETTINGS


@pytest.fixture
def coarse_of() -> Callable[[QImage], Pixels]:
    """How a painted picture is recognised."""
    return lambda image: coarse(rgb(image))


@pytest.fixture(scope="module")
def long_session(glass: Glass, context: Context, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One run for all tests of a module."""
    made = Session(glass, tmp_path_factory.mktemp("session"), context)
    made.configure()
    yield made
    made.close()


@pytest.fixture
def session(glass: Glass, context: Context, tmp_path: Path) -> Iterator[Session]:
    made = Session(glass, tmp_path, context)
    made.configure()
    yield made
    made.close()
    for log in (tmp_path / "run.log", *sorted((tmp_path / "state" / "logs").glob("*.log"))):
        sys.stdout.write(f"{log.name}: {log.read_text('utf-8', 'replace')[-2000:]}\n")
