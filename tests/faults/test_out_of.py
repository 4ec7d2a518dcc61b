"""A PC that is out of processes or memory: nobody new can be started, or somebody has to go."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from signage.ingest.worker.run import answers, ending, start
from signage.ingest.worker.sandbox import Sandbox, candidates
from signage.supervise.child import FIRST_WAIT_S, MOST_EXPENDABLE, Child, Program, own_score
from signage.supervise.parent import curtain_program, ingest_program, player_program

PATIENCE_S = 30.0
DRIVER = """
import encodings.ascii, encodings.utf_8, os, resource, sys  # the user that it becomes may not read them
from signage.supervise.child import Program
from signage.supervise.parent import keep_running
if os.geteuid() == 0:
    os.setgid(54321)
    os.setuid(54321)  # nobody else has it, and it is counted
_, hard = resource.getrlimit(resource.RLIMIT_NPROC)
resource.setrlimit(resource.RLIMIT_NPROC, (0, hard))
def tell(key, /, **fields):
    print(key, fields["name"], fields["detail"], flush=True)
    if key == "child-not-started":
        resource.setrlimit(resource.RLIMIT_NPROC, (hard, hard))  # somebody has ended something
keep_running([Program("player", ("/bin/sh", "-c", "echo plays; sleep 60"))], {"PATH": "/usr/bin:/bin"}, tell, seconds=20)
"""
"""A supervisor whose user may have no more processes, until it has said so once."""


def until(true: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.01)


def score(pid: int) -> int:
    return int(Path(f"/proc/{pid}/oom_score_adj").read_text("ascii"))


def test_e11_a_fork_that_fails_is_told_and_tried_again() -> None:
    with subprocess.Popen([sys.executable, "-I", "-c", DRIVER], stdout=subprocess.PIPE, text=True) as supervisor:
        assert supervisor.stdout is not None
        lines = [supervisor.stdout.readline().strip() for _ in range(2)]
        supervisor.send_signal(signal.SIGTERM)
        assert supervisor.wait(PATIENCE_S) == 0
    assert lines == [f"child-not-started player {os.strerror(errno.EAGAIN)}", "plays"]


def test_e11_a_player_without_descriptors_or_processes_waits_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    child = Child(Program("a", (sys.executable, "-I", "-c", "")), {}, set())
    number = {"EAGAIN": errno.EAGAIN, "ENOMEM": errno.ENOMEM, "EMFILE": errno.EMFILE}
    now = 100.0
    for times, code in enumerate(number.values()):

        def fails(*_: object, code: int = code, **__: object) -> None:
            raise OSError(code, os.strerror(code))

        with monkeypatch.context() as patched:
            patched.setattr(subprocess, "Popen", fails)
            failed = child.start_if_due(now)
        assert failed is not None
        assert failed.errno == code
        assert child.due == pytest.approx(now + FIRST_WAIT_S * 2**times)
        now = child.due
    assert child.start_if_due(now) is None
    until(lambda: child.poll(now) == 0)


def test_e9_when_memory_is_out_the_picture_goes_last(tmp_path: Path) -> None:
    player = player_program(tmp_path, "屏幕1", tmp_path / "s.json")
    curtain = curtain_program(tmp_path, "屏幕1", ["signage"], 1)
    ingest = ingest_program(tmp_path, tmp_path, tmp_path / "s.json")
    scores = [program.expendable for program in (curtain, player, ingest)]
    assert 0 < scores[0] < scores[1] < scores[2] < MOST_EXPENDABLE
    code = textwrap.dedent("import signal\nsignal.pause()")
    child = Child(Program("a", (sys.executable, "-I", "-c", code), expendable=scores[1]), {}, set())
    assert child.start_if_due(0.0) is None
    assert child.pid is not None
    assert score(child.pid) == min(MOST_EXPENDABLE, own_score() + scores[1])
    assert score(os.getpid()) == own_score(), "the supervisor's own has not changed"
    child.end(signal.SIGKILL)
    until(lambda: child.poll(1.0) is not None)


@pytest.mark.parametrize(
    "name", [pytest.param("bubblewrap", marks=pytest.mark.sandbox), pytest.param("rlimits")], ids=str
)
def test_e9_a_worker_goes_first(name: str) -> None:
    sandbox: Sandbox | None = next((one for one in candidates() if one.name == name and answers(one)), None)
    if sandbox is None:
        pytest.skip(f"{name} does not run here")
    started = start(sandbox)
    with ending(started):
        until(lambda: score(started.process.pid) == MOST_EXPENDABLE)
