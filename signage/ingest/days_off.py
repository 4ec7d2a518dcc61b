"""What the content folder knows of the calendar: every arrangement of days off that was accepted, the newest first of all.

Pure. In: records, and when each file was written. Out: one arrangement a year. What was taken off no longer counts; until
when a notice plays does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable

from signage.core.calendar.announced import CalendarFacts, combined
from signage.core.item import ItemRecord
from signage.core.verdict import Verdict


def facts_of(records: Iterable[tuple[ItemRecord, int]]) -> CalendarFacts:
    """In: accepted records with when each file was written, in ns. Newer is what was accepted later, then written later."""
    found = [
        (
            record.accepted_at.timestamp() if record.accepted_at is not None else 0.0,
            written,
            record.path,
            record.holidays,
        )
        for record, written in records
        if record.holidays is not None and record.verdict is Verdict.ACCEPTED
    ]
    return combined(holidays for *_, holidays in sorted(found, key=lambda one: one[:3]))
