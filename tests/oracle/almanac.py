"""The calendar of the bureau, read a second time: the plain slow way, from other sources, without a line of the product.

In: a day. Out: is it a working day, which periods mean something on it, its level and its tone. Announced years are
those that `chinese_calendar` answers for; for all others `holidays` says which days the statute gives.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import chinese_calendar
import holidays

DAY = timedelta(days=1)
ANNOUNCED_UNTIL = 2026
OFFICIAL_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明",
    "Labour Day": "五一",
    "Dragon Boat Festival": "端午",
    "National Day": "国庆",
    "Mid-autumn Festival": "中秋",
}
STATUTORY_NAMES = {
    "New Year's Day": "元旦",
    "Chinese New Year's Eve": "春节",
    "Chinese New Year (Spring Festival)": "春节",
    "Tomb-Sweeping Day": "清明",
    "Labor Day": "五一",
    "Dragon Boat Festival": "端午",
    "National Day": "国庆",
    "Mid-Autumn Festival": "中秋",
}
LEVELS = ["normal", "notice", "caution", "guard"]
TONES = ["neutral", "festive", "solemn", "mourning"]


@dataclass(frozen=True)
class Holiday:
    """What the bureau does round a holiday. `days` and `workdays`: so long before, this level begins."""

    key: str
    name: str
    days: dict[int, str]
    workdays: dict[int, str]
    during: str
    after: str
    tone: str


HOLIDAYS = [
    Holiday("newyear", "元旦", {5: "notice"}, {1: "caution"}, "notice", "notice", "festive"),
    Holiday("spring", "春节", {10: "notice", 3: "caution"}, {1: "guard"}, "caution", "notice", "festive"),
    Holiday("qingming", "清明", {3: "notice"}, {}, "notice", "", "solemn"),
    Holiday("labour", "五一", {5: "notice"}, {1: "caution"}, "notice", "notice", "festive"),
    Holiday("dragon", "端午", {3: "notice"}, {1: "caution"}, "notice", "notice", "festive"),
    Holiday("midautumn", "中秋", {3: "notice"}, {1: "caution"}, "notice", "notice", "festive"),
    Holiday("national", "国庆", {10: "notice", 3: "caution"}, {1: "guard"}, "caution", "notice", "festive"),
]


FIXED = [
    ((4, 8), (4, 14), "nsed", "notice", "neutral", "before"),
    ((4, 15), (4, 15), "nsed", "notice", "neutral", "during"),
    ((4, 15), (5, 15), "bmmonth", "notice", "neutral", "during"),
    ((9, 30), (9, 30), "martyrs", "notice", "solemn", "during"),
    ((12, 13), (12, 13), "memorial", "notice", "mourning", "during"),
]
"""From the first day (month, day) to the last: what each period means. The other fixed periods are off."""


def is_announced(day: date) -> bool:
    return day.year <= ANNOUNCED_UNTIL


@cache
def statutory(year: int) -> dict[date, str]:
    found = {}
    for day, names in holidays.country_holidays("CN", years=[year], language="en_US").items():
        known = [STATUTORY_NAMES[name] for name in names.split("; ") if name in STATUTORY_NAMES]
        if known and day.year == year:
            found[day] = "国庆" if "国庆" in known else known[0]
    return found


@cache
def name_of(day: date) -> str:
    """The holiday to which a day off belongs."""
    if is_announced(day):
        off, name = chinese_calendar.get_holiday_detail(day)
        return OFFICIAL_NAMES[name] if off and name else ""
    return statutory(day.year).get(day, "")


@cache
def works(day: date) -> bool:
    """Whether the office is open."""
    if is_announced(day):
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < 5 and not name_of(day)


def workday_before(day: date, count: int) -> date:
    while count > 0:
        day -= DAY
        if works(day):
            count -= 1
    return day


@cache
def block(holiday: str, year: int) -> tuple[date, date] | None:
    """The days off round a holiday: found by looking at every day from a month before the year until its end."""
    day = date(year, 1, 1)
    named = [day + DAY * n for n in range(365) if name_of(day + DAY * n) == holiday]
    if holiday == "元旦":
        named = [day]  # whichever days in December are given to it, it is about this one
    if not named:
        return None
    first, last = named[0], named[-1]
    while not works(first - DAY):
        first -= DAY
    while not works(last + DAY):
        last += DAY
    return first, last


@cache
def standings(day: date) -> list[tuple[str, str, str, str]]:
    """(key, level, tone, where the day lies: before, during, after) of every period that means something."""
    found = []
    for holiday in HOLIDAYS:
        for year in (day.year - 1, day.year, day.year + 1):
            days = block(holiday.name, year)
            if days is None:
                continue
            first, last = days
            if first <= day <= last:
                found.append((holiday.key, holiday.during, holiday.tone, "during"))
            elif day < first:
                level = before(holiday, first, day)
                if level:
                    found.append((holiday.key, level, "neutral", "before"))
            elif holiday.after and works(day) and all(not works(last + DAY * n) for n in range(1, (day - last).days)):
                found.append((holiday.key, holiday.after, "neutral", "after"))
    month_day = (day.month, day.day)
    found += [each[2:] for each in FIXED if each[0] <= month_day <= each[1]]
    return found


def before(holiday: Holiday, first: date, day: date) -> str:
    """The level of a day before; what has not been announced begins a working day earlier."""
    sure = is_announced(first)
    level = ""
    for count, step in holiday.days.items():
        begins = first - DAY * count
        if not sure:
            begins = workday_before(begins, 1)
        if day >= begins:
            level = max(level, step, key=lambda each: LEVELS.index(each) if each else -1)
    for count, step in holiday.workdays.items():
        if day >= workday_before(first, count if sure else count + 1):
            level = max(level, step, key=lambda each: LEVELS.index(each) if each else -1)
    return level


def level(day: date) -> str:
    return max(["normal", *(each[1] for each in standings(day))], key=LEVELS.index)


def tone(day: date) -> str:
    return max(["neutral", *(each[2] for each in standings(day))], key=TONES.index)


def periods(day: date) -> set[str]:
    return {each[0] for each in standings(day)}


def stretch(day: date, key: str) -> str:
    """Where the day lies in a period; "" outside. Its own days count most."""
    found = [each[3] for each in standings(day) if each[0] == key]
    return "during" if "during" in found else found[0] if found else ""
