"""The schedule: the rows of 播放计划.xlsx as rules.

Pure. In: the texts of each row, as the worker found them. Out: a `Row` for each, and a `Mistake` for every cell that is
not understood, with its row number. Such a cell is not used and the rest counts; only a place that nobody knows closes:
it never means everywhere.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar

from signage.core.calendar.name_dates import Dated, days_of
from signage.core.later import later
from signage.core.rules import Daypart, Days
from signage.core.schedule.cells import (
    CellError,
    When,
    dayparts_of,
    folded,
    places_of,
    seconds_of,
    stretch_of,
    weekdays_of,
    when_of,
)

MOST_ROWS, MOST_CELL = 500, 200
"""Rows that are read, and characters of one cell."""
EXAMPLE = "示例"
"""What the name of a row begins with that shows how to write one, and does nothing."""
_SIDE_BY_SIDE = later(r"[/／\s]+|[和及与]")
NOWHERE = ("（点位没有写对）",)
"""The places of a row whose places nobody knows: none."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class RawRow:
    """The cells of one row as text; dates as ISO. `number` counts from 1, as the program that made the file does."""

    number: int
    name: str = ""
    first: str = ""
    last: str = ""
    weekdays: str = ""
    hours: str = ""
    places: str = ""
    seconds: str = ""


@dataclass(frozen=True, slots=True)
class RawSchedule:
    """What the worker read. `unknown` are headings that mean nothing; `cut`: there are more rows than were read."""

    rows: tuple[RawRow, ...] = ()
    unknown: tuple[str, ...] = ()
    cut: bool = False


class Fault(StrEnum):
    """What is wrong with a row. The words are in `words.schedule`."""

    DATE = "date"
    ORDER = "order"
    WEEKDAY = "weekday"
    HOURS = "hours"
    PLACE = "place"
    SECONDS = "seconds"
    NO_NAME = "no-name"
    NOT_FOUND = "not-found"
    AMBIGUOUS = "ambiguous"
    TOO_OFTEN = "too-often"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One cell, with its row number. `near` is what may have been meant."""

    row: int
    fault: Fault
    value: str = ""
    near: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row in force. Without `first`, `last` or `places` it says nothing about them.

    A day counts that is one of `weekdays` or of the sort `days`. `from_ever`, `for_ever`: it says that there is no first or no last moment; `places` () says everywhere.
    """

    number: int
    name: str
    first: datetime | None = None
    last: datetime | None = None
    from_ever: bool = False
    for_ever: bool = False
    weekdays: tuple[int, ...] = ()
    dayparts: tuple[Daypart, ...] = ()
    places: tuple[str, ...] | None = None
    seconds: float = 0.0
    days: Days = Days.ANY


def rows_of(
    raw: RawSchedule, written: datetime, known: tuple[str, ...] = ()
) -> tuple[tuple[Row, ...], tuple[Mistake, ...]]:
    """The rows in their order, and every mistake.

    `written` (aware, the site's zone) is when these words were first read: a date without a year lies near it. `known`
    are the places that exist; none: every name is believed.
    """
    mistakes: list[Mistake] = []
    rows = tuple(row for one in raw.rows if (row := _Reader(one, mistakes).row(written, known)) is not None)
    return rows, tuple(mistakes)


def nearest(value: str, known: tuple[str, ...]) -> str:
    """The known name that is most like `value`, or ""."""
    return next(iter(difflib.get_close_matches(value, known, n=1, cutoff=0.5)), "")


class _Reader:
    """Reads one row cell by cell."""

    def __init__(self, raw: RawRow, mistakes: list[Mistake]) -> None:
        self._raw = raw
        self._mistakes = mistakes

    def row(self, written: datetime, known: tuple[str, ...]) -> Row | None:
        raw = self._raw
        if not raw.name.strip():
            if any((raw.first, raw.last, raw.weekdays, raw.hours, raw.places, raw.seconds)):
                self._wrong(Fault.NO_NAME, "")
            return None
        if folded(raw.name).startswith(EXAMPLE):
            return None
        told = stretch_of(raw.first, raw.last)
        begin, end = (self._cell(Fault.DATE, text, lambda text: _dated(text, written), None) for text in told)
        first, last = self._moments(begin or When(), end or When(), written)
        every: tuple[tuple[int, ...], Days] = ((), Days.ANY)
        weekdays, days = self._cell(Fault.WEEKDAY, raw.weekdays, weekdays_of, every)
        return Row(
            raw.number,
            raw.name.strip(),
            first,
            last,
            from_ever=begin == When(),
            for_ever=end == When(),
            weekdays=weekdays,
            dayparts=self._cell(Fault.HOURS, raw.hours, dayparts_of, ()),
            places=self._places(known),
            seconds=self._cell(Fault.SECONDS, raw.seconds, seconds_of, 0.0),
            days=days,
        )

    def _cell(self, fault: Fault, text: str, read: Callable[[str], Value], unset: Value) -> Value:
        if not text.strip():
            return unset
        try:
            return read(text)
        except CellError:
            self._wrong(fault, text.strip())
            return unset

    def _moments(self, begin: When, end: When, written: datetime) -> tuple[datetime | None, datetime | None]:
        days = days_of(Dated("", begin.day, end.day), written.date()) if begin.day or end.day else (None, None)
        first = _moment(days[0], begin.minute or 0, written) if days and days[0] else None
        whole_day = 24 * 60
        last = _moment(days[1], whole_day if end.minute is None else end.minute, written) if days and days[1] else None
        if days is None or (first is not None and last is not None and first >= last):
            self._wrong(Fault.ORDER, f"{self._raw.first.strip()} – {self._raw.last.strip()}")
            return None, None
        return first, last

    def _places(self, known: tuple[str, ...]) -> tuple[str, ...] | None:
        names: tuple[str, ...] | None = self._cell(Fault.PLACE, self._raw.places, places_of, None)
        if not names:
            return names
        names = tuple(place for name in names for place in _parted(name, known))
        strange = [name for name in names if known and name not in known]
        for name in strange:
            self._wrong(Fault.PLACE, name, nearest(name, known))
        return tuple(name for name in names if name not in strange) or NOWHERE

    def _wrong(self, fault: Fault, value: str, near: str = "") -> None:
        self._mistakes.append(Mistake(self._raw.number, fault, value, near))


def _parted(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Places that stand side by side, 大厅/走廊 or 大厅和走廊, where each of them is one."""
    parts = tuple(part for part in _SIDE_BY_SIDE.split(name) if part)
    return parts if name not in known and parts and set(parts) <= set(known) else (name,)


def _dated(text: str, written: datetime) -> When:
    """A day that exists. Raises `CellError`."""
    found = when_of(text)
    days = days_of(Dated("", found.day), written.date()) if found.day is not None else None
    if found.day is not None and days is None:
        raise CellError
    if found.weekday and (days is None or days[0] is None or days[0].isoweekday() != found.weekday):
        raise CellError
    return found


def _moment(day: date, minute: int, written: datetime) -> datetime:
    return datetime.combine(day, time(), written.tzinfo) + timedelta(minutes=minute)
