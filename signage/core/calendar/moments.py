"""Moments as people write them: a day alone where a time adds nothing. In: local moments. Out: texts."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

TIME: Final = "%Y-%m-%d %H:%M"
DAY: Final = "%Y-%m-%d"


def begins(moment: datetime) -> str:
    """A first moment: the day alone where it begins with the day."""
    return moment.strftime(TIME if moment.hour or moment.minute else DAY)


def ends(moment: datetime) -> str:
    """The first moment after, as people write an end: the last day, whole, where it ends with the day."""
    return begins(moment) if moment.hour or moment.minute else (moment - timedelta(days=1)).strftime(DAY)
