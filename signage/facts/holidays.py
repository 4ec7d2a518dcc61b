"""Which days are off: the bureau's own file before the official arrangement before the statute alone.

In: a stretch of days, announced years that somebody dropped in. Out: facts of every day, each with its certainty. The
official years are those of `chinese_calendar`; where a year has not been announced, only the statutory days count
(全国年节及纪念日放假办法, 2024, art. 2) and no make-up day is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from signage.core.calendar.announced import Announced, combined, holiday_of, named_in
from signage.core.calendar.days import Certainty, DayFact, is_weekend

NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
}
NEW_YEAR, MAY, TURN = "元旦", 5, 12
ALL_HOLIDAYS = frozenset(NAMES.values())
KNOWN = range(1901, 2100)
"""Years whose lunar dates are known; in all others only weekends are."""


def facts_of(first: date, days: int, announced: Iterable[Announced] = ()) -> dict[date, DayFact]:
    """The facts of `days` days from `first`. Of several announcements for one year the last counts for what it names."""
    notices = {notice.year: Notice(notice) for notice in combined(announced).holidays}
    return {day: _fact(day, notices) for day in (first + timedelta(days=step) for step in range(days))}


def official_years() -> frozenset[int]:
    """The years whose official arrangement the library knows."""
    return _official()[2]


def official_day(day: date) -> DayFact:
    """What the library or the statute says of a day, without anything that was announced here."""
    return _usual(day)


class Notice:
    """An announced year, to be asked by day. What it does not name stays as it was."""

    def __init__(self, announced: Announced) -> None:
        self.days = {each.day: each for each in announced.days}
        self.named = named_in(announced)

    def fact(self, day: date, usual: DayFact) -> DayFact | None:
        """What the notice makes of a day; None if nothing."""
        each = self.days.get(day)
        if each is not None:
            return DayFact(day, each.off, holiday_of(each.name), Certainty.OVERRIDE)
        if usual.holiday in self.named or (not usual.holiday and self.named >= ALL_HOLIDAYS):
            return DayFact(day, is_weekend(day), "", Certainty.OVERRIDE)
        return None


def _fact(day: date, notices: Mapping[int, Notice]) -> DayFact:
    """The notice of the year after may change December: it is asked first, but for its own days only."""
    usual = _usual(day)
    turn = day.month == TURN
    following = notices.get(day.year + 1) if turn else None
    if following is not None and (day in following.days or usual.holiday == NEW_YEAR):
        return following.fact(day, usual) or usual
    notice = notices.get(day.year)
    if notice is None or (turn and usual.holiday == NEW_YEAR):
        return usual
    return notice.fact(day, usual) or usual


def _usual(day: date) -> DayFact:
    off, work, known = _official()
    if day.year in known or day in off or day in work:
        holiday = off.get(day) or work.get(day, "")
        return DayFact(day, day in off or (is_weekend(day) and day not in work), holiday, Certainty.OFFICIAL)
    holiday = _statutory(day.year).get(day, "")
    return DayFact(day, bool(holiday) or is_weekend(day), holiday, Certainty.STATUTORY_ONLY)


@lru_cache(maxsize=1)
def _official() -> tuple[dict[date, str], dict[date, str], frozenset[int]]:
    """(days off, make-up days, announced years), names in Chinese."""
    from chinese_calendar import constants

    off = {day: NAMES.get(name, name) for day, name in constants.holidays.items()}
    work = {day: NAMES.get(name, name) for day, name in constants.workdays.items()}
    return off, work, frozenset(day.year for day in off if day.month == MAY)


@lru_cache(maxsize=64)
def _statutory(year: int) -> dict[date, str]:
    """The statutory days of a year: 除夕 and the first three days of the lunar year, and so on."""
    if year not in KNOWN:
        return {}
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
