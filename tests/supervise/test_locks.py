"""Several parents on one state folder: each screen once, ingest once, and who waits takes over."""

import errno
import fcntl
import os
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from signage.supervise.child import TURN_S, Child, Program
from signage.supervise.locks import Holder, is_held, join, lock_name, renew, take


def test_every_screen_has_one_parent(tmp_path: Path, left_open: Callable[[], set[tuple[str, str]]]) -> None:
    first = take(tmp_path, ["大厅", "走廊"])
    assert isinstance(first, tuple)
    held = left_open()
    assert take(tmp_path, ["食堂", "走廊"]) == Holder("走廊", str(os.getpid()))
    assert left_open() <= held, "what was taken on the way is given back"
    other = take(tmp_path, ["食堂"])
    assert isinstance(other, tuple)
    for lock in first:
        os.close(lock)
    again = take(tmp_path, ["走廊"])
    assert isinstance(again, tuple)
    for lock in (*other, *again):
        os.close(lock)


def test_a_lock_says_who_holds_it(tmp_path: Path) -> None:
    locks = take(tmp_path, ["大厅"])
    assert isinstance(locks, tuple)
    assert (tmp_path / lock_name("大厅")).read_text(encoding="utf-8") == f"{os.getpid()}\n大厅\n"
    os.close(locks[0])


def test_what_somebody_else_does_waits_and_is_taken_over(tmp_path: Path) -> None:
    lock = tmp_path / "ingest.lock"
    assert not is_held(lock)
    fd = os.open(lock, os.O_RDWR | os.O_CREAT)
    fcntl.flock(fd, fcntl.LOCK_EX)
    assert is_held(lock)
    child = Child(Program("ingest", (sys.executable, "-I", "-c", ""), unless=lock), {}, set())
    assert child.start_if_due(100.0) is None
    assert (child.pid, child.due) == (None, 100.0 + TURN_S)
    os.close(fd)
    assert child.start_if_due(100.0 + TURN_S) is None
    assert child.pid is not None
    while child.poll(200.0) is None:
        os.sched_yield()


def test_one_state_is_for_one_content_folder(tmp_path: Path) -> None:
    first = join(tmp_path, Path("/srv/内容"))
    second = join(tmp_path, Path("/srv/内容"))
    assert isinstance(first, int)
    assert isinstance(second, int)
    os.close(first)
    assert join(tmp_path, Path("/srv/另一个")) == "/srv/内容", "the second still plays it"
    os.close(second)
    other = join(tmp_path, Path("/srv/另一个"))
    assert isinstance(other, int)
    os.close(other)


def test_a_disk_that_takes_nothing_takes_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for lock in (*must(take(tmp_path, ["大厅"])), join(tmp_path, Path("/srv/内容"))):
        os.close(int(lock))
    opens = os.open

    def read_only(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & (os.O_RDWR | os.O_WRONLY | os.O_CREAT):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return opens(path, flags, mode)

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for name, fails in (("open", read_only), ("pwrite", full)):
        with monkeypatch.context() as sick:
            sick.setattr(os, name, fails)
            held = must(take(tmp_path, ["大厅"]))
            assert isinstance(take(tmp_path, ["大厅"]), Holder)
            joined = join(tmp_path, Path("/srv/内容"))
            other = join(tmp_path, Path("/srv/另一个"))
            assert isinstance(joined, int)
            assert other == "/srv/内容"
            os.close(joined)
            moved = join(tmp_path, Path("/srv/另一个"))
            assert isinstance(moved, int), "nobody else is there, and its name cannot be written"
            for lock in (*held, moved):
                os.close(lock)
    with monkeypatch.context() as sick:
        sick.setattr(os, "open", read_only)
        with pytest.raises(OSError, match="Read-only"):
            take(tmp_path, ["走廊"])


def test_a_folder_in_the_place_of_a_lock_can_be_locked(tmp_path: Path) -> None:
    (tmp_path / lock_name("大厅")).mkdir()
    held = must(take(tmp_path, ["大厅"]))
    assert take(tmp_path, ["大厅"]) == Holder("大厅", "")
    for lock in held:
        os.close(lock)


def must(locks: tuple[int, ...] | Holder) -> tuple[int, ...]:
    assert isinstance(locks, tuple)
    return locks


def test_locks_that_were_removed_are_made_again(tmp_path: Path, left_open: Callable[[], set[tuple[str, str]]]) -> None:
    state, content = tmp_path / "state", Path("/srv/内容")
    state.mkdir()
    held = (*must(take(state, ["大厅", "走廊"])), join(state, content))
    once = left_open()
    renew(state, ["大厅", "走廊"], content)
    assert left_open() <= once, "nothing is missing, nothing is done"
    shutil.rmtree(state)
    renew(state, ["大厅", "走廊"], content)
    assert stat.S_IMODE(state.stat().st_mode) == stat.S_IRWXU
    assert take(state, ["走廊"]) == Holder("走廊", str(os.getpid()))
    assert join(state, Path("/srv/另一个")) == str(content)
    for name, _ in left_open():
        os.close(int(name))
    assert len(held) == 3
