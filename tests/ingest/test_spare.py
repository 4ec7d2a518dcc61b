"""The worker that waits: loaded and without rights before there is a file, and still one file a process."""

import contextlib
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from signage.core.rules import Role, Rules
from signage.core.verdict import Reason, Verdict
from signage.ingest.worker.run import Outcome, Request, answers
from signage.ingest.worker.sandbox import Sandbox, candidates
from signage.ingest.worker.spare import IDLE_S, Spare


@pytest.fixture(scope="module")
def bare() -> Sandbox:
    """The sandbox whose process is the worker itself, so that it can be looked at."""
    return next(each for each in candidates() if each.name == "rlimits" and answers(each))


@pytest.fixture
def spare(bare: Sandbox) -> Iterator[Spare]:
    with contextlib.closing(Spare(bare)) as made:
        yield made


def judged(spare: Spare, text: str, name: str = "通知.txt") -> Outcome:
    data = text.encode()
    fd = os.memfd_create("dropped")
    try:
        os.write(fd, data)
        return spare(fd, Request(name, Rules(), Role.PLAY, 2026, len(data)))
    finally:
        os.close(fd)


def waiting(spare: Spare) -> int:
    (started,) = spare._waiting
    return started.process.pid


def status(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}


def test_every_file_has_a_process_of_its_own(spare: Spare) -> None:
    seen = set()
    for number in range(3):
        outcome = judged(spare, f"停水通知之{number}")
        assert outcome.verdict is Verdict.ACCEPTED
        assert f"停水通知之{number}" in outcome.blobs[0].data.decode()
        seen.add(waiting(spare))
    assert len(seen) == 3


BODY = "\n各科室：\n请落实年底各项工作，确保安全。\n办公室\n2026年11月25日"
COLUMNS = ",".join(f"很长的列名{number}" for number in range(2000))
UGLY = [
    ("a tab in the title", f"关于安全\t检查的通知{BODY}", "通知.txt", "关于安全 检查的通知"),
    ("blanks of every sort", f"关于\u3000安全\u00a0检查\u2003的通知{BODY}", "通知.txt", "关于 安全 检查 的通知"),
    ("joiners", f"关于\u200d安全\u200c检查的通知{BODY}", "通知.txt", "关于安全检查的通知"),
    ("a character of one PC", f"关于\ue123的通知{BODY}", "通知.txt", "关于〓的通知"),
    ("a heading without end is a paragraph", f"# {'很长的标题' * 100}{BODY}", "通知.md", "通知"),
    ("more columns than can be named", f"{COLUMNS}\n{COLUMNS}", "表.csv", "表"),
]


@pytest.mark.parametrize(("text", "name", "title"), [case[1:] for case in UGLY], ids=[case[0] for case in UGLY])
def test_words_of_a_file_are_made_to_fit_the_answer(spare: Spare, text: str, name: str, title: str) -> None:
    outcome = judged(spare, text, name)
    assert (outcome.verdict, outcome.title) == (Verdict.ACCEPTED, title), outcome.notes


def test_who_waits_has_no_rights_left(spare: Spare) -> None:
    spare.prepare()
    end = time.monotonic() + 20
    while status(waiting(spare))["Seccomp"] != "2":
        assert time.monotonic() < end
        os.sched_yield()
    told = status(waiting(spare))
    assert told["NoNewPrivs"] == "1"
    assert os.getpriority(os.PRIO_PROCESS, waiting(spare)) >= 10
    limits = Path(f"/proc/{waiting(spare)}/limits").read_text(encoding="utf-8")
    assert {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()}["Max file size"] == "0"


def test_one_that_ended_while_it_waited_is_replaced(spare: Spare) -> None:
    spare.prepare()
    os.kill(waiting(spare), signal.SIGKILL)
    os.waitid(os.P_PID, waiting(spare), os.WEXITED | os.WNOWAIT)
    assert judged(spare, "停水通知").verdict is Verdict.ACCEPTED


def test_nothing_is_left_behind(bare: Sandbox, left_open: Callable[[], set[tuple[str, str]]]) -> None:
    made = Spare(bare)
    judged(made, "停水通知")
    pid = waiting(made)
    made.close()
    assert not Path(f"/proc/{pid}").exists()
    assert not left_open()
    made.prepare()
    assert not made._waiting, "closed is closed"


def test_no_spare_is_no_fault_of_the_file(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "signage.ingest")
    with contextlib.closing(Spare(Sandbox("none", ("/nonexistent/python",)))) as spare:
        spare.prepare()
        assert judged(spare, "通知").notes[0].reason is Reason.WORKER_FAILED


def test_a_worker_that_dies_with_the_file_is_said_so(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "signage.ingest")
    dies = Sandbox("dies", (sys.executable, "-I", "-S", "-c", "import os; os.read(0, 9); os._exit(3)"))
    with contextlib.closing(Spare(dies)) as spare:
        for _ in range(2):
            assert judged(spare, "通知").notes[0].reason is Reason.WORKER_FAILED


def test_who_waits_for_nothing_gives_its_memory_back(spare: Spare) -> None:
    spare.prepare()
    pid = waiting(spare)
    spare.rest(time.monotonic())
    assert waiting(spare) == pid
    spare.rest(time.monotonic() + IDLE_S)
    assert not spare._waiting
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert judged(spare, "停水通知").verdict is Verdict.ACCEPTED
