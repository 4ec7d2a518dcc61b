"""The level strip, read from the framebuffer: at its minute it is there, in one calm fade, and nothing else jumps."""

import time
from typing import Any

import numpy as np
import pytest

from signage.core.display.theme import STRIPS
from signage.layout.themes import load_theme
from signage.paths import themes

from .test_themes import LINES, NOISE, Colours, grey

pytestmark = [pytest.mark.glass, pytest.mark.timeout(240)]


def test_it_comes_at_midnight_without_a_jump(session: Any, context: Any) -> None:
    """12 February 2026, three days before the Spring Festival: 提示 becomes 警示."""
    night = load_theme(themes(), "calm").dusk
    session.drop("通知.txt", "随手锁屏", dwell=600)
    session.drop("滚动提示/提示.txt", LINES, dwell=0)
    geometry = context.geometry
    strip, stage = geometry.strip, geometry.stage
    spots = {
        "on the strip": (strip.right - 40, strip.y + strip.h // 2),
        "beside the header": (4, geometry.header.y + geometry.header.h * 2 // 3),
        "on the stage": (stage.right - 20, stage.y + stage.h * 3 // 4),
        "on the band": (8, geometry.ticker.y + 8),
    }
    session.run("--at", "2026-02-11 23:59:40")
    with Colours(session.glass, spots) as first:
        first.wait_for("on the band", grey(night.band))
        first.wait_for("on the strip", grey(night.ground))
    with Colours(session.glass, spots) as colours:
        colours.wait_for("on the strip", grey(STRIPS["caution"][0]))
        begun = time.monotonic()
        while time.monotonic() < begun + 1.0:
            colours.wait_for("on the strip", grey(STRIPS["caution"][0]))
    rows = np.array(colours.rows)
    strip_rows, others = rows[:, 0], rows[:, 1:]
    assert np.diff(strip_rows).min() > -NOISE, "it went back"
    between = (strip_rows > grey(night.ground) + NOISE) & (strip_rows < grey(STRIPS["caution"][0]) - NOISE)
    assert len(np.unique(np.round(strip_rows[between]))) > 8, "it jumped"
    still = [grey(night.ground), grey(night.ground), grey(night.band)]
    assert np.abs(others - still).max() < NOISE, "something else changed"
