"""A day of the ledger: a brain with a real one, read past the product at every picture that it hands to the window."""

import contextlib
import json
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from signage.core.ledger.chain import verify
from signage.core.settings import Settings, Special
from signage.ledger import shelf
from signage.ledger.reading import account
from signage.ledger.writer import Ledger
from signage.screen.build import build
from signage.screen.record import recorder as recording
from signage.screen.record.recorder import Recorder
from signage.snapshots.read import Reader

from .conftest import SIZE, FakeClock, Player, State, on_day

WAIT_S = 20.0


def rows_of(folder: Path) -> list[Any]:
    rows: list[Any] = []
    for volume in shelf.volumes(folder / shelf.FOLDER):
        with contextlib.closing(sqlite3.connect(folder / shelf.FOLDER / volume.name)) as base:
            rows += base.execute(
                "SELECT seq, wall, mono_ms, screen, act, body, seal FROM entries ORDER BY seq"
            ).fetchall()
    return rows


class Watched(Player):
    """`seen`: for every state that is handed over, what was on the stage, and the newest start on the disk by then."""

    recorder: Recorder
    seen: list[tuple[str, str]]

    @property
    def item(self) -> str:
        showing = self.brain.showing
        return showing.item.id if showing is not None and showing.item is not None else "builtin:neutral"


Start = Callable[[str], Watched]


@pytest.fixture
def begin(state: State, monkeypatch: pytest.MonkeyPatch) -> Start:
    monkeypatch.setattr(recording, "BOUND_S", WAIT_S)  # a busy machine is no slow disk

    def make(time: str) -> Watched:
        clock, settings = FakeClock(on_day(time)), Settings(special=Special(cards=False))
        ledger = Ledger(state.folder, "屏幕1", clock.now, clock.mono)
        assert ledger.wait(WAIT_S)
        recorder = Recorder(ledger, clock.mono)
        states: list[dict[str, Any]] = []
        seen: list[tuple[str, str]] = []

        def present(shown: dict[str, Any]) -> None:
            states.append(shown)
            starts = [json.loads(row[5]) for row in rows_of(state.folder) if row[4] == "start"]
            seen.append((player.item, starts[-1]["item"] if starts else ""))

        parts = build(settings, settings.screens[0], clock, Reader(state.folder), SIZE, present, recorder=recorder)
        player = Watched(parts.brain, clock, states)
        player.recorder, player.seen = recorder, seen
        return player

    return make


def plays(state: State) -> list[tuple[str, str, float]]:
    found = account(state.folder, on_day("00:00:00"), on_day("23:59:59"), whole=True)
    assert found.chain.ok
    return [(play.title or play.path, play.result.value, play.seconds) for play in found.plays]


def test_every_slide_is_on_the_disk_before_its_first_picture(state: State, begin: Start) -> None:
    state.publish(state.item("甲"), state.item("乙"))
    player = begin("08:00:00")
    player.until(on_day("08:00:40"))
    player.recorder.close()
    assert len(player.seen) >= 5
    assert all(shown == recorded for shown, recorded in player.seen), player.seen
    told = plays(state)
    assert [title for title, *_ in told] == ["甲", "乙", "甲", "乙", "甲", "乙"][: len(told)]
    assert all(result == "played" and abs(seconds - 8) < 0.3 for _, result, seconds in told[:-1])
    assert told[-1][1] == "cut"


def test_what_is_withdrawn_is_cut_and_the_reason_stands_beside_it(state: State, begin: Start) -> None:
    state.publish(state.item("甲"))
    player = begin("08:00:00")
    player.until(on_day("08:00:03"))
    state.publish(withdrawn=(state.named("甲"),))
    player.until(on_day("08:00:06"))
    player.recorder.close()
    assert [(title, result) for title, result, _ in plays(state)] == [("甲", "cut"), ("builtin:neutral", "cut")]
    acts = [row[4] for row in rows_of(state.folder)]
    assert acts.index("end") < acts.index("snapshot", acts.index("end")) < acts.index("start", acts.index("end"))


def test_a_crash_leaves_an_aborted_play(state: State, begin: Start) -> None:
    state.publish(state.item("甲"))
    player = begin("08:00:00")
    player.until(on_day("08:00:03"))
    again = begin("08:00:10")
    again.until(on_day("08:00:12"))
    again.recorder.close()
    assert plays(state)[0] == ("甲", "aborted", 0.0)
    assert plays(state)[-1][1] == "cut"


def test_a_ledger_that_cannot_be_written_does_not_touch_the_picture(
    state: State, begin: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    state.publish(state.item("甲"), state.item("乙"))
    player = begin("08:00:00")
    player.until(on_day("08:00:02"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as sick:
        sick.setattr("signage.ledger.book.Book.append", full)
        assert player.until(on_day("08:00:30")) == ["甲", "乙", "甲", "乙"]
    monkeypatch.setattr("signage.ledger.writer.RETRY_S", 0.02)
    ledger = player.recorder._records
    assert isinstance(ledger, Ledger)
    while ledger._failed is not None:
        ledger.wait(0.05)
    player.recorder.close()
    rows = rows_of(state.folder)
    gap = next(json.loads(row[5]) for row in rows if row[4] == "gap")
    assert (gap["reason"], gap["lost"]) == ("No space left on device", 0)
    assert gap["late"] >= 6
    assert verify(rows).ok
    assert [title for title, *_ in plays(state)] == ["甲", "乙", "甲", "乙"]


def test_the_seconds_are_those_of_the_monotonic_clock(state: State, begin: Start) -> None:
    state.publish(state.item("甲"), state.item("乙"))
    player = begin("08:00:00")
    player.until(on_day("08:00:02"))
    player.clock.moment -= timedelta(minutes=30, seconds=8)
    player.until(on_day("07:30:12"))
    player.recorder.close()
    first = plays(state)[0]
    assert first[:2] == ("甲", "played")
    assert 7.7 < first[2] < 8.3
