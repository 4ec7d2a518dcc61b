"""Titles from file names, as people name files: `03-国庆值班通知（定稿）(1).docx` is 国庆值班通知.

In: a file name, bytes that are not UTF-8 surrogate-escaped. Out: one printable line; "" where the name says nothing
(新建文本文档, 微信图片_…). Dates stay unless they are a limit (`core.name_dates`). Controls, direction overrides and bytes that are no character show as □.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from signage.core.calendar.name_dates import Dated, dates_in
from signage.core.later import later
from signage.core.text.pictographs import without_pictographs

SAYS_NOTHING = later(
    r"(?:新建|未命名)\s*(?:文本文档|Microsoft Word 文档|DOCX? 文档|WPS文字 文档|文档|文字文稿)?\s*\d*"
    r"|New (?:Text|Microsoft (?:Word|Excel|PowerPoint)|Rich Text) ?(?:Document|Worksheet|Presentation)?(?: ?[(（]\d+[)）])?"
    r"|(?:Doc(?:ument)?|Book|Presentation|Untitled)[ -]?\d*|(?:工作簿|演示文稿|扫描件?)[_\s]*\d*"
    r"|(?:文字文稿|文档|无标题)\s*\d*|微信(?:图片|截图|视频)[_\d\s]*|mmexport\d+|IMG[_-][\d_]+",
    re.IGNORECASE,
)
SUFFIX = later(r"\.[A-Za-z0-9]{1,8}$")
NUMBER_START = later(
    r"^\s*[(（【\[]?\d{1,3}(?:[)）】\]]\s*|\s*[-_.、．·:：]+\s*|\s+)(?=\S)(?!\d)(?!\s*[年月日号])|^0\d(?=[\u4e00-\u9fff])(?![年月日号届期批栋楼])"
)
COPY_START = later(
    r"^(?:(?:副本|复件)\s*(?:[(（]\d+[)）])?\s*|Copy of\s+|[(（【\[]\s*(?:最新|最终|新|定稿|终稿|印发稿|正式版|修订版|更新)\s*[)）】\]]\s*)",
    re.IGNORECASE,
)
# Words that end a name whatever stands before them, and words that need a dash, a blank or a bracket in front.
SURE = "最终定稿|最终版本|最终版|最终稿|定稿版|定稿|终稿|修改稿|修订稿|送审稿|报批稿|印发稿|的副本|副本|复件"
MAYBE = (
    rf"{SURE}|终版|初稿|修改版|修订版|更新版|最新版|正式版|清洁版|打印版|公开版|上墙版|屏幕版|以此为准|最新|备份|改|新"
    r"|v\d+(?:\.\d+)*|final|copy"
)
ENDINGS = tuple(
    later(pattern, re.IGNORECASE)
    for pattern in (
        r"\.sync-conflict-\d{8}-\d{6}(?:-\w{7})?$",
        r"\s*[(（][^()（）]{0,20}(?:冲突的?(?:副本|文件|版本)|冲突[_ -]|conflicted copy)[^()（）]{0,32}[)）]$",
        rf"\s*[(（【\[]\s*(?:(?:{MAYBE})\s*\d{{0,2}}|\d{{1,2}})\s*[)）】\]]$",
        rf"[\s_·+—–-]+(?:{MAYBE})\s*\d{{0,2}}$",
        rf"(?:{SURE})\d{{0,2}}$",
        rf"(?<=[)）】\]])(?:{MAYBE})\s*\d{{0,2}}$",
        r"(?<=[\u4e00-\u9fff])v\d{1,2}(?:\.\d{1,2})*$",
    )
)
EDGES = " -_—–·、+"
CAPTION_CHARS = 20
MADE_BY_DEVICES = later(
    r"图片|图像|照片|相片|拍照|截图|截屏|屏幕快照|捕获|扫描|"
    r"IMG|DSC|PXL|mmexport|wx_camera|screenshot|screen shot|photo|picture|image|scan|untitled",
    re.IGNORECASE,
)
FOUR_HAN = r"(?:[\u4e00-\u9fff].*){4}"
PHRASE = later(FOUR_HAN + r"|(?:[A-Za-z]{2,}\W+){2}[A-Za-z]{2,}")
COUNTED = later(r"(?<=[\u4e00-\u9fff])[\s_-]*\d{1,3}$")


DAY_START = later(
    r"^(?:20\d\d(?P<mark>[-./])\d{1,2}(?P=mark)\d{1,2}|20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
    r"(?:[\s_,，、·-]+|(?=[\u4e00-\u9fff]))(?=.*[\u4e00-\u9fffA-Za-z]{2})(?![日号至到起止前])"
)
"""A day by which people sort their files: 2026-09-28 国庆值班, 20260928国庆值班. 2026年9月28日…… is said, and stays."""


def clean_title(name: str) -> str:
    """The title that a file name means."""
    title = without_pictographs(DAY_START.sub("", dated_name(name).rest, count=1)).strip()
    return "" if SAYS_NOTHING.fullmatch(title) else title


@lru_cache(maxsize=1 << 16)
def dated_name(name: str) -> Dated:
    """The days by which a file name limits when the file plays; `rest` is its title."""
    stem = SUFFIX.sub("", printable(name).strip()).strip()
    if stem.startswith(".") and not stem.strip("."):
        return Dated("")
    bare = without_endings(NUMBER_START.sub("", COPY_START.sub("", stem), count=1))
    dated = dates_in(bare)
    return replace(dated, rest=" ".join((without_endings(dated.rest) or bare or stem).split()))


def without_endings(title: str) -> str:
    """`title` without 定稿, 副本, (1) and the like at its end."""
    before = ""
    while before != title:
        before = title
        for ending in ENDINGS:
            title = ending.sub("", title).strip(EDGES)
    return title


def one_line_title(title: str, most: int) -> str:
    """`title` as lists and pages name it: on one line, blanks of every sort as one, at most `most` characters."""
    return cut(" ".join(printable(title).split()), most)


def cut(text: str, most: int) -> str:
    """The first `most` characters of `text`, the last of them … where that is not all."""
    return text if len(text) <= most else text[: most - 1] + "…"


def printable(name: str) -> str:
    """`name` in NFC on one line, with □ for every character that cannot or must not be drawn."""
    composed = unicodedata.normalize("NFC", name)
    return "".join(
        char if char.isprintable() else " " if char.isspace() and char not in "\r\n" else "□" for char in composed
    )


def caption_of(name: str) -> str:
    """The words under a picture: the title that its name means if that is a phrase and fits one line, else ""."""
    title = COUNTED.sub("", clean_title(name))
    says = len(title) <= CAPTION_CHARS and "□" not in title and not MADE_BY_DEVICES.search(title)
    return title if says and PHRASE.search(title) else ""
