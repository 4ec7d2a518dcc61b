"""The title of a text, and the signature and date at its end (落款).

In: lines. Out: what they are, never another wording. Only looks, never decides what becomes of the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from signage.core.document import Align, Document
from signage.core.later import later
from signage.core.numerals import HAN_DIGITS
from signage.core.text.numbering import fold
from signage.core.text.repair import Line

_TITLE_MAX: Final = 40
_CALL: Final = 8  # characters of a title with a colon behind it
_HEADING_MAX: Final = 120  # a longer heading is a paragraph that somebody gave a style
_EDITION: Final = later(r"[（(][^（）()]{0,6}(?:稿|试行|暂行|修订|草案|摘要|摘录|节选|版)[（(]?[^（）()]{0,4}[）)]")
_REMARK: Final = later(r"[（(][^（）()]{2,80}[）)]")
_SENTENCE_MARKS: Final = later(r"[。；！？;!?：:，,]|\.\.")
_PAPER: Final = later(
    r"(制度|办法|规定|规范|细则|条例|准则|守则|规程|方案|预案|意见|须知|公约|职责|章程|通知|公告|通告|通报|决定|函|倡议书?|公示|启事|提示|提醒|责任书|承诺书|清单|要求|措施)"
    r"(\((试行|暂行|修订|修订稿|草案|征求意见稿)\))?$"
)
_NOTICE: Final = later(
    r"(通知|公告|通告|通报|公示|启事|提示|提醒|倡议书?|声明|函|告示|安排|简报|动态)(\([^()]{1,8}\))?$"
)
_DATE: Final = later(
    rf"^(?:\d{{4}}|[{HAN_DIGITS}]{{4}}) ?[年./-] ?(?:\d{{1,2}}|[{HAN_DIGITS}]{{1,3}}) ?[月./-]"
    rf" ?(?:\d{{1,2}}|[{HAN_DIGITS}]{{1,3}}) ?日?$"
)
_BODY: Final = 60
_DAY: Final = later(r"^\d{1,2} ?月 ?\d{1,2} ?日$")
_SPACED: Final = later(r"[\u4e00-\u9fff](?:[ \t\u3000\xa0]+[\u4e00-\u9fff]){1,9}")
_SIGNED_DATE: Final = later(
    rf"^(?P<unit>[^，。；：,;:]{{2,24}}?) +(?P<date>(?:\d{{4}}|[{HAN_DIGITS}]{{4}})年.{{4,12}}日|\d{{4}}([./-])\d{{1,2}}\3\d{{1,2}})$"
)
_UNIT: Final = later(
    r"(局|办公室|科|处|中心|委员会|单位|公司|部|所|站|队|组|厅|院|校|会|政府|室|办|街道|社区|人|党委|工委|团委|纪委|建委|党组|物业|食堂|大厅|窗口|专班|馆|署|银行|集团)$"
)
_SALUTATION: Final = later(r"^(?!.*(?:如下|下列|以下))[^。；！？，]{2,30}[：:]$")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed and when, as written, and the lines (from `begin` to `end`) that said so."""

    unit: str = ""
    date: str = ""
    begin: int = 0
    end: int = 0


def same(one: str, other: str) -> bool:
    """Whether two texts differ in blanks only."""
    return "".join(one.split()) == "".join(other.split())


def is_notice_title(title: str) -> bool:
    """关于……的通知, 停水公告, 温馨提示."""
    return bool(_NOTICE.search(fold(title)))


def is_salutation(text: str) -> bool:
    """各科室、下属单位："""
    return bool(_SALUTATION.match(text))


def is_date(text: str) -> bool:
    """A line that is a date and nothing else."""
    return bool(_DATE.match(fold(text).strip()))


def _is_day(text: str) -> bool:
    """A line that is a date without its year: 11月25日 under the name of a department."""
    return bool(_DAY.match(fold(text).strip()))


def unspaced(title: str) -> str:
    """停 电 通 知, spaced to look large, is 停电通知."""
    return "".join(title.split()) if _SPACED.fullmatch(title.strip()) else title


def looks_like_title(line: Line) -> bool:
    """Short, without a number, without the marks of a sentence."""
    text = line.whole
    if line.rank is not None or line.entry or line.object or not 2 <= len(text) <= _TITLE_MAX or is_date(text):
        return False
    if text[-1] in "：:" and len(text) <= _CALL and is_notice_title(text[:-1]):
        return True  # 温馨提示：
    return not _SENTENCE_MARKS.search(text) and line.align is not Align.RIGHT


def title_of(document: Document, lines: tuple[Line, ...], name_title: str) -> tuple[str, int]:
    """The title, and how many lines at the beginning it is made of. A line such as （征求意见稿） under it belongs to it."""
    title, used = _title_of(document, lines, name_title)
    title = " ".join(unspaced(title.rstrip("：:")).split())
    if 0 < used < len(lines) and is_edition(lines[used]) and len(title + lines[used].whole) <= _TITLE_MAX:
        return title + lines[used].whole, used + 1
    return title, used


def is_edition(line: Line) -> bool:
    """Whether a line in brackets says which edition the text is."""
    return line.rank is None and not line.object and bool(_EDITION.fullmatch(line.whole))


def is_remark(line: Line) -> bool:
    """Whether a line is one remark in brackets, such as （2026年3月5日局务会议通过）."""
    return line.rank is None and not line.object and bool(_REMARK.fullmatch(line.whole))


def _title_of(document: Document, lines: tuple[Line, ...], name_title: str) -> tuple[str, int]:
    if document.title.strip():
        title = document.title.strip()
        return title, lines_of_title(lines, title)
    if not lines:
        return name_title, 0
    first = lines[0]
    levels = [line.heading for line in lines if line.heading >= 0]
    known = first.heading >= 0 and len(first.whole) <= _HEADING_MAX
    if known and first.rank is None and levels.count(first.heading) == 1 and min(levels) == first.heading:
        return first.whole, 1
    plain = first.rank is None and not first.entry and not first.object and first.heading <= 0
    if len(lines) > 1 and plain and same(first.whole.rstrip("！!。.：:"), name_title):
        return name_title, 1  # 注意！！！ in 注意.txt
    if len(lines) < 2 or first.heading > 0 or is_remark(first) or not looks_like_title(first):
        return name_title, 0
    second = lines[1]
    if (
        len(lines) > 2
        and not _PAPER.search(fold(first.whole))
        and looks_like_title(second)
        and (_PAPER.search(fold(second.whole)) and len(first.whole + second.whole) <= _TITLE_MAX)
    ):
        return first.whole + second.whole, 2
    return first.whole, 1


def lines_of_title(lines: tuple[Line, ...], title: str) -> int:
    """How many lines at the beginning say `title`: 0 to 3."""
    for count in (1, 2, 3):
        if len(lines) >= count and same("".join(line.whole for line in lines[:count]), title):
            return count
    return 0


def signature_of(lines: tuple[Line, ...]) -> Signature:
    """The signature and date near the end, if there are any. Lines such as 附件 or 联系人 may follow them."""
    for place in range(len(lines) - 1, max(-1, len(lines) - 6), -1):
        line = lines[place]
        text = line.whole
        if line.object:
            continue
        if len(text) > _BODY:  # a date above the text is that of a letterhead
            break
        if line.rank is None and (is_date(text) or (_is_day(text) and place > 0 and is_unit(lines[place - 1]))):
            begin = place
            while begin > 0 and place - begin < 2 and is_unit(lines[begin - 1]):
                begin -= 1
            return Signature("　".join(unit.whole for unit in lines[begin:place]), text, begin, place + 1)
        if match := _SIGNED_DATE.match(fold(text)):
            return Signature(text[: match.end("unit")].strip(), text[match.start("date") :].strip(), place, place + 1)
    if lines and is_unit(lines[-1]) and (lines[-1].align is Align.RIGHT or _ends_text(lines)):
        return Signature(lines[-1].whole, "", len(lines) - 1, len(lines))
    return Signature()


def _ends_text(lines: tuple[Line, ...]) -> bool:
    """Whether the last line stands alone behind a whole sentence: 安全科 under a text that nobody dated."""
    return (
        len(lines) > 1
        and not lines[-1].entry
        and lines[-2].whole.endswith(("。", "！"))
        and lines[-1].whole[-1] != "人"
    )


def is_unit(line: Line) -> bool:
    """Whether a line names who signs."""
    text = line.whole
    if line.object or line.rank is not None or line.heading >= 0 or not 2 <= len(text) <= 26:
        return False
    if _SENTENCE_MARKS.search(text):
        return False
    return line.align is Align.RIGHT or bool(_UNIT.search(fold(text)))
