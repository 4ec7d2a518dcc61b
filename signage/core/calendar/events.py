"""Events of a calendar file (RFC 5545), as far as days are concerned. Pure and bounded.

In: the text of an `.ics`. Out: its events in order, folded lines joined, texts without escapes. What is not understood of
an event is left out of it; nothing here says what an event means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from signage.core.later import later

MOST_EVENTS = 500
MOST_TEXT = 200
MOST_DEPTH, MOST_LINES = 20, 400
EVENT = "VEVENT"
_NAME = later(r"([A-Za-z0-9-]+)([:;].*)")
_FOLD = later(r"\r?\n[ \t]")
_DAY = later(r"(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?")
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


def events_in(text: str) -> tuple[Event, ...] | None:
    """The events of a calendar file, `MOST_EVENTS` at most; None if this is none, or has an event without a day."""
    blocks = blocks_in(text)
    if blocks is None or len(blocks) > MOST_EVENTS:
        return None
    found = tuple(_event(block) for block in blocks)
    return tuple(event for event in found if event is not None) if None not in found else None


def blocks_in(text: str) -> tuple[Block, ...] | None:
    """The events as they are written; None if this is no calendar file."""
    lines = _FOLD.sub("", text.lstrip("\ufeff")).splitlines()
    if not lines or lines[0].strip().upper() != "BEGIN:VCALENDAR":
        return None
    found: list[Block] = []
    inside: list[str] = []
    fields: dict[str, tuple[str, ...]] = {}
    for line in lines:
        written = _NAME.match(line.strip())
        name, rest = (written[1].upper(), written[2]) if written else ("", "")
        if name == "BEGIN":
            inside.append(rest[1:].upper())
            fields = {} if inside[-1] == EVENT else fields
        elif name == "END":
            if inside and inside.pop() == EVENT:
                found.append(fields)
        elif inside and inside[-1] == EVENT and name:
            fields[name] = (*fields.get(name, ())[:MOST_LINES], rest)
        if len(found) > MOST_EVENTS or len(inside) > MOST_DEPTH:
            break
    return tuple(found)


def title_of(block: Block) -> str:
    """The title of an event, on one line."""
    text = _ESCAPE.sub(lambda found: " " if found[1] in "nN" else found[1], _value(block, "SUMMARY"))
    return text.strip()[:MOST_TEXT]


def _event(block: Block) -> Event | None:
    first = _day(_value(block, "DTSTART"))
    end = _day(_value(block, "DTEND")) or first
    if first is None or end is None:
        return None
    repeats = "RRULE" in block or "RDATE" in block
    return Event(first, max(end, first + timedelta(days=1)), title_of(block), repeats)


def _value(block: Block, name: str) -> str:
    """The first value of a field, without its parameters."""
    return next(iter(block.get(name, ("",)))).partition(":")[2]


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text.strip())
    try:
        made = date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
    return made if made is not None and made < date.max else None
