"""When the status page is written: soon after news, and never so often that the work suffers."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import BEGIN, Bench

from signage.ingest.chores import Chores
from signage.ingest.jobs import InlineJobs
from signage.ingest.status.telling import NAME, Telling
from signage.ingest.status.view import View

PAUSES = [
    ("a file or two", 0.02, 0.01, 1, 0.1),
    ("many files", 0.1, 0.09, 600, 2.0),
    ("many files on a busy machine", 4.0, 0.2, 600, 4.0),
    ("more files than a page is quickly made of", 3.0, 3.0, 90_000, 15.0),
]


@pytest.mark.parametrize(
    ("took", "worked", "in_work", "pause"), [case[1:] for case in PAUSES], ids=[case[0] for case in PAUSES]
)
def test_after_a_page_it_pauses_by_what_that_cost(took: float, worked: float, in_work: int, pause: float) -> None:
    telling = Telling(lambda _view, _wall: None, Chores(InlineJobs()))
    telling.told(100.0, took, worked, in_work)
    telling.soon(100.0)
    assert telling.next_at == pytest.approx(100.0 + pause)


def test_what_a_page_cost_is_its_cpu_time(tmp_path: Path) -> None:
    told: list[View] = []
    chores = Chores(InlineJobs())
    telling = Telling(lambda view, _wall: told.append(view), chores)
    view = Bench(tmp_path).ingest._view(BEGIN)
    telling.tell(10.0, BEGIN, lambda: view)
    (ended,) = chores.ended(14.0)
    assert (ended.name, ended.took, told) == (NAME, 4.0, [view])
    assert 0 <= ended.result < 1.0
