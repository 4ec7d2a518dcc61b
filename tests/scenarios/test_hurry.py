"""Days to come in fast motion: wall time runs, what is due follows it, slides keep their reading time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from signage.core.rules import Daypart, Window
from signage.screen.clock import Clock

HALVES = {
    "上午": (Window(dayparts=(Daypart(8 * 60, 12 * 60),)),),
    "下午": (Window(dayparts=(Daypart(12 * 60, 18 * 60),)),),
}
LEAST_S = 7.9
"""A little less than the shortest time of a slide: turns are two tenths of a second apart."""


def test_two_hours_in_two_minutes(state: Any, start: Callable[..., Any]) -> None:
    state.publish(
        state.item("总在一"),
        state.item("总在二"),
        *(state.item(name, windows=windows) for name, windows in HALVES.items()),
    )
    player = start("11:00:00")
    player.clock.speed = 60.0
    stays: list[tuple[str, datetime, float]] = []
    for _ in range(600):
        player.brain.step()
        if not stays or stays[-1][0] != player.shows:
            stays.append((player.shows, player.clock.moment, player.clock.seconds))
        player.clock.push(0.2)
    assert player.clock.moment.hour == 13
    lasted = [after[2] - before[2] for before, after in pairwise(stays)]
    cut = [one[0] for one, seconds in zip(stays, lasted, strict=False) if seconds < LEAST_S]
    assert set(cut) <= {"上午"}, "only what is no longer due leaves before its time"
    noon = stays[0][1].replace(hour=12, minute=0)
    assert {name for name, at, _ in stays if at < noon} == {"总在一", "总在二", "上午"}
    assert {name for name, at, _ in stays if at > noon + timedelta(minutes=1)} == {"总在一", "总在二", "下午"}


def test_the_clock_runs_as_fast_as_it_is_told() -> None:
    at = datetime(2027, 2, 5, 16, 50, tzinfo=ZoneInfo("Asia/Shanghai"))
    clock = Clock(at.tzinfo or ZoneInfo("UTC"), at, started=Clock.mono() - 10, speed=60.0)
    assert clock.now() - at >= timedelta(minutes=10)
    assert clock.hurries
    assert clock.is_elsewhere
    assert not Clock(clock.zone, at).hurries
