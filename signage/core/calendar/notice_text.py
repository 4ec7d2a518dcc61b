"""The text of a holiday notice, as people paste it: the State Council's for a year, or one that changes or repeats one holiday.

In: untrusted text. Out: an `Announced` that does not contradict itself, or a `Contradiction`. Every weekday and every count that
is written must be right. However it was typed (blanks, wide digits, lines broken anywhere, 五一 in quotes, 10月1-7日), it is
the same notice; a part that is not understood is never left out in silence. Never: a guess about a day or a year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from signage.core.calendar.announced import HOLIDAY_NAMES, Announced, AnnouncedDay
from signage.core.calendar.days import ONE, is_weekend
from signage.core.calendar.holiday_notice import FEWEST_OFF, MOST_DAYS, WEEKDAYS, Contradiction, Fault, checked
from signage.core.calendar.written_days import plain_words
from signage.core.later import later
from signage.core.numerals import number_of

MOST_SAID = 20
NO_NOTICE = frozenset({Fault.NO_YEAR, Fault.NO_DAYS})
"""A text with one of these only talks about holidays: it is no notice, and nothing is wrong with it."""

_NAME = r"(?:元旦节?|春节|清明节?|(?:五一|国际)*劳动节|五一|端午节?|中秋节?|(?:十一)?国庆节?)"
_NAMES = rf"({_NAME}(?:[、,和及与]{_NAME})*)"
_NUMBER = r"(?:[一二三四五六七八九十]{1,3}[、.,]|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[、.](?!\d))"
_HEAD = later(rf"(?:(?:^|[\n。;]){_NUMBER}?|{_NUMBER}){_NAMES}(?:假期|放假)?(?:安排|时间)?(?:[:∶]\n?|\n?(?=\d))")
_YEAR_OF = (
    later(r"(\d{4})年(?:度|部分|全年|法定|国家)*(?:节假日|节日|假日|公休|放假|休假)"),
    later(rf"(\d{{4}})年{_NAMES}(?:假期|放假|休假|调休)"),
)
_ONE = later(rf"\d{{4}}年{_NAMES}(?:假期|放假|休假|调休)")
_KNOWN = ("元旦", "春节", "清明", "劳动|五一", "端午", "中秋", "国庆")
_DATE = r"(?:\d{1,2}月)?\d{1,2}[日号]"
_ENTRY_END = later(rf"[。;]\n(?!(?:\d{{4}}年)?{_DATE})")
_DAY = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})[日号](?:[(,]?周([一二三四五六日])\)?)?"
_SPAN = later(rf"{_DAY}(?:至{_DAY})?")
_VERB = later(r"(?<!不)放假|休息|休假|补休|(正常|照常|恢复|开始|起)*(上班|补班)|共计?\d{1,2}天")
_COUNT = later(r"(?:共计?|放假(?:调休)?)(\d{1,2})天")
_HAN_COUNT = later(r"[一二三四五六七八九十]{1,3}(?=天)")
_BRACKET = later(r"\(([^()\n]{0,30}(?:\n[^()\n]{0,30})?)\)")
_WEEKDAY = later(r"(?:周|星期|礼拜)\n?([一二三四五六日天])")
_RESTS = later(r"放假|休假|假期|\d天")
_ARRANGES = later(
    r"(?:节假日|放假|休假|假期)(?:放假|调休)?(?:时间|日期)?(?:的?具体)?安排|(?:调整|延长|缩短)[^。\n]{0,12}(?:假期|放假)"
)
_PLAIN_NUMBER = later(r"[一二三四五六七八九十\d]{1,2}")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What an entry says, and whether it says how many days off that makes."""

    days: tuple[AnnouncedDay, ...]
    counted: bool


def from_text(text: str) -> Announced | Contradiction:
    """The arrangement that a text announces: 一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"""
    words = _plain(text)
    title = next((found for pattern in _YEAR_OF if (found := pattern.search(words))), None)
    if title is None:
        return Contradiction(Fault.NO_YEAR)
    heads = list(_HEAD.finditer(words))
    made = _read(int(title[1]), words, _parts(words, heads) if heads else _whole(words))
    if isinstance(made, Announced) or made.fault not in NO_NOTICE:
        return made if heads or isinstance(made, Announced) else replace(made, mild=True)
    told = next((each for each in re.split(r"[。;\n]", words) if _SPAN.search(each) and _RESTS.search(each)), None)
    if made.fault is not Fault.NO_DAYS or told is None or not _ARRANGES.search(words):
        return made
    return Contradiction(Fault.NOT_WHOLE, told[:MOST_SAID], mild=True)


def _read(year: int, words: str, parts: list[tuple[str, str]]) -> Announced | Contradiction:
    entries: list[_Entry] = []
    empty = ""
    for name, part in parts:
        made = _entry(year, name, part)
        if isinstance(made, Contradiction):
            return made
        empty = empty or ("" if made.days else name)
        entries.append(made)
    days = [day for entry in entries for day in entry.days]
    if days and empty:
        return Contradiction(Fault.EMPTY_ENTRY, empty)
    rest = words.replace("\n", "")
    for _, part in parts:
        rest = rest.replace(part, "。", 1)
    missed = next((each for each in re.split("[。;]", rest) if _SPAN.search(each) and _COUNT.search(each)), "")
    if days and missed:
        return Contradiction(Fault.UNREAD, missed[:MOST_SAID])
    return checked(year, days, least=1 if days and all(entry.counted for entry in entries) else FEWEST_OFF)


def _plain(text: str) -> str:
    """The text without blanks and quotation marks, numbers as ASCII digits, ranges with 至, weekdays as (周四), one stop."""
    words = re.sub(r"[^\S\n]+|[“”\"'‘’「」『』\u200b\ufeff]", "", plain_words(text.replace("\r\n", "\n")))
    words = re.sub(r"\n+", "\n", words.replace("\r", "\n"))
    words = re.sub(r"(\d)\n(?=[年月日号天])|(?<=[年月共])\n(?=\d)", r"\1", words)
    words = _BRACKET.sub(_in_brackets, words)
    words = _WEEKDAY.sub(lambda found: f"周{found[1].replace('天', '日')}", words)
    words = re.sub(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})日?(?!\d)", r"\1年\2月\3日", words)
    words = re.sub(r"(?<=[日号)\d])\n?(?:[-~–—―〜∼]+|至|到)\n?(?=\d)", "至", words)
    words = re.sub(r"(\d{1,2}月)(\d{1,2})至(\d{1,2}[日号])", r"\1\2日至\3", words)
    words = _HAN_COUNT.sub(lambda found: str(number_of(found[0])), words)
    return re.sub(r"(?<=[天班休息假)])\.", "。", words)


def _in_brackets(found: re.Match[str]) -> str:
    """Of what stands in brackets only a weekday counts, or the number of an entry."""
    weekdays = _WEEKDAY.findall(found[1])
    if _PLAIN_NUMBER.fullmatch(found[1]):
        return found[0]
    return f"(周{weekdays[0].replace('天', '日')})" if len(weekdays) == 1 else ""


def _parts(words: str, heads: list[re.Match[str]]) -> list[tuple[str, str]]:
    """The entries of a notice: (holiday, words)."""
    ends = (*(head.start() for head in heads[1:]), len(words))
    return [
        (_named(head[1]), _ENTRY_END.split(f"{words[head.end() : end]}\n", maxsplit=1)[0].replace("\n", ""))
        for head, end in zip(heads, ends, strict=True)
    ]


def _whole(words: str) -> list[tuple[str, str]]:
    """A notice about one holiday is one entry; it has to say how many days."""
    named = {_named(found[1]) for found in _ONE.finditer(words)}
    return [(named.pop(), words.replace("\n", ""))] if len(named) == 1 and _COUNT.search(words) else []


def _named(words: str) -> str:
    """The usual names of the holidays, in the order in which they are written."""
    named = zip(_KNOWN, HOLIDAY_NAMES, strict=True)
    found = ((at.start(), name) for pattern, name in named if (at := re.search(pattern, words)))
    return "、".join(name for _, name in sorted(found))


def _entry(year: int, name: str, words: str) -> _Entry | Contradiction:
    """The days of one holiday's entry. Each date belongs to the word behind it: off, or at work."""
    days: list[AnnouncedDay] = []
    off = 0
    month: int | None = None
    for sentence in re.split(r"[。;]", words):
        verbs = list(_VERB.finditer(sentence))
        for found in _SPAN.finditer(sentence) if verbs else ():
            span = _span(year, found, month)
            if isinstance(span, Contradiction):
                return span
            month = span[-1].month
            verb = next((each for each in verbs if each.start() >= found.end()), verbs[-1])
            if verb[2] and not is_weekend(span[0]) and (verb[1] or (days and days[-1].day == span[0] - ONE)):
                continue  # a working day like any other: not made up for anything
            days += [AnnouncedDay(day, name, not verb[2]) for day in span]
            off += 0 if verb[2] else len(span)
    counted = _COUNT.search(words)
    if counted and int(counted[1]) != off:
        return Contradiction(Fault.WRONG_COUNT, f"{name}：{counted[0]} ≠ {off}")
    return _Entry(tuple(days), counted is not None)


def _span(year: int, found: re.Match[str], month: int | None) -> list[date] | Contradiction:
    """From the first day to the last."""
    groups = found.groups()
    first = _date(year, groups[:4], month)
    if isinstance(first, Contradiction):
        return first
    last: date | Contradiction = first
    if groups[6]:
        last = _date(year, (groups[4] or (groups[0] and str(first.year)), *groups[5:]), first.month)
    if isinstance(last, Contradiction):
        return last
    if not timedelta() <= last - first <= timedelta(days=MOST_DAYS):
        return Contradiction(Fault.NO_DATE, found[0])
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def _date(year: int, groups: tuple[str | None, ...], month: int | None) -> date | Contradiction:
    """(year, month, day, weekday) as written; a month that is not written is that of the date before it."""
    named_year, named_month, day, weekday = groups
    words = f"{named_month or month}月{day}日"
    try:
        made = date(int(named_year or year), int(named_month or month or 0), int(day or 0))
    except ValueError:
        return Contradiction(Fault.NO_DATE, words)
    if weekday and WEEKDAYS[made.weekday()] != weekday:
        return Contradiction(Fault.WRONG_WEEKDAY, f"{words}（周{weekday}）")
    return made
