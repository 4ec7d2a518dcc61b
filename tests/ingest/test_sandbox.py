"""What code inside a worker could do, if a parser were taken over: nothing outside its own memory.

The probes run in the place of the parser, behind the real limits and, where it runs, inside the real bubblewrap.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import signage
from signage.ingest.worker.run import answers
from signage.ingest.worker.sandbox import Sandbox, candidates

CHECKOUT = str(Path(signage.__path__[0]).parent)
PROBE = """
import os, socket, subprocess, sys, ctypes
from signage.kinds.worker.limits import give_up_rights
import threading
give_up_rights(keep_uid="--keep-uid" in sys.argv)
def tried(act):
    try:
        return f"did {act()!r}"
    except BaseException as fault:
        return f"{type(fault).__name__}"
print(tried(lambda: ACT), flush=True)
"""
NOBODY = "nobody"
"""Without walls, and without root's rights too: what is loaded is loaded before they go, so any checkout will do."""
NAMES = [
    pytest.param(name, marks=pytest.mark.sandbox if name == "bubblewrap" else ())
    for name in ("bubblewrap", "rlimits", NOBODY)
]


@pytest.fixture(params=NAMES)
def sandbox(request: pytest.FixtureRequest) -> Sandbox:
    if request.param == NOBODY:
        if os.geteuid() != 0:
            pytest.skip("whoever is not root is nobody already")
        return Sandbox(NOBODY, candidates()[-1].command)
    found = next((each for each in candidates() if each.name == request.param and answers(each)), None)
    if found is None:
        pytest.skip(f"{request.param} does not run here")
    return found


def attempt(sandbox: Sandbox, act: str) -> str:
    """What comes of `act` inside the sandbox."""
    at = sandbox.command.index(sys.executable)
    command = (*sandbox.command[:at], sys.executable, "-I", "-B", "-c", PROBE.replace("ACT", act), *sandbox.options)
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", env={}, timeout=50, check=False)
    return done.stdout.strip() or f"died {done.returncode} {done.stderr[-300:]}"


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    made = tmp_path / "canary.txt"
    made.write_text("金丝雀")
    return made


@pytest.fixture
def listener() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_the_probe_works(sandbox: Sandbox) -> None:
    assert attempt(sandbox, "6 * 7") == "did 42"


@pytest.mark.parametrize(
    "act",
    [
        "socket.socket()",
        "socket.socket(socket.AF_UNIX)",
        "socket.socketpair()",
        "os.fork()",
        "os.posix_spawn('/bin/true', ['true'], {})",
        "os.execv('/bin/true', ['true'])",
        "subprocess.run(['/bin/true'])",
        "os.kill(os.getppid(), 0)",
        "os.kill(os.getpid(), 0)",
        "os.setuid(0) if os.getuid() else 1 / 0",
        "open('/etc/shadow').read()",
        "open('/tmp/escaped', 'w')",
        "open('/dev/shm/escaped', 'w')",
        "os.open('/tmp/escaped', os.O_CREAT | os.O_RDWR)",
        "os.mkdir('/tmp/escaped')",
        "os.mkfifo('/tmp/escaped')",
        "os.symlink('/etc/passwd', '/tmp/escaped')",
        "os.unlink('/etc/hostname')",
        "os.chmod('/etc/hostname', 0o777)",
        "open('/proc/1/environ').read()",
        "open(f'/proc/{os.getppid()}/mem', 'rb').read(1)",
        "bytearray(2 << 30)",
        "threading.Thread(target=print).start()",
        "[os.open('/', os.O_RDONLY) for _ in range(100)]",
        "os.unshare(0x10000000) if hasattr(os, 'unshare') else 1 / 0",
        "ctypes.CDLL(None).ptrace(0, 0, 0, 0) + 1 or 1 / 0",
        "ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0) + 1 or 1 / 0",
        "ctypes.CDLL(None).process_vm_readv(os.getppid(), 0, 0, 0, 0, 0) + 1 or 1 / 0",
        "[os.fork() for _ in iter(int, 1)]",
        "[threading.Thread(target=iter(int, 1).__next__).start() for _ in iter(int, 1)]",
        "ctypes.CDLL(None).clone(0, 0, 17, 0) + 1 or 1 / 0",
        "ctypes.CDLL(None).daemon(0, 0) + 1 or 1 / 0",
        "os.setpriority(os.PRIO_PROCESS, os.getppid(), 19)",
        "os.sched_setaffinity(os.getppid(), {0})",
        "__import__('resource').prlimit(os.getppid(), 0, (999_999_999, 999_999_999))",
        "ctypes.CDLL(None).syscall(251 if os.uname().machine == 'x86_64' else 30, 1, os.getppid(), 3 << 13) + 1 or 1 / 0",
        "os.write(os.memfd_create('x'), bytes(1 << 20))",
        "[os.write(os.open('.', os.O_TMPFILE | os.O_RDWR), bytes(1 << 20)) for _ in iter(int, 1)]",
        "os.posix_fallocate(0, 0, 1 << 40)",
        "os.truncate('/etc/hostname', 0)",
        "os.link('/etc/hostname', '/var/tmp/escaped')",
        "os.rename('/etc/hostname', '/var/tmp/escaped')",
        "os.mknod('/var/tmp/escaped')",
        "os.utime('/etc/hostname')",
        "os.chown('/etc/hostname', 1, 1)",
        "open('/proc/self/mem', 'r+b').write(b'x')",
        "os.chroot('/')",
        "ctypes.CDLL(None).mount(b'none', b'/tmp', b'tmpfs', 0, 0) + 1 or 1 / 0",
        "ctypes.CDLL(None).reboot(0) + 1 or 1 / 0",
        "ctypes.CDLL(None).settimeofday(bytes(16), 0) + 1 or 1 / 0",
        "ctypes.CDLL(None).shmget(0, 1 << 20, 0o1600) + 1 or 1 / 0",
    ],
)
def test_acts_that_must_fail(sandbox: Sandbox, act: str) -> None:
    assert not attempt(sandbox, act).startswith("did"), act


def test_the_network_is_out_of_reach(sandbox: Sandbox, listener: int) -> None:
    assert not attempt(sandbox, f"socket.create_connection(('127.0.0.1', {listener}), 2)").startswith("did")


def test_the_user_is_not_root(sandbox: Sandbox) -> None:
    if "--keep-uid" in sandbox.options:
        pytest.skip("only root can read this checkout")
    assert attempt(sandbox, "os.getuid() != 0 and os.geteuid() != 0") == "did True"


def test_the_priority_is_low(sandbox: Sandbox) -> None:
    assert attempt(sandbox, "os.nice(0) >= 10 and os.sched_getscheduler(0) == os.SCHED_BATCH") == "did True"


def test_other_files_are_out_of_reach(sandbox: Sandbox, canary: Path) -> None:
    canary.parent.chmod(0o755)
    for path in (canary, "/etc/passwd", "/etc/hostname", f"{CHECKOUT}/pyproject.toml", f"{CHECKOUT}/dev.py"):
        assert attempt(sandbox, f"open({str(path)!r}).read()") in {"FileNotFoundError", "PermissionError"}, path


@pytest.mark.sandbox
def test_bubblewrap_hides_even_the_names(sandbox: Sandbox) -> None:
    if sandbox.name != "bubblewrap":
        pytest.skip("only bubblewrap hides that a file is there")
    bound = (Path(CHECKOUT), Path(sys.prefix), Path(sys.base_prefix))  # what leads to them is there by name
    on_the_way = {str(folder) for place in bound for folder in place.parents}
    for path in {"/proc", "/home", "/tmp", f"{CHECKOUT}/pyproject.toml"} - on_the_way:
        assert attempt(sandbox, f"os.path.exists({path!r})") == "did False"


def test_endless_work_is_ended(sandbox: Sandbox) -> None:
    assert attempt(sandbox, "__import__('resource').setrlimit(0, (1, 1)) or [None for _ in iter(int, 1)]").startswith(
        "died"
    )


def test_the_chain_of_sandboxes_ends_with_one_that_needs_nothing() -> None:
    assert candidates()[-1].name == "rlimits"
    assert os.geteuid() != 0 or candidates()[-1].options == ("--keep-uid",)


HOSTILE = """
acts = [
    lambda: [os.fork() for _ in range(200)],
    lambda: [threading.Thread(target=iter(int, 1).__next__).start() for _ in range(200)],
    lambda: open(CANARY, 'w').write('x'),
    lambda: open(CANARY + '.more', 'w').write('x'),
    lambda: os.unlink(CANARY),
    lambda: os.rename(CANARY, CANARY + '.old'),
    lambda: os.symlink('/etc/passwd', CANARY + '.link'),
    lambda: [os.write(fd, bytes(1 << 20)) for fd in range(3, 64)],
    lambda: os.write(os.open(os.path.dirname(CANARY), os.O_TMPFILE | os.O_RDWR), bytes(1 << 20)),
    lambda: socket.create_connection(('127.0.0.1', PORT), 1),
    lambda: ctypes.CDLL(None).ptrace(16, PARENT, 0, 0),
    lambda: os.kill(PARENT, 9),
    lambda: os.killpg(os.getpgrp(), 9),
    lambda: open('/proc/%d/mem' % PARENT, 'r+b').write(b'x'),
    lambda: ctypes.CDLL(None).daemon(0, 0),
]
for act in acts:
    try:
        act()
    except BaseException:
        pass
"""


def test_a_hostile_worker_changes_nothing_outside(sandbox: Sandbox, canary: Path) -> None:
    """All of it in one process, against a folder that anybody may write, and a port that anybody may call."""
    canary.parent.chmod(0o777)
    canary.chmod(0o666)
    before = {path.name: path.read_bytes() for path in canary.parent.iterdir()}
    ours = set(processes())
    with socket.create_server(("127.0.0.1", 0)) as server:
        names = f"CANARY, PORT, PARENT = {str(canary)!r}, {server.getsockname()[1]}, {os.getpid()}"
        told = attempt(sandbox, f"exec({names + HOSTILE!r}, globals()) or 'came to its end'")
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert told == "did 'came to its end'"
    assert {path.name: path.read_bytes() for path in canary.parent.iterdir()} == before
    assert not [words for pid, words in processes().items() if pid not in ours and "CANARY" in words]


def processes() -> dict[int, str]:
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with suppress(OSError):
                found[int(entry.name)] = (entry / "cmdline").read_bytes().decode("utf-8", "replace")
    return found
