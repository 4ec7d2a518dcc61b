"""A change of theme, read from the framebuffer: one picture becomes another, without a flash and without a seam."""

import threading
import time
from collections.abc import Callable
from typing import Any, Self

import numpy as np
import pytest

from signage.core.theme import Palette
from signage.layout.themes import load_theme
from signage.paths import themes

pytestmark = [pytest.mark.glass, pytest.mark.timeout(120)]

LINES = "随手锁屏，离桌清桌面。\n涉密不上网，上网不涉密。\n手机不进涉密会场。\n"
PATIENCE_S = 25.0
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


def grey(colour: str) -> float:
    return sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) / 3


def spots_of(context: Any) -> dict[str, tuple[int, int]]:
    """Bare ground in each part of the screen; the band is the last one."""
    geometry = context.geometry
    stage, footer, band = geometry.stage, geometry.footer, geometry.ticker
    return {
        "beside the header": (4, geometry.header.y + 10),
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
    with Colours(session.glass, spots) as colours:
        change()
        for spot in spots:
            colours.wait_for(spot, grey(after.band if "band" in spot else after.ground))
    one_calm_change(colours, before, after)


def test_dusk_comes_calmly(session: Any, context: Any) -> None:
    theme = load_theme(themes(), "calm")
    play(session, context, "2026-10-08 17:59:50", lambda: None, theme.day, theme.dusk)


def test_the_theme_changes_while_it_plays(session: Any, context: Any) -> None:
    def to_festive() -> None:
        session.configure(screen='theme = "festive"')

    calm, festive = load_theme(themes(), "calm"), load_theme(themes(), "festive")
    play(session, context, "2026-10-08 10:00:00", to_festive, calm.day, festive.day)


def test_to_mourning_and_back(session: Any, context: Any) -> None:
    """Another layout and another face, and what may not play under it leaves; the ground still goes one way."""

    def to_mourning() -> None:
        session.configure(screen='theme = "mourning"')

    calm, mourning = load_theme(themes(), "calm"), load_theme(themes(), "mourning")
    session.drop("提醒.txt", "严禁携带手机进入涉密会场", dwell=600)
    play(session, context, "2026-10-08 10:00:00", to_mourning, calm.day, mourning.day)


def test_broken_settings_change_nothing(session: Any, context: Any) -> None:
    calm = load_theme(themes(), "calm").day
    session.drop("通知.txt", "随手锁屏", dwell=600)
    session.run("--at", "2026-10-08 10:00:00")
    spots = spots_of(context)
    with Colours(session.glass, spots) as colours:
        colours.wait_for("on the stage", grey(calm.ground))
        session.configure(screen='theme = "festive')
        told, ends = session.folder / "run.log", time.monotonic() + PATIENCE_S
        while "not taken over" not in told.read_text("utf-8"):
            assert time.monotonic() < ends, "nobody was told"
            time.sleep(0.05)
        colours.rows.clear()
        session.configure(screen="diagonal_inch = 24.0")
        ends = time.monotonic() + PATIENCE_S
        while "take effect within seconds" not in told.read_text("utf-8"):
            assert time.monotonic() < ends, "the right file was not taken over"
            time.sleep(0.05)
    values = np.array(colours.rows)
    assert abs(values[:, :-1] - grey(calm.ground)).max() < NOISE
