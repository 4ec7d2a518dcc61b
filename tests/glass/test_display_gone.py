"""The display itself: it ends and comes back, of the same size or another, upright; it has few colours."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from running import end_all, pids, wait_for_one

from signage.core.cards.card import Welcome
from signage.layout.compose import pages_of
from signage.screen.build import context_for

pytestmark = [pytest.mark.glass, pytest.mark.timeout(240)]

PATIENCE_S = 60.0
WORDS = "安全生产，人人有责"
PLACE_MM = 3000.0
OWN_NUMBERS = 10_000
"""From here on displays are numbered by the test itself: no other test takes the place of one that ended."""


def wait_for(true: Callable[[], object], what: str) -> float:
    """Waits until something is so; the seconds that took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() < began + PATIENCE_S, what
        time.sleep(0.02)
    return time.monotonic() - began


class Hall:
    """The program with one text, on a display that may be exchanged."""

    def __init__(self, session: Any, settings: Any) -> None:
        self.session, self.settings = session, settings
        session.configure(more='[hours]\ndawn = "00:00"\ndusk = "23:59"\n')  # by day, whenever this runs
        session.drop("标语.txt", WORDS, dwell=600)

    def fills(self, size: tuple[int, int]) -> bool:
        """Whether the text stands on the stage as it is laid out for a screen of that size, and nothing around is bare."""
        context = context_for(self.settings, self.settings.screens[0], self.session.context.fonts, size)
        [page] = pages_of(Welcome((WORDS,)), context)
        frame = self.session.glass.frame()[: size[1], : size[0]]
        return self.session.shows(page, context) and bool(frame[-1, -1].any()) and bool(frame[0, -1].any())

    def players(self) -> list[int]:
        return pids("signage.screen", self.session.folder)


@pytest.fixture
def hall(session: Any, settings: Any) -> Iterator[Hall]:
    try:
        yield Hall(session, settings)
    finally:
        end_all(session.folder)


@pytest.mark.parametrize("size", [(1280, 720), (1024, 1280)], ids=["the same", "another, upright"])
def test_e12_a_display_that_ended_and_came_back_is_filled_again(
    hall: Hall, glass_of: Callable[..., Any], size: tuple[int, int]
) -> None:
    session = hall.session
    number = OWN_NUMBERS + os.getpid() % OWN_NUMBERS
    session.glass = first = glass_of((1280, 720), number=number)
    session.run()
    wait_for(lambda: hall.fills((1280, 720)), "it plays")
    [supervisor] = pids("signage run", session.folder)
    first.kill()
    wait_for(lambda: not hall.players(), "without a display nothing is played")
    session.glass = glass_of(size, number=number)
    took = wait_for(lambda: hall.fills(size), "it does not come back")
    sys.stdout.write(f"back after {took:.2f} s\n")
    assert len(hall.players()) == 1
    assert pids("signage run", session.folder) == [supervisor]
    told = "".join(path.read_text("utf-8") for path in (session.folder / "state" / "logs").glob("*.log"))
    assert "item-rests" not in told, "nothing that was shown is to blame"


def test_e12_settings_that_changed_while_the_display_was_gone_count_when_it_is_back(
    hall: Hall, glass_of: Callable[..., Any]
) -> None:
    session, size = hall.session, (1280, 720)
    number = 2 * OWN_NUMBERS + os.getpid() % OWN_NUMBERS
    session.glass = first = glass_of(size, number=number)
    session.run()
    wait_for(lambda: hall.fills(size), "it plays")
    first.kill()
    wait_for(lambda: not hall.players(), "without a display nothing is played")
    before = session.settings_file.read_text("utf-8")
    near, far = (f"distance_mm = {mm}" for mm in (PLACE_MM, 2 * PLACE_MM))
    assert near in before
    session.settings_file.write_text(before.replace(near, far), "utf-8")
    place = replace(hall.settings.places[0], distance_mm=2 * PLACE_MM)
    hall.settings = replace(hall.settings, places=(place,))
    session.glass = glass_of(size, number=number)
    wait_for(lambda: hall.fills(size), "it does not come back as it is wanted now")
    assert len(hall.players()) == 1


MODES = ((1024, 600), (600, 720), (1280, 720))
"""None larger than the first: a server in memory keeps the memory that it has."""


def set_mode(session: Any, width: int, height: int) -> None:
    """Another mode of the only output, as somebody at the monitor's menu would have it."""
    name = f"{width}x{height}-again"
    timing = (width + 24, width + 96, width + 200, height, height + 1, height + 4, height + 24)
    for words in (
        ("--newmode", name, "40", str(width), *map(str, timing)),
        ("--addmode", "screen", name),
        ("--output", "screen", "--mode", name),
    ):
        subprocess.run(["xrandr", *words], env=session.environ(), check=True, capture_output=True, timeout=20)


@pytest.mark.skipif(shutil.which("xrandr") is None, reason="xrandr is not installed: nobody can change the mode")
def test_f1_another_resolution_and_upright_are_laid_out_anew(hall: Hall, glass_of: Callable[..., Any]) -> None:
    session = hall.session
    session.glass = glass_of((1280, 720))
    session.run()
    wait_for(lambda: hall.fills((1280, 720)), "it plays")
    players = hall.players()
    for size in MODES:
        set_mode(session, *size)
        took = wait_for(lambda size=size: hall.fills(size), f"{size} is not filled")  # type: ignore[misc]
        sys.stdout.write(f"{size[0]} x {size[1]} after {took:.2f} s\n")
    assert hall.players() == players, "it is the same player all the time"


def test_f9_with_sixteen_bits_it_plays(hall: Hall, glass_of: Callable[..., Any]) -> None:
    session = hall.session
    session.glass = glass_of((1280, 720), depth=16)
    session.run()
    wait_for(lambda: hall.fills((1280, 720)), "it plays")


def test_f9_with_eight_bits_it_says_why_nothing_is_seen(hall: Hall, glass_of: Callable[..., Any]) -> None:
    session = hall.session
    session.glass = glass_of((1280, 720), depth=8)
    session.run()
    logs = session.folder / "state" / "logs"

    def told() -> list[str]:
        lines = [line for path in logs.glob("run-*.log") for line in path.read_text("utf-8").splitlines()]
        return [json.loads(line).get("event", "") for line in lines]

    wait_for(lambda: "too-few-colours" in told(), "nobody says why")
    assert "颜色太少" in (session.folder / "run.log").read_text("utf-8")
    wait_for_one("signage.ingest", session.folder)
    assert not hall.players(), "it is not tried all the time"
