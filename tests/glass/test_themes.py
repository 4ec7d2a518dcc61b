"""A change of theme, read from the framebuffer: one picture becomes another, without a flash and without a seam."""

import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Self

import numpy as np
import pytest

from signage.core.cards.card import Welcome
from signage.core.display.theme import Palette
from signage.core.settings import Screen
from signage.layout.compose import pages_of
from signage.layout.slides import Library
from signage.layout.themes import load_theme
from signage.paths import themes
from signage.screen.build import NOWHERE
from signage.snapshots.read import Reader

pytestmark = [pytest.mark.glass, pytest.mark.timeout(240)]

LINES = "随手锁屏，离桌清桌面。\n涉密不上网，上网不涉密。\n手机不进涉密会场。\n"
FULL = "保密工作管理制度\n" + "\n".join(
    f"第{number}条 涉密文件应当由专人管理、登记造册，不得擅自复制、摘抄、外传，并按规定定期清退和销毁。" * 3
    for number in "一二三四五六七八九"
)
PATIENCE_S = 60.0
NOISE = 2.0
"""Grey levels by which a colour may be off: rounding in the blend, and a frame that is drawn while it is read."""
SEAM = 20.0
"""Grey levels by which two parts of the ground may differ during the change: a frame or two, on a busy machine."""


class Colours:
    """The grey value of a few spots, some two hundred times a second, while the block runs."""

    def __init__(self, glass: Any, spots: dict[str, tuple[int, int]]) -> None:
        self._glass, self._spots = glass, spots
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.rows: list[list[float]] = []

    def _run(self) -> None:
        while not self._stop.wait(0.004):
            frame = self._glass.frame()
            self.rows.append([float(frame[y : y + 6, x : x + 6].mean()) for x, y in self._spots.values()])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(10)

    def wait_for(self, spot: str, grey: float) -> None:
        column, ends = list(self._spots).index(spot), time.monotonic() + PATIENCE_S
        while not self.rows or abs(self.rows[-1][column] - grey) > NOISE:
            assert time.monotonic() < ends, f"{spot} is {self.rows[-1:]}, not {grey}"
            self._stop.wait(0.01)

    def wait_until_calm(self) -> None:
        """Until nothing has changed for a second: what the program does at its start is not what these tests are about."""
        ends = time.monotonic() + PATIENCE_S
        while True:
            seen = len(self.rows)
            self._stop.wait(1.0)
            rows = np.array(self.rows[seen:])
            if len(rows) and np.ptp(rows, axis=0).max() < NOISE:
                return
            assert time.monotonic() < ends, "it does not come to rest"


def grey(colour: str) -> float:
    return sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) / 3


def spots_of(context: Any) -> dict[str, tuple[int, int]]:
    """Bare ground in each part of the screen; the band is the last one."""
    geometry = context.geometry
    stage, footer, band = geometry.stage, geometry.footer, geometry.ticker
    return {
        "beside the header": (4, geometry.header.y + geometry.header.h * 2 // 3),
        "in the header": (geometry.width // 3, geometry.header.y + 4),
        "on the stage": (stage.right - 20, stage.y + stage.h // 2),
        "beside the footer": (6, footer.y + 5),
        "in the footer": (footer.x + footer.w // 2, footer.y + 3),
        "on the band": (8, band.y + 8),
    }


def one_calm_change(colours: Colours, before: Palette, after: Palette) -> None:
    """From the old ground to the new one, never back, never outside the two; all parts together; not at once."""
    rows = np.array(colours.rows)
    grounds, band = rows[:, :-1], rows[:, -1]
    for values, old, new in ((grounds, before.ground, after.ground), (band[:, None], before.band, after.band)):
        low, high = sorted((grey(old), grey(new)))
        assert values.min() > low - NOISE
        assert values.max() < high + NOISE
        steps = np.diff(values, axis=0) * np.sign(grey(new) - grey(old))
        assert steps.min() > -NOISE, "it went back"
    ground = grounds[:, 0]
    changing = (np.abs(ground - grey(before.ground)) > NOISE) & (np.abs(ground - grey(after.ground)) > NOISE)
    assert len(np.unique(np.round(ground[changing]))) > 8, "it jumped"
    assert (grounds.max(axis=1) - grounds.min(axis=1)).max() < SEAM, "a seam"


def play(session: Any, context: Any, moment: str, change: Callable[[], None], before: Palette, after: Palette) -> None:
    session.drop("通知.txt", "随手锁屏", dwell=600)
    session.drop("滚动提示/提示.txt", LINES, dwell=0)
    spots = spots_of(context)
    session.run("--at", moment)
    with Colours(session.glass, spots) as first:
        first.wait_for("on the band", grey(before.band))
        first.wait_for("on the stage", grey(before.ground))
        first.wait_for("beside the footer", grey(before.ground))
        first.wait_until_calm()
    with Colours(session.glass, spots) as colours:
        change()
        for spot in spots:
            colours.wait_for(spot, grey(after.band if "band" in spot else after.ground))
    one_calm_change(colours, before, after)


def test_dusk_comes_calmly(session: Any, context: Any) -> None:
    theme = load_theme(themes(), "calm")
    play(session, context, "2026-11-03 17:59:50", lambda: None, theme.day, theme.dusk)


def test_the_theme_changes_while_it_plays(session: Any, context: Any) -> None:
    def to_festive() -> None:
        session.configure(screen='theme = "festive"')

    calm, festive = load_theme(themes(), "calm"), load_theme(themes(), "festive")
    play(session, context, "2026-11-03 10:00:00", to_festive, calm.day, festive.day)


def test_to_mourning_and_back(session: Any, context: Any) -> None:
    """Another layout and another face, and what may not play under it leaves; the ground still goes one way."""

    def to_mourning() -> None:
        session.configure(screen='theme = "mourning"')

    calm, mourning = load_theme(themes(), "calm"), load_theme(themes(), "mourning")
    session.drop("提醒.txt", "严禁携带手机进入涉密会场", dwell=600)
    play(session, context, "2026-11-03 10:00:00", to_mourning, calm.day, mourning.day)


def told(session: Any, words: str) -> None:
    """Waits until the parent has said so."""
    log, ends = session.folder / "run.log", time.monotonic() + PATIENCE_S
    while words not in log.read_text("utf-8"):
        assert time.monotonic() < ends, f"nobody said: {words}"
        time.sleep(0.05)


def test_broken_settings_change_nothing_and_a_new_size_is_laid_out_anew(session: Any, context: Any) -> None:
    calm = load_theme(themes(), "calm").day
    session.drop("通知.txt", "随手锁屏", dwell=2)
    watch = session.watch({"字": session.card(Welcome(("随手锁屏",)))})
    begun = time.monotonic()
    session.run("--at", "2026-11-03 10:00:00")
    watch.wait_for("字", begun)
    with Colours(session.glass, spots_of(context)) as colours:
        colours.wait_for("on the stage", grey(calm.ground))
        colours.rows.clear()
        session.configure(screen='theme = "festive')
        told(session, "not taken over")
        assert "字" in watch.since(time.monotonic() - 1.0)
        session.configure(screen="diagonal_inch = 15.0")
        told(session, "take effect within seconds")
        larger = session.context_of(Screen(diagonal_inch=15.0))
        page = pages_of(Welcome(("随手锁屏",)), larger)[0]
        ends = time.monotonic() + PATIENCE_S
        while not session.shows(page, larger):
            assert time.monotonic() < ends, "the new size does not come"
            time.sleep(0.05)
    beside = np.array(colours.rows)[:, 0]
    assert np.abs(beside - grey(calm.ground)).max() < NOISE, "the window went away in between"


def still_pages_of(session: Any, context: Any) -> list[Any]:
    """The full text as it is laid out where nothing may move, from the snapshot that ingest published."""
    reader, ends = Reader(session.folder / "state"), time.monotonic() + PATIENCE_S
    while (manifest := reader.poll()) is None or len(manifest.items) < 2:
        assert time.monotonic() < ends, "nothing was published"
        time.sleep(0.05)
    library = Library(replace(context, still=True), NOWHERE, reader.open_derivative, date(2026, 11, 3))
    slides = [slide for item in manifest.items for slide in library.measure(item).slides if slide.strip]
    return [page for slide in slides for page in library.lay(slide) or ()]


def test_with_motion_reduced_a_full_text_turns_its_pages(session: Any, context: Any) -> None:
    session.configure(screen="reduce_motion = true")
    session.drop("制度.txt", FULL, dwell=0)
    session.drop("滚动提示/提示.txt", LINES, dwell=0)
    watch = session.watch({})
    session.run("--at", "2026-11-03 10:00:00")
    pages = still_pages_of(session, context)
    assert len(pages) > 2
    begun = time.monotonic()
    watch.known.update({f"第{number}页": session.picture(page) for number, page in enumerate(pages)})
    while len(set(watch.since(begun))) < 3:
        assert time.monotonic() < begun + 60.0, "the pages do not turn"
        time.sleep(0.05)
    seen = [int(name[1:-1]) for name in watch.since(begun)]
    assert all((later - earlier) % len(pages) == 1 for earlier, later in itertools.pairwise(seen)), seen
    moving = [sample.ticker_moved > 0.02 for sample in watch.samples if sample.at > begun]
    longest = max((len(list(run)) for moved, run in itertools.groupby(moving) if moved), default=0)
    assert longest < 0.8 * len(moving) / (watch.samples[-1].at - begun), "the ticker crawls"
