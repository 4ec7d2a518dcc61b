"""The days round National Day 2026, told as they come: level by level, at the minute, what plays, and what the ledger keeps of it.

Days off from Thursday 1 to Wednesday 7 October; Sunday 20 September and Saturday 10 October are worked. Mid-Autumn has Friday 25 to
Sunday 27 September. Martyrs' Day, 30 September, is the last working day before: solemn, and at guard. One player lives through it.
"""

from collections.abc import Iterator

import pytest

from signage.core.rules import Days, Part, Stretch
from signage.core.settings import Settings
from signage.ledger.reading import account
from signage.ledger.writer import Ledger
from signage.screen.build import build
from signage.screen.record.recorder import Recorder
from signage.snapshots.read import Reader
from signage.words.report import operation_words

from .conftest import SIZE, FakeClock, Player, State, on_day

WAIT_S = 20.0

OURS = {"制度", "菜谱", "上班"}
"""What the bureau put in and plays on a plain working day."""
LEAD = {"国庆节前提醒", "国庆假期提醒", "国庆假期", "值守"}
"""What the program says on the way to the days off, and what the bureau wrote for the period."""
MOON = {"制度", "菜谱", "祝大家中秋安康", "中秋节期间值守提醒", "中秋假期提醒"}
FEAST = {"制度", "菜谱", "贺年", "值守", "祝福伟大祖国", "国庆节期间值守提醒", "国庆假期提醒"}
STORY = [
    # Sunday 20 September is worked, and is a plain day; ten days before, reminders and a countdown begin
    ("2026-09-20 23:59", "calm", "", OURS),
    ("2026-09-21 00:00", "calm", "", OURS | LEAD),
    # Mid-Autumn is a feast inside the lead-in: no working days, both are spoken of
    ("2026-09-25 10:00", "festive", "", MOON | {"国庆假期", "国庆假期提醒", "值守"}),
    ("2026-09-27 23:59", "festive", "", MOON | {"国庆假期", "国庆假期提醒", "值守"}),
    # three days before, a strip, and the list to go through
    ("2026-09-28 00:00", "calm", "caution", OURS | LEAD | {"放假前清查"}),
    ("2026-09-29 23:59", "calm", "caution", OURS | LEAD | {"放假前清查"}),
    # the last working day is Martyrs' Day: solemn, and of the bureau's own only what was approved for it
    ("2026-09-30 00:00", "solemn", "guard", {"制度", "烈士纪念日", "放假前清查"} | LEAD),
    ("2026-09-30 23:59", "solemn", "guard", {"制度", "烈士纪念日", "放假前清查"} | LEAD),
    # seven days off: festive, greetings, those on duty are reminded
    ("2026-10-01 00:00", "festive", "caution", FEAST),
    ("2026-10-04 12:00", "festive", "caution", FEAST),
    ("2026-10-07 23:59", "festive", "caution", FEAST),
    # the first morning at work: count the papers first; then nothing special, also on the Saturday that makes up
    ("2026-10-08 00:00", "calm", "", OURS | {"节后清查", "值守"}),
    ("2026-10-09 00:00", "calm", "", OURS),
    ("2026-10-10 10:00", "calm", "", OURS),
    ("2026-10-11 10:00", "calm", "", OURS - {"上班"}),
]
KEPT = [
    ("09-21 00:00", "级别由“平时”变为“提示”，原因：国庆节"),
    ("09-25 10:00", "格调由“平常”变为“喜庆”，原因：中秋节"),
    ("09-28 00:00", "级别由“提示”变为“警示”，原因：国庆节"),
    ("09-28 00:00", "格调由“喜庆”变为“平常”，原因：日历"),
    ("09-30 00:00", "级别由“警示”变为“警戒”，原因：国庆节"),
    ("09-30 00:00", "格调由“平常”变为“庄重”，原因：烈士纪念日"),
    ("10-01 00:00", "级别由“警戒”变为“警示”，原因：国庆节"),
    ("10-01 00:00", "格调由“庄重”变为“喜庆”，原因：国庆节"),
    ("10-08 00:00", "级别由“警示”变为“提示”，原因：国庆节"),
    ("10-08 00:00", "格调由“喜庆”变为“平常”，原因：日历"),
    ("10-09 00:00", "级别由“提示”变为“平时”，原因：日历"),
]


@pytest.fixture
def recorder(state: State, clock: FakeClock) -> Iterator[Recorder]:
    ledger = Ledger(state.folder, "屏幕1", clock.now, clock.mono)
    assert ledger.wait(WAIT_S)
    made = Recorder(ledger, clock.mono)
    yield made
    made.close()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(on_day("09:00:00", "2026-09-19"))


@pytest.fixture
def player(state: State, clock: FakeClock, recorder: Recorder) -> Player:
    state.publish(
        state.item("制度", part=Part.MEASURES),
        state.item("菜谱"),
        state.item("上班", days=Days.WORKDAYS),
        state.item("贺年", periods=("national",), stretch=Stretch.DURING),
        state.item("值守", periods=("national",), guard=True),
    )
    states = []  # type: ignore[var-annotated]
    settings = Settings()
    parts = build(settings, settings.screens[0], clock, Reader(state.folder), SIZE, states.append, recorder=recorder)
    return Player(parts.brain, clock, states)


def test_the_week_reads_like_a_story_and_stands_in_the_ledger(player: Player, recorder: Recorder, state: State) -> None:
    assert [player.tells(moment) for moment, *_ in STORY] == STORY
    recorder.close()
    kept = account(state.folder, on_day("00:00", "2026-09-19"), on_day("00:00", "2026-10-12"), whole=True)
    changes = [each for each in kept.operations if each.act in {"level", "tone"}]
    assert [(f"{each.at:%m-%d %H:%M}", operation_words(each)[0]) for each in changes] == KEPT
    assert kept.chain.ok
