"""Room on the disk that is kept: a file of zeros, given up when the disk is full, made again when it is not.

For rows of the ledger, for what must leave the screens, for alerts.

In: the ledger's folder, monotonic seconds. Out: whether there is room now that there was not before. Never raises; where the disk
has little room it keeps none.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable
from pathlib import Path

from signage.system.durable import hand_over

FOLDER, NAME = "ledger", "reserve"
SIZE = 16 * 2**20
"""Five days of a screen."""
EASY = 8 * SIZE
"""So much must be free before some of it is kept."""
FULL = 2**20
"""With less than this nothing can be written for certain."""
EVERY_S = 600.0
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What a write fails with on a full disk."""


class Reserve:
    """Used by the thread that writes. All writers of a folder share one."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._path = folder, folder / NAME
        self._looked = float("-inf")

    def keep(self, mono: float) -> None:
        """See that it is there. Looks every ten minutes."""
        if mono - self._looked < EVERY_S:
            return
        self._looked = mono
        if self._path.exists() or _free(self._folder) < EASY:
            return
        try:
            fd = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        except OSError:
            return
        try:
            hand_over(fd, self._folder)
            os.posix_fallocate(fd, 0, SIZE)
        except OSError:
            with contextlib.suppress(OSError):
                self._path.unlink()
        finally:
            os.close(fd)

    def release(self) -> bool:
        """Give it up if the disk is full; whether that made room."""
        if _free(self._folder) >= FULL:
            return False
        try:
            self._path.unlink()
        except OSError:
            return False
        return True


def make_room(state: Path) -> bool:
    """Give up what is kept in this state folder, if the disk is full; whether that made room."""
    return Reserve(state / FOLDER).release()


def with_room(state: Path, write: Callable[[], object], told: Callable[[], None] = lambda: None) -> None:
    """Write, and once more with the room that is kept where the disk is full; `told` is called in between. Raises `OSError`."""
    try:
        write()
    except OSError as error:
        if error.errno not in NO_ROOM or not make_room(state):
            raise
        told()
        write()


def _free(folder: Path) -> int:
    """Bytes that are free for us; 0 where nobody can say."""
    try:
        found = os.statvfs(folder)
    except OSError:
        return 0
    return found.f_bavail * found.f_frsize
