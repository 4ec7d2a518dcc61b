"""The program's own cards on the stage: they come with the level, beside the content, and leave at its minute."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from signage.core.cards.card import Welcome
from signage.core.rules import Part
from signage.screen.record.proof import ShownReport

HOUR = timedelta(hours=1)


def titles(player: Any) -> set[str]:
    return {entry.item.title for entry in player.brain._repertoire.due(player.clock.moment)}


def test_the_day_before_a_holiday_is_guard_and_ends_at_midnight(state: Any, start: Callable[..., Any]) -> None:
    state.publish(
        state.item("制度", part=Part.MEASURES), state.item("食堂菜谱"), state.item("国庆值班", periods=("national",))
    )
    player = start("23:30:00", day="2026-09-30")
    seen = player.until(player.clock.moment + timedelta(minutes=29))
    assert {"放假前清查", "国庆节前提醒", "国庆假期", "制度", "国庆值班"} <= set(seen)
    assert "食堂菜谱" not in seen
    assert seen.count("放假前，逐项清查") == 3
    player.until(player.clock.moment + timedelta(minutes=2))
    assert "放假前清查" not in titles(player)
    assert {"祝福伟大祖国", "食堂菜谱"} <= titles(player)


def test_a_card_of_the_program_leaves_at_once_when_its_level_ends(start: Callable[..., Any]) -> None:
    player = start("23:59:58", day="2026-10-08")
    player.until(player.clock.moment + timedelta(seconds=1))
    assert player.shows == "节后清查"
    player.until(player.clock.moment + timedelta(seconds=2))
    assert player.shows == "-"


def test_the_call_covers_header_and_footer_and_comes_every_ten_minutes(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("制度", Welcome(("制度",)), part=Part.MEASURES))
    player = start("09:00:00", day="2026-09-30")
    seen = player.until(player.clock.moment + HOUR - timedelta(seconds=1))
    assert seen[0] == "放假前，逐项清查"
    assert seen.count("放假前，逐项清查") == 6


def test_a_player_that_starts_in_between_waits_for_the_next_call(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("制度", Welcome(("制度",)), part=Part.MEASURES))
    player = start("09:03:00", day="2026-09-30")
    assert "放假前，逐项清查" not in player.until(player.clock.moment + timedelta(minutes=6))
    assert "放假前，逐项清查" in player.until(player.clock.moment + timedelta(minutes=2))


def test_a_built_in_card_has_no_number_and_no_row_on_the_status_page(
    start: Callable[..., Any], monkeypatch: Any
) -> None:
    noted: list[str] = []
    monkeypatch.setattr(ShownReport, "note", lambda _self, item, _now: noted.append(item))
    player = start("09:00:00", day="2026-10-08", reports=True)
    player.until(player.clock.moment + timedelta(seconds=30))
    assert player.shows == "节后清查"
    frame = player.brain.frame()
    assert frame.number == ""
    assert frame.responsible == "责任科室：局保密工作办公室"
    assert "上班第一天，先清点文件再办公" in frame.ticker
    assert noted == []


def test_cards_can_be_switched_off(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("制度"))
    player = start("09:00:00")
    assert player.until(player.clock.moment + timedelta(minutes=1)) == ["制度"]
