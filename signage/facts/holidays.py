"""Which days are off: the bureau's own file before the official arrangement before the statute alone.

In: a stretch of days, announced years that somebody dropped in. Out: facts of every day, each with its certainty. The
official years are those of `chinese_calendar`; where a year has not been announced, only the statutory days count
(全国年节及纪念日放假办法, 2024, art. 2) and no make-up day is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from signage.core.calendar.days import Certainty, DayFact, is_weekend
from signage.core.calendar.holiday_notice import Announced, AnnouncedDay

NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
}
ALIASES = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节", "国庆": "国庆节", "五一": "劳动节", "新年": "元旦"}
"""Other names of the same holidays, as notices and calendar files write them."""


def facts_of(first: date, days: int, announced: Iterable[Announced] = ()) -> dict[date, DayFact]:
    """The facts of `days` days from `first`. Of several announcements for one day the last counts."""
    overrides = {each.day: each for year in announced for each in year.days}
    years = {year.year for year in announced}
    return {day: _fact(day, overrides, years) for day in (first + timedelta(days=step) for step in range(days))}


def _fact(day: date, overrides: dict[date, AnnouncedDay], years: set[int]) -> DayFact:
    if day in overrides:
        each = overrides[day]
        return DayFact(day, each.off, _name(each.name), Certainty.OVERRIDE)
    if day.year in years:
        return DayFact(day, is_weekend(day), "", Certainty.OVERRIDE)
    off, work, known = _official()
    if day.year in known:
        if day in off:
            return DayFact(day, True, off[day], Certainty.OFFICIAL)
        if day in work:
            return DayFact(day, False, work[day], Certainty.OFFICIAL)
        return DayFact(day, is_weekend(day), "", Certainty.OFFICIAL)
    holiday = _statutory(day.year).get(day, "")
    return DayFact(day, bool(holiday) or is_weekend(day), holiday, Certainty.STATUTORY_ONLY)


def _name(words: str) -> str:
    """The holiday's usual name; of 国庆节、中秋节 the first."""
    first = words.replace("和", "、").split("、")[0]
    return ALIASES.get(first, first)


@lru_cache(maxsize=1)
def _official() -> tuple[dict[date, str], dict[date, str], frozenset[int]]:
    """(days off, make-up days, announced years), names in Chinese."""
    from chinese_calendar import constants

    off = {day: NAMES.get(name, name) for day, name in constants.holidays.items()}
    work = {day: NAMES.get(name, name) for day, name in constants.workdays.items()}
    return off, work, frozenset(day.year for day in off)


@lru_cache(maxsize=64)
def _statutory(year: int) -> dict[date, str]:
    """The statutory days of a year: 除夕 and the first three days of the lunar year, and so on."""
    from lunar_python import Lunar

    days = {date(year, 1, 1): "元旦", date(year, 5, 1): "劳动节", date(year, 5, 2): "劳动节"}
    days |= {date(year, 10, day): "国庆节" for day in (1, 2, 3)}
    spring = _solar(Lunar.fromYmd(year, 1, 1))
    days |= {spring + timedelta(days=step): "春节" for step in (-1, 0, 1, 2)}
    days[_solar(Lunar.fromYmd(year, 5, 5))] = "端午节"
    days.setdefault(_solar(Lunar.fromYmd(year, 8, 15)), "中秋节")
    days[_solar(spring_term(year))] = "清明节"
    return days


def spring_term(year: int) -> object:
    """清明, the solar term, in the library's own form."""
    from lunar_python import Solar

    return next(
        lunar for lunar in (Solar.fromYmd(year, 4, day).getLunar() for day in (4, 5, 6)) if lunar.getJieQi() == "清明"
    )


def _solar(lunar: object) -> date:
    solar = lunar.getSolar()  # type: ignore[attr-defined]  # the library ships without types
    return date(solar.getYear(), solar.getMonth(), solar.getDay())
