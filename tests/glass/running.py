"""The processes of one run of the program, found from outside by their command lines."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from signage.lastpicture import read

PATIENCE_S = 60.0


def commands() -> dict[int, str]:
    """Every process that runs now, with its command line."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with suppress(OSError):
                found[int(entry.name)] = (
                    (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
                )
    return found


def pids(what: str, folder: Path) -> list[int]:
    """The processes of a module (`signage.screen`, …) or command (`signage run`) that work for `folder`."""
    return sorted(pid for pid, words in commands().items() if what in words and str(folder) in words)


def wait_for_one(what: str, folder: Path, but: int = 0) -> int:
    """Waits until there is exactly one such process, another one than `but`."""
    ends = time.monotonic() + PATIENCE_S
    while True:
        found = pids(what, folder)
        if len(found) == 1 and found != [but]:
            return found[0]
        assert time.monotonic() < ends, f"{what}: {found}"
        os.sched_yield()


def wait_for_curtain(folder: Path, items: int = 1) -> int:
    """Waits until the curtain holds a picture of so many items; its process. Looks into the memory that it reads."""
    pid = wait_for_one("signage.curtain", folder)
    words = (Path("/proc") / str(pid) / "cmdline").read_bytes().decode().split("\0")
    descriptor = words[words.index("--picture") + 1]
    fd = os.open(f"/proc/{pid}/fd/{descriptor}", os.O_RDWR)
    try:
        ends = time.monotonic() + PATIENCE_S
        while (picture := read(fd)) is None or len(picture.about.items) < items:
            assert time.monotonic() < ends, "the curtain gets no picture"
            time.sleep(0.05)
    finally:
        os.close(fd)
    time.sleep(1.0)  # a new one has yet to hang its window
    return pid


def end_all(folder: Path) -> None:
    """Ends whatever still works for `folder`: all stand still first, so that nobody starts anybody again meanwhile."""
    ends = time.monotonic() + PATIENCE_S
    while found := pids("signage", folder):
        for number in (signal.SIGSTOP, signal.SIGKILL):
            for pid in found:
                with suppress(ProcessLookupError):
                    os.kill(pid, number)
        assert time.monotonic() < ends, f"they come again: {[commands().get(pid) for pid in found]}"
        time.sleep(0.05)
