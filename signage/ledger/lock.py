"""One writer of the ledger at a time, whichever process it is. The kernel gives the lock back when its holder dies."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from signage.system.locking import open_lock

PATIENCE_S = 2.0
LOOK_S = 0.01


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Holds the lock meanwhile. Raises `OSError`; `TimeoutError` when another process holds it for too long."""
    fd = open_lock(path)
    try:
        ends = time.monotonic() + PATIENCE_S
        while not _taken(fd):
            if time.monotonic() >= ends:
                raise TimeoutError("another process holds the ledger")
            time.sleep(LOOK_S)
        yield
    finally:
        os.close(fd)


def _taken(fd: int) -> bool:
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
