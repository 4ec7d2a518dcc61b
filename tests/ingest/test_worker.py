"""The worker as a process: honest files in both sandboxes, and workers that die, hang, flood and lie."""

import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from signage.core.cards.card import Deck
from signage.core.codec import from_plain
from signage.core.item import DECK_TYPE, Kind
from signage.core.rules import Role, Rules
from signage.core.verdict import Reason, Verdict
from signage.ingest.worker.run import Outcome, Request, answers, detect_sandbox, run_worker
from signage.ingest.worker.sandbox import Sandbox, candidates

NAMES = [
    pytest.param(name, marks=pytest.mark.sandbox if name == "bubblewrap" else ()) for name in ("bubblewrap", "rlimits")
]


@pytest.fixture(params=NAMES)
def sandbox(request: pytest.FixtureRequest) -> Sandbox:
    found = next((each for each in candidates() if each.name == request.param and answers(each)), None)
    if found is None:
        pytest.skip(f"{request.param} does not run here")
    return found


@contextmanager
def sealed(data: bytes) -> Iterator[int]:
    fd = os.memfd_create("dropped")
    try:
        os.write(fd, data)
        yield fd
    finally:
        os.close(fd)


def run(sandbox: Sandbox, data: bytes, name: str = "通知.txt", **more: float) -> Outcome:
    with sealed(data) as fd:
        return run_worker(fd, Request(name, Rules(), Role.PLAY, 2026, len(data)), sandbox, **more)


@pytest.fixture
def stub(tmp_path: Path) -> Callable[[str], Sandbox]:
    """A worker that does as these lines say, in the place of ours."""

    def made(lines: str) -> Sandbox:
        program = tmp_path / "stub.py"
        program.write_text(f"import os, sys, time\n{lines}\n")
        return Sandbox("stub", (sys.executable, "-I", "-S", str(program)))

    return made


# --- honest workers -----------------------------------------------------------------------------------------


def test_a_text_goes_through(sandbox: Sandbox) -> None:
    outcome = run(sandbox, "关于国庆值班的通知\n各科室安排好值班。".encode("gbk"), "03-值班通知（定稿）.txt")
    assert (outcome.verdict, outcome.kind, outcome.notes) == (Verdict.ACCEPTED, Kind.TEXT, ())
    (blob,) = outcome.blobs
    assert blob.media_type == DECK_TYPE
    assert "国庆" in from_plain(Deck, json.loads(blob.data)).title


def test_a_name_of_any_bytes_goes_through(sandbox: Sandbox) -> None:
    name = os.fsdecode(b"\xff\xfe\xe9\x80\x9a.txt\n.txt")
    assert run(sandbox, "通知".encode(), name).verdict is Verdict.ACCEPTED


def test_a_mark_leaves_nothing(sandbox: Sandbox) -> None:
    outcome = run(sandbox, "机密★10年\n方案".encode())
    assert (outcome.verdict, outcome.title, outcome.blobs) == (Verdict.REJECTED, "", ())
    assert outcome.notes[0].reason is Reason.MARK_FOUND


def test_the_strongest_sandbox_that_works_is_found() -> None:
    working = [each for each in candidates() if answers(each)]
    assert detect_sandbox() == working[0]


# --- workers that fail or lie ---------------------------------------------------------------------------------

FAULTS = {
    "dies": ("sys.exit(1)", Reason.WORKER_FAILED),
    "is killed": ("os.kill(os.getpid(), 9)", Reason.WORKER_FAILED),
    "says nothing": ("", Reason.WORKER_FAILED),
    "says nonsense": ("os.write(1, b'x' * 5000)", Reason.WORKER_FAILED),
    "says too much on stderr": ("os.write(2, b'x' * 5_000_000); sys.exit(1)", Reason.WORKER_FAILED),
    "promises too much": ("os.write(1, b'\\x7f' * 8)", Reason.WORKER_FAILED),
    "hangs": ("time.sleep(60)", Reason.TIMEOUT),
    "hangs with closed pipes": ("os.close(1); os.close(2); time.sleep(60)", Reason.TIMEOUT),
    "drips": ("while True: os.write(1, b'x'); time.sleep(0.01)", Reason.TIMEOUT),
    "leaves a child behind": ("if os.fork() == 0: time.sleep(60)", Reason.TIMEOUT),
    "runs out of processor time": (
        "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True: pass",
        Reason.TIMEOUT,
    ),
}


@pytest.mark.parametrize(("lines", "reason"), FAULTS.values(), ids=FAULTS)
def test_faults_are_values(
    stub: Callable[..., Any], caplog: pytest.LogCaptureFixture, lines: str, reason: Reason
) -> None:
    caplog.set_level(logging.CRITICAL, "signage.ingest.worker.run")
    start = time.monotonic()
    outcome = run(stub(lines), b"x", wall_s=4.0)
    assert time.monotonic() - start < 15
    assert [note.reason for note in outcome.notes] == [reason]
    assert outcome.verdict is not Verdict.ACCEPTED
    assert (outcome.title, outcome.blobs) == ("", ())


def test_a_flood_is_cut_off(stub: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signage.ingest.worker.run.MAX_ANSWER", 1 << 20)
    outcome = run(stub("while True: os.write(1, b'x' * 65536)"), b"x")
    assert outcome.notes[0].reason is Reason.WORKER_FAILED


def test_a_program_that_cannot_start() -> None:
    outcome = run(Sandbox("none", ("/nonexistent/python",)), b"x")
    assert outcome.notes[0].reason is Reason.WORKER_FAILED


def test_no_descriptor_and_no_process_is_left(
    stub: Callable[..., Any], left_open: Callable[[], set[tuple[str, str]]]
) -> None:
    for lines in ("sys.exit(1)", "time.sleep(60)"):
        run(stub(lines), b"x", wall_s=1.0)
    assert not left_open()


def test_the_environment_is_clean(
    stub: Callable[..., Any], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGNAGE_SECRET", "canary")
    run(stub("os.write(2, repr(sorted(os.environ)).encode()); sys.exit(1)"), b"x")
    assert "'LANG', 'PATH'" in caplog.text
    assert "SECRET" not in caplog.text


def test_the_log_quotes_no_file(caplog: pytest.LogCaptureFixture) -> None:
    sandbox = detect_sandbox()
    broken = Sandbox("broken", (*sandbox.command[:-1], "signage.kinds.nothing"), sandbox.options)
    run(broken, "绝密内容".encode())
    assert "绝密" not in caplog.text
