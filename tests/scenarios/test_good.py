"""A snapshot proves itself on the stage, and is what a player of less falls back to."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from signage.core.rotation.trial import LOOP_S
from signage.screen.player import reader_for
from signage.screen.record.proving import Proving, noting
from signage.screen.stage.brain import Brain
from signage.snapshots.good import Proof, good_on

Begin = Callable[..., Any]
HALL = "大厅"


@pytest.fixture
def proofs() -> list[Proof]:
    return []


@pytest.fixture
def proven(start: Begin, proofs: list[Proof]) -> Begin:
    return lambda *args: start(*args, proving=Proving(proofs.append))


def played(player: Any, seconds: float) -> datetime:
    player.until(player.clock.moment + timedelta(seconds=seconds))
    return player.clock.moment


def test_after_two_loops_it_is_good(state: Any, proven: Begin, proofs: list[Proof]) -> None:
    names = [f"通知{n}" for n in range(10)]
    state.publish(*map(state.item, names))
    player = proven()
    played(player, 2 * 80 - 5)  # eight seconds each
    assert proofs == []
    played(player, 10)
    assert [proof.sequence for proof in proofs] == [1]
    played(player, 400)
    assert len(proofs) == 1, "it is noted once"
    state.publish(*(state.named(name) for name in names[1:]), withdrawn=(state.named(names[0]),))
    played(player, 2 * 72 + 20)
    assert [proof.sequence for proof in proofs] == [1, 2]


def test_a_fault_begins_the_trial_anew(
    state: Any, proven: Begin, proofs: list[Proof], monkeypatch: pytest.MonkeyPatch
) -> None:
    state.publish(*(state.item(f"通知{n}") for n in range(10)))
    player = proven()
    played(player, 150)

    def fails(self: Brain, *_: object) -> None:
        self.stop()
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(Brain, "_tell", fails)
        player.brain.run()
    assert proofs == []
    played(player, 150)
    assert proofs == []
    played(player, 30)
    assert len(proofs) == 1


def test_what_comes_seldom_is_waited_for_no_longer_than_an_hour(state: Any, proven: Begin, proofs: list[Proof]) -> None:
    state.publish(state.item("甲"), state.item("夜", days="holidays"))
    player = proven()
    played(player, 60)
    assert proofs == []
    player.clock.push(0.1)
    played(player, 80)
    assert len(proofs) == 1, "what is not due is not waited for"


def test_an_empty_snapshot_is_good_after_two_hours(state: Any, proven: Begin, proofs: list[Proof]) -> None:
    state.publish()
    player = proven("10:00:00")
    played(player, 300)
    assert proofs == []
    for _ in range(int(2 * LOOP_S / 50)):
        player.clock.push(50)
        player.brain.step()
    assert len(proofs) == 1


def test_sleep_is_no_play(state: Any, proven: Begin, proofs: list[Proof]) -> None:
    state.publish()
    player = proven("10:00:00")
    played(player, 10)
    for _ in range(4):
        player.clock.push(2 * LOOP_S)
        player.brain.step()
    assert proofs == []


def test_a_player_of_less_shows_the_good_one_without_what_left(
    state: Any, start: Begin, proofs: list[Proof], tmp_path: Path
) -> None:
    """Three snapshots later the good one still is there, and what was withdrawn or corrected meanwhile is not on it."""
    first, second, third = (state.item(name) for name in "甲乙丙")
    state.publish(first, second, third)
    played(start(proving=Proving(proofs.append)), 200)
    noting(tmp_path, HALL)(proofs[0])
    for thread in threading.enumerate():
        if thread.name == "proof":
            thread.join(20)
    assert good_on(tmp_path, HALL) == tuple(proofs)
    state.publish(first, third, withdrawn=(second,))
    state.publish(first, state.item("丙", version=2), withdrawn=(third,), why="replaced")
    state.publish(first, state.item("丁"))
    player = start(reader=reader_for(tmp_path, HALL, previous=True, neutral=False)())
    assert player.until(player.clock.moment + timedelta(seconds=60)) == ["甲"]
    assert start(reader=reader_for(tmp_path, "", previous=False, neutral=True)()).shows == "-"
