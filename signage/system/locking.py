"""Files that are there to be locked: what stands in them is for people, what counts is the lock (flock(2)).

In: a path. Out: a descriptor that can be locked, or `OSError`. A disk that takes nothing any more takes locks all the same.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from signage.system.durable import hand_over


def open_lock(path: Path) -> int:
    """The lock file, made if need be. One that is there is enough where nothing may be written, or where it is a folder by now."""
    how = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        fd = os.open(path, os.O_RDWR | os.O_CREAT | how, 0o600)
    except OSError:
        with contextlib.suppress(OSError):
            return os.open(path, os.O_RDONLY | how)
        raise
    hand_over(fd, path.parent)
    return fd


def said(lock: int, most: int) -> bytes:
    """What stands in a lock; nothing where that cannot be read."""
    try:
        return os.pread(lock, most, 0)
    except OSError:
        return b""


def say(lock: int, what: bytes) -> bool:
    """Write it into a lock, in place of what stood there; whether it stands there now. A full disk is no fault here."""
    if said(lock, len(what) + 1) == what:
        return True
    try:
        os.pwrite(lock, what, 0)
        os.ftruncate(lock, len(what))
    except OSError:
        return False
    return True
