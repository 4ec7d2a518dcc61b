"""What the ledger learns: told with a ledger that writes down what it is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from signage.core.calendar.mood import NO_CAUSE, Cause, Mood, Phase
from signage.core.calendar.periods import Level, Tone
from signage.core.item import ItemRecord, Kind
from signage.core.ledger.entry import Act, Result
from signage.core.rotation.claims import Claim, Claimed, Sort
from signage.core.rotation.wheel import Slide
from signage.core.rules import Rules
from signage.core.snapshot import Manifest
from signage.core.verdict import Verdict
from signage.screen.record.recorder import BOUND_S, NEUTRAL, Recorder
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
    cause = Cause("martyrs", "烈士纪念日", Phase.OWN)
    guard = Mood(Level.GUARD, Tone.SOLEMN, "national", "国庆节", Phase.LAST_WORKDAY, cause=cause)
    mourning = replace(guard, tone=Tone.MOURNING, switched=True, cause=NO_CAUSE)
    for before, after in ((Mood(), guard), (Mood(), guard), (guard, mourning)):
        screen.recorder.mood(before, after, datetime(2026, 10, 1, tzinfo=UTC))
    assert screen.told.rows == [
        "level {'from': 'normal', 'to': 'guard', 'reason': 'national/last-workday', 'name': '国庆节'}",
        "tone {'from': 'neutral', 'to': 'solemn', 'reason': 'martyrs/own', 'name': '烈士纪念日'}",
        "tone {'from': 'solemn', 'to': 'mourning', 'reason': 'switch', 'name': ''}",
        "mourning {'on': True}",
    ]


def test_a_player_that_makes_way_has_played_to_the_end() -> None:
    screen = Screen()
    screen.show("甲")
    screen.mono += 8
    screen.recorder.leave()
    screen.mono += 0.5
    screen.recorder.close()
    assert screen.told.rows == ["start 甲.txt 3", "end played 8", "closed in 1"]


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


BEGUN = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
ALERT = Claim("a", Sort.TAKEOVER, BEGUN, BEGUN + timedelta(hours=1), text="停水")
FILE = ItemRecord("紧急/停水.txt", "ab" * 32, 1, Kind.TEXT, "停水", "紧急", Rules(), Verdict.ACCEPTED)
UNTIL = "'until': '2026-11-25T10:00:00+00:00', 'over': "


def claim(screen: Screen, what: Claimed, about: Claim, *, after: float = 4, now: datetime = BEGUN) -> None:
    screen.mono += after
    screen.recorder.claim(what, about, now)


def test_a_takeover_ends_what_was_shown_and_is_a_play_of_its_own() -> None:
    screen = Screen()
    screen.show("甲")
    claim(screen, Claimed.BEGINS, ALERT)
    screen.show("乙", after=1)  # under the cover
    claim(screen, Claimed.ENDS, ALERT, now=ALERT.until)
    screen.show("丙", after=0)
    assert screen.told.rows == [
        "start 甲.txt 3",
        "end cut 4",
        f"takeover-began {{'id': 'a', {UNTIL}False, 'text': '停水'}}",
        "start builtin:alert 0",
        "end played 5",
        f"takeover-ended {{'id': 'a', {UNTIL}True, 'text': '停水'}}",
        "start 丙.txt 3",
    ]


def test_a_drill_and_a_file_are_recorded_as_what_they_are() -> None:
    screen = Screen()
    claim(screen, Claimed.BEGINS, replace(ALERT, text="", drill=True, item=FILE))
    assert screen.told.rows == [
        f"drill-began {{'id': 'a', {UNTIL}False, 'text': '停水', 'path': '紧急/停水.txt'}}",
        "start 紧急/停水.txt 0",
    ]


def test_meetings_and_dark_hours_are_operations_and_no_plays() -> None:
    screen = Screen()
    for sort in (Sort.MEETING, Sort.FAREWELL, Sort.DARK):
        for what in Claimed:
            claim(screen, what, replace(ALERT, sort=sort, text="", blank=sort is Sort.DARK))
    assert screen.told.rows == [
        f"meeting-began {{'id': 'a', {UNTIL}False, 'dark': False}}",
        f"meeting-ended {{'id': 'a', {UNTIL}False, 'dark': False}}",
        "dark {'until': '2026-11-25T10:00+00:00'}",
        "light {'until': '2026-11-25T10:00+00:00'}",
    ]


def test_a_player_that_is_laid_out_anew_goes_on_with_its_takeover() -> None:
    screen = Screen()
    for _ in range(2):
        claim(screen, Claimed.BEGINS, ALERT)
    assert [row.split()[0] for row in screen.told.rows] == ["takeover-began", "start"]


def test_a_takeover_without_an_output_is_no_play() -> None:
    screen = Screen(output=False)
    claim(screen, Claimed.BEGINS, ALERT)
    claim(screen, Claimed.ENDS, ALERT)
    assert [row.split()[0] for row in screen.told.rows] == ["takeover-began", "takeover-ended"]
