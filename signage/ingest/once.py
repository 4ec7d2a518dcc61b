"""One pass over a content folder, for `check`: every file gets its record now, without waiting for it to settle.

In: the folder, a state folder for derivatives, a worker, what plays already. Out: a record of every file that is not ignored,
whatever its verdict, and the mistakes in the sections. Publishes nothing and writes nothing into the content folder.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from signage.core.calendar.announced import NOTHING_KNOWN, CalendarFacts
from signage.core.calendar.period_names import calling
from signage.core.item import ItemRecord, item_id
from signage.core.rotation.due import is_current
from signage.core.rules import Role
from signage.core.schedule.rows import rows_of
from signage.core.settings import Problem, Settings
from signage.core.verdict import Note, Reason, Verdict
from signage.facts.periods import periods_of
from signage.ingest.days_off import facts_of
from signage.ingest.folder.aside import REFUSALS, set_aside
from signage.ingest.folder.names import base_name, shown_path, sort_key
from signage.ingest.folder.scan import MAX_FILES, Form, Seen, scan
from signage.ingest.folder.sections import Section, section_for, sections_of
from signage.ingest.folder.sidecars import with_sidecars
from signage.ingest.folder.source import ChangedError, probe
from signage.ingest.status.days import USUAL
from signage.ingest.verdict.judging import Case, Worker, judge, refused
from signage.ingest.verdict.overlay import Overlay, schedule_problems, with_siblings
from signage.ingest.verdict.schedule import names_of, read_now
from signage.ingest.worker.converter import Converter
from signage.words.fill import fill
from signage.words.sections import SECTIONS

log = logging.getLogger(__name__)

WORKERS = 2
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Result:
    """`items` are all files in the order of the content folder, with their verdicts; `planned` is about the schedule.

    `facts` is what they say of the calendar.
    """

    items: tuple[ItemRecord, ...]
    findings: tuple[Problem, ...]
    planned: tuple[Problem, ...] = ()
    facts: CalendarFacts = NOTHING_KNOWN


def ingest_once(
    content: Path,
    state: Path,
    worker: Worker,
    on_progress: Progress | None = None,
    *,
    wall: datetime | None = None,
    converter: Converter | None = None,
    settings: Settings = USUAL,
    playing: Iterable[ItemRecord] = (),
) -> Result:
    """Judge every file of `content`. `wall` (aware) is the moment of acceptance; now, if not given.

    `settings` have the places that the schedule may name (none: any), and the bureau's own special periods. Bytes that are
    `playing` under their path were accepted when that says: so long have they been there, and so long may they stay.
    """
    playing = tuple(playing)
    since = {item.id: item.accepted_at for item in playing}
    now = wall if wall is not None else datetime.now(UTC).astimezone()
    came = {item.path: item.accepted_at.astimezone(now.tzinfo) for item in playing if item.accepted_at is not None}
    looked = scan(content)
    aside = set_aside(looked)
    found = aside.found
    sections, problems = sections_of(found.folders, calling(periods_of(settings)))
    sections |= with_sidecars(sections, aside.sidecars, lambda path: came.get(path, now))
    if found.root is None:
        problems = (Problem("", *fill(SECTIONS, "unreachable")), *problems)
    unread = tuple(Problem("", *fill(SECTIONS, "unread-folder", folder=shown_path(path))) for path in found.unread)
    if found.truncated:
        unread = (*unread, Problem("", *fill(SECTIONS, "too-many", limit=f"{MAX_FILES:,}")))
    todo = [found.files[path] for path in sorted(found.files, key=sort_key)]
    items: list[ItemRecord] = []
    with ThreadPoolExecutor(WORKERS) as pool:
        plan = pool.submit(read_now, content, aside.schedule.path, worker) if aside.schedule is not None else None
        judging = [
            pool.submit(
                record_of,
                seen,
                section_for(sections, seen.path),
                content,
                state,
                worker,
                converter,
                wall=now,
                since=since,
            )
            for seen in todo
        ]
        for done, future in enumerate(judging, 1):
            items.append(future.result())
            if on_progress is not None:
                on_progress(done, len(todo))
    raw, trouble = plan.result() if plan is not None else (None, "")
    rows, mistakes = rows_of(raw, now, names_of(settings)) if raw is not None else ((), ())
    overlay = Overlay()
    files = ((item.path, item.title) for item in items if item.rules.role is not Role.WITHDRAW)
    mistakes = (*mistakes, *overlay.point(rows, files, sections))
    overlay.rule(without_withdrawn(items))
    records = with_notes([overlay.of(item, now) for item in items], aside.found.files, now)
    where = aside.schedule.path if aside.schedule is not None else ""
    planned = schedule_problems(raw, mistakes, trouble, where)
    kept = without_withdrawn(records)
    facts = facts_of((item, aside.found.files[item.path].stamp.mtime_ns) for item in kept)
    return Result(kept, (*problems, *unread), planned, facts)


def with_notes(records: list[ItemRecord], files: Mapping[str, Seen], wall: datetime) -> list[ItemRecord]:
    """The records, older siblings noted."""
    notes = with_siblings(
        (record, files[record.path].stamp.mtime_ns)
        for record in records
        if record.verdict is Verdict.ACCEPTED and is_current(record.rules, wall)
    )
    return [
        replace(record, notes=(*record.notes, notes[record.path])) if record.path in notes else record
        for record in records
    ]


def record_of(
    seen: Seen,
    section: Section,
    content: Path,
    state: Path,
    worker: Worker,
    converter: Converter | None = None,
    *,
    wall: datetime,
    since: Mapping[str, datetime | None],
) -> ItemRecord:
    """The record of one file as it lies there. Never raises for what the file or its disk does.

    `since` tells by the id of an item when it was accepted.
    """
    case = Case(seen.path, "", seen.stamp.size, section, wall)
    if seen.form is not Form.FILE:
        return refused(case, Verdict.REJECTED, REFUSALS[seen.form])
    looked = probe(content, seen.path)
    case = replace(case, sha256=looked.sha256, accepted_at=since.get(item_id(seen.path, looked.sha256)))
    if looked.refusal is not None:
        return refused(case, Verdict.REJECTED, looked.refusal)
    if not looked.sha256:
        open_now = looked.stamp is not None
        return refused(case, Verdict.HELD, Reason.STILL_OPEN if open_now else Reason.UNREADABLE)
    if looked.stamp is not None and looked.stamp.size == 0:
        return refused(case, Verdict.REJECTED, Reason.EMPTY)
    if section.rules.role is Role.WITHDRAW:
        return refused(case, Verdict.HELD, Reason.WITHDRAWN)
    try:
        return judge(case, content, state, worker, converter)
    except ChangedError:
        return refused(case, Verdict.HELD, Reason.STILL_COPYING)
    except OSError as error:
        log.error("cannot judge %s: %s", shown_path(seen.path), os.strerror(error.errno or 0))  # noqa: TRY400 - no paths
        return refused(case, Verdict.HELD, Reason.UNREADABLE)


def without_withdrawn(items: list[ItemRecord]) -> tuple[ItemRecord, ...]:
    """The records, those held that a withdraw section takes off the screens by name or bytes."""
    off = [item for item in items if item.rules.role is Role.WITHDRAW]
    names = {base_name(item.path) for item in off}
    hashes = {item.sha256 for item in off if item.sha256}
    return tuple(
        replace(item, verdict=Verdict.HELD, notes=(Note(Reason.WITHDRAWN),))
        if item.verdict is Verdict.ACCEPTED and (base_name(item.path) in names or item.sha256 in hashes)
        else item
        for item in items
    )
