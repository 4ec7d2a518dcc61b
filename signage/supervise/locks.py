"""Which parent plays which screen of one state folder, by locks that the kernel gives back when their holder dies.

In: the state folder and names of screens. Out: held locks, or who holds one already. The contents of a lock file are for
people; only the lock itself counts. Standard library only.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

INGEST = "ingest.lock"
"""The lock of the one ingest of a state folder; whoever runs it takes it (`signage.ingest.process`)."""
FOLDER = "content.lock"
MOST_READ = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who plays a screen already. `pid` "" where it cannot be read."""

    screen: str
    pid: str


def take(state: Path, screens: Sequence[str]) -> tuple[int, ...] | Holder:
    """The locks of all these screens, to be held for life; or who holds the first one that is taken.

    Raises `OSError` where the folder cannot be written.
    """
    held: list[int] = []
    for screen in screens:
        fd = os.open(state / lock_name(screen), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = Holder(screen, os.pread(fd, MOST_READ, 0).decode("utf-8", "replace").partition("\n")[0])
            for lock in (fd, *held):
                os.close(lock)
            return holder
        held.append(fd)
        os.ftruncate(fd, 0)
        os.pwrite(fd, f"{os.getpid()}\n{screen}\n".encode("utf-8", "surrogateescape"), 0)
    return tuple(held)


def join(state: Path, content: Path) -> int | str:
    """The shared lock of all parents that play this content folder from one state; the other folder, if they play that.

    Raises `OSError` where the state folder cannot be written.
    """
    fd = os.open(state / FOLDER, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    mine = os.fsencode(content)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.ftruncate(fd, 0)
        os.pwrite(fd, mine, 0)
    except BlockingIOError:
        pass
    fcntl.flock(fd, fcntl.LOCK_SH)
    theirs = os.pread(fd, len(mine) + MOST_READ, 0)
    if theirs == mine:
        return fd
    os.close(fd)
    return os.fsdecode(theirs)


def lock_name(screen: str) -> str:
    """The name of a screen's lock in the state folder."""
    return f"run-{digest((screen,))}.lock"


def digest(screens: Sequence[str]) -> str:
    """A short name for these screens."""
    return hashlib.sha256("\0".join(screens).encode("utf-8", "surrogateescape")).hexdigest()[:8]


def is_held(path: Path) -> bool:
    """Whether another process holds a lock on the file now. A file that is not there is held by nobody."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(fd)
    return False
