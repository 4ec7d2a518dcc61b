"""When a file of the takeover section begins and ends: from its name and the moment it came.

In: a record as the worker judged it, an entry. Out: the record with its end, or held because that has passed. Pure.
Nothing of it is remembered with the verdict: equal bytes that are dropped again begin anew.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from signage.core.item import ItemRecord
from signage.core.rotation.takeover import LONGEST, SHORTEST, Doubt, end_of
from signage.core.rules import Role, Rules
from signage.core.verdict import Note, Reason, Verdict
from signage.ingest.folder.entries import Entry
from signage.ingest.folder.names import base_name, suffix_of

FIRST_BATCH = 1


def timed(record: ItemRecord) -> ItemRecord:
    """The record with the end of its takeover and no other limit; any other record as it is."""
    begun = record.accepted_at
    if record.rules.role is not Role.TAKEOVER or record.verdict is not Verdict.ACCEPTED or begun is None:
        return record
    name, written = base_name(record.path), record.rules.valid_until
    if written is None:
        end = end_of(name[: len(name) - len(suffix_of(name))], begun)
    else:
        end = Doubt.OVER if written - begun < SHORTEST else min(written, begun + LONGEST)
    if isinstance(end, Doubt):
        late = Note(Reason.TAKEOVER_OVER)
        return replace(record, verdict=Verdict.HELD, notes=(late,), derivatives=(), accepted_at=None)
    given = record.rules
    rules = Rules(given.audience, role=given.role, places=given.places, valid_until=end, priority=given.priority)
    return replace(record, rules=replace(rules, responsible=given.responsible, source=given.source))


def came_before(entry: Entry, wall: datetime) -> datetime | None:
    """When a takeover file came that lay there at the start: when it was put there, not when somebody looked first."""
    if not entry.takes_over or entry.batch != FIRST_BATCH:
        return None
    return min(wall, datetime.fromtimestamp(entry.seen.stamp.ctime_ns / 1e9, UTC).astimezone(wall.tzinfo))
