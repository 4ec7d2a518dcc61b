"""Dates in file names, as people write them: `国庆值班 2026-09-28~2026-10-08`, `9月28日至10月8日`, `（9.28-10.8）`, `截至10月8日`.

Pure. In: the stem of a name, without numbers in front and words like 定稿 behind. Out: the days that limit when the file
plays, and the stem without them. Only what is meant as a limit counts: a range at the end, at the beginning or in
brackets, a day with a word of limit, and with 值班 in the name any day. A date inside a sentence belongs to the title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from signage.core.later import later

LONGEST = timedelta(days=183)
"""A range without years runs over the turn of the year only if it is no longer than this; else it is turned round."""
BEHIND = timedelta(days=90)
"""Without a year the first occurrence is meant that ended no longer ago than this."""

_PLAIN = str.maketrans("０１２３４５６７８９～〜－（）［］【】．／", "0123456789~~-()[]()./")
_WEEKDAY = r"(?:\s*\((?:周|星期)[一二三四五六日天]\))?"
_CHINESE = r"(?:(?:20\d\d)\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*(?:日|号)?"
_EIGHT = r"20\d{6}"
_SHORT = r"\d{1,2}[./-]\d{1,2}"
_WHOLE = rf"{_CHINESE}|20\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}|{_EIGHT}"
_TO = r"\s*(?:~|--?|——?|–|―|至|到)\s*"
_AHEAD = r"(?<![\dA-Za-z.年])"
_BEYOND = r"(?![\dA-Za-z]|\.\d|\s*[点时])"
_RANGE = later(
    rf"{_AHEAD}(?P<first>{_WHOLE}|{_SHORT}){_WEEKDAY}{_TO}"
    rf"(?P<last>{_WHOLE}|{_SHORT}|\d{{1,2}}\s*(?:日|号)|\d{{4}}){_WEEKDAY}{_BEYOND}"
)
_LIMITS = (
    later(
        rf"(?P<word>截至|截止至|截止到|截止|有效期至|有效至|播放至|播放到|播至|播到)\s*(?P<last>{_WHOLE}|{_SHORT}){_BEYOND}"
    ),
    later(rf"(?P<set>^|(?<=[\s_(\[,，、-]))(?P<word>至|到)\s*(?P<last>{_WHOLE}){_BEYOND}"),
    later(rf"{_AHEAD}(?P<last>{_WHOLE})\s*(?P<word>之前|以前|前|为止|截止|止|到期)"),
    later(rf"(?:自|从)?{_AHEAD}(?P<first>{_WHOLE})\s*(?P<word>起)(?:播放|播出)?"),
    later(rf"(?P<word>仅限|仅)(?P<only>{_WHOLE}){_BEYOND}"),
    later(rf"{_AHEAD}(?P<only>{_WHOLE})\s*(?P<word>当天|当日|一天)"),
)
_DAY = later(rf"{_AHEAD}(?P<only>{_WHOLE}){_BEYOND}")
_DUTY = later(r"值班|带班|值守")
_NOT_DAYS = later(r"(?:第|版|版本|条|节|章|款|表|图|附件|编号|[A-Za-z])\s*$")
_TAIL = later(r"\s*(?:期间|播放|播出|有效|展示)?\s*$")
_HEAD = later(r"(?:自|从)\s*$")
_CLOSING = later(r"\s*(?:期间|播放|播出|有效|展示)?\s*[)\]]")
_APART = " \t_-—–·、，,"
_FORMS = (
    later(r"(?:(?P<y>20\d\d)\s*年\s*)?(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*(?:日|号)?"),
    later(r"(?P<y>20\d\d)(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"),
    later(r"(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)"),
    later(r"(?P<m>\d{1,2})[./-](?P<d>\d{1,2})"),
    later(r"(?P<m>\d\d)(?P<d>\d\d)"),
    later(r"(?P<d>\d{1,2})\s*(?:日|号)"),
)
_CLOCKLIKE = frozenset({15, 30, 45})
_LEAP = date(2024, 3, 1)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it was written; `year` None: not said."""

    year: int | None
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Dated:
    """What a name says about days. `rest` is the name without them; `mistake` looks like a range and is none."""

    rest: str
    first: Day | None = None
    last: Day | None = None
    mistake: str = ""

    @property
    def limits(self) -> bool:
        """Whether the name limits when the file plays."""
        return self.first is not None or self.last is not None


def dates_in(stem: str) -> Dated:
    """The days in `stem`, whose edges are already clean."""
    text = stem.translate(_PLAIN)
    duty = _DUTY.search(text) is not None
    for found in _RANGE.finditer(text):
        span = _phrase(text, *found.span(), sticks="月" in found["first"])
        dated = _range(stem, text, found) if span or duty else None
        if dated is not None:
            return replace(dated, rest=_without(stem, span)) if span and dated.limits else dated
    for pattern in _LIMITS:
        for found in pattern.finditer(text):
            span = _phrase(text, *found.span())
            if span is not None:
                apart = span[0] == 0 or text[span[0] - 1] in _APART or text[span[0]] in "([" or pattern is _LIMITS[0]
                return _limit(stem, found, span if apart else None)
    days = list(_DAY.finditer(text))
    return _limit(stem, days[0], None) if duty and len(days) == 1 else Dated(stem)


def days_of(dated: Dated, today: date) -> tuple[date | None, date | None] | None:
    """The first and the last day; a year that is not written is the one that makes sense near `today`.

    That is the first occurrence that ended no more than 90 days ago. None: there are no such days.
    """
    written = next((day.year for day in (dated.first, dated.last) if day is not None and day.year), None)
    for year in (written,) if written else range(today.year - 1, today.year + 2):
        try:
            first, last = _in_year(dated, year)
        except ValueError:
            continue
        end = last or first
        if written or (end is not None and end >= today - BEHIND):
            return first, last
    return None


def _in_year(dated: Dated, year: int) -> tuple[date | None, date | None]:
    """The days, with `year` where none was written. Raises `ValueError` where there are no such days."""
    first = date(dated.first.year or year, dated.first.month, dated.first.day) if dated.first else None
    last = date(dated.last.year or year, dated.last.month, dated.last.day) if dated.last else None
    if dated.first is None or dated.last is None or first is None or last is None or first <= last:
        return first, last
    if not dated.last.year:
        last = last.replace(year=last.year + 1)
    elif not dated.first.year:
        first = first.replace(year=first.year - 1)
    if not first <= last <= first + LONGEST:
        raise ValueError
    return first, last


def _range(stem: str, text: str, found: re.Match[str]) -> Dated | None:
    """The range in `found`; a `mistake` where it can be none; None where it is something else, such as a version."""
    one, two = found["first"], found["last"]
    joint = text[found.end("first") : found.start("last")].strip()
    short = re.fullmatch(_SHORT, one) is not None
    if short and (_NOT_DAYS.search(text[: found.start()]) or not re.fullmatch(_SHORT, two) or joint in one):
        return None
    if two.isdigit() and not one.isdigit():
        return None
    first = _day(one)
    last = _day(two, month=first.month if first else 0)
    if first is None or last is None:
        return None
    dated = Dated(stem, first, last)
    clock = short and {first.day, last.day} <= _CLOCKLIKE
    return dated if not clock and days_of(dated, _LEAP) is not None else Dated(stem, mistake=found[0].strip())


def _limit(stem: str, found: re.Match[str], span: tuple[int, int] | None) -> Dated:
    """The one day in `found` as a limit; `span` is what the title loses."""
    groups = found.groupdict()
    only = groups.get("only")
    first, last = groups.get("first") or only, groups.get("last") or only
    dated = Dated(_without(stem, span), _day(first) if first else None, _day(last) if last else None)
    return dated if dated.limits and days_of(dated, _LEAP) is not None else Dated(stem, mistake=found[0].strip())


def _day(text: str, month: int = 0) -> Day | None:
    """The day that `text` names, `month` where it names none; None where its numbers can be no day."""
    for pattern in _FORMS:
        found = pattern.fullmatch(text.strip())
        if found is not None:
            parts = found.groupdict()
            day = Day(int(parts.get("y") or 0) or None, int(parts.get("m") or month), int(parts["d"]))
            return day if 1 <= day.month <= 12 and 1 <= day.day <= 31 else None
    return None


def _phrase(text: str, start: int, end: int, *, sticks: bool = True) -> tuple[int, int] | None:
    """Where the limit begins and ends with its brackets, if it stands in brackets, at the end or at the beginning.

    `sticks`: at the beginning a blank has to follow, or it is a part of the sentence.
    """
    head = _HEAD.search(text[:start])
    start = head.start() if head is not None else start
    before, after = text[:start].rstrip(), text[end:]
    closing = _CLOSING.match(after)
    if before[-1:] in ("(", "[") and closing is not None:
        return len(before) - 1, end + closing.end()
    if _TAIL.fullmatch(after):
        return start, len(text)
    if not before and (after[0] in _APART or not (sticks or after[0].isascii())):
        return start, end
    return None


def _without(stem: str, span: tuple[int, int] | None) -> str:
    """`stem` without what stands at `span`; all of it where nothing else would be left."""
    if span is None:
        return stem
    before, after = stem[: span[0]].rstrip(_APART), stem[span[1] :].lstrip(_APART)
    return " ".join(part for part in (before, after) if part) or stem
