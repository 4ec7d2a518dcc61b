"""The text of one recurrence rule of RFC 5545, read strictly: `FREQ=MONTHLY;BYDAY=1MO;UNTIL=20271231`.

In: text. Out: a `Rule`, or `RecurrenceError`. Rules of hours, minutes and seconds are none of days and are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from signage.core.later import later

LAST = date(2049, 12, 31)
"""Days behind it are of no use to a screen."""
MOST_VALUES = 400
WEEKDAYS = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}

_DAY = later(r"(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(Z?))?")
_WEEKDAY = later(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")


class RecurrenceError(ValueError):
    """A rule that is not understood, or that is not one of days."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it was written. `weekdays` are (which one of the month or year, or 0; Monday is 0)."""

    freq: str
    interval: int = 1
    count: int = 0
    until: date = LAST
    weekdays: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0


def day_of(text: str, utc_offset_min: int = 0) -> date:
    """The day of a DATE or DATE-TIME; one in UTC is the day that it is here."""
    found = _DAY.fullmatch(text)
    if found is None:
        raise RecurrenceError
    try:
        numbers = [int(each or 0) for each in found.groups()[:6]]
        moment = datetime(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001 - a wall clock's
        return (moment + timedelta(minutes=utc_offset_min if found[7] else 0)).date()
    except (ValueError, OverflowError):
        raise RecurrenceError from None


def rule_of(text: str, utc_offset_min: int = 0) -> Rule:
    """The rule that `text` writes out."""
    values: dict[str, str] = {}
    for part in text.rstrip(";").split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value or name in values or name not in READERS:
            raise RecurrenceError
        values[name] = value
    if "UNTIL" in values and "COUNT" in values:
        raise RecurrenceError
    made: dict[str, Any] = {READERS[n][0]: READERS[n][1](value) for n, value in values.items() if n != "UNTIL"}
    if "UNTIL" in values:
        made["until"] = min(day_of(values["UNTIL"], utc_offset_min), LAST)
    rule = Rule(**made) if "freq" in made else Rule("")
    ordinal = any(which for which, _ in rule.weekdays)
    if not rule.freq or (ordinal and rule.freq in {"DAILY", "WEEKLY"}):
        raise RecurrenceError
    if (rule.month_days and rule.freq == "WEEKLY") or (rule.year_days and rule.freq != "YEARLY"):
        raise RecurrenceError
    return rule


def _numbers(low: int, high: int, *, signed: bool = False) -> Callable[[str], tuple[int, ...]]:
    def read(text: str) -> tuple[int, ...]:
        return tuple(_number(each, low, high, signed=signed) for each in _parts(text))

    return read


def _number(text: str, low: int, high: int, *, signed: bool = False) -> int:
    sign = -1 if signed and text.startswith("-") else 1
    digits = text.lstrip("+-") if signed else text
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 6 and low <= int(digits) <= high):
        raise RecurrenceError
    return sign * int(digits)


def _parts(text: str) -> Iterable[str]:
    parts = text.split(",")
    if len(parts) > MOST_VALUES:
        raise RecurrenceError
    return parts


def _freq(text: str) -> str:
    if text not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}:
        raise RecurrenceError
    return text


def _weekdays(text: str) -> tuple[tuple[int, int], ...]:
    found = [_WEEKDAY.fullmatch(each) for each in _parts(text)]
    made = tuple((int(each[1] or 0), WEEKDAYS[each[2]]) for each in found if each)
    if len(made) < len(found) or any(abs(which) > 53 for which, _ in made):
        raise RecurrenceError
    return made


def _week_start(text: str) -> int:
    if text not in WEEKDAYS:
        raise RecurrenceError
    return WEEKDAYS[text]


READERS: dict[str, tuple[str, Callable[[str], object]]] = {
    "FREQ": ("freq", _freq),
    "INTERVAL": ("interval", lambda text: _number(text, 1, 9999)),
    "COUNT": ("count", lambda text: _number(text, 1, 99999)),
    "UNTIL": ("until", day_of),
    "BYDAY": ("weekdays", _weekdays),
    "BYMONTHDAY": ("month_days", _numbers(1, 31, signed=True)),
    "BYYEARDAY": ("year_days", _numbers(1, 366, signed=True)),
    "BYMONTH": ("months", _numbers(1, 12)),
    "BYSETPOS": ("positions", _numbers(1, 366, signed=True)),
    "WKST": ("week_start", _week_start),
}
"""What a rule may say, and the field of `Rule` that it gives."""
