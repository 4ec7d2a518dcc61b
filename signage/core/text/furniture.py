"""What a copy brought along that nobody wrote: page numbers, the frame of a web page or a mail, letters spread apart.

In: the lines of a text file, stripped. Out: the lines without it. A page number goes with the blank lines around it, so that
the sentence it cut goes on; the frame of a web page goes where at least two of its lines are there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from signage.core.later import later

_PAGE: Final = later(
    r"[-—–－·]{1,2} ?\d{1,3} ?[-—–－·]{1,2}|第? ?\d{1,3} ?页[ ,，、/]*共 ?\d{1,3} ?页|第 ?\d{1,3} ?页|[Pp]age \d{1,3}(?: of \d{1,3})?"
)
_FRAME: Final = later(
    r"(?:首页|(?:您的?)?(?:当前|所在)?位置)[：: ]?.{0,40}[>＞»].{0,60}"
    r"|[【\[（(]?(?:打印(?:本页)?|关闭(?:窗口|本页)?|返回(?:首页|顶部|列表)|分享到?|收藏|打印[ 　]*关闭)[】\])）]?"
    r"(?:[ 　|/]*[【\[（(]?(?:打印(?:本页)?|关闭(?:窗口|本页)?|返回(?:首页|顶部|列表)|分享到?|收藏)[】\])）]?){0,4}"
    r"|(?:上一[篇条]|下一[篇条])[：:].*|.{0,80}(?:浏览(?:次数|量)|阅读(?:次数|量)|点击(?:数|量|次数)|访问量|字体大?小?[：:] ?[\[【]?大).{0,40}"
)
_CALLED: Final = later(r"^(?:@(?:所有人|全体成员|全体|[Aa]ll)[ \u2005　:：,，]*)+|^#接龙$")
_MAIL: Final = later(r"(?:发件人|收件人|发送时间|抄送|密送|[Ff]rom|[Tt]o|[Cc][Cc]|[Ss]ent)[ 　]*[：:].*")
_SENDER: Final = later(r"(?:发件人|[Ff]rom)[ 　]*[：:]")
_SUBJECT: Final = later(r"^(?:主题|[Ss]ubject)[ 　]*[：:][ 　]*")
_LEAST_FRAME: Final = 2
_SPREAD: Final = 5
_LEAST_COLUMN: Final = 4


def without_furniture(lines: Sequence[str]) -> list[str]:
    """The lines that somebody wrote."""
    lines = [_CALLED.sub("", line) for line in lines]
    lines = _without_head(lines)
    framed = [bool(_FRAME.fullmatch(line)) for line in lines]
    kept: list[str] = []
    after_page = False
    for line, frame in zip(lines, framed, strict=True):
        if frame and sum(framed) >= _LEAST_FRAME:
            continue
        if _PAGE.fullmatch(line):
            while kept and not kept[-1]:
                kept.pop()
            after_page = True
        elif line or not after_page:
            kept.append(_gathered(line))
            after_page = False
    return _upright(kept)


def _without_head(lines: list[str]) -> list[str]:
    """The lines of a mail without who sent it to whom and when; its subject is what it is called."""
    heads = [bool(_MAIL.fullmatch(line)) for line in lines]
    if sum(heads) < _LEAST_FRAME or not any(map(_SENDER.match, lines)):
        return lines
    return [_SUBJECT.sub("", line) for line, head in zip(lines, heads, strict=True) if not head]


def _gathered(line: str) -> str:
    """A line whose letters all stand apart, as a text reader spreads them, in one piece."""
    pieces = line.split()
    han = sum("㐀" <= piece[0] <= "鿿" for piece in pieces)
    apart = han >= _SPREAD and all(len(piece) == 1 or piece.isdecimal() for piece in pieces)
    return "".join(pieces) if apart else line


def _upright(lines: list[str]) -> list[str]:
    """Letters under one another, each on a line of its own, as one line."""
    said = [line for line in lines if line]
    return ["".join(said)] if len(said) >= _LEAST_COLUMN and all(len(line) == 1 for line in said) else lines
