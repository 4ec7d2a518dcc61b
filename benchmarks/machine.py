"""The machine under the benchmark: an X server without a GPU, the judge beside it, and how busy all the rest is.

Ends only what it has started itself, by process id.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import json
import os
import platform
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SIZE = (1920, 1080)
PATIENCE_S = 10.0


@dataclass(frozen=True, slots=True)
class XServer:
    """A running Xvfb: the display's name for its clients, the framebuffer for the judge."""

    display: str
    framebuffer: Path
    pid: int


@contextlib.contextmanager
def x_server() -> Iterator[XServer]:
    """Xvfb on a free display, its framebuffer in a folder that goes away with it."""
    with tempfile.TemporaryDirectory(prefix="bench-x-") as folder:
        read, write = os.pipe()
        argv = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-fbdir", folder]
        quiet = subprocess.DEVNULL
        server = subprocess.Popen([*argv, "-nolisten", "tcp", "-noreset"], pass_fds=[write], stdout=quiet, stderr=quiet)
        os.close(write)
        try:
            ready, _, _ = select.select([read], [], [], PATIENCE_S)
            number = os.read(read, 16).decode().strip() if ready else ""
            if not number:
                raise RuntimeError("Xvfb did not start")
            yield XServer(f":{number}", Path(folder) / "Xvfb_screen0", server.pid)
        finally:
            os.close(read)
            end(server)


def end(process: subprocess.Popen[Any]) -> None:
    """Ask a process to end, and make it when it does not."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Judge:
    """The judge's process: started, ready, and asked for its figures once."""

    def __init__(self, screen: Path, *arguments: str) -> None:
        argv = [sys.executable, "-I", "-m", "benchmarks.judge", "--screen", str(screen), *arguments]
        self._process = subprocess.Popen(argv, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        if self._process.stdout.readline() != "ready\n":
            raise RuntimeError("the judge did not start")

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def figures(self, *, stop: bool = True) -> dict[str, Any]:
        """What it has seen. `stop`: now, instead of at its own end."""
        if stop:
            self._process.send_signal(signal.SIGTERM)
        told, _ = self._process.communicate()
        figures: dict[str, Any] = json.loads(told)
        return figures


def save_picture(screen: Path, output: Path) -> None:
    """What is on the screen now, as PNG."""
    subprocess.run([sys.executable, "-I", "-m", "benchmarks.judge", "--screen", screen, "--png", output], check=True)


def busy_seconds() -> float:
    """CPU-seconds that all processes of the machine have used since it started."""
    fields = Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:]
    user, nice, system, _idle, _wait, irq, soft, steal = (int(word) for word in fields[:8])
    return (user + nice + system + irq + soft + steal) / os.sysconf("SC_CLK_TCK")


def description() -> dict[str, Any]:
    """What the figures depend on; no names."""
    return {
        "cores": os.cpu_count(),
        "architecture": platform.machine(),
        "python": platform.python_version(),
        "pyside": importlib.metadata.version("PySide6-Essentials"),
        "screen": "Xvfb {}x{}".format(*SIZE),
    }
