"""What the ledger learns: told with a ledger that writes down what it is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from signage.core.calendar.mood import Mood, Phase
from signage.core.calendar.periods import Level, Tone
from signage.core.item import ItemRecord, Kind
from signage.core.ledger.entry import Act, Result
from signage.core.rotation.wheel import Slide
from signage.core.rules import Rules
from signage.core.snapshot import Manifest
from signage.core.verdict import Verdict
from signage.screen.recorder import BOUND_S, NEUTRAL, Recorder
from signage.screen.showing import Showing


@dataclass
class Told:
    """Everything that a ledger was told, as short words; `disk` says whether it can be waited for."""

    rows: list[str] = field(default_factory=list)
    disk: bool = True
    waited: list[float] = field(default_factory=list)

    def operation(self, act: Act, details: Mapping[str, object]) -> None:
        self.rows.append(f"{act.value} {dict(details)}")

    def start(self, item: Mapping[str, object], slide: str) -> None:
        self.rows.append(f"start {item['path']} {slide}".strip())

    def end(self, result: Result, seconds: float, *, late: bool = False) -> None:
        self.rows.append(f"end {result.value} {seconds:g}{' late' if late else ''}")

    def wait(self, seconds: float) -> bool:
        self.waited.append(seconds)
        return self.disk

    def close(self, seconds: float) -> None:
        self.rows.append(f"closed in {seconds:g}")


@dataclass
class Screen:
    told: Told = field(default_factory=Told)
    mono: float = 0.0
    output: bool = True

    def __post_init__(self) -> None:
        self.recorder = Recorder(self.told, lambda: self.mono, lambda: self.output)
        self.presented: list[dict[str, Any]] = []
        self._present = self.recorder.through(self.presented.append)

    def show(self, name: str, page: int = 0, *, cut: bool = False, after: float = 8) -> None:
        self.mono += after
        self.recorder.show(showing(name, page), cut=cut)
        self._present({"stage": name})


def showing(name: str, page: int) -> Showing:
    if not name:
        return Showing(None, None, (), 0, 0.0, 0.0)
    item = ItemRecord(f"{name}.txt", "ab" * 32, 1, Kind.TEXT, name, "通知", Rules(), Verdict.ACCEPTED)
    return Showing(Slide(f"{item.id}/3", item.id, "notice", 8.0), item, (), page, 0.0, 0.0)


def test_pages_of_a_slide_are_one_play_and_a_repeat_is_another() -> None:
    screen = Screen()
    for name, page in (("甲", 0), ("甲", 1), ("乙", 0), ("乙", 0)):
        screen.show(name, page)
    assert screen.told.rows == ["start 甲.txt 3", "end played 16", "start 乙.txt 3", "end played 8", "start 乙.txt 3"]


def test_the_newest_snapshot_is_recorded_with_the_next_slide() -> None:
    screen = Screen()
    screen.show("甲")
    for sequence in (4, 5):
        screen.recorder.adopted(Manifest(1, sequence, datetime(2026, 11, 25, tzinfo=UTC), "open", ()))
    screen.show("乙")
    screen.show("丙")
    assert screen.told.rows[1:5] == [
        "end played 8",
        "snapshot {'sequence': 5, 'items': 0}",
        "start 乙.txt 3",
        "end played 8",
    ]


def test_a_change_of_level_or_tone_is_recorded_once_with_its_reason() -> None:
    screen = Screen()
    guard = Mood(Level.GUARD, Tone.FESTIVE, "national", "国庆节", Phase.DAYS_OFF)
    for before, after in ((Mood(), guard), (Mood(), guard), (guard, replace(guard, tone=Tone.MOURNING, switched=True))):
        screen.recorder.mood(before, after, datetime(2026, 10, 1, tzinfo=UTC))
    why = "'reason': 'national/days-off', 'name': '国庆节'}"
    assert screen.told.rows == [
        f"level {{'from': 'normal', 'to': 'guard', {why}",
        f"tone {{'from': 'neutral', 'to': 'festive', {why}",
        f"tone {{'from': 'festive', 'to': 'mourning', {why.replace('days-off', 'days-off+switch')}",
        "mourning {'on': True}",
    ]


def test_what_must_leave_is_cut() -> None:
    screen = Screen()
    screen.show("甲")
    screen.show("", cut=True, after=2.5)
    screen.show("", after=1)
    assert screen.told.rows == ["start 甲.txt 3", "end cut 2.5", f"start {NEUTRAL}"]


def test_the_record_comes_before_the_first_picture_and_only_once() -> None:
    screen = Screen()
    screen.show("甲", 0)
    screen.show("甲", 1)
    screen._present({"stage": "甲"})
    assert screen.told.waited == [BOUND_S]
    assert len(screen.presented) == 3


def test_a_picture_that_did_not_wait_is_said_to_be_ahead_of_its_record() -> None:
    screen = Screen()
    screen.told.disk = False
    screen.show("甲")
    screen.told.disk = True
    screen.show("乙")
    screen.show("丙")
    assert screen.told.rows[1::2] == ["end played 8 late", "end played 8"]


def test_without_an_output_nothing_plays() -> None:
    screen = Screen(output=False)
    screen.show("甲")
    assert screen.told.rows == []
    screen.output, screen.mono = True, 20.0
    screen.recorder.look()
    screen.recorder.look()
    screen.mono += 5
    screen.output = False
    screen.recorder.look()
    screen.show("乙")
    assert screen.told.rows == [
        "output {'there': True}",
        "start 甲.txt 3",
        "end cut 5",
        "output {'there': False}",
    ]


def test_the_end_of_the_player_cuts_what_plays() -> None:
    screen = Screen()
    screen.show("甲")
    screen.mono += 3
    screen.recorder.close()
    screen.show("乙")
    screen.recorder.look()
    assert screen.told.rows == ["start 甲.txt 3", "end cut 3", "closed in 1"]
