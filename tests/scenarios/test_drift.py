"""Panel care: header, footer and ticker wander by a pixel or two, and only where the page changes anyway."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from signage.core.settings import Screen, Settings

from .conftest import on_day

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
