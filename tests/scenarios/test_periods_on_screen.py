"""Special periods on the screen: level and tone at their second, mourning before all, and back again by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from signage.core.calendar.mourning import Mourning
from signage.core.settings import Screen, Settings, Special
from signage.screen.build import build
from signage.screen.stage.coat import CALM_S
from signage.snapshots import layout
from signage.snapshots.mourning import switch_off, switch_on
from signage.snapshots.read import Reader

from .conftest import SIZE, FakeClock, Player, State, on_day

Begin = Callable[..., Player]
SECOND = timedelta(seconds=1)


@pytest.fixture
def begin(state: State) -> Begin:
    def made(day: str, time: str, settings: Settings | None = None) -> Player:
        chosen = replace(settings or Settings(), special=Special(cards=False))
        clock, states = FakeClock(on_day(time, day)), []  # type: ignore[var-annotated]
        parts = build(chosen, chosen.screens[0], clock, Reader(state.folder), SIZE, states.append)
        return Player(parts.brain, clock, states)

    return made


def look(player: Player) -> tuple[str, str, str]:
    frame = player.brain.frame()
    return frame.theme, frame.level, frame.strip


def test_the_days_round_national_day(state: State, begin: Begin) -> None:
    state.publish(state.item("甲", dwell_s=600))
    player = begin("2026-09-29", "23:59:50")
    player.until(on_day("23:59:59", "2026-09-29"))
    assert look(player) == ("calm", "caution", "国庆节前，请做好保密清查")
    player.until(on_day("00:00:00", "2026-09-30"))
    assert look(player) == ("solemn", "guard", "国庆节放假前，请逐项清查再离开")
    assert player.arrival["coatMs"] == 1200
    player.clock.push((on_day("23:59:59", "2026-09-30") - player.clock.moment).total_seconds())
    player.until(player.clock.moment)
    assert look(player)[:2] == ("solemn", "guard")
    player.until(on_day("00:00:01", "2026-10-01") + CALM_S * SECOND)
    assert look(player) == ("festive", "caution", "国庆节期间，值班值守，有事即报")
    player.clock.push((on_day("00:00:00", "2026-10-08") - player.clock.moment).total_seconds())
    player.until(player.clock.moment + 2 * SECOND)
    assert look(player) == ("calm", "", ""), "the first working day has a reminder and no strip"
    assert not player.states[-1]["levelOn"]


def test_the_first_picture_wears_the_day(state: State, begin: Begin) -> None:
    state.publish(state.item("甲"))
    player = begin("2026-10-03", "09:00:00")
    player.brain.step()
    assert {(first["coat"], first["levelOn"]) for first in player.states[:1]} == {("festive False True", True)}


def test_the_theme_that_the_admin_chose_stays(state: State, begin: Begin) -> None:
    state.publish(state.item("甲"))
    player = begin("2026-10-03", "09:00:00", replace(Settings(), screens=(Screen(theme="solemn"),)))
    player.brain.step()
    assert look(player)[:2] == ("solemn", "caution"), "the strip is no matter of taste"
    player = begin("2026-12-13", "00:00:00", replace(Settings(), screens=(Screen(theme="festive"),)))
    player.brain.step()
    assert look(player) == ("mourning", "", "")


def test_an_item_of_a_period_plays_on_its_days_alone(state: State, begin: Begin) -> None:
    state.publish(state.item("甲"), state.item("贺", periods=("national",)))
    player = begin("2026-09-20", "23:59:00")
    assert set(player.until(on_day("23:59:59", "2026-09-20"))) == {"甲"}
    assert "贺" in player.until(on_day("00:00:40", "2026-09-21"))


def test_mourning_is_switched_on_and_ends_by_itself(state: State, begin: Begin) -> None:
    state.publish(state.item("甲", dwell_s=600), state.item("贺", periods=("national",), dwell_s=600, priority=1))
    player = begin("2026-10-03", "09:00:00")
    player.until(on_day("09:00:20", "2026-10-03"))
    assert (player.shows, look(player)[0]) == ("贺", "festive")
    switch_on(state.folder, Mourning(player.clock.moment, on_day("10:00:00", "2026-10-03")))
    player.until(on_day("09:00:22", "2026-10-03"))
    assert player.shows == "甲", "what belongs to the feast has left"
    assert look(player) == ("mourning", "", "")
    player.clock.push((on_day("09:59:59", "2026-10-03") - player.clock.moment).total_seconds())
    player.until(player.clock.moment)
    assert look(player)[0] == "mourning"
    player.until(on_day("10:00:00", "2026-10-03") + 3 * SECOND)
    assert look(player)[:2] == ("festive", "caution")


def test_mourning_is_switched_off_within_two_seconds(state: State, begin: Begin) -> None:
    state.publish(state.item("甲", dwell_s=600))
    switch_on(state.folder, Mourning(on_day("08:00", "2026-11-25"), on_day("20:00", "2026-11-25")))
    player = begin("2026-11-25", "09:00:00")
    player.until(on_day("09:00:10", "2026-11-25"))
    assert look(player)[0] == "mourning"
    switch_off(state.folder)
    player.until(on_day("09:00:12", "2026-11-25"))
    assert look(player)[0] == "calm"


def test_a_damaged_switch_is_neutral(state: State, begin: Begin) -> None:
    state.publish(state.item("甲", dwell_s=600))
    (state.folder / layout.MOURNING).write_bytes(b"{")
    player = begin("2026-10-03", "09:00:00")
    player.until(on_day("09:00:10", "2026-10-03"))
    assert look(player)[:2] == ("calm", "caution")


def test_a_strip_moves_nothing_that_stands_still(state: State, begin: Begin) -> None:
    state.publish(state.item("甲", dwell_s=600, ticker=("随手锁屏。",)))
    player = begin("2026-09-27", "23:59:50")
    before: dict[str, Any] = {}
    player.until(on_day("23:59:59", "2026-09-27"))
    before |= player.states[-1]
    assert not before["levelOn"]
    player.until(on_day("00:00:02", "2026-09-28"))
    after = player.states[-1]
    assert after["levelOn"]
    for name in ("header", "stage", "footer", "ticker"):
        for side in "YH":
            assert before[name + side] == after[name + side], name
