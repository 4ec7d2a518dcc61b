"""The State Council's holiday notice, as people hand it on: the pasted text, a JSON file, or events of a calendar file.

In: untrusted text or plain values. Out: an `Announced` year that does not contradict itself, or a `Contradiction` that
says where it does. Never: a guess; a half-believed notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from signage.core.calendar.announced import Announced, AnnouncedDay
from signage.core.calendar.days import is_weekend
from signage.core.later import later

MOST_DAYS = 60
MOST_NAME = 20
FEWEST_OFF = 7
FIRST_YEAR, LAST_YEAR = 1950, 2098
WEEKDAYS = "一二三四五六日"


class Fault(StrEnum):
    """What a notice contradicts itself in. Words are in `signage.words.holidays`."""

    NO_YEAR = "no-year"
    NO_DAYS = "no-days"
    NO_DATE = "no-date"
    WRONG_WEEKDAY = "wrong-weekday"
    WRONG_COUNT = "wrong-count"
    BOTH = "both"
    TOO_MANY = "too-many"
    WRONG_YEAR = "wrong-year"
    NOT_MAKEUP = "not-makeup"
    WRONG_SHAPE = "wrong-shape"
    UNSURE = "unsure"
    EMPTY_ENTRY = "empty-entry"


NO_NOTICE = frozenset({Fault.NO_YEAR, Fault.NO_DAYS})
"""A text with one of these only talks about holidays: it is no notice, and nothing is wrong with it."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Why a notice is not used, and the words of it that show it."""

    fault: Fault
    detail: str = ""


_PLAIN = str.maketrans("０１２３４５６７８９", "0123456789")
_TITLE = later(r"(\d{4})\s*年\s*(?:部分)?\s*(?:法定)?\s*节假日")
_HEAD = later(
    r"(?:[一二三四五六七八九十]{1,2}\s*[、.．]|[（(][一二三四五六七八九十]{1,2}[）)])\s*"
    r"([元旦春节清明劳动端午中秋国庆节、，和]{2,12})\s*[：:]"
)
_ENTRY_END = later(r"[。；;]\s*\n")
_DAY = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日\s*(?:[（(](?:农历[^周星（()）]*)?(?:周|星期)([一二三四五六日天])[^）)]*[）)])?"
_SPAN = later(rf"{_DAY}(?:\s*(?:至|到|-|—|~)\s*{_DAY})?")
_COUNT = later(r"共\s*(\d{1,2})\s*天")


def from_text(text: str) -> Announced | Contradiction:
    """The pasted text of a notice: 一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。

    Every weekday named and every count must be right. Pasted on one line or broken in the middle of an entry, it is
    the same notice.
    """
    text = text.translate(_PLAIN)
    title = _TITLE.search(text)
    if title is None:
        return Contradiction(Fault.NO_YEAR)
    year = int(title[1])
    found: list[AnnouncedDay] = []
    empty = ""
    heads = list(_HEAD.finditer(text))
    for head, end in zip(heads, (*(head.start() for head in heads[1:]), len(text)), strict=False):
        words = _ENTRY_END.split(text[head.end() : end] + "\n", maxsplit=1)[0].replace("\n", "")
        name = head[1].strip("、，和")
        made = _entry(year, name, words)
        if isinstance(made, Contradiction):
            return made
        empty = empty or ("" if made else name)
        found += made
    if found and empty:
        return Contradiction(Fault.EMPTY_ENTRY, empty)
    return checked(year, found)


def _entry(year: int, name: str, words: str) -> list[AnnouncedDay] | Contradiction:
    """The days of one holiday's entry."""
    days: list[AnnouncedDay] = []
    off = 0
    month: int | None = None
    for sentence in re.split(r"[。；;]", words):
        works = "上班" in sentence
        if not works and "放假" not in sentence and "休息" not in sentence:
            continue
        for found in _SPAN.finditer(sentence):
            first = _date(year, found.groups()[:4], month)
            if isinstance(first, Contradiction):
                return first
            last: date | Contradiction = first
            if found[7]:
                last = _date(year, (found[5] or (found[1] and str(first.year)), *found.groups()[5:]), first.month)
            if isinstance(last, Contradiction):
                return last
            if not timedelta() <= last - first <= timedelta(days=MOST_DAYS):
                return Contradiction(Fault.NO_DATE, found[0])
            span = [first + timedelta(days=step) for step in range((last - first).days + 1)]
            days += [AnnouncedDay(day, name, not works) for day in span]
            off += 0 if works else len(span)
            month = last.month
    counted = _COUNT.search(words)
    if counted and int(counted[1]) != off:
        return Contradiction(Fault.WRONG_COUNT, f"{name}：{counted[0]} ≠ {off}")
    return days


def _date(year: int, groups: tuple[Any, ...], month: int | None) -> date | Contradiction:
    """(year, month, day, weekday) as written; a month that is not written is that of the date before it."""
    named_year, named_month, day, weekday = groups
    words = f"{named_month or month}月{day}日"
    try:
        made = date(int(named_year or year), int(named_month or month or 0), int(day))
    except ValueError:
        return Contradiction(Fault.NO_DATE, words)
    if weekday and WEEKDAYS[made.weekday()] != weekday.replace("天", "日"):
        return Contradiction(Fault.WRONG_WEEKDAY, f"{words}（周{weekday}）")
    return made


def from_json(plain: Any) -> Announced | Contradiction:
    """A file of the form {year, papers, days: [{name, date, isOffDay}]}, as public holiday data comes."""
    if not isinstance(plain, dict) or not {"year", "papers", "days"} <= plain.keys() or type(plain["year"]) is not int:
        return Contradiction(Fault.WRONG_SHAPE)
    days = plain["days"]
    if not isinstance(days, list) or not isinstance(plain["papers"], list):
        return Contradiction(Fault.WRONG_SHAPE)
    found: list[AnnouncedDay] = []
    for entry in days[: MOST_DAYS + 1]:
        try:
            day, name, off = date.fromisoformat(entry["date"]), entry["name"], entry["isOffDay"]
        except (KeyError, TypeError, ValueError):
            return Contradiction(Fault.WRONG_SHAPE)
        if type(name) is not str or not name.isprintable() or type(off) is not bool:
            return Contradiction(Fault.WRONG_SHAPE)
        found.append(AnnouncedDay(day, name[:MOST_NAME], off))
    return checked(plain["year"], found)


def from_events(events: Iterable[tuple[date, date, str]]) -> Announced | Contradiction:
    """All-day events of a calendar file: (first day, day after the last, words).

    上班(补春节假期), 补班 and （班） are work, 休 and 假 are off; anything else needs a person.
    """
    found: list[AnnouncedDay] = []
    for first, end, words in events:
        rests = says_off(words)
        if rests is None:
            return Contradiction(Fault.UNSURE, words[:20])
        name = _HOLIDAY.search(words)
        days = min(max(1, (end - first).days), MOST_DAYS + 1)
        found += [
            AnnouncedDay(first + timedelta(days=step), name[0] if name else words[:6], rests) for step in range(days)
        ]
    years = [each.day.year for each in found]
    return checked(max(set(years), key=years.count, default=0), found)


def says_off(words: str) -> bool | None:
    """Whether the title of an event says that a day is off, or worked; None if it says neither."""
    if _WORKS.search(words):
        return False
    return True if any(word in words for word in "休假") else None


def names_holiday(words: str) -> bool:
    """Whether the title of an event is the name of a statutory holiday and nothing else."""
    return _HOLIDAY.fullmatch(words.strip()) is not None


_WORKS = later(r"上班|补班|[（(]班[）)]")
_HOLIDAY = later("元旦|春节|清明节?|劳动节|端午节?|中秋节?|国庆节?")


def checked(year: int, days: Sequence[AnnouncedDay]) -> Announced | Contradiction:
    """The year's days in order, if they can be a notice."""
    if len(days) > MOST_DAYS:
        return Contradiction(Fault.TOO_MANY, str(len(days)))
    if not days:
        return Contradiction(Fault.NO_DAYS)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Contradiction(Fault.NO_YEAR, str(year))
    state: dict[date, AnnouncedDay] = {}
    for each in days:
        if state.setdefault(each.day, each).off is not each.off:
            return Contradiction(Fault.BOTH, each.day.isoformat())
        if not date(year - 1, 12, 1) <= each.day <= date(year, 12, 31):
            return Contradiction(Fault.WRONG_YEAR, each.day.isoformat())
        if not each.off and not is_weekend(each.day):
            return Contradiction(Fault.NOT_MAKEUP, each.day.isoformat())
    if sum(each.off for each in state.values()) < FEWEST_OFF:
        return Contradiction(Fault.NO_DAYS)
    return Announced(year, tuple(state[day] for day in sorted(state)))


def differences(old: dict[date, bool], new: Announced) -> tuple[AnnouncedDay, ...]:
    """The days whose state changes: what a person must look at before a notice counts. `old`: day → off."""
    return tuple(each for each in new.days if old.get(each.day, is_weekend(each.day)) is not each.off)
