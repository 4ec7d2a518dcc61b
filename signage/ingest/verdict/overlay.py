"""Applies to every record what stands outside its file: the dates in its name, and the schedule in force.

In: rows, what files and sections there are, records as they were judged. Out: records as they play, the same value for
the same question; and what is wrong with the schedule, in words fit for showing. No file is read or judged again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from signage.core.item import ItemRecord, Kind
from signage.core.rules import Role, Window
from signage.core.schedule.overlay import by_calendar, by_file_rows, by_name, by_section_rows
from signage.core.schedule.rows import MOST_ROWS, Mistake, RawSchedule, Row
from signage.core.schedule.siblings import older_siblings
from signage.core.schedule.targets import Aim, Target, aim_of, rows_above
from signage.core.settings import Problem
from signage.core.text.titles import dated_name
from signage.core.verdict import Note, Reason, Verdict
from signage.ingest.folder.entries import Entry
from signage.ingest.folder.names import SCHEDULE, base_name, folder_of, shown, shown_path, suffix_of
from signage.ingest.folder.sections import NUMBER_PREFIX, Section
from signage.ingest.verdict.judging import plain_title
from signage.words.fill import fill
from signage.words.schedule import SCHEDULE as WORDS
from signage.words.schedule import file_problem, row_problem

MOST_SAID = 50
"""Mistakes of a schedule that are said; a list that long is no help."""


@dataclass(frozen=True, slots=True)
class _Known:
    record: ItemRecord
    rows: tuple[Row, ...]
    section_rows: tuple[Row, ...]
    hours: tuple[Window, ...]
    made: ItemRecord


class Overlay:
    """Owned by one thread."""

    def __init__(self) -> None:
        self._aim = Aim()
        self._hours: Mapping[str, tuple[Window, ...]] = {}
        self._known: dict[tuple[str, str], _Known] = {}

    def point(
        self, rows: tuple[Row, ...], files: Iterable[tuple[str, str]], sections: Mapping[str, Section]
    ) -> tuple[Mistake, ...]:
        """Find out what the rows are about, among files (path and title) and sections."""
        self._aim = aim_of(rows, targets_of(files, sections)) if rows else Aim()
        return self._aim.mistakes

    def rule(self, calendars: Iterable[ItemRecord]) -> None:
        """Take the hours of all sections from the calendar files that count now."""
        found: dict[str, tuple[Window, ...]] = {}
        for record in calendars:
            if record.kind is Kind.CALENDAR and record.holidays is None and record.verdict is Verdict.ACCEPTED:
                folder = folder_of(record.path)
                found[folder] = (*found.get(folder, ()), *record.rules.windows)
        self._hours = found

    def of(self, record: ItemRecord, wall: datetime) -> ItemRecord:
        """The record as it plays. `wall` (aware) gives the site's zone."""
        if record.verdict is not Verdict.ACCEPTED:
            return record
        rows = self._aim.files.get(record.path, ())
        above = () if rows else rows_above(self._aim.sections, folder_of(record.path))
        hours = () if rows else self._hours_of(record)
        key = (record.path, record.sha256)
        known = self._known.get(key)
        if (
            known is None
            or known.record is not record
            or (known.rows, known.section_rows, known.hours) != (rows, above, hours)
        ):
            known = _Known(record, rows, above, hours, in_force(record, rows, above, wall, hours))
            self._known[key] = known
        return known.made

    def entry(self, entry: Entry, wall: datetime) -> Entry:
        """An entry with its records as they play."""
        judged = self.of(entry.judged, wall) if entry.judged is not None else None
        playing = self.of(entry.playing, wall) if entry.playing is not None else None
        return (
            entry
            if judged is entry.judged and playing is entry.playing
            else replace(entry, judged=judged, playing=playing)
        )

    def _hours_of(self, record: ItemRecord) -> tuple[Window, ...]:
        """The hours of the nearest folder that has any. One in the content folder itself rules nothing below it."""
        folder = folder_of(record.path)
        if record.kind is Kind.CALENDAR or not self._hours:
            return ()
        while folder not in self._hours and "/" in folder:
            folder = folder_of(folder)
        return self._hours.get(folder, ())

    def keep_only(self, paths: Iterable[str]) -> None:
        """Forget all other files."""
        kept = set(paths)
        self._known = {key: known for key, known in self._known.items() if key[0] in kept}


def in_force(
    record: ItemRecord,
    rows: tuple[Row, ...],
    above: tuple[Row, ...],
    wall: datetime,
    hours: tuple[Window, ...] = (),
) -> ItemRecord:
    """The record under the rules of its name, of the calendar file of its section, and of the rows about it or its section."""
    if record.rules.role is Role.TAKEOVER:
        return record  # its name says when it ends, to the minute (`ingest.verdict.takeovers`)
    seen = (record.accepted_at or wall).astimezone(wall.tzinfo)
    rules, note = by_name(record.rules, dated_name(base_name(record.path)), seen)
    rules = by_section_rows(by_calendar(by_file_rows(rules, rows), hours), above)
    notes = record.notes if note is None or note in record.notes else (*record.notes, note)
    return record if (rules, notes) == (record.rules, record.notes) else replace(record, rules=rules, notes=notes)


def targets_of(files: Iterable[tuple[str, str]], sections: Mapping[str, Section]) -> Iterator[Target]:
    """Everything that a row may name, each with its names: as on disk, without number and suffix, by title."""
    for folder, section in sections.items():
        name = base_name(folder)
        if folder and folder == section.folder:
            titles = (section.title,) if "/" not in folder else ()
            yield Target(folder, ((folder, name), (NUMBER_PREFIX.sub("", name), *titles)), is_section=True)
    for path, title in files:
        name = base_name(path)
        stem = name[: len(name) - len(suffix_of(name))]
        whole = path[: len(path) - len(suffix_of(name))]
        yield Target(path, ((path, name), (whole, stem), (title, plain_title(path))))


def schedule_problems(
    raw: RawSchedule | None, mistakes: Iterable[Mistake], trouble: str, where: str = SCHEDULE
) -> tuple[Problem, ...]:
    """All that is wrong with the schedule, the file as a whole first."""
    where = shown_path(where)
    found = [file_problem(where, trouble, kept=raw is not None)] if trouble else []
    if raw is not None:
        found += (Problem(where, *fill(WORDS, "unknown-column", value=shown(name))) for name in raw.unknown)
        found += (Problem(where, *fill(WORDS, "cut", limit=MOST_ROWS)),) if raw.cut else ()
    fit = (replace(one, value=shown(one.value), near=shown_path(one.near)) for one in mistakes)
    found += (row_problem(one) for one in sorted(fit, key=lambda one: one.row))
    return tuple(found[:MOST_SAID])


def with_siblings(records: Iterable[tuple[ItemRecord, int]]) -> dict[str, Note]:
    """The note beside each item that has a newer one of the same title. In: records with when each was written, in ns.

    What is for other places or another special period is another item: every place may have its 欢迎词.
    """
    meant: dict[tuple[object, ...], list[tuple[str, int]]] = {}
    for record, written in records:
        rules = record.rules
        meant.setdefault((rules.places, rules.periods, rules.stretch), []).append((record.path, written))
    older: dict[str, str] = {}
    for group in meant.values():
        older |= older_siblings(group)
    return {path: Note(Reason.OLDER_SIBLING, shown(base_name(newer))) for path, newer in older.items()}
