"""What the status page says of each file: one of six words, a sentence, the next step.

Pure. In: entries, what is published, what was taken off, the time, what the players reported. Out: a `Page`; every name in it is fit for
showing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from signage.core.calendar.moments import begins
from signage.core.check import why_never
from signage.core.item import ItemRecord, Kind
from signage.core.rotation.due import begins_at, is_current, is_due
from signage.core.rules import Role
from signage.core.settings import Problem
from signage.core.verdict import Note, Reason, Verdict
from signage.ingest.folder.entries import Entry, Stage
from signage.ingest.folder.names import base_name, shown, shown_path
from signage.ingest.publish.withdrawals import TakenOff
from signage.ingest.status.days import USUAL_DAYS, Days
from signage.ingest.status.guarding import left_out
from signage.ingest.status.playing import Coming, Playing
from signage.ingest.verdict.judging import plain_title
from signage.ingest.verdict.overlay import with_siblings
from signage.kinds import OFFICE, module_for
from signage.kinds.reading import suffix_of
from signage.words.fill import fill
from signage.words.reasons import say
from signage.words.said import Said
from signage.words.status import PAGE, Status

QUEUED_REASONS = frozenset({Reason.STILL_COPYING, Reason.STILL_OPEN, Reason.WAITING_TURN, Reason.CONVERTING})
TO_DO_REASONS = frozenset(
    {
        Reason.KIND_NOT_YET,
        Reason.NEEDS_CONVERSION,
        Reason.CONVERSION_FAILED,
        Reason.PHONE_PICTURE,
        Reason.ENCRYPTED,
    }
)
"""Held, but nobody has to look: whoever dropped it saves it in another way."""


@dataclass(frozen=True, slots=True)
class Row:
    """One file on the page. `said` says it in order of weight; times are aware, `since` (epoch seconds) is for the order.

    Of a file that plays: `item` is its id, `coming` when it is next on a screen, `pictured` whether it has a picture.
    """

    path: str
    name: str
    title: str
    section: str
    status: Status
    verdict: str
    said: tuple[Said, ...]
    notes: tuple[Note, ...] = ()
    accepted_at: datetime | None = None
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    shown_at: datetime | None = None
    since: float = 0.0
    item: str = ""
    kind: Kind = Kind.UNKNOWN
    coming: Coming | None = None
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """All that the status page says. `done` of `total` files have a verdict or a reason to wait.

    `asked`: what nobody did wrong and somebody should bring, such as next year's days off. `coming`: what a level that is
    near will leave out.
    """

    made_at: datetime
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    done: int
    total: int
    asked: Problem | None = None
    coming: Problem | None = None


def page_of(
    entries: tuple[Entry, ...],
    published: Mapping[str, ItemRecord],
    off: TakenOff,
    *,
    problems: tuple[Problem, ...],
    playing: Playing,
    now: datetime,
    asked: Problem | None = None,
    days: Days = USUAL_DAYS,
    converts: bool = False,
) -> Page:
    """The page at `now` (aware). `converts`: office files are converted here."""
    notes = with_siblings(
        (entry.judged, entry.seen.stamp.mtime_ns)
        for entry in entries
        if entry.judged is not None
        and entry.judged is entry.playing
        and is_current(entry.judged.rules, now, table=days.table_for(entry.judged.rules, now))
        and not off.covers(entry.judged)
    )
    rows = tuple(
        row_of(
            _beside(entry, notes.get(entry.path)),
            published,
            off,
            playing=playing,
            now=now,
            days=days,
            converts=converts,
        )
        for entry in entries
    )
    done = sum(1 for entry in entries if entry.judged or entry.playing or entry.settling.reason)
    return Page(now, rows, problems, done, len(entries), asked, left_out(published.values(), days, now))


def row_of(
    entry: Entry,
    published: Mapping[str, ItemRecord],
    off: TakenOff,
    *,
    playing: Playing,
    now: datetime,
    days: Days = USUAL_DAYS,
    converts: bool = False,
) -> Row:
    """The row of one file."""
    record = entry.judged
    row = _blank(entry, record)
    taken = _taken_off(entry, off)
    if taken is not None:
        note = Note(Reason.WITHDRAWN)
        why = (_two(taken, ""),) if taken else ()
        return replace(row, status=Status.WITHDRAWN, said=(say(note), *why), notes=(note,))
    if entry.in_work and (record is None or entry.settling.reason is not None):
        return _in_work(entry, row, converts=converts)
    if record is None:
        return row
    if record.verdict is Verdict.ACCEPTED:
        return _accepted(row, record, published, playing, now, days)
    looked_at = record.verdict is Verdict.HELD and not {note.reason for note in record.notes} & TO_DO_REASONS
    status = Status.HELD if looked_at else Status.REFUSED
    said = tuple(say(note) for note in record.notes)
    return replace(row, status=status, said=(*said, *_old_plays(entry, record)), notes=record.notes)


def _beside(entry: Entry, note: Note | None) -> Entry:
    """The entry with one more note beside its verdict."""
    if note is None or entry.judged is None:
        return entry
    return replace(entry, judged=replace(entry.judged, notes=(*entry.judged.notes, note)))


def _blank(entry: Entry, record: ItemRecord | None) -> Row:
    title = record.title if record is not None else plain_title(entry.path)
    verdict = record.verdict.value if record is not None else ""
    name = shown(base_name(entry.path))
    return Row(
        shown_path(entry.path),
        name,
        title,
        shown(entry.section.title),
        Status.QUEUED,
        verdict,
        (_two("checking", "wait"),),
        since=entry.seen.stamp.ctime_ns / 1e9,
    )


def _taken_off(entry: Entry, off: TakenOff) -> str | None:
    """Which sentence says why it was taken off; "" where it lies in the withdraw section itself, None if it was not."""
    if entry.section.rules.role is Role.WITHDRAW:
        return ""
    if off.covers_name(entry.path):
        return "off-by-name"
    return "off-by-bytes" if entry.sha256 and entry.sha256 in off.hashes else None


def _in_work(entry: Entry, row: Row, *, converts: bool) -> Row:
    reason = entry.settling.reason
    if entry.stage is Stage.CONVERTING or (reason is None and converts and _is_office(entry.path)):
        reason = Reason.CONVERTING  # from the first moment on, however many files are looked at before it
    if reason is None:
        return replace(row, said=(*row.said, *_old_plays(entry, None)))
    note = Note(reason)
    status = Status.QUEUED if reason in QUEUED_REASONS else Status.HELD
    return replace(
        row, status=status, verdict=Verdict.HELD.value, said=(say(note), *_old_plays(entry, None)), notes=(note,)
    )


def _is_office(path: str) -> bool:
    return module_for(suffix_of(base_name(path))) == OFFICE


def _accepted(
    row: Row,
    record: ItemRecord,
    published: Mapping[str, ItemRecord],
    playing: Playing,
    now: datetime,
    days: Days,
) -> Row:
    rules = record.rules
    row = replace(
        row,
        since=record.accepted_at.timestamp() if record.accepted_at is not None else row.since,
        item=record.id,
        kind=record.kind,
        accepted_at=record.accepted_at,
        valid_from=rules.valid_from,
        valid_until=rules.valid_until,
        shown_at=playing.shown.get(record.id),
        notes=record.notes,
    )
    beside = tuple(say(note) for note in record.notes)
    if record.kind is Kind.CALENDAR:
        return replace(row, status=Status.PLAYING, said=beside)
    table = days.table_for(rules, now)
    if not is_due(rules, now, table=table):
        following = begins_at(rules, now, table=table)
        if following is None:
            note = why_never(rules, now)
            status = Status.EXPIRED if note.reason is Reason.EXPIRED else Status.QUEUED
            return replace(row, status=status, said=(say(note),), notes=(note, *record.notes))
        note = Note(Reason.NOT_YET_DUE, days.in_periods(rules, begins(following.astimezone(now.tzinfo))))
        return replace(row, status=Status.QUEUED, said=(say(note), *beside), notes=(note, *record.notes))
    rests = playing.resting.get(record.id)
    if rests is not None:
        note = Note(Reason.PUT_ASIDE, begins(rests.astimezone(now.tzinfo)))
        return replace(row, status=Status.HELD, said=(say(note), *beside), notes=(note, *record.notes))
    out = published.get(record.path)
    if out is None or out.sha256 != record.sha256:
        return replace(row, status=Status.QUEUED, said=(_two("soon", "wait"), *beside))
    where = "in-ticker" if row.kind is Kind.TICKER else "in-rotation"
    return replace(
        row,
        status=Status.PLAYING,
        said=(_two(where, "not-for-here"), *beside),
        coming=playing.coming.get(record.id),
        pictured=record.id in playing.pictured,
    )


def _old_plays(entry: Entry, record: ItemRecord | None) -> tuple[Said, ...]:
    if entry.playing is None or entry.playing is record:
        return ()
    return (_two("old-plays", ""),)


def _two(text: str, following: str) -> Said:
    text_zh, text_en = fill(PAGE, text)
    next_zh, next_en = fill(PAGE, following) if following else ("", "")
    return Said(text_zh, next_zh, text_en, next_en)
