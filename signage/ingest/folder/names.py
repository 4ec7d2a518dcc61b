"""Names in the content folder: which are ignored, in which order they come, and how they may be shown.

In: names as Python strings, bytes that are not UTF-8 surrogate-escaped. Pure. A name is data, never markup or a path.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from signage.core.gate.marks import find_marks_in_name, mask_marks

STATUS_PAGE = "00 播放状态（双击查看）.html"
SECTION_FILE = "_section.toml"
SIDECAR = ".toml"
SCHEDULE = "播放计划.xlsx"
SCHEDULE_START = "播放计划"
NOT_SHOWN = "□"

_EXACT = frozenset(
    {
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "@eadir",
        "#recycle",
        "@recycle",
        "$recycle.bin",
        "recycler",
        "system volume information",
        "lost+found",
        "__macosx",
        "autorun.inf",
        "icon\r",
        "4913",  # vim asks with it whether it may write
        STATUS_PAGE.lower(),
        SECTION_FILE,
    }
)
_STARTS = (".", "~$", "~wrl", "~wrd", "~wra", "~syncthing~", "~lock", "_section.toml")
_ENDS = (
    ".part",
    ".partial",
    ".crdownload",
    ".download",
    ".opdownload",
    ".tmp",
    ".temp",
    ".filepart",
    ".!ut",
    ".!qb",
    ".bak",
    ".asd",
    ".wbk",
    ".swp",
    ".swo",
    ".swx",
    ".kate-swp",
    ".lock",
    "~",
)
_AUTOSAVE = re.compile(r"~.*\.(?:tmp|asd|wbk|doc|docx|xls|xlsx|ppt|pptx|wps|et|dps)")
_EMACS = re.compile(r"#.+#")
_DIGITS = re.compile(r"([0-9]+)")


def is_ignored(name: str) -> bool:
    """Whether a file or folder of this name is none of our business: temporary, a lock, the system's, our own."""
    lower = name.lower()
    return (
        lower in _EXACT
        or lower.startswith(_STARTS)
        or lower.endswith(_ENDS)
        or _AUTOSAVE.fullmatch(lower) is not None
        or _EMACS.fullmatch(lower) is not None
    )


def is_schedule(path: str) -> bool:
    """Whether a file is, or wants to be, the schedule: 播放计划.xlsx, 播放计划2026.xlsx."""
    if path[-5:].lower() != ".xlsx":
        return False
    return unicodedata.normalize("NFKC", base_name(path)).startswith(SCHEDULE_START)


def sort_key(path: str) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """Natural order of the content folder: folder by folder, `2` before `10`."""
    return tuple(_natural(part) for part in path.split("/"))


@lru_cache(maxsize=4096)
def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    plain = unicodedata.normalize("NFKC", name).casefold()
    parts = (
        (0, int(part[:100]), "") if part.isascii() and part.isdigit() else (1, 0, part)
        for part in _DIGITS.split(plain)
        if part
    )
    return (*parts, (2, 0, name))


@lru_cache(maxsize=1 << 17)
def has_mark(name: str) -> bool:
    """Whether a name bears a secrecy mark, or words that may be one."""
    return bool(find_marks_in_name(name))


@lru_cache(maxsize=1 << 17)
def shown(name: str) -> str:
    """`name` fit for people: secrecy marks masked; controls, bidi signs and broken bytes as □; never a line break."""
    return mask_marks("".join(map(_fit, name)))


def _fit(char: str) -> str:
    category = unicodedata.category(char)
    return NOT_SHOWN if category in _UNSHOWABLE else " " if category == "Zs" else char


_UNSHOWABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def shown_path(path: str) -> str:
    """A relative path fit for people, each of its names as by `shown`."""
    return "/".join(shown(part) for part in path.split("/"))


def folder_of(path: str) -> str:
    """The folder of a relative path; "" is the content folder itself."""
    return path.rpartition("/")[0]


def base_name(path: str) -> str:
    """The last name of a relative path."""
    return path.rpartition("/")[2]


def suffix_of(path: str) -> str:
    """The suffix in lower case with its dot, or ""."""
    stem, dot, suffix = base_name(path).rpartition(".")
    return f".{suffix.lower()}" if dot and stem else ""
