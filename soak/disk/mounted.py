"""A disk at a place of the system, for a test: `with mounted(folder) as disk:`.

In: an empty folder, and orders. Out: files below that folder that behave as ordered. Needs /dev/fuse and the right to mount;
`why_not` says what is missing. No library and no program besides Linux itself.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from soak.disk.health import KINDS
from soak.disk.server import DETACH, DEVICE

LOOK_S = 0.005
PATIENCE_S = 30.0


class Disk:
    """What a test may do to it. `folder` is where it hangs."""

    def __init__(self, folder: Path, process: subprocess.Popen[str]) -> None:
        self.folder = folder
        self._process = process

    def cut(self, after: int = 0) -> None:
        """The power goes after so many more writes, names or syncs: from then on nothing is answered and nothing is kept.

        Whoever uses the disk stops where it is. It is to be killed before `boot`, and collected after.
        """
        self._order("cut", after=after)

    def boot(self, seed: int) -> None:
        """The power is back. Of what was not synced the dice decide."""
        self._order("boot", seed=seed)

    def fail(self, error: int, *kinds: str, times: int | None = None, ending: str = "", after: int = 0) -> None:
        """Questions of these kinds (all, if none is named) about names that end so fail with this error.

        After so many of them that go well; `times` of them, None: until healed.
        """
        self._order("ill", kinds=kinds or KINDS, error=error, times=times, ending=ending, after=after)

    def hang(self, *kinds: str, ending: str = "") -> None:
        """They get no answer until the disk is healed; who asks cannot even be killed."""
        self._order("ill", kinds=kinds or KINDS, error=0, times=None, ending=ending, after=0)

    def read_short(self, *, piece: int = 0, end: int = 0) -> None:
        """No read gives more bytes than `piece`, no file more of them than `end`, whatever its length says."""
        self._order("short", piece=piece, end=end)

    def limit(self, *, size: int | None = None, nodes: int | None = None) -> None:
        """How many bytes, and files and folders, there is room for."""
        self._order("limit", size=size, nodes=nodes)

    def heal(self) -> None:
        """All troubles end; what hung is answered."""
        self._order("heal")

    def freeze(self) -> None:
        """Nobody is at home: no question is even taken, and no order either, until it thaws. Who asks can be killed."""
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Somebody is at home again."""
        self._process.send_signal(signal.SIGCONT)

    def sync(self) -> None:
        """What is there now survives a cut."""
        self._order("sync")

    @property
    def is_cut(self) -> bool:
        """Whether the power has gone."""
        return bool(self._order("state")["cut"])

    @property
    def hits(self) -> int:
        """How many questions failed or hung."""
        return int(self._order("state")["hits"])

    @property
    def waiting(self) -> int:
        """How many questions hang now."""
        return int(self._order("state")["waiting"])

    def wait(self, condition: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
        """Until it holds. Raises `TimeoutError`."""
        ends = time.monotonic() + patience_s
        while not condition():
            if time.monotonic() > ends:
                raise TimeoutError("the disk did not come to that")
            time.sleep(LOOK_S)

    def _order(self, do: str, **more: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps({"do": do, **more}), file=self._process.stdin, flush=True)
        return json.loads(self._process.stdout.readline())


@contextmanager
def mounted(folder: Path) -> Iterator[Disk]:
    """A disk at `folder`, which must be there; gone afterwards. Raises `OSError` where none can be had."""
    argv = [sys.executable, "-I", "-m", "soak.disk.server", os.fspath(folder)]
    before = folder.stat().st_dev
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        disk = Disk(folder, process)
        try:
            disk.wait(lambda: process.poll() is not None or folder.stat().st_dev != before)
            if process.poll() is not None:
                raise OSError("this system lets nobody mount a file system of his own")
            yield disk
        finally:
            assert process.stdin is not None
            disk.thaw()
            process.stdin.close()
            try:
                process.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                process.kill()
            ctypes.CDLL(None).umount2(os.fsencode(folder), DETACH)


@cache
def why_not() -> str:
    """Why no disk can be had here; "" if one can. Mounts one to find out."""
    if not Path(DEVICE).exists():
        return f"there is no {DEVICE}"
    if os.geteuid() != 0:
        return "only root may mount"
    try:
        with TemporaryDirectory(prefix="signage-disk-") as place, mounted(Path(place)):
            return ""
    except OSError as error:
        return str(error)
