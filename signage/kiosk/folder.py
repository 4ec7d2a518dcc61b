"""`init`: a new content folder, made like the one that comes with the program.

In: the folder to make, and the folder to copy from (our own, trusted). Out: what was made and what was there already.
Never overwrites, never follows a link to write, never copies anything but plain files.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

MARKER = ".signage-content"
MARKER_TEXT = """\
这个文件表示：这里是播放用的内容文件夹。请不要删除。
This file says that this is a content folder of signage. Please leave it here.
"""
SECTION = "_section.toml"
NEWS = re.compile(r"^# expires_days  .*\n(?:#  .*\n)*", re.MULTILINE)
NEWS_COMMENT = """\
# expires_days  文件放进来多少天以后自动停播；文件开头写了“到：日期”的，以文件为准。
"""
SLEEPING = re.compile(r"^# (expires_days = \d+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Placed:
    """One file of the new folder, relative to it; `made` False: it was there already and was left alone."""

    path: str
    made: bool


def make_folder(target: Path, source: Path) -> tuple[Placed, ...]:
    """Make or complete the content folder `target`. Raises `OSError` where that cannot be."""
    target.mkdir(parents=True, exist_ok=True)
    placed = [place(target, MARKER, MARKER_TEXT.encode())]
    for folder, names, files in os.walk(source):
        names.sort()
        here = Path(folder).relative_to(source)
        (target / here).mkdir(exist_ok=True)
        for name in sorted(files):
            file = Path(folder) / name
            if name == SECTION or not name.startswith((".", "00 ")):
                placed.append(place(target, str(here / name), adapted(name, file.read_bytes())))
    return tuple(placed)


def sections_in(target: Path) -> tuple[str, ...]:
    """The sections of a content folder whose files a schedule may be about, in order."""
    names = sorted(entry.name for entry in target.iterdir() if entry.is_dir() and not entry.name.startswith("."))
    return tuple(name for name in names if name not in {"撤下", "紧急"})


def place(target: Path, path: str, data: bytes) -> Placed:
    """Write one file unless there is one of its name."""
    try:
        fd = os.open(target / path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o664)
    except FileExistsError:
        return Placed(path, made=False)
    try:
        with os.fdopen(fd, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(fd)
    except OSError:
        (target / path).unlink(missing_ok=True)
        raise
    return Placed(path, made=True)


def adapted(name: str, data: bytes) -> bytes:
    """A file as it goes into a new folder: news expire there, which would empty the folder that comes along."""
    if name != SECTION:
        return data
    text = data.decode("utf-8")
    if not SLEEPING.search(text):
        return data
    return SLEEPING.sub(r"\1", NEWS.sub(NEWS_COMMENT, text)).encode()
