"""What a process is born with, and a voice that nobody can choke."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from signage.system.footing import PIECE, Voice

FIRM = """
import json, os, resource, signal, sys
sys.path.insert(0, sys.argv[2])
from signage.system.footing import make_firm
make_firm()
opened = os.open("/dev/zero", os.O_RDONLY)
open(sys.argv[1], "w").write(json.dumps({
    "opened": opened,
    "mode": os.stat(sys.argv[1]).st_mode & 0o777,
    "given": [os.get_inheritable(number) for number in (0, 1, 2)],
    "child": os.waitstatus_to_exitcode(os.waitpid(os.posix_spawn("/bin/sh", ["sh", "-c", "exit 7"], {}), 0)[1]),
    "blocked": len(signal.pthread_sigmask(signal.SIG_BLOCK, ())),
    "streams": [stream is not None for stream in (sys.stdin, sys.stdout, sys.stderr)],
    "descriptors": resource.getrlimit(resource.RLIMIT_NOFILE)[0],
}))
print("nobody hears this")
"""
BORN = """
import os, resource, signal, sys
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM, signal.SIGCHLD, signal.SIGABRT])
os.umask(0o777)
resource.setrlimit(resource.RLIMIT_NOFILE, (64, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
for number in (0, 1, 2):
    os.close(number)
os.execv(sys.executable, [sys.executable, "-I", *sys.argv[1:]])
"""


def test_whatever_it_was_born_with_it_stands(tmp_path: Path) -> None:
    told = tmp_path / "told"
    package = Path(__file__).parent.parent
    words = [sys.executable, "-I", "-c", BORN, "-c", FIRM, str(told), str(package)]
    assert subprocess.run(words, check=False).returncode == 0
    found = json.loads(told.read_text())
    assert found.pop("opened") > 2, "the first file is nobody's terminal"
    assert found.pop("mode") & 0o600 == 0o600
    assert found.pop("descriptors") > 64
    assert found == {"child": 7, "blocked": 0, "streams": [True] * 3, "given": [True] * 3}


def test_a_voice_is_heard_where_somebody_listens() -> None:
    reading, writing = os.pipe()
    text = "画面照常\n" * 1000
    heard = bytearray()

    def listen() -> None:
        while piece := os.read(reading, PIECE):
            heard.extend(piece)

    listener = threading.Thread(target=listen)
    voice = Voice(writing)
    print("一", file=voice, flush=True)
    listener.start()
    while len(heard) < 4:
        os.sched_yield()
    os.close(writing)
    listener.join()
    os.close(reading)
    assert bytes(heard).decode() == "一\n"
    assert voice.write(text) == len(text), "nobody is there any more"


@pytest.mark.parametrize("ear", ["a pipe that nobody reads", "nobody", "a full disk"])
def test_nothing_chokes_it(ear: str) -> None:
    reading, writing = os.pipe()
    if ear == "nobody":
        os.close(reading)
    if ear == "a full disk":
        os.dup2(os.open("/dev/full", os.O_WRONLY), writing)
    before = signal.getsignal(signal.SIGPIPE)
    for _ in range(100):
        print("x" * 5000, file=Voice(writing), flush=True)
    assert signal.getsignal(signal.SIGPIPE) is before
    os.close(writing)
    if ear != "nobody":
        os.close(reading)
