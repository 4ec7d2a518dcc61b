"""The converter's walls, with a program in the place of LibreOffice: one that hangs, floods, lies, and tries to get out."""

from __future__ import annotations

import json
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from signage import paths
from signage.ingest.worker.converter import (
    SCRATCH_BYTES,
    ConversionError,
    Office,
    find_converter,
    knows_size,
    threads_of,
)
from signage.ingest.worker.run import answers
from signage.ingest.worker.sandbox import Sandbox, candidates
from signage.kinds.wire import Convertible

pytestmark = pytest.mark.sandbox
HELPERS = """
import json, os, signal, socket, subprocess, sys, time
made = sys.argv[sys.argv.index("--outdir") + 1] + "/given.docx"
given = sys.argv[-1]
def answer(words):
    with open(made, "w") as file:
        file.write("PK\\x03\\x04" + words + "PK\\x05\\x06")
def tried(act):
    try:
        return f"did {act()!r}"
    except BaseException as fault:
        return type(fault).__name__
"""

Double = Callable[..., Office]


@pytest.fixture(scope="module")
def bubblewrap() -> Sandbox:
    found = next((each for each in candidates() if each.name == "bubblewrap" and answers(each)), None)
    if found is None:
        pytest.skip("bubblewrap does not run here, so nothing is ever converted")
    return found


@pytest.fixture
def double(bubblewrap: Sandbox, tmp_path: Path) -> Double:
    """A program of these lines in the place of LibreOffice."""
    tmp_path.chmod(0o755)

    def made(lines: str, wall_s: float = 60.0, scratch_bytes: int = SCRATCH_BYTES) -> Office:
        program = tmp_path / "office/program/soffice"
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(f"#!{sys.executable} -IB\n{HELPERS}\n{lines}\n")
        program.chmod(0o755)
        return Office(program, bubblewrap.bwrap, wall_s=wall_s, scratch_bytes=scratch_bytes)

    return made


@contextmanager
def sealed(data: bytes) -> Iterator[int]:
    fd = os.memfd_create("dropped")
    try:
        os.write(fd, data)
        yield fd
    finally:
        os.close(fd)


def told(office: Office, data: bytes = b"dropped") -> str:
    """What the program wrote between the signs of a zip."""
    with sealed(data) as fd:
        made = office.convert(fd, Convertible.DOC)
    assert made.startswith(b"PK\x03\x04")
    return made[4:-4].decode()


def test_bytes_go_in_and_come_out(double: Double) -> None:
    assert told(double("answer(open(given).read()[::-1])"), b"abc") == "cba"


def test_it_is_told_what_the_file_is_and_has_a_fresh_profile(double: Double) -> None:
    office = double(
        "profile = sys.argv[1].removeprefix('-env:UserInstallation=file://')\n"
        "before = sorted(os.listdir(profile + '/user'))\n"
        "open(profile + '/user/left', 'w').close()\n"
        "answer(json.dumps([sys.argv, before, open(profile + '/user/registrymodifications.xcu').read()]))"
    )
    for _ in range(2):
        arguments, before, registry = json.loads(told(office))
        assert before == ["registrymodifications.xcu"]
        assert "--infilter=MS Word 97" in arguments
        assert arguments[-1].endswith(".doc")
        assert '"MacroSecurityLevel" oor:op="fuse"><value>3<' in registry
        assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in registry


def test_it_is_nobody_with_low_priority_and_few_rights(double: Double) -> None:
    lines = "import resource as r\nanswer(json.dumps([os.getuid(), os.nice(0), sorted(os.environ), *[r.getrlimit(n)[0] for n in (r.RLIMIT_CORE, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_NPROC)]]))"
    uid, nice, environment, core, cpu, size, processes = json.loads(told(double(lines)))
    assert uid != 0
    assert nice >= 10
    assert not {"DISPLAY", "SSH_AUTH_SOCK", "USER"} & set(environment)
    assert (core, cpu, size) == (0, 60, 128 << 20)
    assert 0 < processes < 100_000


@pytest.mark.parametrize(
    "act",
    [
        "open('/etc/passwd').read()",
        "open('/etc/hostname').read()",
        "open('CANARY').read()",
        "open('/usr/escaped', 'w')",
        "open('/escaped', 'w')",
        "open('/dev/shm/escaped', 'w')",
        "open(given, 'w')",
        "os.chmod(given, 0o777)",
        "os.setuid(0)",
        "os.unshare(0x10000000) if hasattr(os, 'unshare') else 1 / 0",
        "subprocess.run(['/usr/bin/unshare', '-r', 'true'], check=True)",
        "subprocess.run(['/bin/mount', '-t', 'tmpfs', 'x', '/tmp'], check=True)",
        "open(f'/proc/{os.getppid()}/mem', 'rb').read(1)",
        "socket.create_connection(('127.0.0.1', PORT), 2)",
        "socket.create_connection(('192.0.2.1', 80), 2)",
        "socket.getaddrinfo('example.com', 80)",
        "bytearray(2 << 30)",
        "[subprocess.Popen(['/bin/sleep', '20']) for _ in range(100_000)]",
    ],
)
def test_what_it_must_not_do(double: Double, tmp_path: Path, act: str) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text("金丝雀")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        office = double(f"answer(tried(lambda: {act.replace('CANARY', str(canary)).replace('PORT', port)}))")
        assert not told(office).startswith("did"), act


def test_it_sees_no_process_but_its_own(double: Double) -> None:
    lines = "seen = [p for p in os.listdir('/proc') if p.isdecimal()]\n"
    lines += "answer(json.dumps([open(f'/proc/{p}/cmdline').read() for p in seen]))"
    seen = json.loads(told(double(lines)))
    assert 2 <= len(seen) <= 4
    assert all(
        "bwrap" in command or "signage.kinds.worker.converter" in command or "soffice" in command for command in seen
    )


FAULTS = {
    "hangs": "time.sleep(100)",
    "hangs with closed pipes": "os.close(1); os.close(2); time.sleep(100)",
    "stops itself": "os.kill(os.getpid(), signal.SIGSTOP)",
    "leaves a child that holds the pipe": "subprocess.Popen(['/bin/sleep', '100'])",
    "dies": "sys.exit(1)",
    "crashes": "os.kill(os.getpid(), signal.SIGSEGV)",
    "makes nothing": "",
    "makes an empty file": "open(made, 'w').close()",
    "makes a folder": "os.mkdir(made)",
    "makes a pipe": "os.mkfifo(made)",
    "makes a link to a system file": "os.symlink('/usr/bin/env', made)",
    "makes a link to the file itself": "os.symlink(given, made)",
    "makes something else": "open(made, 'w').write('%PDF-1.7 %%EOF')",
    "makes half of it": "open(made, 'w').write('PK\\x03\\x04 cut')",
    "makes too much": "open(made, 'w').truncate(129 << 20)",
    "writes to the pipe": "os.write(1, b'PK\\x03\\x04'); os.write(2, b'x' * 1_000_000)",
}


@pytest.mark.parametrize("lines", FAULTS.values(), ids=FAULTS)
def test_faults_are_one_error(double: Double, caplog: pytest.LogCaptureFixture, lines: str) -> None:
    caplog.set_level(logging.CRITICAL, "signage.ingest.worker.converter")
    office = double(lines, wall_s=4.0 if any(word in lines for word in ("100", "STOP")) else 60.0)
    begun = time.monotonic()
    with sealed(b"dropped") as fd, pytest.raises(ConversionError):
        office.convert(fd, Convertible.DOC)
    assert time.monotonic() - begun < 40


def test_a_full_scratch_ends_it_and_leaves_nothing(double: Double, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "signage.ingest.worker.converter")
    if not knows_size("bwrap"):
        pytest.skip("this bubblewrap cannot bound a memory file system")
    office = double(
        "answer(tried(lambda: [open(f'/tmp/{n}', 'wb').write(bytes(1 << 20)) for n in range(200)]))",
        scratch_bytes=32 << 20,
    )
    with sealed(b"dropped") as fd, pytest.raises(ConversionError):
        office.convert(fd, Convertible.DOC)


def test_no_process_and_no_descriptor_is_left(
    double: Double, caplog: pytest.LogCaptureFixture, left_open: Callable[[], set[tuple[str, str]]]
) -> None:
    caplog.set_level(logging.CRITICAL, "signage.ingest.worker.converter")
    marker = "31.415926"
    office = double(
        f"for _ in range(5): subprocess.Popen(['/bin/sleep', '{marker}'], start_new_session=True)\ntime.sleep(100)",
        wall_s=3.0,
    )
    with sealed(b"x") as fd, pytest.raises(ConversionError):
        office.convert(fd, Convertible.DOC)
    assert not left_open()
    deadline = time.monotonic() + 10
    while (left := sleepers(marker)) and time.monotonic() < deadline:
        os.sched_yield()
    assert left == []


def sleepers(marker: str) -> list[str]:
    found = []
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdecimal() and marker.encode() in (folder / "cmdline").read_bytes():
                found.append(folder.name)
        except OSError:
            continue
    return found


def test_one_at_a_time(double: Double) -> None:
    office = double("begun = time.monotonic(); time.sleep(0.5); answer(f'{begun} {time.monotonic()}')")
    spans: list[list[float]] = []
    threads = [
        threading.Thread(target=lambda: spans.append([float(each) for each in told(office).split()])) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spans.sort()
    assert len(spans) == 3
    assert all(spans[at][1] <= spans[at + 1][0] for at in range(2))


def test_it_is_found_only_where_it_can_be_shut_in(
    double: Double, bubblewrap: Sandbox, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "signage.ingest.worker.converter")
    monkeypatch.setattr(paths, "office_program", lambda: None)
    assert find_converter(bubblewrap) is None
    found = Path(double("answer('x')")._program)
    monkeypatch.setattr(paths, "office_program", lambda: found)
    assert find_converter(Sandbox("rlimits", (sys.executable,))) is None
    assert find_converter(Sandbox("bubblewrap", ("/bin/false",), bwrap="/bin/false")) is None
    converter = find_converter(bubblewrap)
    assert converter is not None
    assert str(found) in converter.identity


def test_another_installation_is_another_converter(double: Double) -> None:
    first = double("answer('one')").converter().identity
    assert double("answer('another')").converter().identity != first


def test_programs_are_looked_for_where_they_are(tmp_path: Path) -> None:
    assert paths.office_program(tmp_path) is None
    for place in ("opt/libreoffice24.2/program", "opt/libreoffice24.8/program"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "soffice").write_text("#!/bin/sh\n")
        (tmp_path / place / "soffice").chmod(0o755)
    assert paths.office_program(tmp_path) == tmp_path / "opt/libreoffice24.8/program/soffice"
    (tmp_path / "usr/bin").mkdir(parents=True)
    (tmp_path / "usr/bin/soffice").symlink_to("../../opt/libreoffice24.2/program/soffice")
    assert paths.office_program(tmp_path) == tmp_path / "opt/libreoffice24.2/program/soffice"


def test_threads_are_counted() -> None:
    assert threads_of(os.getuid()) >= 1
    assert threads_of(4_000_000_000) == 0
