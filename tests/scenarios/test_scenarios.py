"""What is on the stage when, told as small scripts (the words are in conftest)."""

import json
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from signage.core.rules import Audience, Daypart, Window
from signage.core.settings import Place, Screen, Settings

SCRIPTS = {
    "a fresh item is shown once at the next change, then the wheel goes on": """
        08:00:00 accepted 甲 乙
        08:00:00 start
        08:00:01 shows 甲
        08:00:09 shows 乙
        08:00:10 accepted 甲 乙 丙
        08:00:15 shows 乙
        08:00:17 shows 丙
        08:00:25 shows 甲
        08:00:33 shows 乙
        08:00:41 shows 丙
        08:00:49 shows 甲
    """,
    "two fresh items follow one another": """
        08:00:00 accepted 甲
        08:00:00 start
        08:00:03 accepted 甲 乙 丙
        08:00:07 shows 甲
        08:00:09 shows 乙
        08:00:17 shows 丙
        08:00:25 shows 甲
    """,
    "what is withdrawn is gone at once": """
        08:00:00 accepted 甲 乙
        08:00:00 start
        08:00:03 shows 甲
        08:00:03 withdrawn 甲
        08:00:03 cut 乙
        08:01:00 shows 乙
    """,
    "what is deleted is gone at once": """
        08:00:00 accepted 甲 乙
        08:00:00 start
        08:00:11 shows 乙
        08:00:11 deleted 乙
        08:00:11 cut 甲
    """,
    "the last one withdrawn leaves the neutral slide": """
        08:00:00 accepted 甲
        08:00:00 start
        08:00:03 withdrawn 甲
        08:00:03 cut -
        08:00:20 shows -
    """,
    "what is withdrawn and accepted again plays again": """
        08:00:00 accepted 甲 乙
        08:00:00 start
        08:00:03 withdrawn 甲
        08:00:03 cut 乙
        08:00:05 accepted 乙 甲
        08:00:09 shows 甲
    """,
    "what expires is gone at once": """
        08:00:00 accepted 甲<08:00:20 乙
        08:00:00 start
        08:00:19 shows 甲
        08:00:21 cut 乙
        08:02:00 shows 乙
    """,
    "what is not yet due waits": """
        08:00:00 accepted 甲>08:00:30 乙
        08:00:00 start
        08:00:01 shows 乙
        08:00:29 shows 乙
        08:00:33 shows 甲
    """,
    "what has hours leaves at the end of them, not at a change": """
        08:00:00 accepted 甲@07:00-08:01 乙@08:01-09:00
        08:00:00 start
        08:00:59 shows 甲
        08:01:00 cut 乙
        08:02:30 shows 乙
    """,
    "nothing that is due is the neutral slide until something is": """
        08:00:55 accepted 甲@08:01-09:00
        08:00:55 start
        08:00:59 shows -
        08:01:01 shows 甲
    """,
    "what was replaced stays until the change, then the new one comes": """
        08:00:00 accepted 甲 乙
        08:00:00 start
        08:00:03 shows 甲
        08:00:03 replaced 甲
        08:00:07 shows 甲
        08:00:09 shows 甲
        08:00:17 shows 甲
        08:00:25 shows 乙
    """,
    "nothing to show is the neutral slide, and the first item comes soon": """
        08:00:00 accepted
        08:00:00 start
        08:00:05 shows -
        08:00:05 accepted 甲
        08:00:06 shows 甲
    """,
    "a damaged item is left out": """
        08:00:00 accepted 甲 乙
        08:00:00 damaged 甲
        08:00:00 start
        08:00:01 shows 乙
        08:00:09 shows 乙
        08:01:00 shows 乙
    """,
    "over midnight": """
        23:59:50 accepted 甲 乙
        23:59:50 start
        23:59:51 date 2026年10月8日
        23:59:51 clock 23:59
    """,
    "over the hour": """
        08:59:40 accepted 甲 乙
        08:59:40 start
        08:59:45 clock 08:59
        09:00:01 shows 甲
        09:00:01 clock 09:00
        09:00:09 shows 乙
    """,
    "one motion at a time": """
        08:00:00 accepted 甲:text 乙:ticker
        08:00:00 start
        08:00:01 shows 乙
        08:00:01 ticker stands card
        08:00:09 shows 甲
        08:00:09 ticker stands text
    """,
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_script(script: str, play: Callable[[str], Any]) -> None:
    play(script)


def test_midnight_changes_the_date_and_nothing_else(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("甲"), state.item("乙"))
    player = start("23:59:50")
    seen = player.until(player.clock.moment + timedelta(seconds=30))
    assert set(seen) == {"甲", "乙"}
    assert "2026年10月9日" in player.brain.frame().day_line


def test_two_players_agree(state: Any, start: Callable[..., Any]) -> None:
    state.publish(*(state.item(name) for name in "甲乙丙丁戊"))
    first, second = start("08:00:00"), start("08:03:21")
    first.until(second.clock.moment)
    for _ in range(12):
        moment = first.clock.moment + timedelta(seconds=8)
        first.until(moment)
        second.until(moment)
        assert first.shows == second.shows
        assert first.stage == second.stage


def test_a_single_picture_is_what_the_player_shows(state: Any, start: Callable[..., Any]) -> None:
    state.publish(*(state.item(name) for name in "甲乙丙"))
    player, still = start("08:00:00"), start("08:00:20")
    player.until(still.clock.moment)
    still.brain.settle()
    assert still.shows == player.shows
    same = {key: value for key, value in player.states[-1].items() if key != "stageMs"}
    assert {key: value for key, value in still.states[-1].items() if key != "stageMs"} == same


def test_a_deck_that_is_damaged_while_it_plays_leaves_the_picture(
    state: Any, start: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    state.publish(state.item("甲"), state.item("乙"))
    player = start()
    player.until(player.clock.moment + timedelta(seconds=3))
    assert player.shows == "甲"
    state.damage(state.named("乙"))
    player.brain._library._decks.clear()
    player.brain._library._laid.clear()
    stages = set()
    with caplog.at_level(logging.WARNING):
        for _ in range(12):
            player.until(player.clock.moment + timedelta(seconds=1))
            stages.add(player.stage)
    assert player.shows == "甲"
    assert len(stages) == 1
    assert "nothing to show" in caplog.text


def test_a_torn_manifest_changes_nothing(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("甲"))
    player = start()
    player.until(player.clock.moment)
    state.publish(state.item("乙"))
    newest = max((state.folder / "manifests").iterdir())
    newest.write_bytes(newest.read_bytes()[:-20])
    assert player.until(player.clock.moment + timedelta(seconds=20)) == ["甲"]


def test_an_unknown_place_plays_nothing_own(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("甲", ticker=("随手锁屏。",)))
    player = start(settings=Settings(screens=(Screen(place="食堂"),)))
    assert player.until(player.clock.moment + timedelta(seconds=20)) == ["-"]
    assert json.loads(player.states[-1]["tickerEntries"]) == []


PLACES = [
    ("public at a public place", Audience.PUBLIC, Place(), True),
    ("staff at a public place", Audience.STAFF, Place(), False),
    ("staff among staff", Audience.STAFF, Place(audience=Audience.STAFF), True),
]


@pytest.mark.parametrize(
    ("audience", "place", "shown"), [case[1:] for case in PLACES], ids=[case[0] for case in PLACES]
)
def test_who_may_see_it(state: Any, start: Callable[..., Any], audience: Audience, place: Place, shown: bool) -> None:
    state.publish(state.item("甲", audience=audience))
    player = start(settings=Settings(places=(place,)))
    player.until(player.clock.moment + timedelta(seconds=2))
    assert player.shows == ("甲" if shown else "-")


def test_what_has_hours_takes_its_turn_in_them_and_not_before(state: Any, start: Callable[..., Any]) -> None:
    hours = (Window(dayparts=(Daypart(8 * 60 + 1, 9 * 60),)),)
    state.publish(state.item("甲"), state.item("乙", windows=hours))
    player = start("08:00:20")
    begins = player.clock.moment + timedelta(seconds=40)
    assert player.until(begins - timedelta(seconds=0.3)) == ["甲"]
    assert player.until(begins + timedelta(seconds=20))[:2] == ["甲", "乙"]


def test_hours_for_another_place_do_not_count_here(state: Any, start: Callable[..., Any]) -> None:
    windows = (Window(places=("大厅",)), Window(places=("走廊",), dayparts=(Daypart(0, 60),)))
    state.publish(state.item("甲", windows=windows))
    shown = []
    for name in ("大厅", "走廊"):
        player = start(settings=Settings(places=(Place(name),), screens=(Screen(place=name),)))
        player.until(player.clock.moment + timedelta(seconds=2))
        shown.append(player.shows)
    assert shown == ["甲", "-"]


NARROWER = [
    ("hours that are over", {"windows": (Window(dayparts=(Daypart(0, 60),)),)}),
    ("another place", {"places": ("走廊",)}),
    ("staff only", {"audience": Audience.STAFF}),
]


@pytest.mark.parametrize("rules", [case[1] for case in NARROWER], ids=[case[0] for case in NARROWER])
def test_what_the_newest_rules_forbid_leaves_at_once(
    state: Any, start: Callable[..., Any], rules: dict[str, Any]
) -> None:
    state.publish(state.item("甲"), state.item("乙"))
    player = start()
    player.until(player.clock.moment + timedelta(seconds=3))
    assert player.shows == "甲"
    state.publish(state.item("甲", **rules), state.named("乙"))
    player.until(player.clock.moment + timedelta(seconds=0.4))
    assert player.shows == "乙"
    assert player.arrival["stageMs"] == 0


def test_a_higher_priority_comes_first_in_the_loop_and_takes_no_more_time(
    state: Any, start: Callable[..., Any]
) -> None:
    state.publish(state.item("甲", priority=-1), state.item("乙"), state.item("丙", priority=3), state.item("丁"))
    player = start()
    seen = player.until(player.clock.moment + timedelta(seconds=8 * 9))
    begin = seen.index("丙")
    assert seen[begin : begin + 4] == ["丙", "乙", "丁", "甲"]
    assert {name: seen[:8].count(name) for name in "甲乙丙丁"} == dict.fromkeys("甲乙丙丁", 2)


def test_an_outward_place_names_the_department_and_nobody_else(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("甲", responsible="张某某"))
    said = []
    for place in (Place(), Place(outward=True)):
        player = start(settings=Settings(places=(place,)))
        player.until(player.clock.moment)
        said.append(player.brain.frame().responsible)
    assert said == ["责任科室：张某某", "责任科室：局保密工作办公室"]


def test_after_dusk_the_colours_change_and_the_slide_stays(state: Any, start: Callable[..., Any]) -> None:
    state.publish(state.item("甲"))
    player = start("17:59:58")
    player.until(player.clock.moment)
    day = player.states[-1]["ground"]
    player.until(player.clock.moment + timedelta(seconds=4))
    assert player.states[-1]["ground"] != day
    assert player.shows == "甲"


def test_reduced_motion_lets_the_ticker_stand(state: Any, start: Callable[..., Any]) -> None:
    lines = ("随手锁屏。", "人离桌清。")
    state.publish(replace(state.item("甲", ticker=lines), title="甲"))
    player = start(settings=Settings(screens=(Screen(reduce_motion=True),)))
    entries = set()
    for _ in range(10):
        player.until(player.clock.moment + timedelta(seconds=2))
        assert not player.states[-1]["tickerCrawling"]
        entries.add(player.states[-1]["tickerStanding"])
    assert len(entries) == 2


def test_a_fault_in_a_turn_is_logged_and_the_picture_stays(
    state: Any, start: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    state.publish(state.item("甲"))
    player = start()
    player.until(player.clock.moment)
    before, turns = player.stage, []

    def broken() -> None:
        turns.append(1)
        player.brain.stop()
        raise RuntimeError("broken")

    monkeypatch.setattr(player.brain, "step", broken)
    player.brain.run()
    assert turns == [1]
    assert player.stage == before
    assert "the picture stays" in caplog.text
