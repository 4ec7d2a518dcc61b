"""Days as people write them in a roster: `2026-10-01`, `10月1日（星期四）`, `10.1`, `1日`, `10月1日至3日`, `1、3、5日`.

In: a text, or the value of a cell. Out: `Day` values that may lack a year or a month, and spans of them; `Calendar`
makes them dates, with what the title and the day the file came tell. Never reads a clock; never guesses a day.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from signage.core.later import later
from signage.core.numerals import number_of
from signage.core.sheet import Value

LONGEST_SPAN: Final = 62
_FIRST_YEAR, _LAST_YEAR = 2000, 2099
_WEEKDAY: Final = later(r"(?:星期|礼拜|周)([一二三四五六日天1-7])")
_CLOCK: Final = later(
    r"(?:次日)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s*[-—~至到]+\s*(?:次日)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
    r"|[上下]午|\d{1,2}[时点](?:\d{1,2}分?|半)?"
)
_BRACKETS: Final = later(r"[(（【\[][^)）】\]]*[)）】\]]")
_ISO: Final = later(r"(20\d\d)-(\d{1,2})-(\d{1,2})(?!\d)")
_PAIR: Final = later(r"(\d{1,2})\s*-\s*(\d{1,2})")
_TO: Final = later(r"\s*(?:至|到|~|—+|–|-+)\s*")
_LIST: Final = later(r"[、,，;；\s]+")
_FULL: Final = later(r"(20\d\d)\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?")
_RUN: Final = later(r"(20\d\d)(\d\d)(\d\d)")
_MONTH_DAY: Final = later(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?")
_DAY: Final = later(r"(\d{1,2})\s*[日号]?")
_HAN_DIGITS: Final = "〇零一二三四五六七八九"
_HAN_NUMBER: Final = later(
    rf"(?<![{_HAN_DIGITS}十])(?:[{_HAN_DIGITS}]{{1,4}}|[{_HAN_DIGITS}]?十[{_HAN_DIGITS}]?)(?=[年月日号])"
)
_YEAR_IN: Final = later(r"(20\d\d)\s*年?(?!\d)")
_MONTH_IN: Final = later(r"(?<![\d.-])(\d{1,2})\s*月份?(?!\s*\d)")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month; 0 where the writer left out the month or the year. `weekday`: Monday is 1, 0 where not said."""

    day: int
    month: int = 0
    year: int = 0
    weekday: int = 0


Span = tuple[Day, Day]
"""From one day to another, both included; one day alone stands twice."""


def plain_words(text: str) -> str:
    """The text with ASCII digits and marks, Han numbers before 年, 月 and 日 as digits; what is no number (十十日) stays."""
    folded = unicodedata.normalize("NFKC", text)
    return _HAN_NUMBER.sub(lambda found: str(number_of(found[0])), folded)


def weekday_of(text: str) -> int:
    """The weekday that a text names, Monday 1; 0 for none. `四` and `4` alone count."""
    words = unicodedata.normalize("NFKC", text).strip()
    found = _WEEKDAY.search(words)
    char = found[1] if found else words if len(words) == 1 else ""
    return "一二三四五六日".find(char.replace("天", "日")) + 1 or "1234567".find(char) + 1 if char else 0


def spans_of(text: str, value: Value = None, *, month: int = 0) -> tuple[Span, ...]:
    """The days that a cell names, in order; empty when it cannot be read as days and nothing else.

    `10-1` is a month and a day, unless the rows are known to lie in another `month`: then it is from day to day.
    """
    if isinstance(value, (date, datetime)):
        day = Day(value.day, value.month, value.year)
        return ((day, day),) if _FIRST_YEAR <= value.year <= _LAST_YEAR else ()
    weekday = weekday_of(text) if len(text.strip()) > 1 else 0
    words = _CLOCK.sub(" ", _WEEKDAY.sub(" ", _BRACKETS.sub(" ", plain_words(text)))).strip(" 、,")
    words = _ISO.sub(r"\1.\2.\3", words)
    pair = _PAIR.fullmatch(words)
    if pair and month in {0, int(pair[1])}:
        words = f"{pair[1]}.{pair[2]}"
    spans: list[Span] = []
    known = Day(0)
    for piece in (piece for piece in _LIST.split(_TO.sub("~", words)) if piece):
        ends = [_day_in(end) for end in piece.split("~")]
        if not 1 <= len(ends) <= 2 or None in ends:
            return ()
        filled: list[Day] = []
        for end in ends:
            assert end is not None
            known = replace(end, month=end.month or known.month, year=end.year or known.year)
            filled.append(known)
        spans.append((filled[0], filled[-1]))
    if weekday and len(spans) == 1 and spans[0][0] == spans[0][1]:
        only = replace(spans[0][0], weekday=weekday)
        return ((only, only),)
    return tuple(spans)


def _day_in(words: str) -> Day | None:
    for pattern in (_FULL, _RUN):
        if found := pattern.fullmatch(words):
            return _sensible(Day(int(found[3]), int(found[2]), int(found[1])))
    if found := _MONTH_DAY.fullmatch(words):
        return _sensible(Day(int(found[2]), int(found[1])))
    found = _DAY.fullmatch(words)
    return _sensible(Day(int(found[1]))) if found else None


def _sensible(day: Day) -> Day | None:
    return day if 1 <= day.day <= 31 and day.month <= 12 and (day.month or not day.year) else None


def year_in(text: str) -> int:
    """The year that a title names, 0 for none."""
    found = _YEAR_IN.search(plain_words(text))
    return int(found[1]) if found else 0


def month_in(text: str) -> int:
    """The month that a title or a merged cell names (10月, 十月份), 0 for none or for several."""
    months = {int(found) for found in _MONTH_IN.findall(plain_words(text))}
    month = months.pop() if len(months) == 1 else 0
    return month if 1 <= month <= 12 else 0


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is known beside the days themselves: year and month of the title (0: none), and the day the file came."""

    came: date
    year: int = 0
    month: int = 0

    def dates(self, spans: Sequence[Span]) -> tuple[tuple[date, ...] | None, ...]:
        """The dates of each span in its order; None for a day that does not exist or a span that is none.

        A month that is not written is that of the title or of the day before, and the next one behind a month's end. A
        year that is not written is that of the day before, across New Year too; the first one is that of the title
        or, of the years near the day the file came, the one whose weekdays fit best, then the nearest.
        """
        months = self._with_months(spans)
        best: tuple[tuple[int, int], tuple[tuple[date, ...] | None, ...]] | None = None
        for year in self._years(months):
            made = _resolved(months, year)
            dates = [days[0] for days in made if days]
            fitting = sum(
                span[0].weekday == days[0].isoweekday() for span, days in zip(months, made, strict=True) if days
            )
            near = min((abs((each - self.came).days) for each in dates), default=0)
            score = (fitting, -near)
            if best is None or score > best[0]:
                best = (score, made)
        assert best is not None
        return best[1]

    def _years(self, spans: Sequence[Span]) -> tuple[int, ...]:
        """The years that the first day may lie in: 2027年元旦 may begin in December 2026."""
        if not self.year:
            return (self.came.year, self.came.year + 1, self.came.year - 1)
        months = [first.month for first, _ in spans]
        crosses = bool(months) and months[0] >= 10 and min(months) <= 3
        return (self.year, self.year - 1) if crosses else (self.year,)

    def _with_months(self, spans: Sequence[Span]) -> list[Span]:
        month, last = self.month, 0
        filled: list[Span] = []
        for first, second in spans:
            begin = first
            if not first.month:
                if last >= 25 and first.day <= 7 and month:
                    month = month % 12 + 1
                begin = replace(first, month=month)
            month = begin.month
            end = second if second.month else replace(second, month=month % 12 + 1 if second.day < begin.day else month)
            filled.append((begin, end))
            month, last = end.month, end.day
        return filled


def _resolved(spans: list[Span], year: int) -> tuple[tuple[date, ...] | None, ...]:
    """The dates of spans when the first day lies in `year`."""
    made: list[tuple[date, ...] | None] = []
    before = 0
    for first, second in spans:
        begins = first.year or (year + (before >= 10 and first.month <= 3))
        ends = second.year or begins + (second.month < first.month)
        days = _days_between(replace(first, year=begins), replace(second, year=ends))
        made.append(days)
        if days:
            year, before = days[-1].year, days[-1].month
    return tuple(made)


def _days_between(first: Day, second: Day) -> tuple[date, ...] | None:
    try:
        begin, end = date(first.year, first.month, first.day), date(second.year, second.month, second.day)
    except ValueError:
        return None
    length = (end - begin).days
    return (
        tuple(begin + timedelta(days=number) for number in range(length + 1)) if 0 <= length <= LONGEST_SPAN else None
    )
