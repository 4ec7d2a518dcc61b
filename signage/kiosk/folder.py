"""`init`: a new content folder, made like the one that comes with the program.

In: the folder to make, and the folder to copy from (our own, trusted). Out: what was made and what was there already.
Overwrites nothing but a marker without an id (`identified`), never follows a link to write, never copies anything but plain files.
"""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from signage.core.marker import NAME as MARKER
from signage.core.marker import identity_in, marker
from signage.snapshots.write import write_durably

ID_BYTES = 16
MOST_OF_MARKER = 32 * 1024
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
    placed = [place(target, MARKER, marker(fresh_id()))]
    for folder, names, files in os.walk(source):
        names.sort()
        here = Path(folder).relative_to(source)
        (target / here).mkdir(exist_ok=True)
        for name in sorted(files):
            file = Path(folder) / name
            if name == SECTION or not name.startswith((".", "00 ")):
                placed.append(place(target, str(here / name), adapted(name, file.read_bytes())))
    return tuple(placed)


def fresh_id() -> str:
    """An id that no other folder has."""
    return secrets.token_hex(ID_BYTES)


def identified(target: Path) -> str:
    """The id of the content folder that is there; one without an id gets one. Raises `OSError`."""
    try:
        fd = os.open(target / MARKER, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        data = b""
    else:
        with os.fdopen(fd, "rb") as file:
            data = file.read(MOST_OF_MARKER)
    found = identity_in(data)
    if not found:
        found = fresh_id()
        write_durably(target / MARKER, marker(found), 0o664, ours=False)
    return found


def sections_in(target: Path) -> tuple[str, ...]:
    """The sections of a content folder whose files a schedule may be about, in order."""
    names = sorted(entry.name for entry in target.iterdir() if entry.is_dir() and not entry.name.startswith("."))
    return tuple(name for name in names if name not in {"撤下", "紧急"})


def place(target: Path, path: str, data: bytes) -> Placed:
    """Write one file unless there is one of its name."""
    if os.path.lexists(target / path):
        return Placed(path, made=False)
    write_durably(target / path, data, 0o664, ours=False)
    return Placed(path, made=True)


def adapted(name: str, data: bytes) -> bytes:
    """A file as it goes into a new folder: news expire there, which would empty the folder that comes along."""
    if name != SECTION:
        return data
    text = data.decode("utf-8")
    if not SLEEPING.search(text):
        return data
    return SLEEPING.sub(r"\1", NEWS.sub(NEWS_COMMENT, text)).encode()
