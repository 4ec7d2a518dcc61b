"""A loop that sleeps in one question is noticed, one that works is not, however slow."""

from __future__ import annotations

import logging
import threading
import time
from pathlib import Path

import pytest

from signage.ingest.folder.patience import GIVE_UP_S, HANGS_S, Patience, answers_of, turns_of

Look = tuple[float, str, bool]
"""Seconds, the loop's count, whether others get an answer."""
CASES: dict[str, tuple[list[Look], list[str], bool]] = {
    "it works": ([(0, "1", True), (30, "2", True), (90, "3", True)], [], False),
    "it sleeps a while": ([(0, "1", True), (HANGS_S - 1, "1", True), (HANGS_S, "2", True)], [], False),
    "no answer, then one": ([(0, "1", False), (HANGS_S, "1", False), (20, "2", False)], ["begin", "end"], False),
    "no answer to anybody": ([(0, "1", False), (30, "1", False), (3600, "1", False)], ["begin", "begin"], False),
    "others get one": ([(0, "1", True), (30, "1", True), (GIVE_UP_S, "1", True)], ["begin", "begin"], True),
    "the system does not tell": ([(0, "", True), (90, "", True)], [], False),
}  # fmt: skip


@pytest.mark.parametrize(("looks", "said", "left"), CASES.values(), ids=CASES)
def test_what_is_noticed(looks: list[Look], said: list[str], left: bool, caplog: pytest.LogCaptureFixture) -> None:
    now = looks[0]
    gone: list[bool] = []
    patience = Patience(lambda: now[1], lambda: now[2], lambda: gone.append(True))
    with caplog.at_level(logging.INFO):
        for now in looks:
            patience.look(now[0])
    phases = [record.__dict__["phase"] for record in caplog.records if record.__dict__.get("event") == "share-hangs"]
    assert phases == said
    assert bool(gone) is left


def test_the_count_stands_while_a_thread_sleeps_and_moves_when_it_works() -> None:
    go, end = threading.Event(), threading.Event()

    def works() -> None:
        go.wait()
        end.wait()

    thread = threading.Thread(target=works)
    thread.start()
    assert thread.native_id is not None
    turns = turns_of(thread.native_id)
    asleep = turns()
    while (again := turns()) != asleep:
        asleep = again
    assert asleep.split()
    go.set()
    while turns() == asleep:
        time.sleep(0.001)
    end.set()
    thread.join()
    while turns():  # the kernel forgets it a moment later
        time.sleep(0.001)


def test_others_are_asked_again_each_time(tmp_path: Path) -> None:
    answers = answers_of(tmp_path / "gone")
    assert not answers()
    (tmp_path / "gone").mkdir()
    assert answers()
