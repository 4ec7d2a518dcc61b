"""The bar on a terminal, from outside: a real pseudo-terminal, and what was written to it."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

CODE = """
import sys
from pathlib import Path
from signage.core.verdict import Note, Reason, Verdict
from signage.core.item import Kind
from signage.ingest.once import ingest_once
from signage.ingest.progress import progress_bar
from signage.kinds.wire import Outcome
def worker(fd, request):
    return Outcome(Verdict.HELD, Kind.UNKNOWN, "", (Note(Reason.HIDDEN_TEXT),), request.rules)
with progress_bar() as show:
    if show is not None:
        ingest_once(Path(sys.argv[1]), Path(sys.argv[2]), worker, show)
print("none" if show is None else "bar", flush=True)
"""


def test_many_files_are_counted_on_a_terminal(tmp_path: Path) -> None:
    content, state = tmp_path / "内容", tmp_path / "state"
    content.mkdir()
    state.mkdir()
    for number in range(300):
        (content / f"{number}.txt").write_text("通知")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", CODE, content, state],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={"TERM": "xterm", "LC_ALL": "C.UTF-8"},
    )
    os.close(theirs)
    said = b""
    end = time.monotonic() + 60
    while process.poll() is None or select.select([ours], [], [], 0)[0]:
        assert time.monotonic() < end
        try:
            if select.select([ours], [], [], 0.05)[0]:
                said += os.read(ours, 65536)
        except OSError:
            break
    os.close(ours)
    out, _ = process.communicate()
    assert (process.returncode, out) == (0, b"bar\n")
    assert " / 300" in said.decode("utf-8", "replace")


def test_no_bar_where_nobody_looks(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-c", CODE, tmp_path, tmp_path], capture_output=True, check=True, timeout=60
    )
    assert (done.stdout, done.stderr) == (b"none\n", b"")
