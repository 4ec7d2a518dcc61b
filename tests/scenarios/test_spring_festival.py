"""The days round Spring Festival 2026, told as they come: what the screen is like, what it says of itself, what plays.

Days off from Sunday 15 to Monday 23 February; Saturday 14 and 28 February are worked. One player lives through all of it.
"""

import pytest

from signage.core.rules import Days, Part, Stretch
from signage.core.settings import Settings
from signage.screen.build import build
from signage.snapshots.read import Reader

from .conftest import SIZE, FakeClock, Player, State, on_day

OURS, LEAD = {"制度", "菜谱", "上班"}, {"春节前提醒", "春节假期提醒", "春节假期"}
"""What the bureau put in and plays on a plain working day; what the program says of itself on the way to the days off."""
FEAST = {"制度", "菜谱", "贺年", "祝大家新春安康", "春节期间值守提醒", "春节假期提醒"}
STORY = [
    # ten days before, reminders and a countdown begin
    ("2026-02-04 23:59", "calm", "", OURS),
    ("2026-02-05 00:00", "calm", "", OURS | LEAD),
    # three days before, a strip, and the list to go through
    ("2026-02-11 23:59", "calm", "", OURS | LEAD),
    ("2026-02-12 00:00", "calm", "caution", OURS | LEAD | {"放假前清查"}),
    # Saturday 14 February is a working day, and the last one: of the bureau's own only what was approved for it
    ("2026-02-14 10:00", "calm", "guard", {"制度"} | LEAD | {"放假前清查"}),
    ("2026-02-14 23:59", "calm", "guard", {"制度"} | LEAD | {"放假前清查"}),
    # the days off: festive, greetings, those on duty are reminded; nothing for working days
    ("2026-02-15 00:00", "festive", "caution", FEAST),
    ("2026-02-17 00:05", "festive", "caution", FEAST),
    ("2026-02-23 23:59", "festive", "caution", FEAST),
    # the first morning at work: count the papers first; then nothing special
    ("2026-02-24 00:00", "calm", "", OURS | {"节后清查"}),
    ("2026-02-25 00:00", "calm", "", OURS),
    # the Saturday that makes up for it is a working day too, the Sunday behind it is none
    ("2026-02-28 10:00", "calm", "", OURS),
    ("2026-03-01 10:00", "calm", "", OURS - {"上班"}),
]


@pytest.fixture
def player(state: State) -> Player:
    state.publish(
        state.item("制度", part=Part.MEASURES),
        state.item("菜谱"),
        state.item("上班", days=Days.WORKDAYS),
        state.item("贺年", periods=("spring",), stretch=Stretch.DURING),
    )
    clock, states = FakeClock(on_day("09:00:00", "2026-02-04")), []  # type: ignore[var-annotated]
    parts = build(Settings(), Settings().screens[0], clock, Reader(state.folder), SIZE, states.append)
    return Player(parts.brain, clock, states)


def test_the_week_reads_like_a_story(player: Player) -> None:
    assert [player.tells(moment) for moment, *_ in STORY] == STORY
