"""倒计时: a table of names and days, or lines like `倒计时：国庆假期 2026-10-01`, become countdown cards.

In: a `Grid` or lines, their title, the day the file came. Out: cards, and the rows that could not be read; or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from signage.core.calendar.written_days import Calendar, month_in, spans_of, year_in
from signage.core.cards.card import Countdown
from signage.core.grid import Grid, column_like
from signage.core.later import later
from signage.core.verdict import Note, Reason

MOST: Final = 12
_WORD: Final = later(r"倒计时|倒数日?")
_LINE: Final = later(
    r"^(?:倒计时|倒数日?)?\s*[：:]?\s*(?:距离?\s*)?(?P<name>[^\d：:]{2,24}?)\s*(?:还有)?\s*[：:，,（(]?\s*(?P<day>(?:20\d\d|\d{1,2}\s*月|[〇零一二三四五六七八九十]+\s*[年月]).{1,20}?)[)）]?$"
)
_LEFT: Final = later(
    r"^距离?\s*(?P<name>[^，。；：！？]{2,24}?)\s*(?:还有|还剩|仅剩|剩余?)\s*(?P<left>\d{1,4})\s*天[！!。]?$"
)
_TARGET: Final = later(r"^(?:截止|到期|目标|开始|举办|活动)?(?:日期|时间|日)?\s*[：:]?\s*(?P<day>.*\d.*)$")
_EDGES: Final = "：: 　，,-—"


@dataclass(frozen=True, slots=True)
class Countdowns:
    """The cards in order of their days, and what was left out."""

    cards: tuple[Countdown, ...]
    notes: tuple[Note, ...] = ()


def countdowns_of(grid: Grid, context: str, came: date) -> Countdowns | None:
    """The countdowns in a table whose header or `context` (title, sheet, file) says so."""
    name = column_like(grid.names, r"(?:倒计时)?(?:名称|事项|节日|活动|项目|内容|标题)")
    day = column_like(grid.names, r"(?:目标|截止|到期|开始|倒计时)?(?:日期|日子)", r"(?:截止|到期|开始)?时间")
    detail = column_like(grid.names, r"说明|备注|安排|详情")
    if name < 0 or day < 0 or not _WORD.search(context + "".join(grid.names)):
        return None
    found: list[tuple[date, str, str]] = []
    left: list[int] = []
    calendar = Calendar(came, year_in(context), month_in(context))
    for row in grid.rows:
        words = " ".join(row.cells[name].text.split())
        spans = spans_of(row.cells[day].text, row.cells[day].value)
        days = calendar.dates(spans[:1])[0] if spans else None
        if not words and not row.cells[day].text:
            continue
        if not days or not words:
            left.append(row.number)
        else:
            found.append((days[0], words, " ".join(row.cells[detail].text.split()) if detail >= 0 else ""))
    if not found:
        return None
    cards = tuple(Countdown(words, target, more) for target, words, more in sorted(found)[:MOST])
    rows = "、".join(f"第{number}行" for number in left[:5])
    return Countdowns(cards, (Note(Reason.ROWS_LEFT_OUT, f"{rows}的名称或者日期看不懂"),) if left else ())


def _counted(lines: Sequence[str], came: date) -> Countdown | None:
    """The countdown that somebody worked out for one day: 距离考核结束还有35天. Tomorrow it would be wrong.

    It ends on the day that stands under it, else so many days after the one on which the file came.
    """
    left = _LEFT.match(lines[0].strip()) if len(lines) in (1, 2) else None
    if left and len(lines) == 1:
        return Countdown(left["name"], came + timedelta(days=int(left["left"])))
    target = _TARGET.match(lines[1].strip()) if left else None
    spans = spans_of(target["day"].strip(_EDGES)) if target else None
    days = Calendar(came).dates(spans[:1])[0] if spans else None
    return Countdown(left["name"], days[0]) if left and days else None


def countdowns_in(lines: Sequence[str], title: str, came: date) -> Countdowns | None:
    """The countdowns of a text: every line is one, and the title or the line itself says so."""
    counted = _counted(lines, came)
    if counted is not None:
        return Countdowns((counted,))
    titled = bool(_WORD.search(title))
    rest = list(lines)
    if len(rest) > 1 and _WORD.fullmatch(rest[0].strip(_EDGES)):
        titled, rest = True, rest[1:]
    found: list[Countdown] = []
    for line in rest:
        match = _LINE.match(line.strip())
        if match is None or not (titled or _WORD.match(line.strip())):
            return None
        spans = spans_of(match["day"].strip(_EDGES))
        days = Calendar(came).dates(spans[:1])[0] if spans else None
        if not days:
            return None
        found.append(Countdown(match["name"].strip(_EDGES), days[0]))
    return Countdowns(tuple(sorted(found, key=lambda card: card.target)[:MOST])) if found else None
