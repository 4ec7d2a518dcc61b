"""A calendar file as the hours of a section: each event says from when until when, and on which days again.

Pure. In: the text of an `.ics` (RFC 5545). Out: windows, and the title of every event that is not understood; None where the
file is about days off, or is none. Events with equal hours are one window. Times are those of the wall; one in UTC is turned
into that of the site. Days count as `recurrence` compiles them: RRULE, EXDATE, and RDATE beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from signage.core.calendar.events import Block, blocks_in, lines_in, title_of
from signage.core.calendar.holiday_notice import names_holiday, says_off
from signage.core.calendar.recurrence import EARLIEST, FIRST, ONE, compiled, runs_of
from signage.core.calendar.recurrence_rule import LAST, MOST_VALUES, RecurrenceError
from signage.core.calendar.zones_written import offsets_in, zone_of
from signage.core.later import later
from signage.core.rules import Daypart, Run, Window

MOST_EVENTS, MOST_WINDOWS, MOST_RUNS = 100, 50, 1000
DAY_MIN = 24 * 60
_MOMENT = later(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?")
_DURATION = later(r"P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,3})M)?(?:\d{1,3}S)?)?")
STRANGE = "EXRULE"
"""A field whose meaning is not followed: an event that has one is refused."""
MOVED = "RECURRENCE-ID"
"""The day of a repeated event that this one stands for."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """`windows` are the hours; `refused` the titles of events that do not count, in their order."""

    windows: tuple[Window, ...]
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Moment:
    """A day, and the minute of it; None: the whole day."""

    day: date
    minute: int | None

    def after(self, other: _Moment) -> timedelta:
        minutes = (self.minute or 0) - (other.minute or 0)
        return timedelta(days=(self.day - other.day).days, minutes=minutes)


def timetable_of(text: str, utc_offset_min: int = 0) -> Timetable | None:
    """The hours that a calendar file gives its section."""
    blocks = blocks_in(text)
    if not blocks:
        return None
    titles = [title_of(block) for block in blocks]
    offsets = offsets_in(lines_in(text))
    moved = _moved(blocks)
    if any(says_off(title) is not None or names_holiday(title) for title in titles):
        return None
    if len(blocks) > MOST_EVENTS:
        return Timetable((), tuple(titles))
    hours: dict[tuple[Daypart, ...], set[date]] = {}
    once: list[Window] = []
    refused: list[str] = []
    for block, title in zip(blocks, titles, strict=True):
        if any(status.upper().endswith(":CANCELLED") for status in block.get("STATUS", ())):
            continue
        if _is_elsewhere(block, offsets, utc_offset_min):
            refused.append(title)
            continue
        try:
            made = _read(_without(block, moved), utc_offset_min)
        except RecurrenceError:
            refused.append(title)
            continue
        if isinstance(made, Window):
            once.append(made)
        else:
            hours.setdefault(made[0], set()).update(made[1])
    runs = {parts: runs_of(sorted(days)) for parts, days in hours.items()}
    windows = (*dict.fromkeys(once), *(Window(dayparts=parts, dates=dates) for parts, dates in runs.items()))
    if len(windows) > MOST_WINDOWS or sum(map(len, runs.values())) > MOST_RUNS:
        return Timetable((), tuple(titles))
    return Timetable(windows, tuple(refused))


def _read(block: Mapping[str, tuple[str, ...]], utc_offset_min: int) -> Window | tuple[tuple[Daypart, ...], set[date]]:
    """One event: hours and the days on which they begin; one that comes once and has hours, from moment to moment."""
    if STRANGE in block or (MOVED in block and "RRULE" in block):
        raise RecurrenceError
    start = _moment(_only(block, "DTSTART"), utc_offset_min)
    lasts = _lasts(block, start, utc_offset_min)
    again = "RRULE" in block or "RDATE" in block
    if start.minute is not None and not again:
        zone = timezone(timedelta(minutes=utc_offset_min))
        begins = datetime.combine(start.day, time(), zone) + timedelta(minutes=start.minute)
        return Window(valid_from=begins, valid_until=begins + lasts)
    days = _days(block, start, utc_offset_min)
    if start.minute is None:
        return (), {day + step * ONE for day in days for step in range(lasts.days) if day + step * ONE <= LAST}
    minutes = int(lasts.total_seconds()) // 60
    if minutes > DAY_MIN:
        raise RecurrenceError
    whole = minutes == DAY_MIN and not start.minute
    return () if whole else (Daypart(start.minute, (start.minute + minutes) % DAY_MIN),), days


def _is_elsewhere(block: Block, offsets: Mapping[str, int], utc_offset_min: int) -> bool:
    """Whether an event's times are those of another wall than the site's, or of one that nobody knows."""
    written = (zone_of(line) for name in ("DTSTART", "DTEND", "EXDATE", "RDATE", MOVED) for line in block.get(name, ()))
    return any(zone and offsets.get(zone) != utc_offset_min for zone in written)


def _moved(blocks: tuple[Block, ...]) -> Mapping[str, tuple[str, ...]]:
    """UID → the days of a repeated event that were moved or called off one by one, as they are written."""
    found: dict[str, tuple[str, ...]] = {}
    for block in blocks:
        for uid in block.get("UID", ())[:1]:
            found[uid] = (*found.get(uid, ()), *block.get(MOVED, ()))
    return found


def _without(block: Block, moved: Mapping[str, tuple[str, ...]]) -> Block:
    """A repeated event without the days that were moved."""
    if "RRULE" not in block or MOVED in block:
        return block
    days = moved.get(next(iter(block.get("UID", ())), ""), ())
    return {**block, "EXDATE": (*block.get("EXDATE", ()), *days)} if days else block


def _days(block: Mapping[str, tuple[str, ...]], start: _Moment, utc_offset_min: int) -> set[date]:
    """The days on which an event begins."""
    lines = [f"DTSTART:{start.day:%Y%m%d}", *(f"RRULE{rule}" for rule in block.get("RRULE", ()))]
    found = _of(compiled("\n".join(lines), None, utc_offset_min)) if "RRULE" in block else {start.day}
    without = {_moment(each, utc_offset_min).day for each in _listed(block, "EXDATE")}
    more = {_moment(each, utc_offset_min).day for each in _listed(block, "RDATE")}
    days = {day for day in (found | more) - without if FIRST <= day <= LAST}
    if not days:
        raise RecurrenceError
    return days


def _of(runs: tuple[Run, ...]) -> set[date]:
    return {run.first + timedelta(days=run.every * number) for run in runs for number in range(run.count)}


def _lasts(block: Mapping[str, tuple[str, ...]], start: _Moment, utc_offset_min: int) -> timedelta:
    """How long an event lasts: as its end or its length says, else the whole day; one with a time says so itself."""
    if "DTEND" in block:
        end = _moment(_only(block, "DTEND"), utc_offset_min)
        if (end.minute is None) is not (start.minute is None):
            raise RecurrenceError
        lasts = end.after(start)
    elif "DURATION" in block:
        found = _DURATION.fullmatch(_only(block, "DURATION").upper())
        weeks, days, hours, minutes = (int(each or 0) for each in found.groups()) if found else (0, 0, 0, 0)
        lasts = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
    else:
        lasts = ONE if start.minute is None else timedelta()
    if not timedelta() < lasts <= MOST_VALUES * ONE or (start.minute is None and lasts % ONE):
        raise RecurrenceError
    return lasts


def _listed(block: Mapping[str, tuple[str, ...]], name: str) -> list[str]:
    """All values of a field that may come several times, each with several."""
    values = [value for line in block.get(name, ()) for value in line.rpartition(":")[2].split(",")]
    if len(values) > MOST_VALUES:
        raise RecurrenceError
    return values


def _only(block: Mapping[str, tuple[str, ...]], name: str) -> str:
    lines = block.get(name, ())
    if len(lines) != 1:
        raise RecurrenceError
    return lines[0].rpartition(":")[2]


def _moment(text: str, utc_offset_min: int) -> _Moment:
    found = _MOMENT.fullmatch(text.strip().upper())
    if found is None:
        raise RecurrenceError
    try:
        year, month, day, hour, minute, _ = (int(each or 0) for each in found.groups()[:6])
        made = datetime(year, month, day, hour, minute)  # noqa: DTZ001 - a wall clock's
        made += timedelta(minutes=utc_offset_min if found[7] else 0)
    except (ValueError, OverflowError):
        raise RecurrenceError from None
    if not EARLIEST <= made.date() <= LAST:
        raise RecurrenceError
    return _Moment(made.date(), made.hour * 60 + made.minute if found[4] is not None else None)
