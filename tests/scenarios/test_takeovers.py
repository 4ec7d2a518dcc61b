"""What has the whole screen: takeovers, meetings, the dark hours; and what comes when they are over."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from signage.core.cards.card import Welcome
from signage.core.cards.picture_cards import PictureCard
from signage.core.item import ItemRecord
from signage.core.rotation.orders import Order, OrderKind
from signage.core.rules import Role
from signage.core.settings import Hours, Settings
from signage.screen.build import build
from signage.snapshots.orders import write_order
from signage.snapshots.read import Reader

Start = Callable[..., Any]
HOUR = timedelta(hours=1)
DAY = datetime(2026, 10, 8, tzinfo=ZoneInfo("Asia/Shanghai"))


def at(clock: str) -> datetime:
    return datetime.combine(DAY.date(), datetime.strptime(clock, "%H:%M:%S").time(), DAY.tzinfo)  # noqa: DTZ007 - zone above


def takeover(state: Any, name: str, begun: str, until: str, **rules: Any) -> ItemRecord:
    made = state.item(name, role=Role.TAKEOVER, valid_until=at(until), **rules)
    return replace(made, accepted_at=at(begun))


def order(kind: OrderKind = OrderKind.ALERT, begun: str = "08:00:00", until: str = "08:01:00", **more: Any) -> Order:
    return Order(str(more.pop("id", kind.value)), kind, at(begun), at(until), **more)


def covered(player: Any) -> bool:
    return bool(player.states[-1]["coverOn"])


def cover(player: Any) -> str:
    """The picture of the cover; "" where none lies over the screen."""
    return str(player.states[-1]["cover"]) if covered(player) else ""


def test_a_takeover_has_the_screen_at_the_next_turn_and_under_it_nothing_moves(state: Any, start: Start) -> None:
    plays, urgent = state.item("甲", ticker=("随手锁屏。",)), takeover(state, "停水", "08:00:10", "08:00:40")
    state.publish(plays)
    player = start()
    player.until(at("08:00:10"))
    assert not covered(player)
    state.publish(plays, urgent)
    player.brain.step()
    assert covered(player)
    assert player.states[-1]["coverMs"] == 400
    state_now = player.states[-1]
    assert (state_now["tickerCrawling"], state_now["stripOn"], state_now["film"]) == (False, False, "")
    count = len(player.states)
    player.until(at("08:00:39"))
    assert len(player.states) == count, "a takeover stands still, and never alternates with anything"


def test_when_it_ends_the_present_schedule_comes_in_under_it_first(state: Any, start: Start) -> None:
    past, present = state.item("甲", valid_until=at("08:00:20")), state.item("乙", valid_from=at("08:00:20"))
    state.publish(past, present, takeover(state, "停水", "08:00:00", "08:00:30"))
    player = start()
    player.until(at("08:00:29"))
    assert covered(player)
    player.until(at("08:00:30"))
    assert player.shows == "乙"
    assert covered(player), "the slide that it leaves to is loaded under it"
    assert player.states[-1]["stageMs"] == 0
    player.until(at("08:00:31"))
    assert not covered(player)
    assert player.states[-1]["coverMs"] == 400


def test_deleting_the_file_ends_it(state: Any, start: Start) -> None:
    plays, urgent = state.item("甲"), takeover(state, "停水", "08:00:00", "09:00:00")
    state.publish(plays, urgent)
    player = start()
    player.until(at("08:00:10"))
    state.publish(plays, withdrawn=(urgent,))
    player.until(at("08:00:11"))
    assert not covered(player)


def test_of_two_the_higher_priority_shows_and_the_other_waits(state: Any, start: Start) -> None:
    first = takeover(state, "停水", "08:00:00", "08:01:00")
    second = takeover(state, "停电", "08:00:10", "08:00:20", priority=1)
    state.publish(first, second)
    player = start("08:00:10")
    player.until(at("08:00:11"))
    before = cover(player)
    player.until(at("08:00:21"))
    assert cover(player) not in {"", before}
    state.publish(first)
    player.until(at("08:00:22"))
    assert covered(player)


def test_a_clock_that_is_set_back_makes_it_no_longer(state: Any, start: Start) -> None:
    state.publish(takeover(state, "停水", "08:00:00", "09:00:00"))
    player = start()
    player.brain.step()
    player.clock.moment -= timedelta(days=400)
    player.brain.step()
    assert covered(player), "it goes on"
    player.clock.seconds += 3601
    player.brain.step()
    player.clock.seconds += 1
    player.brain.step()
    assert not covered(player)


def test_one_that_is_damaged_never_begins(state: Any, start: Start, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "signage.screen")
    damaged = takeover(state, "停水", "08:00:00", "09:00:00")
    pictured = replace(
        state.item("图", PictureCard("f" * 64, 400, 300), role=Role.TAKEOVER, valid_until=at("09:00:00")),
        accepted_at=at("08:00:00"),
    )
    state.publish(state.item("甲"), damaged, pictured)
    state.damage(damaged)
    player = start()
    player.until(at("08:00:02"))
    assert not covered(player)
    assert player.shows == "甲"


def test_a_restart_goes_on_with_it_and_shows_nothing_else_first(state: Any, start: Start) -> None:
    state.publish(state.item("甲"), takeover(state, "停水", "08:00:00", "08:01:00"))
    start().until(at("08:00:05"))
    again = start("08:00:30")
    again.brain.step()
    assert [bool(shown["coverOn"]) for shown in again.states] == [True]
    again.until(at("08:01:01"))
    assert not covered(again)


def test_it_is_no_part_of_the_rotation(state: Any, start: Start) -> None:
    state.publish(state.item("甲"), takeover(state, "停水", "08:00:00", "08:00:05"))
    player = start("08:00:06")
    assert set(player.until(at("08:01:00"))) == {"甲"}


def test_a_preview_of_another_time_shows_only_what_has_begun_by_then(state: Any, start: Start) -> None:
    a_clock = type(start().clock)
    state.publish(state.item("甲"), takeover(state, "停水", "08:00:00", "09:00:00"))
    for moment, shown in (("07:00:00", False), ("08:30:00", True)):
        states: list[dict[str, Any]] = []
        clock = a_clock(at(moment), at=at(moment))
        build(Settings(), Settings().screens[0], clock, Reader(state.folder), (640, 360), states.append).brain.settle()
        assert bool(states[-1]["coverOn"]) is shown


def test_an_order_and_its_end(state: Any, start: Start) -> None:
    state.publish(state.item("甲"))
    write_order(state.folder, order(until="09:00:00", text="停水"))
    player = start()
    player.until(at("08:00:05"))
    assert covered(player)
    write_order(state.folder, order(OrderKind.END, until="09:00:00", target="alert"))
    player.until(at("08:00:06"))
    assert not covered(player)


def test_a_drill_looks_like_the_real_thing_but_for_its_band(state: Any, start: Start) -> None:
    looks = []
    for number, drill in enumerate((False, True)):
        write_order(state.folder, order(id=f"{number}", begun=f"08:00:0{number}", text="停水", drill=drill))
        player = start()
        player.until(at("08:00:05"))
        looks.append(cover(player))
    assert len(set(looks)) == 2


def test_a_meeting_its_card_and_the_present_schedule(state: Any, start: Start) -> None:
    state.publish(state.item("甲"))
    write_order(state.folder, order(OrderKind.MEETING, until="08:30:00", screens=("屏幕1",)))
    player = start()
    player.until(at("08:00:05"))
    notice = cover(player)
    write_order(state.folder, order(OrderKind.MEETING, until="08:00:06", screens=("屏幕1",)))
    player.until(at("08:00:07"))
    assert cover(player) not in {"", notice}
    player.until(at("08:05:08"))
    assert not covered(player)


def test_a_takeover_breaks_into_a_dark_meeting(state: Any, start: Start) -> None:
    write_order(state.folder, order(OrderKind.MEETING, until="08:30:00", screens=("屏幕1",), dark=True))
    player = start()
    player.until(at("08:00:05"))
    dark = cover(player)
    write_order(state.folder, order(until="08:00:20", text="停水"))
    player.until(at("08:00:06"))
    assert cover(player) not in {"", dark}
    player.until(at("08:00:21"))
    assert cover(player) == dark


def test_outside_its_hours_a_screen_is_dark_and_a_takeover_lights_it(
    state: Any, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "signage.screen")
    state.publish(state.item("甲"))
    player = start("08:00:00", Settings(hours=Hours(on="08:01", off="18:00")))
    player.until(at("08:00:30"))
    dark = cover(player)
    assert dark
    write_order(state.folder, order(begun="08:00:30", until="08:00:40", text="停水"))
    player.until(at("08:00:31"))
    assert cover(player) not in {"", dark}
    player.until(at("08:00:41"))
    assert cover(player) == dark
    player.until(at("08:01:01"))
    assert not covered(player)
    told = [record.getMessage().split(" (")[0] for record in caplog.records if "dark" in record.getMessage()]
    assert told == ["dark dark begins", "dark dark ends"] * 2, "dark is a decision, and recorded"


def test_the_picture_of_an_item_is_not_that_of_what_covered_it(state: Any, start: Start) -> None:
    state.publish(state.item("甲"), takeover(state, "停水", "08:00:00", "08:10:00"))
    player = start(reports=True)
    player.until(at("08:00:10"))
    assert not list(Path(state.folder, "glances").glob("*")), "nothing of the content was on the stage"


def test_a_strange_order_is_no_reason_to_stop(state: Any, start: Start, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "signage.snapshots.orders")
    state.publish(state.item("甲"))
    (state.folder / "orders").mkdir()
    (state.folder / "orders" / "x.json").write_text("[")
    player = start()
    player.until(at("08:00:05"))
    assert player.shows == "甲"


def test_every_text_of_a_welcome_is_on_the_cover(state: Any, start: Start) -> None:
    """Two texts, two pictures: what stands on the cover follows from the text."""
    seen = []
    for text in ("停水", "停电"):
        made = state.item(text, Welcome((text,)), role=Role.TAKEOVER, valid_until=at("09:00:00"))
        state.publish(replace(made, accepted_at=at("08:00:00")))
        player = start()
        player.brain.step()
        seen.append(cover(player))
    assert len(set(seen)) == 2
