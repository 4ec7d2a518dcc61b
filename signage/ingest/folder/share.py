"""Whether a folder lies on a share: then no change is told, no lease granted, and everything takes longer.

In: a folder. Out: yes or no, from the mount table; doubt means yes.
"""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

LOCAL = frozenset({"ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "tmpfs", "ramfs", "zfs", "bcachefs", "jfs", "reiserfs", "vfat",
    "exfat", "ntfs3", "overlay"})  # fmt: skip
NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "ceph", "afs", "fuse.glusterfs"})
LOCAL_MAGIC = frozenset({0xEF53, 0x58465342, 0x9123683E, 0xF2F52010, 0x01021994, 0x794C7630})
"""ext2 to ext4, xfs, btrfs, f2fs, tmpfs, overlay: from linux/magic.h."""
MOUNTS = Path("/proc/self/mountinfo")


def is_share(folder: Path, mounts: Path = MOUNTS) -> bool:
    """Whether `folder` is on anything but a local disk."""
    try:
        kind = _kind(folder, mounts)
    except OSError:
        return True
    return kind not in LOCAL if kind else not _is_known_device(folder)


def has_own_clock(folder: Path, mounts: Path = MOUNTS) -> bool:
    """Whether another machine says when a file in `folder` was written; doubt means no."""
    try:
        return _kind(folder, mounts) in NETWORK
    except OSError:
        return False


def _kind(folder: Path, mounts: Path) -> str:
    """The kind of file system by the mount table; "" where no mount has this device. Raises `OSError`."""
    device = folder.stat().st_dev
    wanted = f"{os.major(device)}:{os.minor(device)}"
    for line in mounts.read_text("utf-8", "surrogateescape").splitlines():
        before, _, after = line.partition(" - ")
        if before.split(" ")[2:3] == [wanted]:
            return after.split(" ")[0]
    return ""


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
