"""A share that answers with errors: what is on the screen stays, nothing is published, and when it is back it counts again.

The errors are put in place of what the kernel says, for everything below the content folder and nothing else.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from bench import Bench

FAULTS = (
    errno.EIO,
    errno.ESTALE,
    errno.EHOSTDOWN,
    errno.EBUSY,
    errno.EACCES,
    errno.ENOENT,
    errno.ENODEV,
    errno.ETIMEDOUT,
)


class Share:
    """What the kernel answers below a folder. `fails_at`: "root" the folder itself, "list" its listing, "read" its files."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = os.fspath(folder)
        self.error = 0
        self.fails_at = "root"
        self.hits = 0
        for name, sort in (("open", "read"), ("scandir", "list"), ("pread", "read"), ("stat", "read")):
            monkeypatch.setattr(os, name, self._between(getattr(os, name), sort))

    def _between(self, real: Any, sort: str) -> Any:
        def answer(what: Any, *more: Any, **named: Any) -> Any:
            if self.error and self._is_ill(what, sort, named.get("dir_fd")):
                self.hits += 1
                raise OSError(self.error, os.strerror(self.error))
            return real(what, *more, **named)

        return answer

    def _is_ill(self, what: Any, sort: str, dir_fd: int | None) -> bool:
        if dir_fd is not None:
            path = f"{Path(f'/proc/self/fd/{dir_fd}').readlink()}/{os.fspath(what)}"
        else:
            path = Path(f"/proc/self/fd/{what}").readlink() if isinstance(what, int) else os.fspath(what)
        if not str(path).startswith(self._folder):
            return False
        if self.fails_at == "root":
            return str(path) == self._folder
        return sort == self.fails_at and (sort == "list" or str(path) != self._folder)


@pytest.fixture
def share(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Share:
    for number in range(12):
        bench.write(f"通知 {number}.txt", f"第 {number} 号通知")
    bench.run()
    assert len(bench.titles()) == 12
    return Share(bench.content, monkeypatch)


@pytest.mark.parametrize("fails_at", ["root", "list", "read"])
@pytest.mark.parametrize("error", FAULTS, ids=errno.errorcode.__getitem__)
def test_c4_a_share_that_fails_changes_nothing(bench: Bench, share: Share, error: int, fails_at: str) -> None:
    before = bench.latest()
    bench.write("通知 3.txt", "改过的通知")
    share.error, share.fails_at = error, fails_at
    bench.run_for(600)
    assert share.hits > 0
    assert bench.latest() == before
    share.error = 0
    bench.run_for(30)
    assert "改过的通知" in bench.titles()
    assert len(bench.titles()) == 12


def test_c7_what_was_deleted_meanwhile_leaves_when_it_is_back(bench: Bench, share: Share) -> None:
    share.error = errno.EHOSTDOWN
    bench.run_for(3600)
    (bench.content / "通知 5.txt").unlink()
    bench.run_for(60)
    assert len(bench.titles()) == 12
    share.error = 0
    bench.run_for(30)
    assert len(bench.titles()) == 11


def test_c8_a_share_that_flaps_publishes_nothing(bench: Bench, share: Share) -> None:
    before, calls = bench.latest(), len(bench.worker.calls)
    for turn in range(120):
        share.error = errno.EIO if turn % 2 else 0
        bench.run_for(1)
    assert bench.latest() == before
    assert len(bench.worker.calls) == calls, "no file was judged again"
