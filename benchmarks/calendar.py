"""The schedule: a hundred thousand items asked at one moment, and ten years read minute by minute in two ways.

Needs no screen. The second reading is that of `tests/oracle`, written by hand and knowing nothing of the product. Both
answers are laid out minute by minute: the product's from its spans, which the tests hold to `is_due`, and from `is_due`
itself at moments spread over all of it.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from signage.core.calendar.daytable import DayTable, table_of
from signage.core.calendar.mood import mood_of
from signage.core.rotation.agenda import agenda_of
from signage.core.rotation.due import is_due
from signage.core.rotation.openings import spans_of
from signage.core.rotation.slides import Slide
from signage.core.rotation.wheel import wheel
from signage.core.rules import Daypart, Days, Rules, Run, Window
from signage.facts.holidays import facts_of
from signage.facts.periods import shipped

ITEMS, ASKED = 100_000, 200
FIRST, LAST = date(2025, 1, 1), date(2035, 1, 1)
ZONES = ("Asia/Shanghai", "Europe/Berlin", "Australia/Lord_Howe")
"""One without changes of the clock, one with them, one whose clock is changed by half an hour."""
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
SAMPLES = 20_000
ORACLE = Path(__file__).parents[1] / "tests" / "oracle"


def rules_of(number: int) -> Rules:
    """Rules of the usual sorts, each a little different."""
    start, length = 360 + number * 7 % 720, 30 + number % 300
    window = Window(dayparts=(Daypart(start, (start + length) % 1440),))
    day = date(2026, 1, 1) + DAY * (number % 300)
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return (
        Rules(),
        Rules(windows=(window,)),
        Rules(valid_from=begin, valid_until=begin + 40 * DAY),
        Rules(days=Days.WORKDAYS, windows=(window,)),
        Rules(dates=(Run(day, 7, 50),)),
        Rules(periods=("national", "spring"), windows=(window,)),
    )[number % 6]


def due() -> dict[str, Any]:
    """A hundred thousand items for a day: how long to compile them, and to ask for one moment and for the next change."""
    zone = ZoneInfo("Asia/Shanghai")
    table = _table(date(2026, 1, 1), 400)
    rules = [rules_of(number) for number in range(ITEMS)]
    first = datetime(2026, 9, 30, tzinfo=zone)
    began = time.perf_counter()
    agenda = agenda_of(rules, first, first + DAY, "大厅", table)
    compiled_s = time.perf_counter() - began
    moments = [first + DAY * (number * 0.381966 % 1.0) for number in range(ASKED)]
    asked = sorted(_seconds(agenda.due, moment) for moment in moments)
    changes = sorted(_seconds(agenda.next_change, moment) for moment in moments)
    return {
        "items": ITEMS,
        "due_now": len(agenda.due(first + DAY / 2)),
        "compile_s": round(compiled_s, 2),
        "due_ms": round(asked[ASKED // 2] * 1000, 3),
        "due_p99_ms": round(asked[ASKED * 99 // 100] * 1000, 3),
        "next_change_ms": round(changes[-1] * 1000, 3),
        "wheel_500_ms": round(_wheel_ms(), 2),
    }


def oracle() -> dict[str, Any]:
    """Every minute of ten years in three zones: level, tone, periods, and every rule that the second reading knows."""
    sys.path.insert(0, str(ORACLE))
    almanac, readings = importlib.import_module("almanac"), importlib.import_module("readings")
    began = time.perf_counter()
    table = _table(FIRST - 5 * DAY, (LAST - FIRST).days + 10)
    days = [FIRST + DAY * number for number in range((LAST - FIRST).days)]
    differences = sum(_day_differs(table, almanac, day) for day in days)
    minutes = asked = 0
    for zone in map(ZoneInfo, ZONES):
        start = datetime(FIRST.year, 1, 1, tzinfo=zone)
        end = datetime(LAST.year, 1, 1, tzinfo=zone)
        minutes += round((end.timestamp() - start.timestamp()) / 60)
        differences += sum(_mood_differs(table, almanac, start, end, hour) for hour in range(0, len(days) * 24, 5))
    for case in readings.CASES:
        read = {day: bytes(case.plays(day, minute) for minute in range(1440)) for day in days}
        for zone in map(ZoneInfo, ZONES):
            mine, theirs = _of_product(case.rules, zone, table), _of_reading(read, case, zone)
            differences += sum(a != b for a, b in zip(mine, theirs, strict=True)) if mine != theirs else 0
            asked += len(mine)
            differences += _samples_differ(case.rules, mine, zone, table)
    return {
        "zones": len(ZONES),
        "rules": len(readings.CASES),
        "minutes": minutes,
        "answers": asked,
        "differences": differences,
        "seconds": round(time.perf_counter() - began, 1),
    }


def _table(first: date, days: int) -> DayTable:
    return table_of(facts_of(first - 400 * DAY, days + 800), shipped(), {}, first, days)


def _seconds(question: Callable[[datetime], object], moment: datetime) -> float:
    """CPU seconds of one question: the machine may have other things to do."""
    began = time.process_time()
    question(moment)
    return time.process_time() - began


def _wheel_ms() -> float:
    """An hour of five hundred items with shares, weights, limits and key items."""
    slides = tuple(
        Slide(f"{n}/0", str(n), "notice", 8.0 + n % 9, share=5.0 * (n < 4), weight=1 + n % 3, most=n % 5, within_s=40.0 * (n == 9))
        for n in range(500)
    )  # fmt: skip
    hour = datetime(2026, 9, 30, 8, tzinfo=UTC)
    return min(_seconds(lambda at: wheel(slides, at), hour + timedelta(hours=number)) for number in range(10)) * 1000


def _day_differs(table: DayTable, almanac: Any, day: date) -> bool:
    row = table.at(day)
    if row is None:
        return True
    stretches = all(almanac.stretch(day, key) == where for key, where in zip(row.periods, row.stretches, strict=True))
    works = (row.kind in {"workday", "makeup"}) is almanac.works(day)
    return not (works and stretches and set(row.periods) == almanac.periods(day))


def _mood_differs(table: DayTable, almanac: Any, start: datetime, end: datetime, hour: int) -> bool:
    """Level and tone at every fifth hour: what changes at midnight alone is seen at every hour of the day in turn."""
    now = (start.astimezone(UTC) + timedelta(hours=hour)).astimezone(start.tzinfo)
    if now.timestamp() >= end.timestamp():
        return False
    mood = mood_of(table, now)
    return (mood.level.value, mood.tone.value) != _level_and_tone(almanac, now.date())


_KNOWN: dict[date, tuple[str, str]] = {}


def _level_and_tone(almanac: Any, day: date) -> tuple[str, str]:
    if day not in _KNOWN:
        _KNOWN[day] = (almanac.level(day), almanac.tone(day))
    return _KNOWN[day]


def _of_product(rules: Rules, zone: ZoneInfo, table: DayTable) -> bytes:
    """A byte for every minute of the ten years: whether it is due in that minute, by the spans."""
    first, last = (datetime(day.year, day.month, day.day, tzinfo=zone) for day in (FIRST, LAST))
    flags = bytearray(round((last.timestamp() - first.timestamp()) / 60))
    for start, end in spans_of(rules, first, last, "", table):
        begin, stop = (round((edge.timestamp() - first.timestamp()) / 60) for edge in (start, end))
        flags[begin:stop] = b"\1" * (stop - begin)
    return bytes(flags)


def _of_reading(read: dict[date, bytes], case: Any, zone: ZoneInfo) -> bytes:
    """The same by the second reading, following the clock on the wall through every day."""
    first, last = (datetime(day.year, day.month, day.day, tzinfo=zone) for day in (FIRST, LAST))
    flags = bytearray()
    moment = first.astimezone(UTC)
    for day, answers in read.items():
        midnight = datetime(day.year, day.month, day.day, tzinfo=zone) + DAY
        length = round((midnight.timestamp() - moment.timestamp()) / 60)
        if length == 1440:
            flags += answers
        else:
            walls = ((moment + MINUTE * number).astimezone(zone) for number in range(length))
            flags += bytes(answers[wall.hour * 60 + wall.minute] for wall in walls)
        moment += MINUTE * length
    begin = round((case.first.timestamp() - first.timestamp()) / 60) if case.first else 0
    stop = round((case.last.timestamp() - first.timestamp()) / 60) if case.last else len(flags)
    assert len(flags) == round((last.timestamp() - first.timestamp()) / 60)
    return bytes(begin) + bytes(flags[begin:stop]) + bytes(len(flags) - stop)


def _samples_differ(rules: Rules, mine: bytes, zone: ZoneInfo, table: DayTable) -> int:
    """How often `is_due` itself says something else at minutes spread over the ten years."""
    first = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=zone).astimezone(UTC)
    chosen = (number * 7919 * 263 % len(mine) for number in range(SAMPLES))
    return sum(
        is_due(rules, (first + MINUTE * minute).astimezone(zone), table=table) is not bool(mine[minute])
        for minute in chosen
    )
