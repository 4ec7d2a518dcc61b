"""What survives a power cut: all the bytes of a file, and the names in a folder, which are certain only once the folder was synced.

In: descriptors, bytes, folders. Out: it is there for certain, or `OSError`. Whole files are written by `signage.snapshots.write`.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    SAFELY = os.O_BINARY | os.O_NOINHERIT
else:
    SAFELY = os.O_NOFOLLOW | os.O_CLOEXEC
"""How files of ours are opened: as they are, following no link, for no child."""
CANNOT = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF})
"""What a file system answers that has no such thing as syncing a folder."""


def write_all(fd: int, data: bytes) -> None:
    """All of `data` to a descriptor, however little of it is taken at a time. Raises `OSError`."""
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def hand_over(fd: int, folder: Path) -> None:
    """What root makes in somebody's folder is that one's, as SQLite does it: else the program that plays could not use it."""
    if sys.platform != "win32" and os.geteuid() == 0:
        with contextlib.suppress(OSError):
            owner = folder.stat()
            if owner.st_uid != 0:
                os.fchown(fd, owner.st_uid, owner.st_gid)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable. Some shares cannot, nor can Windows; that is not an error there. Raises `OSError`."""
    if sys.platform == "win32":
        return
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
    try:
        folder.mkdir(mode=mode)
    except FileExistsError:
        if not folder.is_dir():
            raise
    else:
        _hand_over_folder(folder)
    with contextlib.suppress(PermissionError):
        sync_folder(above)


def _hand_over_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        hand_over(fd, folder.parent)
    finally:
        os.close(fd)
