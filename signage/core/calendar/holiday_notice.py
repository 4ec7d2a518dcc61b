"""An announced arrangement of days off: what speaks against one, and how a JSON file or the events of a calendar file say it.

The text of a notice is read by `notice_text`. In: untrusted plain values. Out: an `Announced` year that does not contradict
itself, or a `Contradiction` that says where it does. Never: a guess; a half-believed notice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from signage.core.calendar.announced import Announced, AnnouncedDay
from signage.core.calendar.days import is_weekend
from signage.core.calendar.events import Event
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
    NO_NAME = "no-name"
    UNREAD = "unread"
    NOT_WHOLE = "not-whole"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Why a notice is not used, and the words of it that show it. `mild`: it is no year's arrangement, and may be shown."""

    fault: Fault
    detail: str = ""
    mild: bool = False


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


def from_events(events: Iterable[Event]) -> Announced | Contradiction:
    """The events of a calendar file: every day off says which holiday it belongs to.

    上班(补春节假期), 补班 and （班） are work, 休 and 假 are off. Where a file marks with （休） and （班）, as calendars of public
    holidays do, what has no mark is a feast of its own and no day off. Of several years the last whole one counts.
    """
    every = tuple(events)
    marks = any(_MARK.search(event.title) for event in every)
    found: list[AnnouncedDay] = []
    for event in every:
        words, rests = event.title, says_off(event.title)
        if rests is None and marks and "调休" not in words:
            continue
        if rests is None or event.repeats:
            return Contradiction(Fault.UNSURE, words[:20])
        name = _HOLIDAY.search(words)
        if rests and name is None:
            return Contradiction(Fault.NO_NAME, words[:20])
        days = min(max(1, (event.end - event.first).days), MOST_DAYS + 1)
        found += [
            AnnouncedDay(event.first + timedelta(days=step), name[0] if name else words[:6], rests)
            for step in range(days)
        ]
    off = Counter(each.day.year for each in found if each.off)
    year = max(
        (year for year, count in off.items() if count >= FEWEST_OFF), default=max(off, key=off.__getitem__, default=0)
    )
    return checked(year, [each for each in found if each.day.year >= year or _turns(each, year)])


def _turns(each: AnnouncedDay, year: int) -> bool:
    """Whether a day lies at the end of the year before and belongs to New Year."""
    return each.day.year == year - 1 and each.day.month == 12 and each.name.startswith("元旦")


def says_off(words: str) -> bool | None:
    """Whether the title of an event says that a day is off, or worked; None if it says neither. 调休 alone may be both."""
    if _WORKS.search(words):
        return False
    return True if any(word in words.replace("调休", "") for word in "休假") else None


def names_holiday(words: str) -> bool:
    """Whether the title of an event is the name of a statutory holiday and nothing else."""
    return _HOLIDAY.fullmatch(words.strip()) is not None


_WORKS = later(r"上班|补班|工作日|[（(\[【〔]\s*班\s*[）)\]】〕]")
_MARK = later(r"[（(\[【〔]\s*[班休]\s*[）)\]】〕]")
_HOLIDAY = later("元旦|春节|清明节?|劳动节|端午节?|中秋节?|国庆节?")


def checked(year: int, days: Sequence[AnnouncedDay], *, least: int = FEWEST_OFF) -> Announced | Contradiction:
    """The year's days in order, if they can be a notice. `least`: fewer days off are none."""
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
    if sum(each.off for each in state.values()) < least:
        return Contradiction(Fault.NO_DAYS)
    return Announced(year, tuple(state[day] for day in sorted(state)))


def differences(old: dict[date, bool], new: Announced) -> tuple[AnnouncedDay, ...]:
    """The days whose state changes: what a person must look at before a notice counts. `old`: day → off."""
    return tuple(each for each in new.days if old.get(each.day, is_weekend(each.day)) is not each.off)
