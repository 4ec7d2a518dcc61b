"""Files that say which days are off, and nothing else: holiday data as JSON, events of a calendar file.

In: the bytes of a `.json` or `.ics`. Out: `DaysOff` that does not contradict itself, or a refusal that says where it does.
A file of these suffixes that is about something else is no kind of ours.
"""

from __future__ import annotations

import json
from typing import Any

from signage.core.calendar.announced import Announced
from signage.core.calendar.events import events_in
from signage.core.calendar.holiday_notice import Contradiction, from_events, from_json, says_off
from signage.core.verdict import Note, Reason, Verdict
from signage.kinds.decode import decode
from signage.kinds.reading import DaysOff, Refusal, Source, rejected

MOST_BYTES = 256 << 10
SHAPE = frozenset({"year", "days"})


def read(source: Source) -> DaysOff | Refusal:
    """The days off that a file announces."""
    if source.request.size == 0:
        return rejected(Reason.EMPTY)
    if source.request.size > MOST_BYTES:
        return rejected(Reason.TOO_LONG)
    decoded = decode(source.whole())
    if isinstance(decoded, Reason):
        return rejected(decoded)
    found = from_calendar(decoded.text) if source.suffix == ".ics" else from_data(decoded.text)
    raw = (decoded.raw,)
    if found is None:
        return rejected(Reason.KIND_NEVER, source.suffix.lstrip("."), raw)
    if isinstance(found, Contradiction):
        return Refusal(Verdict.REJECTED, note_of(found), raw)
    return DaysOff(found, (*raw, *dict.fromkeys(each.name for each in found.days)))


def from_data(text: str) -> Announced | Contradiction | None:
    """What a JSON file announces; None if it is about something else."""
    try:
        plain: Any = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(plain, dict) or not plain.keys() >= SHAPE:
        return None
    return from_json(plain)


def from_calendar(text: str) -> Announced | Contradiction | None:
    """What a calendar file announces; None if its events are about something else."""
    events = events_in(text)
    if not events or any(event.repeats for event in events):
        return None
    if all(says_off(event.title) is None for event in events):
        return None
    return from_events((event.first, event.end, event.title) for event in events)


def note_of(found: Contradiction) -> Note:
    """The note that says where an announcement contradicts itself; `words.holidays` knows the faults."""
    return Note(Reason.HOLIDAYS_REFUSED, f"{found.fault}:{found.detail}"[:80])
