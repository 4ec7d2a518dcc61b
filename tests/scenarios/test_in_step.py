"""Two screens with the same snapshot, and the hour's border: real players whose clocks are pushed."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any

from .conftest import Player, State, on_day

SECOND = timedelta(seconds=1)


def fronts(player: Player, seconds: int) -> list[str]:
    """What stands on the stage, second by second."""
    seen = []
    for _ in range(seconds):
        player.until(player.clock.moment + SECOND)
        seen.append(player.shows)
    return seen


def test_two_players_that_began_at_different_times_are_in_step(state: State, start: Callable[..., Any]) -> None:
    state.publish(
        *(state.item(name) for name in "甲乙丙丁戊己庚"), state.item("占", share=20), state.item("要", priority=2)
    )
    early, late = start("08:57:00"), start("08:58:43")
    early.until(on_day("08:59:05"))
    late.until(on_day("08:59:05"))
    assert fronts(early, 120) == fronts(late, 120), "two slots after the second one began they agree, over the hour too"


def test_no_picture_comes_twice_in_a_row_over_the_hour(state: State, start: Callable[..., Any]) -> None:
    """Three items of eight seconds: the hour would end and begin with the same one in one hour of three."""
    state.publish(*(state.item(name) for name in "甲乙丙"))
    for hour in range(8, 14):
        player = start(f"{hour:02}:59:30")
        shown: list[tuple[str, float]] = []
        while player.clock.moment < on_day(f"{hour + 1:02}:00:30"):
            player.until(player.clock.moment + SECOND)
            showing = player.brain.showing
            assert showing is not None
            if not shown or shown[-1] != (player.shows, showing.since):
                shown.append((player.shows, showing.since))
        assert all(before[0] != after[0] for before, after in pairwise(shown)), shown


def test_what_is_new_and_was_shown_by_the_wheel_is_not_shown_again(state: State, start: Callable[..., Any]) -> None:
    state.publish(state.item("甲"), state.item("乙"))
    player = start("08:00:00")
    player.until(on_day("08:00:02"))
    state.publish(*state.items, *(state.item(name) for name in ("丙", "丁")))
    shown = player.until(on_day("08:01:30"))
    assert shown[:4] == ["甲", "丙", "丁", "甲"] or shown[:4] == ["甲", "丙", "丁", "乙"], shown
    assert all(before != after for before, after in pairwise(shown))
