"""The parent with real processes that are no players: a driver script runs it, its children talk on stdout."""

import json
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from signage.core.maintenance import ENDED_BY_HAND
from signage.supervise.child import LONGEST_WAIT_S, Child, Program, back_off
from signage.supervise.parent import LATER_S, curtain_program, ingest_program, player_program

HEARS = ("env", "--default-signal=INT,HUP")
"""As from a terminal, whoever runs the tests: under nohup(1) or as a shell's job these two are not heard."""
DRIVER = """
import json, os, sys
from signage.supervise import child, parent, stopped
child.FIRST_WAIT_S = 0.02
child.LONGEST_WAIT_S = 0.1
parent.PATIENCE_S = 0.4
stopped.PATIENCE_S = 0.4
def tell(key, /, **fields):
    print(key, fields.get("name"), fields.get("code", fields.get("detail")), flush=True)
given = json.loads(sys.argv[1])
programs = [child.Program(name, tuple(argv), essential) for name, argv, essential in given["programs"]]
look = {"looks": lambda: print("looks", flush=True), "fails": lambda: [].pop()}.get(given["looks"])
parent.LOOK_S = 0.05
code = parent.keep_running(programs, {"PATH": os.environ["PATH"]}, tell, seconds=given["seconds"], look=look)
print("returned", code, flush=True)
"""
PLAYS = "print('plays', os.getpid(), flush=True); signal.pause()"

Start = Callable[..., "subprocess.Popen[str]"]


def python(code: str) -> list[str]:
    return [sys.executable, "-I", "-c", f"import os, signal, sys, time\n{textwrap.dedent(code)}"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Runs the parent with these children, given as Python code or as a command."""
    running: list[subprocess.Popen[str]] = []

    def run(
        *codes: str | list[str], seconds: float | None = None, essential: bool = False, looks: str = "", first: str = ""
    ) -> "subprocess.Popen[str]":
        programs = [
            (f"child{number}", python(code) if isinstance(code, str) else code, essential)
            for number, code in enumerate(codes)
        ]
        argv = ["/bin/sh", "-c", f'{first} exec "$@"', "sh", *python(DRIVER)] if first else [*HEARS, *python(DRIVER)]
        argv.append(json.dumps({"programs": programs, "seconds": seconds, "looks": looks}))
        running.append(subprocess.Popen(argv, stdout=subprocess.PIPE, text=True))
        return running[-1]

    yield run
    for process in running:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.read()  # comes to an end only when the last child has gone
        process.stdout.close()


def lines(process: "subprocess.Popen[str]") -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def test_children_start_in_order_and_end_by_a_signal(start: Start) -> None:
    process = start("print('player', flush=True); signal.pause()", PLAYS)
    seen = {lines(process).readline().split()[0], lines(process).readline().split()[0]}
    process.send_signal(signal.SIGTERM)
    assert lines(process).readline() == "returned 0\n"
    assert (seen, process.wait()) == ({"player", "plays"}, 0)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_every_way_to_end_it(start: Start, number: signal.Signals) -> None:
    process = start(
        """
        def ended(*_):
            os.write(1, b"asked to end\\n")
            sys.exit(0)
        signal.signal(signal.SIGTERM, ended)
        print("ready", flush=True)
        while True:
            signal.pause()
        """
    )
    assert lines(process).readline() == "ready\n"
    process.send_signal(number)
    assert lines(process).read() == "asked to end\nreturned 0\n"


def test_a_child_that_will_not_end_is_killed(start: Start) -> None:
    process = start(
        """
        signal.signal(signal.SIGTERM, lambda *_: os.write(1, b"no\\n"))
        print("ready", flush=True)
        while True:
            signal.pause()
        """
    )
    assert lines(process).readline() == "ready\n"
    process.send_signal(signal.SIGTERM)
    assert lines(process).read() == "no\nreturned 0\n"


def test_a_child_that_ends_starts_again(start: Start) -> None:
    process = start("print('plays', os.getpid(), flush=True); sys.exit(7)")
    pids: set[str] = set()
    told: list[str] = []
    while len(pids) < 6:
        line = lines(process).readline().split()
        pids |= {line[1]} if line[0] == "plays" else set()
        told += [line[2]] if line[0] == "child-ended" else []
    assert told[:2] == ["7", "7"]
    assert len(told) <= 4  # not every time: 1st, 2nd, 4th


def test_one_crash_leaves_the_other_child_alone(start: Start) -> None:
    process = start(PLAYS, "print('crash', flush=True); os.abort()")
    seen = [lines(process).readline().split()[0] for _ in range(6)]
    assert seen.count("plays") == 1
    assert seen.count("crash") >= 2


def test_children_do_not_outlive_a_killed_parent(start: Start) -> None:
    process = start(
        PLAYS, "signal.signal(signal.SIGTERM, signal.SIG_IGN); print('stubborn 0', flush=True); signal.pause()"
    )
    assert {lines(process).readline().split()[0] for _ in range(2)} == {"plays", "stubborn"}
    process.kill()
    assert lines(process).read() == ""


def test_what_a_child_left_behind_goes_with_it(start: Start, tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    process = start(
        f"""
        if os.fork() == 0:
            left = os.open({str(fifo)!r}, os.O_WRONLY)
            os.write(left, b"left behind")
            signal.pause()
        signal.pause()
        """,
        seconds=0.5,
    )
    assert fifo.read_bytes() == b"left behind"  # the end of the file: nobody holds it open any more
    assert lines(process).readline() == "returned 0\n"


def test_a_child_has_its_own_group_and_no_blocked_signals(start: Start) -> None:
    process = start(
        "print(os.getpgrp() == os.getpid(), len(signal.pthread_sigmask(signal.SIG_BLOCK, [])), sorted(os.environ), flush=True)\n"
        "print(os.read(0, 1), flush=True); signal.pause()"
    )
    assert lines(process).readline().replace(", 'LC_CTYPE'", "").strip() in (
        "True 0 ['PATH']",
        "True 0 ['LC_CTYPE', 'PATH']",
    )
    assert lines(process).readline() == "b''\n"


def test_a_time_to_end(start: Start) -> None:
    process = start(PLAYS, seconds=0.3)
    assert lines(process).read().endswith("returned 0\n")
    assert process.wait() == 0


ENDS = """
import json, os, sys
from signage.supervise import child, parent
programs = [
    child.Program("player", (sys.executable, "-I", "-c", sys.argv[1]), beats=True),
    child.Program("other", (sys.executable, "-I", "-c", "import signal; print('plays', flush=True); signal.pause()")),
]
code = parent.keep_running(programs, {"PATH": os.environ["PATH"]}, lambda key, /, **_: print(key, flush=True))
print("returned", code, flush=True)
"""
SAYS_END = """
import signal, socket, sys
socket.socket(fileno=int(sys.argv[sys.argv.index("--channel") + 1])).send(b"end\\n")
signal.pause()
"""


def test_the_maintenance_key_ends_everything_in_order() -> None:
    done = subprocess.run([*python(ENDS), SAYS_END], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.splitlines()[-2:] == ["ended-by-hand", f"returned {ENDED_BY_HAND}"], done.stderr


def test_closing_the_window_ends_everything(start: Start) -> None:
    assert lines(start("pass", essential=True)).read() == "returned 0\n"


def test_a_crash_of_the_window_does_not(start: Start) -> None:
    process = start("print('window', flush=True); sys.exit(1)", essential=True)
    assert [lines(process).readline().split()[0] for _ in range(3)] == ["window", "child-ended", "window"]


def test_a_program_that_is_not_there_is_told_and_tried_again(start: Start) -> None:
    process = start(["/nothing/here"], PLAYS)
    seen: list[str] = []
    while seen.count("child-not-started") < 2 or "plays" not in seen:  # a busy machine starts the other one late
        seen.append(lines(process).readline().split()[0])
    assert seen.count("plays") == 1


@pytest.mark.parametrize(("failures", "seconds"), [(1, 0.2), (2, 0.4), (3, 0.8), (5, 3.2), (6, 5.0), (10_000, 5.0)])
def test_waits_double_up_to_a_limit(failures: int, seconds: float) -> None:
    assert back_off(failures) == pytest.approx(seconds)
    assert back_off(failures) <= LONGEST_WAIT_S


def test_the_commands_of_the_children(tmp_path: Path) -> None:
    player = player_program(tmp_path, "门厅", tmp_path / "s.json", windowed=True, at="2026-10-01T08:00:00+08:00")
    assert player.argv[:4] == (sys.executable, "-I", "-m", "signage.screen")
    assert player.argv[4:] == (
        *("--state", str(tmp_path), "--screen", "门厅", "--settings-json", str(tmp_path / "s.json")),
        *("--windowed", "--at", "2026-10-01T08:00:00+08:00"),
    )
    hurried = player_program(
        tmp_path, "门厅", tmp_path / "s.json", at="2026-10-01T08:00:00+08:00", speed=60, inspect=True
    )
    assert hurried.argv[-5:] == ("--at", "2026-10-01T08:00:00+08:00", "--speed", "60", "--inspect")
    assert player.essential
    assert not player_program(tmp_path, "门厅", tmp_path / "s.json").essential
    assert ingest_program(tmp_path / "c", tmp_path, tmp_path / "s.json").argv[3:8] == (
        *("signage.ingest", "--content", str(tmp_path / "c"), "--state", str(tmp_path)),
    )


def test_what_is_published_plays_before_ingest_and_curtain_begin(tmp_path: Path) -> None:
    told = [
        ingest_program(tmp_path / "c", tmp_path, tmp_path / "s.json", published=published)
        for published in (False, True)
    ]
    assert [program.later_s for program in told] == [0.0, LATER_S]
    assert curtain_program(tmp_path, "屏幕1", ["signage"], 1).later_s == LATER_S
    assert player_program(tmp_path, "屏幕1", tmp_path / "s.json").later_s == 0.0


def test_only_the_first_start_waits_for_others() -> None:
    child = Child(Program("a", (sys.executable, "-I", "-c", ""), later_s=2.0), {}, set())
    assert child.start_if_due(100.0) is None
    assert (child.pid, child.due) == (None, 102.0)
    child.start_if_due(101.9)
    assert child.pid is None
    for now in (102.0, 110.0):
        child.start_if_due(now)
        assert child.pid is not None
        while child.poll(now) is None:
            os.sched_yield()


def test_it_looks_again_and_again_while_the_children_play(start: Start) -> None:
    process = start("signal.pause()", looks="looks")
    assert [lines(process).readline() for _ in range(3)] == ["looks\n"] * 3
    process.send_signal(signal.SIGTERM)
    assert process.wait() == 0


def test_a_look_that_fails_is_told_once_and_ends_nobody(start: Start) -> None:
    process = start("print('plays', flush=True); time.sleep(0.3)", looks="fails")
    told = [lines(process).readline() for _ in range(6)]
    assert sum(line.startswith("look-failed None IndexError: pop from empty list") for line in told) == 1
    assert told.count("plays\n") >= 2, "children are started again"
    process.send_signal(signal.SIGTERM)
    assert process.wait() == 0


def test_whoever_was_told_to_outlive_the_terminal_does(start: Start) -> None:
    process = start(PLAYS, first="trap '' HUP INT;")
    _, pid = lines(process).readline().split()
    process.send_signal(signal.SIGHUP)
    process.send_signal(signal.SIGINT)
    os.kill(int(pid), signal.SIGKILL)
    assert [lines(process).readline().split()[0] for _ in range(2)] == ["child-ended", "plays"]
    process.send_signal(signal.SIGTERM)
    assert lines(process).readline() == "returned 0\n"


def test_a_child_that_somebody_stopped_goes_on(start: Start) -> None:
    process = start("for number in range(9): print('at', number, flush=True); os.kill(os.getpid(), signal.SIGSTOP)")
    said: list[list[str]] = []
    while said.count(["child-continued", "child0"]) < 2:  # two processes write, and either may be first
        said.append(lines(process).readline().split()[:2])
    assert [words for words in said if words[0] == "at"][:2] == [["at", "0"], ["at", "1"]]
