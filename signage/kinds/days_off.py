"""Files about days alone: holiday data as JSON, events of a calendar file that are days off, or the hours of a section.

In: the bytes of a `.json` or `.ics`. Out: `DaysOff` that does not contradict itself, `Hours`, or a refusal that says why.
Which of the two an `.ics` is, its titles tell: 休, 假, 班 and names of holidays are days off, all else are hours.
A file of these suffixes that is about something else is no kind of ours.
"""

from __future__ import annotations

import json
from typing import Any

from signage.core.calendar.announced import Announced
from signage.core.calendar.events import blocks_in, events_in, title_of
from signage.core.calendar.holiday_notice import Contradiction, from_events, from_json, says_off
from signage.core.calendar.timetable import timetable_of
from signage.core.rules import Role
from signage.core.verdict import Note, Reason, Verdict
from signage.kinds.reading import DaysOff, Hours, Refusal, Source, rejected
from signage.kinds.texts.decode import decode

MOST_BYTES = 256 << 10
PLAYED = (Role.PLAY, Role.TICKER)
"""Sections that have hours."""
SHAPE = frozenset({"year", "days"})


def read(source: Source) -> DaysOff | Hours | Refusal:
    """What a file says about days."""
    if source.request.size == 0:
        return rejected(Reason.EMPTY)
    if source.request.size > MOST_BYTES:
        return rejected(Reason.TOO_LONG)
    decoded = decode(source.whole())
    if isinstance(decoded, Reason):
        return rejected(decoded)
    offset_min = source.request.utc_offset_min
    found = from_calendar(decoded.text, offset_min) if source.suffix == ".ics" else from_data(decoded.text)
    raw = (decoded.raw,)
    if found is None and source.suffix == ".ics" and source.request.role in PLAYED:
        table = timetable_of(decoded.text, offset_min)
        if table is not None:
            titles = map(title_of, blocks_in(decoded.text) or ())
            return Hours(table, (*raw, *dict.fromkeys(titles)))
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


def from_calendar(text: str, utc_offset_min: int = 0) -> Announced | Contradiction | None:
    """What a calendar file announces; None if its events are about something else."""
    events = events_in(text, utc_offset_min)
    if not events or all(says_off(event.title) is None for event in events):
        return None
    return from_events(events)


def note_of(found: Contradiction, reason: Reason = Reason.HOLIDAYS_REFUSED) -> Note:
    """The note that says where an announcement contradicts itself; `words.holidays` knows the faults."""
    return Note(reason, f"{found.fault}:{found.detail}"[:80])
