"""Events of a calendar file (RFC 5545), as far as days are concerned. Pure and bounded.

In: the text of an `.ics`. Out: its events in order, folded lines joined, texts without escapes. What is not understood of
an event is left out of it; nothing here says what an event means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from signage.core.later import later

MOST_EVENTS = 500
MOST_TEXT = 200
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


def events_in(text: str) -> tuple[Event, ...] | None:
    """The events of a calendar file, `MOST_EVENTS` at most; None if this is none, or has an event without a day."""
    lines = _FOLD.sub("", text.lstrip("\ufeff")).splitlines()
    if not lines or lines[0].strip().upper() != "BEGIN:VCALENDAR":
        return None
    found: list[Event] = []
    fields: dict[str, str] | None = None
    for line in lines:
        name, _, value = line.strip().partition(":")
        name = name.upper()
        if (name, value.upper()) == ("BEGIN", "VEVENT"):
            fields = {}
        elif (name, value.upper()) == ("END", "VEVENT") and fields is not None:
            event = _event(fields)
            if event is None or len(found) == MOST_EVENTS:
                return None
            found.append(event)
            fields = None
        elif fields is not None:
            fields.setdefault(name.partition(";")[0], value)
    return tuple(found)


def _event(fields: dict[str, str]) -> Event | None:
    first = _day(fields.get("DTSTART", ""))
    end = _day(fields.get("DTEND", "")) or first
    if first is None or end is None:
        return None
    title = _ESCAPE.sub(lambda found: " " if found[1] in "nN" else found[1], fields.get("SUMMARY", ""))
    repeats = "RRULE" in fields or "RDATE" in fields
    return Event(first, max(end, first + timedelta(days=1)), title.strip()[:MOST_TEXT], repeats)


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text.strip())
    try:
        made = date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
    return made if made is not None and made < date.max else None
