"""Panel care: header, footer and ticker wander by a pixel or two, and only where the page changes anyway."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from signage.core.display.drift import drift_of
from signage.core.settings import Screen, Settings
from signage.screen.build import geometry_for
from signage.screen.picture.pictures import Pictures
from signage.screen.picture.still import composed
from signage.screen.shot import take

from .conftest import SIZE, on_day

MINUTES = (1, 4, 8, 12, 16, 22, 27, 31, 38, 46, 53, 58, 60)


def through_the_hour(player: Any) -> None:
    for minute in MINUTES:
        to = on_day(f"{8 + minute // 60:02}:{minute % 60:02}:00")
        player.clock.push((to - player.clock.moment).total_seconds())
        player.until(on_day(f"{to:%H:%M}:20"))


def way(player: Any, name: str) -> list[tuple[int, int]]:
    """Where a part of the frame lay, against where it lay first."""
    first = player.states[0]
    x, y = f"{name}X", f"{name}Y"
    return [(state.get(x, 0) - first.get(x, 0), state[y] - first[y]) for state in player.states]


def test_the_frame_wanders_with_the_change_of_a_page_alone(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("甲"), state.item("乙"), state.item("丙", ticker=("随手锁屏。", "人离桌清。")))
    player = start("08:00:00")
    through_the_hour(player)
    header = way(player, "header")
    assert (min(header)[0], max(header)[0]) == (-2, 2)
    assert {y for _, y in header} >= {-2, -1, 0, 1, 2}
    assert header[-1] == (0, 0), "at the full hour it is where it belongs"
    assert way(player, "footer") == header
    assert {y for _, y in way(player, "ticker")} == {0, 1, 2}, "the band never leaves the lower edge"
    moved = [(one, other) for one, other in pairwise(player.states) if one["headerX"] != other["headerX"]]
    assert len(moved) >= 6
    assert all(one["stage"] != other["stage"] for one, other in moved)


def test_what_stands_for_long_does_not_move(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("甲", dwell_s=3600.0), state.item("丙", ticker=("随手锁屏。",), role="ticker"))
    player = start("08:00:00")
    for minute in (4, 9, 14):
        player.until(on_day(f"08:{minute:02}:00"))
    assert set(way(player, "header")) == {(0, 0)}


def test_lamps_do_not_burn_in(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("甲"), state.item("乙"))
    player = start("08:00:00", replace(Settings(), screens=(Screen(led=True),)))
    through_the_hour(player)
    assert set(way(player, "header")) == {(0, 0)}


def has_line(image: QImage, y: int) -> bool:
    """Whether the line under the header stands at `y`: another colour than the ground above and below it."""
    x = image.width() // 2
    return image.pixelColor(x, y) != image.pixelColor(x, y - 2) == image.pixelColor(x, y + 3)


@pytest.mark.parametrize("minute", [0, 6, 25, 36, 54])
def test_the_line_under_the_header_is_seen_wherever_it_is(state: Any, tmp_path: Path, minute: int) -> None:
    settings = Settings()
    screen = settings.screens[0]
    state.publish(state.item("甲"))
    file = tmp_path / "shot.png"
    take(settings, screen, state.folder, on_day(f"08:{minute:02}:00"), SIZE, file)
    bottom = geometry_for(settings, screen, SIZE).header.bottom
    assert has_line(QImage(str(file)), bottom + drift_of(minute, min(SIZE))[1])


def test_the_curtain_has_that_line_too(state: Any, monkeypatch: pytest.MonkeyPatch, start: Callable[..., Any]) -> None:
    made: list[Pictures] = []
    monkeypatch.setattr("signage.screen.build.Pictures", lambda: made.append(Pictures()) or made[-1])
    state.publish(state.item("甲"))
    player = start("08:06:00")
    player.until(on_day("08:06:01"))
    image = composed(player.states[-1], made[0], SIZE)
    bottom = geometry_for(Settings(), Settings().screens[0], SIZE).header.bottom
    assert has_line(image, bottom + drift_of(6, min(SIZE))[1])
