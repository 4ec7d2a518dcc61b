"""Whether a folder lies on a share: then no change is told, no lease granted, and everything takes longer.

In: a folder. Out: yes or no, from the mount table; doubt means yes.
"""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

LOCAL = frozenset({"ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "tmpfs", "ramfs", "zfs", "bcachefs", "jfs", "reiserfs", "vfat",
    "exfat", "ntfs3", "overlay"})  # fmt: skip
LOCAL_MAGIC = frozenset({0xEF53, 0x58465342, 0x9123683E, 0xF2F52010, 0x01021994, 0x794C7630})
"""ext2 to ext4, xfs, btrfs, f2fs, tmpfs, overlay: from linux/magic.h."""
MOUNTS = Path("/proc/self/mountinfo")


def is_share(folder: Path, mounts: Path = MOUNTS) -> bool:
    """Whether `folder` is on anything but a local disk."""
    try:
        device = folder.stat().st_dev
        table = mounts.read_text("utf-8", "surrogateescape")
    except OSError:
        return True
    wanted = f"{os.major(device)}:{os.minor(device)}"
    for line in table.splitlines():
        before, _, after = line.partition(" - ")
        if before.split(" ")[2:3] == [wanted]:
            return after.split(" ")[0] not in LOCAL
    return not _is_known_device(folder)


def _is_known_device(folder: Path) -> bool:
    """btrfs and overlay give their files device numbers that no mount has: then the longest mount point decides."""
    best = ""
    kind = ""
    real = os.path.realpath(folder)
    for line in MOUNTS.read_text("utf-8", "surrogateescape").splitlines():
        before, _, after = line.partition(" - ")
        point = before.split(" ")[4].encode().decode("unicode_escape")
        if (real == point or real.startswith(point.rstrip("/") + "/")) and len(point) >= len(best):
            best, kind = point, after.split(" ")[0]
    return kind in LOCAL if kind else _magic(folder) in LOCAL_MAGIC


def _magic(folder: Path) -> int:
    """The kind of file system by its number in statfs(2): inside a chroot no mount point may be in sight. 0: unknown."""
    answer = (ctypes.c_long * 64)()
    if ctypes.CDLL(None).statfs(os.fsencode(folder), ctypes.byref(answer)) != 0:
        return 0
    return int(answer[0])
