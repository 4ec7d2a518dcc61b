"""What survives a power cut: all the bytes of a file, and the names in a folder, which are certain only once the folder was synced.

In: descriptors, bytes, folders. Out: it is there for certain, or `OSError`. Whole files are written by `signage.snapshots.write`.
"""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

CANNOT = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF})
"""What a file system answers that has no such thing as syncing a folder."""


def write_all(fd: int, data: bytes) -> None:
    """All of `data` to a descriptor, however little of it is taken at a time. Raises `OSError`."""
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable. Some shares cannot; that is not an error there. Raises `OSError`."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in CANNOT:
            raise
    finally:
        os.close(fd)


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make `folder` and what is missing above it. Also one that is there is made certain: whoever made it may have been killed.

    A folder above that may be passed but not read is taken as it is.
    """
    above = folder.parent
    if not above.is_dir():
        make_folder(above)
    folder.mkdir(mode=mode, exist_ok=True)
    with contextlib.suppress(PermissionError):
        sync_folder(above)
