"""Cards that look different every day: they change at midnight, and nothing else does."""

import logging
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from signage.core.cards.card import Card, Countdown
from signage.core.cards.table_cards import Duty, DutyDay, DutyPost
from signage.layout.slides import Library
from signage.screen.picture.presenter import STAGE_MS

TODAY = date(2026, 10, 8)
TO_MIDNIGHT = timedelta(seconds=10)


def roster(*days: int) -> Duty:
    """On duty so many days after the 8th of October."""
    return Duty("值班", tuple(DutyDay(TODAY + timedelta(n), (DutyPost("值班员", (f"王{n}",)),)) for n in days))


def ends(days: int) -> Countdown:
    return Countdown("国庆假期", TODAY + timedelta(days))


def words(player: Any) -> str:
    showing = player.brain.showing
    return "".join(box.text for page in showing.laid for box in page.boxes)


def test_a_standing_card_changes_at_midnight_by_a_cross_fade(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("值班", roster(0, 1), dwell_s=3600.0))
    player = start("23:59:50")
    midnight = player.clock.moment + TO_MIDNIGHT
    player.until(midnight - timedelta(seconds=0.2))
    before, presented = player.stage, len(player.states)
    assert "王0" in words(player)
    player.until(midnight)
    assert "王1" in words(player)
    assert "王0" not in words(player)
    assert player.stage != before
    assert player.arrival["stageMs"] == STAGE_MS
    assert {new["stage"] for new in player.states[presented:]} == {player.stage}, "nothing came between"
    player.until(midnight + timedelta(seconds=60))
    assert player.shows == "值班"


def test_a_card_that_is_about_to_leave_still_stands_long_enough_to_be_seen(
    state: Any, start: Callable[..., Any]
) -> None:
    state.publish(state.item("值班", roster(0, 1), dwell_s=10.5), state.item("甲", dwell_s=3600.0))
    player = start("23:59:50")
    midnight = player.clock.moment + TO_MIDNIGHT
    player.until(midnight)
    assert player.shows == "值班"
    player.until(midnight + timedelta(seconds=2.5))
    assert player.shows == "值班"


def test_other_items_are_not_measured_again(
    state: Any, start: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    state.publish(state.item("甲"), state.item("值班", roster(0, 1)), state.item("乙"))
    player = start("23:59:50")
    player.until(player.clock.moment + TO_MIDNIGHT - timedelta(seconds=1))
    measured: list[str] = []
    real = Library._measured

    def noted(library: Library, item: Any) -> Any:
        measured.append(item.title)
        return real(library, item)

    monkeypatch.setattr(Library, "_measured", noted)
    before = player.brain._repertoire.entries
    player.until(player.clock.moment + timedelta(seconds=60))
    assert measured == ["值班"]
    after = player.brain._repertoire.entries
    assert [entry.item.title for entry in after] == ["甲", "值班", "乙"]
    assert after[0] is before[0]
    assert after[2] is before[2]


LAST_DAYS: dict[str, Card] = {"a countdown": ends(0), "a roster": roster(0)}


@pytest.mark.parametrize("card", LAST_DAYS.values(), ids=LAST_DAYS.keys())
def test_what_has_no_more_to_say_leaves_at_midnight(state: Any, start: Callable[..., Any], card: Card) -> None:
    state.publish(state.item("值班", card, dwell_s=3600.0))
    player = start("23:59:50")
    player.until(player.clock.moment)
    assert player.shows == "值班"
    player.until(player.clock.moment + TO_MIDNIGHT)
    assert player.shows == "-"
    state.publish(*state.items, state.item("甲"))
    player.until(player.clock.moment + timedelta(seconds=2))
    assert player.shows == "甲"


def test_what_begins_to_have_something_to_say_comes_at_midnight(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("值班", roster(8)))
    player = start("23:59:50")
    player.until(player.clock.moment + TO_MIDNIGHT - timedelta(seconds=1))
    assert player.shows == "-"
    player.until(player.clock.moment + timedelta(seconds=3))
    assert player.shows == "值班"


def test_a_clock_that_is_set_back_brings_the_other_day_back(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("值班", roster(0, 1), dwell_s=3600.0))
    player = start("00:00:10")
    player.until(player.clock.moment)
    player.clock.moment += timedelta(days=1)
    player.until(player.clock.moment)
    assert "王1" in words(player)
    player.clock.moment -= timedelta(days=1)
    player.until(player.clock.moment)
    assert "王0" in words(player)


def test_a_single_picture_knows_its_day(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("倒计时", ends(20)))
    stages = set()
    for days in (0, 1):
        player = start("10:00:00")
        player.clock.moment += timedelta(days=days)
        player.brain.settle()
        assert str(20 - days) in words(player)
        stages.add(player.stage)
    assert len(stages) == 2


def test_a_dated_item_that_cannot_be_laid_out_on_the_new_day_leaves(
    state: Any, start: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    state.publish(state.item("值班", roster(0, 1), dwell_s=3600.0), state.item("甲"))
    player = start("23:59:50")
    player.until(player.clock.moment + TO_MIDNIGHT - timedelta(seconds=1))

    def broken(library: Library, item: Any) -> Any:
        raise RuntimeError(library, item)

    monkeypatch.setattr(Library, "_measured", broken)
    with caplog.at_level(logging.ERROR):
        player.until(player.clock.moment + timedelta(seconds=2))
    assert player.shows == "甲"
    assert "put aside" in caplog.text
