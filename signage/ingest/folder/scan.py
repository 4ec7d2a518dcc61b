"""One look at the whole content folder: which files are there, and what `stat` says of each.

In: the root folder. Out: a `Scan`. Walks by folder descriptors and follows no symbolic link; bounded in depth and
number; opens no file but `_section.toml` and sidecars. A folder that cannot be read is named in `unread`: what it held is unknown,
not gone.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from signage.core.marker import NAME as MARKER
from signage.core.marker import identity_in
from signage.ingest.folder.names import SECTION_FILE, SIDECAR, is_ignored, suffix_of

MAX_DEPTH = 8
MAX_FILES = 100_000
MAX_FOLDERS = 10_000
MAX_SECTION_BYTES = 32 * 1024
MAX_SIDECARS = 2000
UNREADABLE = b"\0"
FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


class Form(Enum):
    """What an entry of a folder is; the last two are found out beside the scan (`ingest.folder.aside`)."""

    FILE = "file"
    OTHER = "other"
    TOO_DEEP = "too-deep"
    LONE_SIDECAR = "lone-sidecar"
    UNUSED_SCHEDULE = "unused-schedule"


class Stamp(NamedTuple):
    """What `stat` says of one version of a file. Another stamp: look again. An equal one proves nothing.

    A tuple, since every scan makes one for each file.
    """

    device: int
    inode: int
    size: int
    mtime_ns: int
    ctime_ns: int


@dataclass(frozen=True, slots=True)
class Seen:
    """One entry of the content folder."""

    path: str
    form: Form
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Scan:
    """What one look found. `root` is None when the content folder itself could not be read, or is another one (`is_other`).

    `identity` is what its marker says, "" where that says nothing; None: it could not be read.
    """

    root: tuple[int, int] | None
    files: dict[str, Seen] = field(default_factory=dict)
    folders: dict[str, bytes | None] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    marker: bool = False
    truncated: bool = False
    sidecars: dict[str, bytes] = field(default_factory=dict)
    identity: str | None = ""
    is_other: bool = False


@dataclass(slots=True)
class _Walk:
    files: dict[str, Seen] = field(default_factory=dict)
    sidecars: dict[str, bytes] = field(default_factory=dict)
    folders: dict[str, bytes | None] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    truncated: bool = False


def scan(content: Path) -> Scan:
    """Look at everything under `content`. `folders` maps each folder to its `_section.toml`: None where there is none.

    `sidecars` are the bytes of every other `.toml`.

    Never raises `OSError`.
    """
    try:
        fd = os.open(content, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return Scan(None)
    walk = _Walk()
    try:
        info = os.fstat(fd)
        marker = _small_file(fd, MARKER)
        _visit(walk, fd, "", 0)
    except OSError:
        return Scan(None)
    finally:
        os.close(fd)
    if "" in walk.unread:
        return Scan(None)
    root = (info.st_dev, info.st_ino)
    unread, is_there = tuple(walk.unread), marker is not None
    identity = None if marker == UNREADABLE else identity_in(marker or b"")
    return Scan(root, walk.files, walk.folders, unread, is_there, walk.truncated, walk.sidecars, identity)


def stamp_of(info: os.stat_result) -> Stamp:
    """The stamp in a `stat` result."""
    return Stamp(info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns, info.st_ctime_ns)


def open_parent(content: Path, path: str) -> int:
    """A descriptor of the folder that holds `path`, reached without following a link below `content`."""
    fd = os.open(content, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    for name in path.split("/")[:-1]:
        try:
            below = os.open(name, FOLDER, dir_fd=fd)
        finally:
            os.close(fd)
        fd = below
    return fd


def open_file(content: Path, path: str) -> int:
    """A descriptor of the file at `path`, opened without following any link and without blocking on a FIFO."""
    parent = open_parent(content, path)
    try:
        return os.open(path.rpartition("/")[2], FILE, dir_fd=parent)
    finally:
        os.close(parent)


def is_absent(content: Path, path: str) -> bool:
    """Whether there is certainly nothing at `path` now; a share that fails to answer leaves that open: False."""
    try:
        parent = open_parent(content, path)
    except (FileNotFoundError, NotADirectoryError):
        return content.is_dir()
    except OSError:
        return False
    try:
        os.stat(path.rpartition("/")[2], dir_fd=parent, follow_symlinks=False)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    finally:
        os.close(parent)
    return False


def _visit(walk: _Walk, fd: int, folder: str, depth: int) -> None:
    walk.folders[folder] = _small_file(fd, SECTION_FILE)
    below: list[str] = []
    try:
        for entry in _entries(fd):
            if is_ignored(entry.name):
                continue
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False) and depth < MAX_DEPTH:
                below.append(entry.name)
            elif not _note(walk, entry, path):
                return
            elif suffix_of(path) == SIDECAR and len(walk.sidecars) < MAX_SIDECARS:
                walk.sidecars[path] = _small_file(fd, entry.name) or UNREADABLE
    except OSError:
        walk.unread.append(folder)
        return
    for name in below:
        path = f"{folder}/{name}" if folder else name
        if len(walk.folders) >= MAX_FOLDERS:
            walk.truncated = True
            return
        try:
            child = os.open(name, FOLDER, dir_fd=fd)
        except FileNotFoundError:
            continue
        except OSError:
            walk.unread.append(path)
            continue
        try:
            _visit(walk, child, path, depth + 1)
        finally:
            os.close(child)


def _entries(fd: int) -> Iterator[os.DirEntry[str]]:
    with os.scandir(fd) as entries:
        yield from entries


def _note(walk: _Walk, entry: os.DirEntry[str], path: str) -> bool:
    """Take one entry down; False when there are too many."""
    if len(walk.files) >= MAX_FILES:
        walk.truncated = True
        return False
    try:
        info = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return True
    walk.files[path] = Seen(path, _form(info.st_mode), stamp_of(info))
    return True


def _form(mode: int) -> Form:
    if stat.S_ISDIR(mode):
        return Form.TOO_DEEP
    return Form.FILE if stat.S_ISREG(mode) else Form.OTHER


def _small_file(fd: int, name: str) -> bytes | None:
    """The bytes of a small file in this folder; a lone NUL, which none of them is, if unreadable; None without one."""
    try:
        file = os.open(name, FILE, dir_fd=fd)
    except FileNotFoundError:
        return None
    except OSError:
        return UNREADABLE
    try:
        info = os.fstat(file)
        if not stat.S_ISREG(info.st_mode) or info.st_size > MAX_SECTION_BYTES:
            return UNREADABLE
        return _whole(file)
    except OSError:
        return UNREADABLE
    finally:
        os.close(file)


def _whole(file: int) -> bytes:
    """All of it: a share may give less than was asked for, and half a rule may permit what the whole forbids."""
    data = b""
    while chunk := os.read(file, MAX_SECTION_BYTES + 1 - len(data)):
        data += chunk
    return data if len(data) == os.fstat(file).st_size else UNREADABLE
