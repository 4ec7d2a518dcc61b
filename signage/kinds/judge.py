"""From the bytes of one file to its outcome: read by its kind, gate, deal into cards.

In: a descriptor and a request. Out: an `Outcome`. The gate sees the file name, every text in the file and every text on
the cards, and it comes before the verdict of the kind: a marked file says nothing but that it is marked.
"""

from __future__ import annotations

import importlib
from dataclasses import replace
from datetime import datetime, time, timedelta, timezone
from typing import cast

from signage.core.calendar.announced import HOLIDAY_NAMES, Announced, named_in
from signage.core.calendar.holiday_notice import Contradiction
from signage.core.calendar.notice_text import NO_NOTICE, from_text
from signage.core.calendar.timetable import Timetable
from signage.core.cards.card import Deck, pictures_of
from signage.core.cards.deck import deck_of, ticker_deck
from signage.core.cards.picture_cards import AnimationCard, PageCard, PictureCard
from signage.core.codec import canonical_json
from signage.core.document import Document
from signage.core.gate.exposure import exposes
from signage.core.item import DECK_TYPE, Kind
from signage.core.rules import Audience, Role, Rules
from signage.core.tables.recognise import last_day, recognised_deck
from signage.core.verdict import Note, Reason, Verdict
from signage.kinds import module_for
from signage.kinds.days_off import note_of
from signage.kinds.gate import marks_in, marks_on, shown_text
from signage.kinds.reading import DaysOff, Hours, Reader, Reading, Refusal, Source, ToConvert
from signage.kinds.takeover import takeover_deck
from signage.kinds.texts.clean import NOT_DRAWN, undrawn
from signage.kinds.texts.plain import plain_lines
from signage.kinds.wire import Outcome, Request, blob_of

NOTICES = frozenset({Kind.TEXT, Kind.DOCUMENT})
MOST_NOTICE = 20_000
"""Characters in which a notice about days off must have said all."""
MOST_EVENTS_SAID, UNTITLED = 20, "（没有标题）"
"""Events of a calendar file that are named where they do not count."""
PICTURES = (PictureCard, AnimationCard)
"""Cards whose words no program has read. What is read of a page is known to its kind."""
UNREAD = {Kind.DOCUMENT: (*PICTURES, PageCard)}
"""In a Word file pages too are pictures: scans."""


def judge(fd: int, request: Request) -> Outcome:
    """The outcome for one file."""
    source = Source(fd, request)
    reader = cast(Reader, importlib.import_module(module_for(source.suffix)))
    reading = reader.read(source)
    found = marks_in(request.name, reading.raw)
    if found is not None:
        return closed(request, *found)
    if isinstance(reading, Refusal):
        return closed(request, reading.verdict, reading.note)
    if isinstance(reading, ToConvert):
        needs = Note(Reason.NEEDS_CONVERSION, source.suffix.lstrip("."))
        return Outcome(Verdict.HELD, Kind.UNKNOWN, "", (needs, *reading.notes), request.rules, convert=reading.form)
    if isinstance(reading, DaysOff):
        return adopted(request, reading.announced)
    if isinstance(reading, Hours):
        return hours_of(request, reading.table)
    announced = announced_in(reading, request)
    if isinstance(announced, Contradiction) and not announced.mild:
        return closed(request, Verdict.REJECTED, note_of(announced))
    if request.role is Role.TAKEOVER:
        deck, held = takeover_deck(reading, request)
        notes: tuple[Note, ...] = ()
    else:
        (deck, notes), held = deck_for(reading, request), ()
    held = (*reading.held, *held)
    shown = shown_text(deck)
    found = marks_on(deck)
    if found is not None:
        return closed(request, *found)
    if held:
        return Outcome(Verdict.HELD, reading.kind, "", (*held, *reading.notes), reading.rules)
    unread = any(isinstance(card, UNREAD.get(reading.kind, PICTURES)) for card in deck.cards)
    shown_pictures = {needed.sha256 for card in deck.cards for needed in pictures_of(card)}
    pictures = tuple(blob for blob in reading.pictures if blob.sha256 in shown_pictures)
    adoption = (told_of(announced),) if announced is not None else ()
    return Outcome(
        Verdict.ACCEPTED,
        Kind.TICKER if request.role is Role.TICKER else reading.kind,
        deck.title,
        (
            *adoption,
            *reading.notes,
            *notes,
            *undrawn_notes(reading, shown),
            *((Note(Reason.NOT_OCR_READ),) if unread else ()),
        ),
        with_end(reading.rules, deck, request),
        (blob_of(canonical_json(deck), DECK_TYPE), *pictures),
        sum(len(text) for text in shown),
        holidays=announced if isinstance(announced, Announced) else None,
    )


def undrawn_notes(reading: Reading, shown: tuple[str, ...]) -> tuple[Note, ...]:
    """Says that some characters stand as 〓, where the file has some that no font draws."""
    written = any(NOT_DRAWN in text for text in shown) and any(map(undrawn, reading.raw))
    return (Note(Reason.MISSING_GLYPHS),) if written else ()


def adopted(request: Request, announced: Announced) -> Outcome:
    """A file that only says which days are off: nothing to show, and taken over."""
    title = request.called or str(announced.year)
    return Outcome(Verdict.ACCEPTED, Kind.CALENDAR, title, (told_of(announced),), request.rules, holidays=announced)


def hours_of(request: Request, table: Timetable) -> Outcome:
    """A file that only says when its section plays; with no event that is understood it says nothing."""
    refused = tuple(Note(Reason.EVENT_REFUSED, title or UNTITLED) for title in table.refused[:MOST_EVENTS_SAID])
    if not table.windows:
        return Outcome(Verdict.REJECTED, Kind.UNKNOWN, "", refused or (Note(Reason.EMPTY),), request.rules)
    rules = replace(request.rules, windows=table.windows)
    title = request.title or request.called
    return Outcome(Verdict.ACCEPTED, Kind.CALENDAR, title, (Note(Reason.HOURS_ADOPTED), *refused), rules)


def told_of(announced: Announced | Contradiction) -> Note:
    """What people are told about days off that were taken over, or about a text whose days off do not count."""
    if isinstance(announced, Contradiction):
        return note_of(announced, Reason.HOLIDAYS_UNREAD)
    named = named_in(announced)
    names = [name for name in HOLIDAY_NAMES if name in named]
    which = f":{'、'.join(names)}" if len(names) < len(HOLIDAY_NAMES) else ""
    return Note(Reason.HOLIDAYS_ADOPTED, f"{announced.year}{which}")


def announced_in(reading: Reading, request: Request) -> Announced | Contradiction | None:
    """The days off in the text of a notice; None for a text that is none. The ticker's lines are no notice."""
    if request.role is not Role.PLAY or reading.kind not in NOTICES or not isinstance(reading.content, Document):
        return None
    found = from_text(plain_lines(reading.content)[:MOST_NOTICE])
    return None if isinstance(found, Contradiction) and found.fault in NO_NOTICE else found


def closed(request: Request, verdict: Verdict, note: Note, kind: Kind = Kind.UNKNOWN) -> Outcome:
    """A held or rejected file: no title, no derivatives."""
    return Outcome(verdict, kind, "", (note,), request.rules)


def deck_for(reading: Reading, request: Request) -> tuple[Deck, tuple[Note, ...]]:
    """The cards of what was read, and what must be said about them."""
    deck, notes = dealt(reading, request)
    if reading.rules.audience is Audience.PUBLIC and exposes(deck, request.this_year):
        notes = (*notes, Note(Reason.PERSONAL_MASKED))
    return deck, notes


def dealt(reading: Reading, request: Request) -> tuple[Deck, tuple[Note, ...]]:
    """The cards of what was read; the tables in a document become what they are."""
    if isinstance(reading.content, Deck):
        return reading.content, ()
    title = request.title or reading.title or request.called
    if request.role is Role.TICKER:
        return ticker_deck(plain_lines(reading.content), title=title), ()
    deck = deck_of(reading.content, name_title=title, rules=reading.rules, came=request.arrival)
    return recognised_deck(deck, request.near)


def with_end(rules: Rules, deck: Deck, request: Request) -> Rules:
    """A roster or a countdown ends with its last day, unless the file or its section says another end."""
    last = last_day(deck)
    if last is None or rules.valid_until is not None:
        return rules
    zone = timezone(timedelta(minutes=request.utc_offset_min))
    return replace(rules, valid_until=datetime.combine(last + timedelta(days=1), time(), zone))
