"""Cells of a schedule as people fill them: 10月1日, 长期, 周一至周五, 8点到18点, 大厅、走廊, 20秒.

Pure. In: the text of one cell that is not empty. Out: its value, or `CellError` for what is not understood. Nothing is
guessed: what can be read in two ways is not understood.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from signage.core.calendar.name_dates import Day
from signage.core.calendar.written_days import plain_words, weekday_of
from signage.core.later import later
from signage.core.numerals import number_of
from signage.core.rules import Daypart, Days

SECONDS_MIN, SECONDS_MAX = 5, 600
NOON, DAY_MIN = 12 * 60, 24 * 60
PARTS = {
    "上午": Daypart(6 * 60, NOON), "下午": Daypart(NOON, 18 * 60), "晚上": Daypart(18 * 60, DAY_MIN),
    "白天": Daypart(6 * 60, 18 * 60), "夜间": Daypart(18 * 60, 6 * 60),
}  # fmt: skip
ALWAYS = frozenset({"长期", "一直", "永久", "长年", "常年", "不限", "不限制", "无", "-", "—", "/"})
AT_ONCE = frozenset({"即日起", "即日", "今起", "现在", "现在起", "立即", "马上"})
EVERY_DAY = ALWAYS | {"每天", "每日", "天天", "全周", "全部"}
ALL_DAY = ALWAYS | {"全天", "全日", "24小时", "全部"}
EVERYWHERE = ALWAYS | {"全部", "所有", "所有点位", "全部点位", "各点位", "每个点位", "都播"}

_NAMED_DAYS = {"周末": (6, 7), "双休日": (6, 7)}
_SORTS = {
    "非工作日": Days.HOLIDAYS, "节假日": Days.HOLIDAYS, "休息日": Days.HOLIDAYS, "放假日": Days.HOLIDAYS,
    "工作日": Days.WORKDAYS, "上班日": Days.WORKDAYS,
}  # fmt: skip
_SAID_WITH = {Days.WORKDAYS: {1, 2, 3, 4, 5}, Days.HOLIDAYS: {6, 7}}
"""Weekdays that explain a sort of day and add nothing to it: 工作日（周一至周五）, 周末和节假日."""
_DAY_NUMBER = {
    **{str(number): number for number in range(1, 8)},
    **dict(zip("一二三四五六日天", (*range(1, 8), 7), strict=True)),
}
_WEEK = later(r"每?(?:星期|礼拜|周)|逢|每")
_DAYS = later(r"([1-7一二三四五六日天])(?:[至到~-]([1-7一二三四五六日天]))?[、,;/和及]*")
_DATE = later(
    r"(?:(?:(?P<y>20\d\d)[-/.年])?(?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})[日号]?|(?P<ey>20\d\d)(?P<em>\d\d)(?P<ed>\d\d))"
    r"(?:t?(?P<w>[上中下]午|早上?|晚上?|凌晨)?(?P<h>\d{1,2})(?:[:点时](?P<n>\d{1,2}|半)?分?(?::\d{1,2})?))?"
)
_WITH_WEEKDAY = later(r"\(?(?:周|星期|礼拜)[一二三四五六日天]\)?(?!\d*[日号])")
_NUMBER = r"\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]"
_LENGTH = later(
    rf"(?=.)(?:(?P<half>半)分钟?|(?P<minutes>{_NUMBER})(?:分(?P<and>半)?钟?|min))?"
    rf"(?:(?P<seconds>{_NUMBER})(?:\.0+)?(?:秒钟?|s|\"|″)?)?(?:/[页张]|[一每][页张])?"
)
HALF_S = 30
_FROM = later(r"(?<=[日号\d时点])\s*(?:起|开始|起始)$")
_UNTIL = later(r"(?<=[日号\d时点])\s*(?:为?止|截止|结束)$")
_DASH = later(r"\s*(?:至|到|[-~—–―〜～－]+)\s*")
_WORD = r"上午|早上?|早晨|中午|下午|晚上?|凌晨"
_CLOCK = rf"(?:({_WORD}))?(\d{{1,2}})(?:[:点时](\d{{1,2}}|半)?分?)?"
_PART = later(rf"{_CLOCK}[至到~-](?:次日|第二天)?{_CLOCK}")
_OPEN = later(rf"{_CLOCK}(?:(起|开始|以后|之后)|(以前|之前|止|结束))")
_LATER = frozenset({"下午", "晚上", "晚"})
_BETWEEN = later(r"[、,;/和及]+")
_APART = later(rf"(?<=[\d半分点时])\s+(?=(?:{_WORD})?\d{{1,2}}[:：点时])|(?<=[\d半分点时])(?=(?:上午|下午|晚上)\d)")
"""Between two stretches of a day that stand side by side: 8:00-12:00 14:00-17:30."""
_POINTS = later(r"(?<![\d.])(\d{1,2})\.([0-5]\d)(?![\d.])")
_DASHES = str.maketrans("—–―〜～，；。", "---~~,;,")


class CellError(ValueError):
    """A cell that is not understood."""


@dataclass(frozen=True, slots=True)
class When:
    """A day as it was written, and the minute of that day if there was one. No day: 长期, no limit at all.

    `weekday` is the one that was written beside it, Monday 1, 0 for none: who knows the year compares them.
    """

    day: Day | None = None
    minute: int | None = None
    weekday: int = 0


def folded(text: str) -> str:
    """`text` in one spelling: no blanks, half-width, lower case, one sort of dash."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_DASHES).casefold().split()).replace("--", "-")


def when_of(text: str) -> When:
    """A date, a date with a time of day, or 长期. That the day exists is seen when its year is known."""
    value = folded(plain_words(text))
    if value in ALWAYS:
        return When()
    named = _WITH_WEEKDAY.search(value)
    found = _DATE.fullmatch(_WITH_WEEKDAY.sub("", value))
    if found is None:
        raise CellError
    parts = found.groupdict()
    year, month, day = (parts[key] or parts[f"e{key}"] for key in ("y", "m", "d"))
    minute = _minute(parts["h"], parts["n"], later=parts["w"] in _LATER) if parts["h"] else None
    return When(Day(int(year) if year else None, int(month), int(day)), minute, weekday_of(named[0]) if named else 0)


def stretch_of(first: str, last: str) -> tuple[str, str]:
    """The texts of 从 and 到 as they are read: without 起 and 止, nothing for 即日起; both days in one cell are parted."""
    begin = "" if folded(first) in AT_ONCE else _FROM.sub("", first.strip())
    end = _UNTIL.sub("", last.strip())
    if not end:
        halves = [(begin[: dash.start()], begin[dash.end() :]) for dash in _DASH.finditer(begin)]
        read = [
            (one, _UNTIL.sub("", other)) for one, other in halves if _is_when(one) and _is_when(_UNTIL.sub("", other))
        ]
        if len(read) == 1:
            return read[0]
    return begin, end


def _is_when(text: str) -> bool:
    return _DATE.fullmatch(_WITH_WEEKDAY.sub("", folded(plain_words(text)))) is not None


def weekdays_of(text: str) -> tuple[tuple[int, ...], Days]:
    """Days of the week, 1 is Monday, and a sort of day: one or the other counts. Nothing of both is every day.

    工作日 and 节假日 are those of the calendar: a Saturday at work is 工作日, a holiday on a Tuesday is 节假日.
    """
    value = folded(text)
    if value in EVERY_DAY:
        return (), Days.ANY
    sorts: set[Days] = set()
    for name, sort in _SORTS.items():
        if name in value:
            sorts.add(sort)
            value = value.replace(name, "")
    bare = _WEEK.sub("", value)
    days: set[int] = set()
    for name in [name for name in _NAMED_DAYS if name in bare or name in value]:
        days.update(_NAMED_DAYS[name])
        bare = bare.replace(name, "").replace(_WEEK.sub("", name), "")
    rest = re.sub(r"^[、,;和及()]+|[()]+$", "", bare)
    at = 0
    while at < len(rest):
        found = _DAYS.match(rest, at)
        if found is None:
            raise CellError
        first = _DAY_NUMBER[found[1]]
        last = _DAY_NUMBER[found[2]] if found[2] else first
        days.update((first + step - 1) % 7 + 1 for step in range((last - first) % 7 + 1))
        at = found.end()
    if not days and not sorts:
        raise CellError
    if len(days) == 7 or len(sorts) == 2:
        return (), Days.ANY
    sort = sorts.pop() if sorts else Days.ANY
    days -= _SAID_WITH.get(sort, set())
    return tuple(sorted(days)), sort


def dayparts_of(text: str) -> tuple[Daypart, ...]:
    """Stretches of the day; () is all day. An end that is not after its beginning lies on the next day."""
    value = _POINTS.sub(r"\1:\2", folded(_APART.sub("、", text)))
    if value in ALL_DAY:
        return ()
    found = tuple(PARTS.get(name) or _daypart(name) for name in _BETWEEN.split(value) if name)
    if not found:
        raise CellError
    return found


def places_of(text: str) -> tuple[str, ...]:
    """Names of places; () is everywhere."""
    if folded(text) in EVERYWHERE:
        return ()
    names = tuple(dict.fromkeys(name.strip() for name in re.split(r"[、,，;；\n]+", text) if name.strip()))
    if not names:
        raise CellError
    return names


def seconds_of(text: str) -> float:
    """Seconds that each card stands, 5 to 600."""
    found = _LENGTH.fullmatch(folded(text))
    if found is None:
        raise CellError
    half = HALF_S * (bool(found["half"]) + bool(found["and"]))
    seconds = 60 * _count(found["minutes"]) + half + _count(found["seconds"])
    if not SECONDS_MIN <= seconds <= SECONDS_MAX:
        raise CellError
    return float(seconds)


def _count(number: str | None) -> int:
    """A number in digits or as 三十; 0 for none."""
    if not number:
        return 0
    return int(number) if number.isdecimal() else number_of(number)


def _daypart(text: str) -> Daypart:
    found = _PART.fullmatch(text)
    if found is None:
        return _open_end(text)
    first_word, first_hour, first_minute, last_word, last_hour, last_minute = found.groups()
    start = _minute(first_hour, first_minute, later=first_word in _LATER)
    end = _minute(last_hour, last_minute, later=(last_word or first_word) in _LATER)
    if start in {end, DAY_MIN}:
        raise CellError
    return Daypart(start, end)


def _open_end(text: str) -> Daypart:
    """From an hour on until midnight, or from midnight until an hour: 18点以后."""
    found = _OPEN.fullmatch(text)
    if found is None:
        raise CellError
    minute = _minute(found[2], found[3], later=found[1] in _LATER)
    if minute in {0, DAY_MIN}:
        raise CellError
    return Daypart(minute, DAY_MIN) if found[4] else Daypart(0, minute)


def _minute(hour: str, minute: str | None, *, later: bool = False) -> int:
    """The minute of the day, up to 24:00; `later`: said with 下午 or 晚上."""
    hours = int(hour) + (12 if later and int(hour) < 12 else 0)
    minutes = 30 if minute == "半" else int(minute or 0)
    if minutes > 59 or hours * 60 + minutes > DAY_MIN:
        raise CellError
    return hours * 60 + minutes
