"""The header's date: 2026年11月23日　星期一　农历十月十五. And whether it is dusk."""

from __future__ import annotations

from datetime import datetime, time
from functools import lru_cache

WEEKDAYS = "一二三四五六日"


@lru_cache(maxsize=4)
def _words(year: int, month: int, day: int, weekday: int, *, lunar: bool) -> str:
    words = f"{year}年{month}月{day}日　星期{WEEKDAYS[weekday]}"
    if not lunar:
        return words
    from signage.facts.lunar import lunar_date

    name = lunar_date(year, month, day)
    return f"{words}　农历{name}" if name else words


def dateline(now: datetime, *, lunar: bool) -> str:
    """Date, weekday and, where asked, the lunar date."""
    return _words(now.year, now.month, now.day, now.weekday(), lunar=lunar)


def is_dusk(now: datetime, dawn: str, dusk: str) -> bool:
    """Whether `now` lies after dusk or before dawn ("HH:MM")."""
    clock = now.time().replace(tzinfo=None)
    begins, ends = time.fromisoformat(dawn), time.fromisoformat(dusk)
    return not begins <= clock < ends if begins <= ends else ends <= clock < begins
