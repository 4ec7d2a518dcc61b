"""Events of a calendar file (RFC 5545), as far as days are concerned. Pure and bounded.

In: the text of an `.ics`. Out: its events in order, folded lines joined, texts without escapes. What is not understood of
an event is left out of it; nothing here says what an event means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from signage.core.later import later

MOST_EVENTS = 500
MOST_TEXT = 200
MOST_DEPTH, MOST_LINES = 20, 400
EVENT = "VEVENT"
_NAME = later(r"([A-Za-z0-9-]+)([:;].*)")
_FOLD = later(r"\r?\n[ \t]")
_DAY = later(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z?))?")
_LENGTH = later(r"P(\d{1,3})([DW])")
_ESCAPE = later(r"\\([nN\\,;])")


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its first day, the day after its last, and its title. `repeats`: it has a rule of recurrence."""

    first: date
    end: date
    title: str
    repeats: bool = False


Block = Mapping[str, tuple[str, ...]]
"""The fields of one event by name: each line as it stands behind the name, `;TZID=…:20260101`, in order."""


def events_in(text: str, utc_offset_min: int = 0) -> tuple[Event, ...] | None:
    """The events of a calendar file, `MOST_EVENTS` at most; None if this is none, or has an event without a day."""
    blocks = blocks_in(text)
    if blocks is None or len(blocks) > MOST_EVENTS:
        return None
    found = tuple(_event(block, utc_offset_min) for block in blocks)
    return tuple(event for event in found if event is not None) if None not in found else None


def blocks_in(text: str) -> tuple[Block, ...] | None:
    """The events as they are written; None if this is no calendar file."""
    lines = lines_in(text)
    if lines[:1] != [("BEGIN", ":VCALENDAR")]:
        return None
    found: list[Block] = []
    inside: list[str] = []
    fields: dict[str, tuple[str, ...]] = {}
    for name, rest in lines:
        if name == "BEGIN":
            inside.append(rest[1:])
            fields = {} if inside[-1] == EVENT else fields
        elif name == "END":
            if inside and inside.pop() == EVENT:
                found.append(fields)
        elif inside and inside[-1] == EVENT:
            fields[name] = (*fields.get(name, ())[:MOST_LINES], rest)
        if len(found) > MOST_EVENTS or len(inside) > MOST_DEPTH:
            break
    return tuple(found)


def lines_in(text: str) -> list[tuple[str, str]]:
    """The lines of a calendar file, (name, what stands behind it), folded ones joined; what is no such line is left out."""
    lines = (_NAME.match(line.strip()) for line in _FOLD.sub("", text.lstrip("\ufeff")).splitlines())
    pairs = ((found[1].upper(), found[2]) for found in lines if found)
    return [(name, rest.upper() if name in {"BEGIN", "END"} else rest) for name, rest in pairs]


def title_of(block: Block) -> str:
    """The title of an event, on one line."""
    text = _ESCAPE.sub(lambda found: " " if found[1] in "nN" else found[1], _value(block, "SUMMARY"))
    return text.strip()[:MOST_TEXT]


def _event(block: Block, utc_offset_min: int) -> Event | None:
    first = _day(_value(block, "DTSTART"), utc_offset_min)
    lasts = _LENGTH.fullmatch(_value(block, "DURATION").strip().upper())
    end = _day(_value(block, "DTEND"), utc_offset_min) or first
    if first is None or end is None:
        return None
    length = int(lasts[1]) * (7 if lasts[2] == "W" else 1) if lasts else 1
    repeats = "RRULE" in block or "RDATE" in block
    return Event(first, max(end, first + timedelta(days=max(1, length))), title_of(block), repeats)


def _value(block: Block, name: str) -> str:
    """The first value of a field, without its parameters."""
    return next(iter(block.get(name, ("",)))).partition(":")[2]


def _day(text: str, utc_offset_min: int) -> date | None:
    """The day of a DATE or DATE-TIME; one in UTC is the day that it is here."""
    found = _DAY.fullmatch(text.strip().upper())
    try:
        numbers = [int(each or 0) for each in found.groups()[:5]] if found else []
        moment = datetime(*numbers) if found else None  # type: ignore[arg-type]  # noqa: DTZ001 - a wall clock's
        if found and moment and found[6]:
            moment += timedelta(minutes=utc_offset_min)
        return moment.date() if moment and moment.year < date.max.year else None
    except (ValueError, OverflowError):
        return None
