"""What is measured: the player as its users start it, and a browser in kiosk mode. Each is one tree of processes."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import machine, processes
from benchmarks.machine import PATIENCE_S

MOMENT = "2026-03-02 09:00"
"""When the wheel begins: a whole hour, so that every run begins with the same slide."""
STATE, STATUS = "state", "状态.json"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER_OPTIONS = (
    "--kiosk", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--no-default-browser-check", "--password-store=basic", "--window-position=0,0",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """A running program: the process at the top of its tree, its log, and what it writes about itself."""

    pid: int
    log: Path
    started: float
    status: Path

    @property
    def all(self) -> tuple[int, ...]:
        """All its processes."""
        return processes.tree(self.pid)

    @property
    def player(self) -> int:
        """The process that shows the pictures."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            for pid in self.all:
                if "signage.screen" in processes.command(pid):
                    return pid
            time.sleep(0.02)
        raise RuntimeError(f"no player: {self.log.read_text(encoding='utf-8')[-500:]}")

    def verdicts(self) -> int:
        """How many files have been judged so far, as the status file says."""
        try:
            items = json.loads(self.status.read_bytes())["items"]
        except (OSError, ValueError):
            return 0
        return sum(item["status"] != "queued" or item["verdict"] == "accepted" for item in items)

    def wait_verdicts(self, count: int, patience_s: float = 120.0) -> bool:
        """Wait until that many files have been judged. False when it takes too long."""
        deadline = time.monotonic() + patience_s
        while self.verdicts() < count:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.1)
        return True


@dataclass(frozen=True, slots=True)
class Installation:
    """A content folder with settings, and a home of its own, so that nothing of the user's is read or written."""

    content: Path
    settings: Path
    home: Path

    @contextlib.contextmanager
    def running(self, display: str, moment: str = MOMENT) -> Iterator[Subject]:
        """`signage run` as if it were `moment`, "" for now, ended at the end."""
        argv = [sys.executable, "-I", "-m", "signage", "run", *(("--at", moment) if moment else ())]
        argv += ["--content", str(self.content), "--settings", str(self.settings)]
        with _running(argv, display, self.home) as subject:
            yield subject

    def warm_up(self, display: str, files: int) -> None:
        """Run once until every file has been judged and published: later starts are warm."""
        with self.running(display) as subject:
            if not subject.wait_verdicts(files):
                raise RuntimeError(f"not ingested: {subject.log.read_text(encoding='utf-8')[-500:]}")
            time.sleep(1.5)


@contextlib.contextmanager
def browser(display: str, page: Path, home: Path) -> Iterator[Subject]:
    """The first browser found, showing `page`, with a new profile."""
    program = find_browser()
    if program is None:
        raise FileNotFoundError("no browser")
    size = "--window-size={},{}".format(*machine.SIZE)
    argv = [program, *BROWSER_OPTIONS, size, f"--user-data-dir={home / 'profile'}", page.as_uri()]
    with _running(argv, display, home) as subject:
        yield subject


def find_browser() -> str | None:
    """Where a browser is, if there is one."""
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    return next((str(f / name) for name in BROWSERS for f in folders if os.access(f / name, os.X_OK)), None)


@contextlib.contextmanager
def _running(argv: list[str], display: str, home: Path) -> Iterator[Subject]:
    home.mkdir(parents=True, exist_ok=True)
    environ = {"DISPLAY": display, "HOME": str(home), "PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
    path = home / "log"
    with path.open("wb") as log:
        started = time.monotonic()
        process = subprocess.Popen(argv, env=environ, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        yield Subject(process.pid, path, started, home / STATE / STATUS)
    finally:
        machine.end(process)
