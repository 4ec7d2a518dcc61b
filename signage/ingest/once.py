"""One pass over a content folder, for `check`: every file gets its record now, without waiting for it to settle.

In: the folder, a state folder for derivatives, a worker. Out: a record of every file that is not ignored, whatever its
verdict, and the mistakes in the sections. Publishes nothing and writes nothing into the content folder.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from signage.core.item import ItemRecord
from signage.core.rules import Role
from signage.core.settings import Problem
from signage.core.verdict import Note, Reason, Verdict
from signage.ingest.converter import Converter
from signage.ingest.judging import Case, Worker, judge, refused
from signage.ingest.names import base_name, folder_of, shown_path, sort_key
from signage.ingest.scan import MAX_FILES, Form, Seen, scan
from signage.ingest.sections import Section, sections_of
from signage.ingest.source import ChangedError, probe
from signage.words.fill import fill
from signage.words.sections import SECTIONS

log = logging.getLogger(__name__)

WORKERS = 2
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Result:
    """`items` are all files in the order of the content folder, with their verdicts."""

    items: tuple[ItemRecord, ...]
    findings: tuple[Problem, ...]


def ingest_once(
    content: Path,
    state: Path,
    worker: Worker,
    on_progress: Progress | None = None,
    *,
    wall: datetime | None = None,
    converter: Converter | None = None,
) -> Result:
    """Judge every file of `content`. `wall` (aware) is the moment of acceptance; now, if not given."""
    now = wall if wall is not None else datetime.now(UTC).astimezone()
    found = scan(content)
    sections, problems = sections_of(found.folders)
    if found.root is None:
        problems = (Problem("", *fill(SECTIONS, "unreachable")), *problems)
    unread = tuple(Problem("", *fill(SECTIONS, "unread-folder", folder=shown_path(path))) for path in found.unread)
    if found.truncated:
        unread = (*unread, Problem("", *fill(SECTIONS, "too-many", limit=f"{MAX_FILES:,}")))
    todo = [found.files[path] for path in sorted(found.files, key=sort_key)]
    items: list[ItemRecord] = []
    with ThreadPoolExecutor(WORKERS) as pool:
        judging = [
            pool.submit(record_of, seen, sections[folder_of(seen.path)], content, state, worker, converter, wall=now)
            for seen in todo
        ]
        for done, future in enumerate(judging, 1):
            items.append(future.result())
            if on_progress is not None:
                on_progress(done, len(todo))
    return Result(without_withdrawn(items), (*problems, *unread))


def record_of(
    seen: Seen,
    section: Section,
    content: Path,
    state: Path,
    worker: Worker,
    converter: Converter | None = None,
    *,
    wall: datetime,
) -> ItemRecord:
    """The record of one file as it lies there. Never raises for what the file or its disk does."""
    case = Case(seen.path, "", seen.stamp.size, section, wall)
    if seen.form is not Form.FILE:
        return refused(case, Verdict.REJECTED, Reason.TOO_DEEP if seen.form is Form.TOO_DEEP else Reason.NOT_A_FILE)
    looked = probe(content, seen.path)
    case = replace(case, sha256=looked.sha256)
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
