"""One file at rest becomes an `ItemRecord`: a private copy, a worker, derivatives in the store.

In: a path, its hash, its section, the time. Out: a record with its verdict. What a verdict depends on is in `key_of`:
equal keys, equal outcome. What must be converted first is looked at twice, before and after (`first_look`, `second_look`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import signage
from signage.core.calendar.period_names import UNKNOWN
from signage.core.codec import canonical_json
from signage.core.item import ItemRecord, Kind
from signage.core.rules import Role, expire_after, localised
from signage.core.text.titles import clean_title
from signage.core.verdict import Note, Reason, Verdict
from signage.ingest.folder.entries import Entry
from signage.ingest.folder.names import base_name, shown
from signage.ingest.folder.sections import Section
from signage.ingest.folder.source import sealed, sealed_copy
from signage.ingest.verdict.store import is_sound, store
from signage.ingest.verdict.takeovers import came_before, timed
from signage.ingest.worker.converter import ConversionError, Converter
from signage.kinds import HEADED, OFFICE, module_for
from signage.kinds.reading import suffix_of
from signage.kinds.wire import Convertible, Outcome, Request

Worker = Callable[[int, Request], Outcome]
"""Reads the file behind a descriptor; never raises for anything the file does."""

FORMAT = "7"
"""Raised when the same bytes may get another verdict from a newer program: all files are judged again."""


SPOILT = frozenset({Reason.BROKEN, Reason.WRONG_SUFFIX, Reason.EMPTY, Reason.NOT_TEXT, Reason.GARBLED})
"""What is wrong with a converted file and not with the one that was dropped."""


@dataclass(frozen=True, slots=True)
class Case:
    """One file at rest that needs a verdict. `accepted_at`: when these bytes were accepted before, if they were.

    `converter` is the identity of LibreOffice, "" where there is none: once it is installed, files are judged again.
    """

    path: str
    sha256: str
    size: int
    section: Section
    wall: datetime
    accepted_at: datetime | None = None
    converter: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and what it depends on. `convert`: it is that of the first look alone, and a second one can follow."""

    case: Case
    record: ItemRecord
    key: str
    convert: Convertible | None = None


def key_of(case: Case) -> str:
    """What the outcome depends on: bytes, name, the section's rules, the day they came and this program's version."""
    about = (
        signage.__version__,
        FORMAT,
        case.sha256,
        base_name(case.path),
        _came(case).isoformat(),
        str(_offset_min(case.wall)),
        str(case.section.expires_days),
        case.converter if module_for(suffix_of(base_name(case.path))) == OFFICE else "",
    )
    section = case.section
    rules = canonical_json((section.rules, section.own_title, section.notes, _own_periods(case)))
    return hashlib.sha256("\0".join(about).encode("utf-8", "surrogateescape") + b"\0" + rules).hexdigest()


def judge(case: Case, content: Path, state: Path, worker: Worker, converter: Converter | None = None) -> ItemRecord:
    """The record of one file. Raises `ChangedError` when its bytes are others by now, and `OSError`."""
    record, convert = first_look(case, content, state, worker)
    if convert is not None and converter is not None:
        record = second_look(case, record, convert, content, state, worker, converter)
    return timed(record)


def first_look(case: Case, content: Path, state: Path, worker: Worker) -> tuple[ItemRecord, Convertible | None]:
    """The record of the bytes as they are; for an office file what it must be converted from."""
    if UNKNOWN in case.section.rules.periods:
        return refused(case, Verdict.HELD, Reason.PERIOD_UNKNOWN), None
    with sealed_copy(content, case.path, case.sha256, state) as (fd, size):
        outcome = worker(fd, _request(case, size))
    return record_of(case, outcome, state), outcome.convert


def second_look(
    case: Case,
    held: ItemRecord,
    form: Convertible,
    content: Path,
    state: Path,
    worker: Worker,
    converter: Converter,
) -> ItemRecord:
    """The record of a file that is converted now: its new form is read by a worker as if it had been dropped.

    It keeps its name, its rules and what the first look found worth saying. Raises as `judge` does.
    """
    with sealed_copy(content, case.path, case.sha256, state) as (fd, _):
        try:
            made = converter.convert(fd, form)
        except ConversionError:
            return conversion_failed(case)
    with sealed(made, state) as fd:
        outcome = worker(fd, replace(_request(case, len(made)), suffix=f".{form.target}"))
    if {note.reason for note in outcome.notes} & SPOILT:
        return conversion_failed(case)
    if outcome.verdict is Verdict.ACCEPTED:
        outcome = replace(outcome, notes=tuple(dict.fromkeys((*outcome.notes, *held.notes[1:]))))
    return record_of(case, outcome, state)


def conversion_failed(case: Case) -> ItemRecord:
    """The record of a file that LibreOffice made nothing of."""
    record = refused(case, Verdict.HELD, Reason.CONVERSION_FAILED)
    return replace(record, notes=(Note(Reason.CONVERSION_FAILED, suffix_of(base_name(case.path)).lstrip(".")),))


def record_of(case: Case, outcome: Outcome, state: Path) -> ItemRecord:
    """The record that an outcome means; its derivatives are in the store."""
    accepted = outcome.verdict is Verdict.ACCEPTED
    if accepted and UNKNOWN in outcome.rules.periods:
        held = refused(case, Verdict.HELD, Reason.PERIOD_UNKNOWN)
        return replace(held, notes=(*held.notes, *outcome.notes))
    derivatives = store(state, outcome.blobs) if accepted else ()
    rules = localised(outcome.rules, case.wall)
    since = case.accepted_at or case.wall
    if accepted and rules.role is not Role.TAKEOVER and outcome.kind is not Kind.CALENDAR:
        rules = replace(rules, valid_until=expire_after(rules, case.section.expires_days, since))
    return ItemRecord(
        path=case.path,
        sha256=case.sha256,
        size=case.size,
        kind=outcome.kind,
        title=outcome.title or plain_title(case.path),
        section=case.section.title,
        rules=rules,
        verdict=outcome.verdict,
        notes=(*outcome.notes, *case.section.notes),
        derivatives=derivatives,
        chars=outcome.chars,
        accepted_at=since if accepted else None,
        holidays=outcome.holidays if accepted else None,
    )


def refused(case: Case, verdict: Verdict, reason: Reason) -> ItemRecord:
    """The record of a file that no worker needs to see."""
    return ItemRecord(
        path=case.path,
        sha256=case.sha256,
        size=case.size,
        kind=Kind.UNKNOWN,
        title=plain_title(case.path),
        section=case.section.title,
        rules=case.section.rules,
        verdict=verdict,
        notes=(Note(reason),),
    )


def reused(record: ItemRecord, case: Case) -> ItemRecord:
    """The record of equal bytes with an equal key, at another path or under another section title."""
    made = replace(record, path=case.path, section=case.section.title)
    anew = record.rules.role is Role.TAKEOVER and record.accepted_at is not None
    return replace(made, accepted_at=case.accepted_at or case.wall) if anew else made


def case_of(entry: Entry, wall: datetime, converter: Converter | None = None) -> Case:
    """The question that an entry at rest asks."""
    before = entry.playing if entry.playing is not None and entry.playing.sha256 == entry.sha256 else None
    accepted_at = before.accepted_at if before is not None else came_before(entry, wall)
    identity = converter.identity if converter is not None else ""
    return Case(entry.path, entry.sha256, entry.seen.stamp.size, entry.section, wall, accepted_at, identity)


def verdict_on(case: Case, content: Path, state: Path, worker: Worker, *, known: ItemRecord | None) -> Judgement:
    """The first look at a case; what is `known` already needs no worker if its derivatives are sound."""
    key = key_of(case)
    if known is not None and is_sound(state, known):
        return Judgement(case, reused(known, case), key)
    record, convert = first_look(case, content, state, worker)
    return Judgement(case, record, key, convert if case.converter else None)


def verdict_after(first: Judgement, content: Path, state: Path, worker: Worker, converter: Converter) -> Judgement:
    """The second look, which converts; may take a minute."""
    assert first.convert is not None
    record = second_look(first.case, first.record, first.convert, content, state, worker, converter)
    return Judgement(first.case, record, first.key)


def plain_title(path: str) -> str:
    """A title from the file name, fit for showing."""
    return shown(clean_title(base_name(path)))


def _request(case: Case, size: int) -> Request:
    section, came = case.section, _came(case)
    return Request(
        base_name(case.path),
        section.rules,
        section.rules.role,
        came.year,
        size,
        _offset_min(case.wall),
        came,
        title=section.own_title,
        own_periods=_own_periods(case),
    )


def _own_periods(case: Case) -> tuple[tuple[str, str], ...]:
    """The bureau's own periods, for a text whose head may name one."""
    return case.section.called.own if suffix_of(base_name(case.path)) in HEADED else ()


def _came(case: Case) -> date:
    """The day these bytes came: that of their acceptance, so that a later year reads them as this one does."""
    return (case.accepted_at or case.wall).date()


def _offset_min(wall: datetime) -> int:
    offset = wall.utcoffset()
    return round(offset.total_seconds() / 60) if offset is not None else 0
