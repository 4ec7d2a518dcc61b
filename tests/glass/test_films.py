"""A short film on the glass: its frames follow one another, the ticker stands, and there is never an empty moment."""

import io
import time
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

from signage.core.cards.card import Welcome
from signage.core.cards.picture_cards import AnimationCard, Still
from signage.layout.compose import pages_of
from signage.layout.paint import paint_page
from signage.layout.themes import load_theme
from signage.paths import themes

pytestmark = [pytest.mark.glass, pytest.mark.timeout(240)]

SIDES = (480, 270)
FRAMES, FRAME_MS = 6, 500
WORDS = "离开座位随手锁屏"
MOVED = 0.02


def frame(number: int) -> Image.Image:
    """A bar that stands somewhere else in each frame."""
    picture = Image.new("RGB", SIDES, "#DCE8F3")
    ImageDraw.Draw(picture).rectangle((number * 80, 30, number * 80 + 70, 240), fill="#1F4E79")
    return picture


def gif() -> bytes:
    out = io.BytesIO()
    frames = [frame(number) for number in range(FRAMES)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=FRAME_MS, loop=0)
    return out.getvalue()


def on_glass(session: Any, number: int) -> Any:
    """The stage with one frame."""
    out = io.BytesIO()
    frame(number).save(out, "PNG")
    shown = QImage.fromData(QByteArray(out.getvalue()))
    page = pages_of(AnimationCard((Still("a" * 64, FRAME_MS),), *SIDES), session.context)[0]
    palette = load_theme(themes(), "calm").day
    return paint_page(page, palette, session.context.fonts, lambda _: shown)


def test_a_film_moves(session: Any, coarse_of: Any) -> None:
    known = {f"第{number}帧": coarse_of(on_glass(session, number)) for number in range(FRAMES)}
    known["文"] = session.card(Welcome((WORDS,)))
    watch = session.watch(known)
    section = session.content / "动图"
    section.mkdir()
    (section / "_section.toml").write_text(f"dwell_s = {FRAMES * FRAME_MS * 2 // 1000}\n")  # two rounds
    (section / "动图.gif").write_bytes(gif())
    session.drop("文.txt", WORDS)
    session.drop("滚动提示/提示.txt", "随手锁屏，离桌清桌面。\n涉密不上网，上网不涉密。\n", dwell=0)
    started = time.monotonic()
    session.run("--at", "2026-11-03 10:00:00")
    watch.wait_for("第5帧", started, times=2)
    watch.wait_for("文", time.monotonic())
    watch.wait_for("第3帧", time.monotonic(), times=2)

    begun = next(sample.at for sample in watch.samples if sample.stage)
    order = [name for name in watch.since(begun) if name != "文"]
    follows = [(a, b) for a, b in pairwise(order) if b != "第0帧"]
    right = sum(int(b[1]) == int(a[1]) + 1 for a, b in follows)
    assert right >= 0.9 * len(follows), f"out of order: {order}"
    while_moving = [sample for sample in list(watch.samples) if sample.stage in known and sample.stage != "文"]
    assert len(while_moving) > 100
    crawled = np.mean([sample.ticker_moved > MOVED for sample in while_moving])
    assert crawled < 0.05, f"the ticker moved in {crawled:.0%} of the samples"
    means = np.array([sample.mean for sample in list(watch.samples) if sample.at >= begun])
    assert means.min() > 150
    assert means.max() < 250
