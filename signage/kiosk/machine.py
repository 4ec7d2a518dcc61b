"""The questions that `doctor` asks this PC, as functions that a test can answer instead.

In: names of libraries, programs, files. Out: plain facts. Never changes anything; nothing here takes longer than
`SECONDS`.
"""

from __future__ import annotations

import ctypes
import importlib.metadata
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from signage import paths
from signage.kiosk.install import is_ours
from signage.kiosk.plan import main_files

SECONDS = 5.0
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
HAN_FONTS = ("NotoSansCJK", "NotoSansSC", "SourceHanSans", "NotoSerifCJK", "wqy-", "msyh", "simhei", "simsun", "MiSans")
SONG_FAMILIES = (
    "Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif",
    "思源宋体",
    "SimSun",
    "STZhongsong",
    "XiaoBiaoSong",
)


@dataclass(frozen=True, slots=True)
class Machine:
    """The PC. `environ` is its session, `now` its clock (aware), `root` where its system files begin."""

    environ: Mapping[str, str]
    now: datetime
    root: Path = Path("/")

    @property
    def python(self) -> tuple[int, int]:
        return sys.version_info[:2]

    @property
    def is_windows(self) -> bool:
        return sys.platform == "win32"

    @property
    def is_root(self) -> bool:
        return os.geteuid() == 0

    def knows(self, user: str) -> bool:
        """Whether there is a user of that name."""
        return paths.user_is_known(user)

    def version(self, package: str) -> str:
        """The installed version of a Python package, "" if there is none."""
        try:
            return importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            return ""

    def loads(self, library: str) -> bool:
        """Whether the dynamic linker finds a library."""
        try:
            ctypes.CDLL(library)
        except OSError:
            return False
        return True

    def program(self, name: str) -> str:
        """Where a program is, "" if nowhere."""
        return shutil.which(name) or ""

    def office(self) -> str:
        """Where LibreOffice is, "" if nowhere."""
        return str(paths.office_program(self.root) or "")

    def autostarts(self) -> bool:
        """Whether `signage kiosk install` was done, in any form."""
        return any(is_ours(self.root / str(file).lstrip("/")) for file in main_files(paths.home(self.environ)))

    def has_chinese_font(self) -> bool:
        """Whether fontconfig knows a font for Chinese, or one lies in the font folders."""
        listed = self.answer("fc-list", ":lang=zh-cn", "family") if self.program("fc-list") else None
        if listed is not None:
            return bool(listed.strip())
        folders = [self.root / str(Path(name).expanduser()).lstrip("/") for name in FONT_FOLDERS]
        return any(
            name.startswith(HAN_FONTS) for folder in folders for _, _, names in os.walk(folder) for name in names
        )

    def has_song_font(self) -> bool:
        """Whether fontconfig knows a bold Song face for titles; True where nobody can be asked."""
        listed = self.answer("fc-list", ":lang=zh-cn", "family") if self.program("fc-list") else None
        return listed is None or any(name in listed for name in SONG_FAMILIES)

    def sandbox_failure(self) -> str:
        """What bubblewrap says when it is asked for an empty sandbox; "" when it works."""
        argv = ["bwrap", "--ro-bind", "/", "/", "--unshare-all", "--die-with-parent", "true"]
        try:
            done = subprocess.run(argv, capture_output=True, text=True, timeout=SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            return type(error).__name__
        return "" if done.returncode == 0 else (done.stderr.strip().splitlines() or ["?"])[-1][:120]

    def answer(self, *argv: str) -> str | None:
        """What a program prints; None if it fails."""
        try:
            done = subprocess.run(argv, capture_output=True, text=True, timeout=SECONDS, check=True)
        except (OSError, subprocess.SubprocessError):
            return None
        return done.stdout

    def number(self, path: str) -> int | None:
        """The number that stands in a file under /proc; None where there is none."""
        try:
            return int((self.root / path.lstrip("/")).read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    def free_mb(self, folder: Path) -> int | None:
        """Free space at `folder` or, while it does not exist, above it."""
        try:
            return shutil.disk_usage(existing(folder)).free >> 20
        except OSError:
            return None

    def file_system(self, folder: Path) -> str:
        """The type of the file system that holds `folder`, "" if unknown."""
        try:
            mounts = (self.root / "proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return ""
        held = existing(folder)
        best, kind = -1, ""
        for line in mounts.splitlines():
            fields = line.split(" ")
            point = Path(fields[1].replace("\\040", " "))
            if (point == held or point in held.parents) and len(point.parts) >= best:
                best, kind = len(point.parts), fields[2]
        return kind


def existing(folder: Path) -> Path:
    """`folder`, or the nearest above it that exists."""
    return next((path for path in (folder, *folder.parents) if path.exists()), Path("/"))
