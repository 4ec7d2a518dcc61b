"""Reads a small file of our own, whatever lies in its place by now: a pipe would hold the reader for ever, a giant take his memory.

In: a path, a bound. Out: the bytes of a plain file, or `OSError`. Follows no link.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

if sys.platform == "win32":
    FLAGS = os.O_RDONLY | os.O_BINARY | os.O_NOINHERIT
else:
    FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def read_plain(path: Path, most: int) -> bytes:
    """All bytes of `path`. Raises `OSError` where it is no plain file, holds more than `most` bytes, or cannot be read."""
    fd = os.open(path, FLAGS)
    try:
        info = os.fstat(fd)
        if not stat.S_ISREG(info.st_mode):
            raise OSError(errno.EINVAL, "no plain file", str(path))
        if info.st_size > most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        with open(fd, "rb", closefd=False) as file:
            return file.read(most + 1)
    finally:
        os.close(fd)
