"""The days between `--from` and `--to`, read alike by all commands that have them.

In: what was typed, and what is meant where nothing was. Out: the first and the last day, both counted, or why not. Reads no clock.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from signage.cli.common import Refused
from signage.cli.console import WRONG_USAGE

YEARS = range(1901, 2200)
"""Years that the calendar knows."""
Complete = Callable[[date | None, date | None], tuple[date, date]]
"""Both days, from those that were typed."""


def asked_days(first: str, last: str, complete: Complete) -> tuple[date, date] | Refused:
    """The days that were asked for; `complete` adds what was not said."""
    typed: list[date | None] = []
    for text in (first, last):
        try:
            day = date.fromisoformat(text.strip()) if text else None
        except ValueError:
            return Refused("bad-date", {"text": text}, WRONG_USAGE)
        if day is not None and day.year not in YEARS:
            return Refused("date-too-far", {"text": day, "first": YEARS[0], "last": YEARS[-1]}, WRONG_USAGE)
        typed.append(day)
    begin, end = complete(*typed)
    if end < begin:
        return Refused("days-reversed", {"first": begin, "last": end}, WRONG_USAGE)
    return begin, end
