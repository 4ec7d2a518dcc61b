from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType

import pytest

from signage.ingest.bell import Bell

FOREVER = 60.0


def rung_before(bell: Bell) -> None:
    for _ in range(3):
        bell.ring()


def rung_by_a_thread(bell: Bell) -> None:
    threading.Thread(target=bell.ring).start()


def rung_by_a_signal(bell: Bell) -> None:
    def handler(_signal: int, _frame: FrameType | None) -> None:
        bell.end()

    before = signal.signal(signal.SIGUSR1, handler)
    signal.raise_signal(signal.SIGUSR1)
    signal.signal(signal.SIGUSR1, before)


@pytest.mark.parametrize(("rung", "ended"), [(rung_before, False), (rung_by_a_thread, False), (rung_by_a_signal, True)])
def test_it_wakes_whoever_waits(rung: Callable[[Bell], None], ended: bool) -> None:
    bell = Bell()
    rung(bell)
    bell.wait(FOREVER)
    assert bell.ended is ended


def test_many_rings_are_one() -> None:
    bell = Bell()
    rung_before(bell)
    bell.wait(FOREVER)
    assert bell._rings.empty()
