"""Which parent plays which screen of one state folder, by locks that the kernel gives back when their holder dies.

In: the state folder and names of screens. Out: held locks, or who holds one already. The contents of a lock file are for
people; only the lock itself counts. Standard library only.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from signage.paths import make_private
from signage.system.locking import open_lock, said, say

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

    Raises `OSError` where a lock is not there and cannot be made.
    """
    held: list[int] = []
    for screen in screens:
        fd = open_lock(state / lock_name(screen))
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = Holder(screen, said(fd, MOST_READ).decode("utf-8", "replace").partition("\n")[0])
            for lock in (fd, *held):
                os.close(lock)
            return holder
        held.append(fd)
        say(fd, f"{os.getpid()}\n{screen}\n".encode("utf-8", "surrogateescape"))
    return tuple(held)


def join(state: Path, content: Path) -> int | str:
    """The shared lock of all parents that play this content folder from one state; the other folder, if they play that.

    Where a full disk did not take its name, whoever comes is let in. Raises `OSError` where the lock is not there and cannot be made.
    """
    fd = open_lock(state / FOLDER)
    mine = os.fsencode(content)
    unsaid = False
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        unsaid = not say(fd, mine)
    except BlockingIOError:
        pass
    fcntl.flock(fd, fcntl.LOCK_SH)
    theirs = said(fd, len(mine) + MOST_READ)
    if theirs in (mine, b"") or unsaid:
        return fd
    os.close(fd)
    return os.fsdecode(theirs)


def renew(state: Path, screens: Sequence[str], content: Path) -> None:
    """Makes the locks again, for life, whose files somebody has removed: without a name they keep nobody out. Never raises."""
    with contextlib.suppress(OSError):
        lost = [screen for screen in screens if not (state / lock_name(screen)).exists()]
        joins = not (state / FOLDER).exists()
        if lost or joins:
            make_private(state)
            take(state, lost)
        if joins:
            join(state, content)


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
