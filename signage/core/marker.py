"""The marker of a content folder: a small file that says to people what the folder is, and to us which one.

Pure. In: an id, or the bytes of a marker. Out: its text, or the id in it. Older markers have none.
"""

from __future__ import annotations

import re

NAME = ".signage-content"
TEXT = """\
这个文件表示：这里是播放用的内容文件夹。请不要删除，也不要复制到别的文件夹。
This file says that this is a content folder of signage. Please leave it here, and only here.
"""
_ID = re.compile(rb"^id:[ \t]*([0-9a-f]{32})[ \t]*\r?$", re.MULTILINE)


def marker(identity: str) -> bytes:
    """The file. `identity`: 32 hex digits that no other folder has."""
    return f"{TEXT}id: {identity}\n".encode()


def identity_in(data: bytes) -> str:
    """The id that the marker carries; "" where it carries none."""
    found = _ID.search(data)
    return found[1].decode("ascii") if found else ""
