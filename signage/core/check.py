"""How the report of `check` is made: every file with its verdict and why, coverage of the five parts, findings.

In: records of all files, how they come out on each screen, settings, the time now (aware), and the words. Out: a
`CheckReport`, whose JSON other programs rely on. Pure: measuring and ingesting were done by others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from signage.core.calendar.daytable import DayTable
from signage.core.calendar.moments import begins, ends
from signage.core.check_report import CheckItem, CheckReason, CheckReport, Finding, Measured
from signage.core.item import ItemRecord, Kind
from signage.core.rotation.due import asks_calendar, begins_at, is_current, is_due
from signage.core.rotation.places import shown_here
from signage.core.rotation.shares import MOST_PERCENT
from signage.core.rules import Part, Role, Rules, Window
from signage.core.settings import Problem, Settings, place_of
from signage.core.verdict import Note, Reason, Verdict

WARN_DAYS, REPORT_DAYS = 25, 30
"""A place that has not been updated for so many days is warned about, and reported (regular updates, 定期更新)."""
SHOWN_GLYPHS = 20

ReasonWords = Callable[[Note], tuple[str, str]]


class FindingWords(Protocol):
    """The Chinese and the English sentence of a finding's code."""

    def __call__(self, code: str, /, **fields: object) -> tuple[str, str]: ...


def report_of(
    records: tuple[ItemRecord, ...],
    measured: tuple[Measured, ...],
    settings: Settings,
    problems: tuple[Problem, ...],
    now: datetime,
    *,
    reason_words: ReasonWords,
    finding_words: FindingWords,
    more: tuple[Finding, ...] = (),
    table: DayTable | None = None,
) -> CheckReport:
    """Put everything together. `problems` are mistakes in settings and sections; `more` comes from elsewhere.

    Without a `table` nothing plays that needs the calendar.
    """
    by_item: dict[str, list[Measured]] = {}
    for entry in measured:
        by_item.setdefault(entry.item, []).append(entry)
    unseen = frozenset((entry.screen, entry.item) for entry in measured if entry.left_out and not entry.slides)
    coverage = coverage_of(records, settings, now, unseen, table)
    findings = [
        *(Finding("settings", "warning", *finding_words("settings", problem=problem)) for problem in problems),
        *_uncovered(coverage, finding_words),
        *(
            found
            for record in records
            for found in _measured_findings(record, by_item.get(record.id, []), finding_words)
        ),
        *_stale(records, settings, now, table, finding_words),
        *_crowded(records, settings, now, table, finding_words),
        *more,
    ]
    items = tuple(_item(record, by_item.get(record.id, []), settings, now, table, reason_words) for record in records)
    return CheckReport(items, coverage, tuple(findings))


def plays_now(record: ItemRecord, now: datetime, place: str = "", table: DayTable | None = None) -> bool:
    """Whether the item is on the stage or in the ticker now, or its hours and weekdays bring it back within a week."""
    shown = record.rules.role in (Role.PLAY, Role.TICKER) and record.kind is not Kind.CALENDAR
    return record.verdict is Verdict.ACCEPTED and shown and is_current(record.rules, now, place, table)


def coverage_of(
    records: Iterable[ItemRecord],
    settings: Settings,
    now: datetime,
    unseen: frozenset[tuple[str, str]] = frozenset(),
    table: DayTable | None = None,
) -> dict[str, dict[str, int]]:
    """Screen → part → number of items that play there these days.

    `unseen`: (screen, item id) of what that form leaves out.
    """
    coverage = {screen.name: {part.value: 0 for part in Part} for screen in settings.screens}
    parted = [record for record in records if record.rules.part is not None]
    for screen in settings.screens:
        place = place_of(settings, screen)
        for record in parted:
            seen = place is not None and shown_here(record.rules, place) and (screen.name, record.id) not in unseen
            if place and record.rules.part and seen and plays_now(record, now, place.name, table):
                coverage[screen.name][record.rules.part.value] += 1
    return coverage


def _uncovered(coverage: dict[str, dict[str, int]], words: FindingWords) -> Iterable[Finding]:
    for screen, parts in coverage.items():
        for part, count in parts.items():
            if count == 0:
                yield Finding("part-missing", "warning", *words("part-missing", screen=screen, part=part))


def _measured_findings(record: ItemRecord, measured: list[Measured], words: FindingWords) -> Iterable[Finding]:
    for entry in measured:
        fields: dict[str, object] = {
            "title": record.title or record.path.rpartition("/")[2],
            "path": record.path,
            "screen": entry.screen,
        }
        if entry.hurried:
            texts = words(
                "cannot-be-read", count=entry.hurried, read=entry.worst_needed_s, given=entry.worst_given_s, **fields
            )
            yield Finding("cannot-be-read", "warning", *texts)
        if entry.small:
            yield Finding("cannot-be-read", "warning", *words("too-small", count=entry.small, **fields))
        if entry.left_out:
            code = "left-out" if entry.slides else "left-out-all"
            yield Finding("left-out", "warning", *words(code, count=entry.left_out, **fields))
        if entry.missing:
            texts = words("missing-glyphs", glyphs=entry.missing[:SHOWN_GLYPHS], **fields)
            yield Finding("missing-glyphs", "error", *texts)


@dataclass(frozen=True, slots=True)
class Stale:
    """A place, for how many days nothing new has come to it, and whether that is longer than it may be."""

    place: str
    days: int
    over: bool

    @property
    def code(self) -> str:
        """The code of the finding, and the key of its words."""
        return "place-stale" if self.over else "place-ageing"


def stale_places(
    records: Collection[ItemRecord], settings: Settings, now: datetime, table: DayTable | None
) -> Iterator[Stale]:
    """The places that have not been updated for long: what plays there came 25 days ago or earlier."""
    for place in settings.places:
        came = (
            record.accepted_at
            for record in records
            if record.accepted_at and shown_here(record.rules, place) and plays_now(record, now, place.name, table)
        )
        days = (now - max(came, default=now)).days
        if days >= WARN_DAYS:
            yield Stale(place.name, days, over=days >= REPORT_DAYS)


def _stale(
    records: tuple[ItemRecord, ...], settings: Settings, now: datetime, table: DayTable | None, words: FindingWords
) -> Iterable[Finding]:
    for one in stale_places(records, settings, now, table):
        yield Finding(one.code, "error" if one.over else "warning", *words(one.code, place=one.place, days=one.days))


def _crowded(
    records: tuple[ItemRecord, ...], settings: Settings, now: datetime, table: DayTable | None, words: FindingWords
) -> Iterable[Finding]:
    """Places at which items ask for more of the screen's time than there is to give."""
    for place in settings.places:
        here = [
            record
            for record in records
            if shown_here(record.rules, place) and plays_now(record, now, place.name, table)
        ]
        asked = {record.rules.share_of or record.id: record.rules.share for record in here}
        total = sum(asked.values())
        if total > MOST_PERCENT and (total > 100 or any(not record.rules.share for record in here)):
            yield Finding("shares-scaled", "warning", *words("shares-scaled", place=place.name, total=total))


def _item(
    record: ItemRecord,
    measured: list[Measured],
    settings: Settings,
    now: datetime,
    table: DayTable | None,
    words: ReasonWords,
) -> CheckItem:
    worst = min(measured, key=lambda entry: entry.shown_s - entry.read_s, default=Measured("", "", 0, 0.0, 0.0))
    rules, accepted = record.rules, record.verdict is Verdict.ACCEPTED
    places = tuple(place.name for place in settings.places if accepted and shown_here(rules, place))
    return CheckItem(
        path=record.path,
        sha256=record.sha256,
        kind=record.kind.value,
        title=record.title,
        part=rules.part.value if rules.part else None,
        verdict=record.verdict.value,
        reasons=tuple(
            CheckReason(note.reason.value, *words(note), note.snippet)
            for note in (*record.notes, *_when(record, now, table), *_measured_notes(measured))
        ),
        places=places,
        valid_from=rules.valid_from.isoformat() if rules.valid_from else None,
        valid_until=rules.valid_until.isoformat() if rules.valid_until else None,
        read_seconds=round(worst.read_s, 1),
        shown_seconds=round(worst.shown_s, 1),
        slides=worst.slides,
    )


def _measured_notes(measured: list[Measured]) -> Iterable[Note]:
    """What measuring says of the item itself, whatever the screen."""
    hurried = [entry for entry in measured if entry.hurried]
    if hurried:
        worst = max(hurried, key=lambda entry: entry.worst_needed_s - entry.worst_given_s)
        yield Note(Reason.CANNOT_BE_READ, detail=f"{worst.worst_needed_s:.0f} s > {worst.worst_given_s:.0f} s")
    if any(entry.small for entry in measured):
        yield Note(Reason.TOO_SMALL)
    missing = dict.fromkeys("".join(entry.missing for entry in measured))
    if missing:
        yield Note(Reason.MISSING_GLYPHS, detail="".join(missing)[:SHOWN_GLYPHS])


def _when(record: ItemRecord, now: datetime, table: DayTable | None) -> Iterable[Note]:
    """Why an item does not play now although it may; a calendar file never plays, and says something at any time."""
    if record.kind is Kind.CALENDAR:
        return
    said = {note.reason for note in record.notes}
    rules = record.rules
    unknown = table is None and asks_calendar(rules) and is_current(rules, now)
    if unknown or is_due(rules, now, table=table):
        return
    following = begins_at(rules, now, table=table)
    note = Note(Reason.NOT_YET_DUE, begins(following.astimezone(now.tzinfo))) if following else why_never(rules, now)
    if note.reason not in said:
        yield note


def why_never(rules: Rules, now: datetime) -> Note:
    """Why an item has no moment to come: its last one is over, or nobody has said the days of its period."""
    over = _is_over(rules, now) or (rules.windows and all(_is_over(window, now) for window in rules.windows))
    if rules.periods and not over:
        return Note(Reason.PERIOD_WITHOUT_DAYS)
    return Note(Reason.EXPIRED, ends(rules.valid_until.astimezone(now.tzinfo)) if rules.valid_until else "")


def _is_over(one: Rules | Window, now: datetime) -> bool:
    return one.valid_until is not None and one.valid_until <= now
