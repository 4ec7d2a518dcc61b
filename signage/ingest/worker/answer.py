"""A worker's answer, judged as if the worker were lying.

In: the framed bytes and the request they answer. Out: an `Outcome` in which every size, hash, picture and card is what
it claims to be, or `AnswerError`. It decodes no picture; of a picture it reads the few bytes that give type and size.
"""

from __future__ import annotations

import hashlib
import json

from signage.core.calendar.holiday_notice import MOST_NAME, checked
from signage.core.calendar.recurrence import FIRST
from signage.core.calendar.recurrence_rule import LAST
from signage.core.cards.card import Deck, Needed, pictures_of
from signage.core.codec import CodecError, canonical_json, from_plain
from signage.core.item import DECK_TYPE, Kind
from signage.core.rules import HOURLY_MAX, SHARE_MAX, WEIGHT_MAX, Rules
from signage.core.schedule.rows import MOST_CELL, MOST_ROWS, RawSchedule
from signage.core.verdict import Reason, Verdict
from signage.kinds.wire import (
    JPEG_TYPE,
    LENGTH_BYTES,
    MAX_HEADER,
    MAX_NOTES,
    MAX_TITLE,
    MAX_WORDS,
    PNG_TYPE,
    SCHEDULE_TYPE,
    VERSION,
    Blob,
    BlobHeader,
    Header,
    Outcome,
    Purpose,
    Request,
)

MAX_BLOBS = 500
MAX_WINDOWS = 100
MAX_RUNS = 2000
MAX_SIDE = 3840
PNG_START = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
PNG_END = b"\0\0\0\0IEND\xaeB`\x82"
JPEG_START = b"\xff\xd8\xff"
JPEG_END = b"\xff\xd9"


class AnswerError(ValueError):
    """The answer cannot be right."""


def outcome_from(answer: bytes, request: Request) -> Outcome:
    """The answer as a value, if all of it can be right."""
    try:
        header, rest = unframed(answer)
        blobs = blobs_from(header.blobs, rest)
        check_words(header, request)
        check_conversion(header, request)
        check_holidays(header)
        if header.verdict is Verdict.ACCEPTED and request.purpose is Purpose.SCHEDULE:
            check_schedule(blobs)
        elif header.verdict is Verdict.ACCEPTED and header.kind is Kind.CALENDAR:
            if blobs or (header.holidays is None and not header.rules.windows):
                raise AnswerError("a calendar file has days or hours, and nothing to show")
        elif header.verdict is Verdict.ACCEPTED:
            check_accepted(blobs)
        elif blobs or header.title:
            raise AnswerError("a file that is not accepted has no title and no derivatives")
    except (CodecError, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise AnswerError(f"not an answer: {type(error).__name__}") from None
    return Outcome(
        header.verdict,
        header.kind,
        header.title,
        header.notes,
        header.rules,
        blobs,
        header.chars,
        header.convert,
        header.holidays,
    )


def unframed(answer: bytes) -> tuple[Header, memoryview]:
    """The header and the bytes behind it."""
    length = int.from_bytes(answer[:LENGTH_BYTES], "big")
    end = LENGTH_BYTES + length
    if len(answer) < LENGTH_BYTES or length > MAX_HEADER or end > len(answer):
        raise AnswerError("the answer is shorter than it says")
    return from_plain(Header, json.loads(answer[LENGTH_BYTES:end])), memoryview(answer)[end:]


def blobs_from(headers: tuple[BlobHeader, ...], rest: memoryview) -> tuple[Blob, ...]:
    """The blobs, each named by the hash of the bytes that really came."""
    if len(headers) > MAX_BLOBS or any(header.size <= 0 for header in headers):
        raise AnswerError("impossible number or size of derivatives")
    if sum(header.size for header in headers) != len(rest):
        raise AnswerError("the derivatives are not as long as they say")
    made = []
    start = 0
    for header in headers:
        data = bytes(rest[start : start + header.size])
        start += header.size
        made.append(Blob(hashlib.sha256(data).hexdigest(), header.media_type, data, header.width, header.height))
    return tuple(made)


def check_words(header: Header, request: Request) -> None:
    """Short notes, a printable title, the role that was asked for."""
    words = [word for note in header.notes for word in (note.detail, note.snippet)]
    if len(header.notes) > MAX_NOTES or any(len(word) > MAX_WORDS for word in words):
        raise AnswerError("notes too long")
    if len(header.title) > MAX_TITLE or not header.title.isprintable():
        raise AnswerError("not a title")
    if header.rules.role is not request.role or header.chars < 0:
        raise AnswerError("not the role that was asked for")
    if header.rules.share_of not in {"", request.rules.share_of}:
        raise AnswerError("another folder's share")
    check_rules(header.rules)


def check_rules(rules: Rules) -> None:
    """Days and hours that exist, not too many of them; shares and limits in their range."""
    if len(rules.windows) > MAX_WINDOWS:
        raise AnswerError("too many windows")
    parts = [part for window in rules.windows for part in window.dayparts]
    days = [day for window in rules.windows for day in window.weekdays]
    if not all(0 <= part.start < 1440 and 0 <= part.end <= 1440 for part in parts) or not set(days) <= set(range(1, 8)):
        raise AnswerError("no hours of a day")
    runs = [run for dates in (rules.dates, *(window.dates for window in rules.windows)) for run in dates]
    if len(runs) > MAX_RUNS or not all(FIRST <= run.first <= LAST and run.every > 0 < run.count for run in runs):
        raise AnswerError("no days of a recurrence")
    if any(run.every * run.count > (LAST - FIRST).days + run.every for run in runs):
        raise AnswerError("a recurrence without end")
    ranges = ((rules.share, 0, SHARE_MAX), (rules.weight, 1, WEIGHT_MAX), (rules.most_per_hour, 0, HOURLY_MAX))
    if not all(low <= value <= high for value, low, high in ranges):
        raise AnswerError("no share")


def check_conversion(header: Header, request: Request) -> None:
    """The same language; a wish for conversion holds the file until it is fulfilled, and is fulfilled once."""
    if header.version != VERSION:
        raise AnswerError("another version of the answer")
    if header.convert is None:
        return
    first = header.notes[0].reason if header.notes else None
    if request.suffix or header.verdict is not Verdict.HELD or first is not Reason.NEEDS_CONVERSION:
        raise AnswerError("not a file to be converted")


def check_holidays(header: Header) -> None:
    """Days off that do not contradict each other, from a file that may be shown."""
    known = header.holidays
    if known is None:
        return
    if header.verdict is not Verdict.ACCEPTED or checked(known.year, known.days, least=1) != known:
        raise AnswerError("not an arrangement of days off")
    if not all(each.name.isprintable() and len(each.name) <= MOST_NAME for each in known.days):
        raise AnswerError("not the name of a holiday")


def check_accepted(blobs: tuple[Blob, ...]) -> None:
    """A deck in its canonical form comes first; then exactly the pictures that its cards show."""
    if not blobs or blobs[0].media_type != DECK_TYPE:
        raise AnswerError("no deck")
    deck = from_plain(Deck, json.loads(blobs[0].data))
    if canonical_json(deck) != blobs[0].data:
        raise AnswerError("the deck is not in its canonical form")
    pictures = {Needed(blob.sha256, blob.width, blob.height) for blob in blobs[1:]}
    shown = {needed for card in deck.cards for needed in pictures_of(card)}
    if pictures != shown:
        raise AnswerError("the pictures are not those of the cards")
    for blob in blobs[1:]:
        check_picture(blob)


def check_schedule(blobs: tuple[Blob, ...]) -> None:
    """The rows of a schedule in their canonical form, and nothing else."""
    if len(blobs) != 1 or blobs[0].media_type != SCHEDULE_TYPE:
        raise AnswerError("no schedule")
    raw = from_plain(RawSchedule, json.loads(blobs[0].data))
    if canonical_json(raw) != blobs[0].data:
        raise AnswerError("the schedule is not in its canonical form")
    cells = [text for row in raw.rows for text in (row.name, row.first, row.last, row.weekdays, row.hours, row.places)]
    if len(raw.rows) > MOST_ROWS or any(len(text) > MOST_CELL for text in (*cells, *raw.unknown)):
        raise AnswerError("the schedule is longer than it can be")


def check_picture(blob: Blob) -> None:
    """A whole PNG or JPEG of the size it claims, and no larger than the stage needs."""
    if blob.media_type == PNG_TYPE:
        size = png_size(blob.data)
    elif blob.media_type == JPEG_TYPE:
        size = jpeg_size(blob.data)
    else:
        raise AnswerError("neither PNG nor JPEG")
    if size != (blob.width, blob.height) or not 0 < min(size) <= max(size) <= MAX_SIDE:
        raise AnswerError("not the size it says")


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height in px of a PNG that begins and ends as one."""
    if not data.startswith(PNG_START) or not data.endswith(PNG_END):
        raise AnswerError("not a PNG")
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height in px of a JPEG that begins and ends as one (ITU-T T.81, B.2.2)."""
    if not data.startswith(JPEG_START) or not data.endswith(JPEG_END):
        raise AnswerError("not a JPEG")
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    raise AnswerError("a JPEG without a frame")
