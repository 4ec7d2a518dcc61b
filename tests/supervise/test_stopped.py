"""A process that somebody has stopped: how long it is waited for. Real processes, a clock of the test's own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from signage.supervise.stopped import PATIENCE_S, Stop, is_stopped

NAMED = "with open('/proc/self/comm', 'w') as name: name.write('a) T (b')\n"
"""A name that looks like the state it does not have."""


@pytest.fixture
def process() -> Iterator[subprocess.Popen[bytes]]:
    words = [sys.executable, "-I", "-c", f"import signal\n{NAMED}print(flush=True)\nwhile True: signal.pause()"]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as made:
        assert made.stdout is not None
        made.stdout.readline()
        yield made
        made.kill()


def stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGSTOP)
    os.waitid(os.P_PID, process.pid, os.WSTOPPED)


def test_who_has_stopped_it_has_time_to_let_it_go_on(process: subprocess.Popen[bytes]) -> None:
    it = Stop()
    assert not it.is_over(process.pid, 100.0)
    stop(process)
    assert [it.is_over(process.pid, at) for at in (200.0, 199.9 + PATIENCE_S, 200.0 + PATIENCE_S)] == [
        False,
        False,
        True,
    ]
    assert not it.is_over(process.pid, 200.5 + PATIENCE_S), "it has time anew"


def test_one_that_went_on_by_itself_is_left_alone(process: subprocess.Popen[bytes]) -> None:
    it = Stop()
    stop(process)
    assert not it.is_over(process.pid, 100.0)
    process.send_signal(signal.SIGCONT)
    os.waitid(os.P_PID, process.pid, os.WCONTINUED)
    assert not it.is_over(process.pid, 100.0 + 2 * PATIENCE_S)
    stop(process)
    assert not it.is_over(process.pid, 200.0)


def test_one_that_has_gone_is_not_stopped(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    assert not is_stopped(process.pid)
