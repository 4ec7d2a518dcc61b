"""A worker that lies: every lie is seen, and none is an exception for anybody else."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from signage.core.calendar.announced import Announced, AnnouncedDay
from signage.core.cards.card import Deck, Welcome
from signage.core.cards.picture_cards import PictureCard
from signage.core.codec import canonical_json
from signage.core.item import DECK_TYPE, Kind
from signage.core.rules import Daypart, Role, Rules, Run, Window
from signage.core.verdict import Note, Reason, Verdict
from signage.ingest.worker.answer import AnswerError, outcome_from
from signage.kinds.wire import JPEG_TYPE, PNG_TYPE, VERSION, BlobHeader, Header, Request

REQUEST = Request("通知.txt", Rules(), Role.PLAY, 2026, 4)
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (7).to_bytes(4, "big") + (5).to_bytes(4, "big") + b"\x08\2\0\0\0abcd"
    b"\0\0\0\0IEND\xaeB`\x82"
)  # fmt: skip
JPEG = b"\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x0b\x08\0\5\0\7\1\1\x11\0\xff\xd9"


def deck_of(*pictures: tuple[bytes, int, int]) -> bytes:
    cards = (PictureCard(hashlib.sha256(data).hexdigest(), width, height) for data, width, height in pictures)
    return canonical_json(Deck("通知", (Welcome(("欢迎",)), *cards)))


def header_for(*blobs: BlobHeader) -> Header:
    return Header(Verdict.ACCEPTED, Kind.TEXT, "通知", (), Rules(), 2, blobs, None, VERSION, None)


def ruled(**rules: Any) -> Header:
    return replace(HONEST, rules=Rules(**rules))


def framed(header: Header | bytes, *data: bytes) -> bytes:
    told = header if isinstance(header, bytes) else canonical_json(header)
    return len(told).to_bytes(8, "big") + told + b"".join(data)


DECK = deck_of()
DECK_HEADER = BlobHeader(DECK_TYPE, len(DECK), 0, 0)
HONEST = header_for(DECK_HEADER)
WEEK = tuple(AnnouncedDay(date(2027, 2, day), "春节", True) for day in range(5, 14))


def test_an_honest_answer() -> None:
    outcome = outcome_from(framed(HONEST, DECK), REQUEST)
    assert outcome.blobs[0].sha256 == hashlib.sha256(DECK).hexdigest()
    assert (outcome.verdict, outcome.title, outcome.chars) == (Verdict.ACCEPTED, "通知", 2)


def test_honest_days_off() -> None:
    days = Announced(2027, WEEK)
    assert outcome_from(framed(replace(HONEST, holidays=days), DECK), REQUEST).holidays == days
    alone = replace(HONEST, kind=Kind.CALENDAR, blobs=(), holidays=days)
    assert outcome_from(framed(alone), REQUEST).holidays == days


@pytest.mark.parametrize(("data", "media_type"), [(PNG, PNG_TYPE), (JPEG, JPEG_TYPE)])
def test_honest_pictures(data: bytes, media_type: str) -> None:
    deck = deck_of((data, 7, 5))
    header = header_for(BlobHeader(DECK_TYPE, len(deck), 0, 0), BlobHeader(media_type, len(data), 7, 5))
    assert len(outcome_from(framed(header, deck, data), REQUEST).blobs) == 2


def picture_lie(data: bytes, media_type: str, width: int, height: int) -> bytes:
    deck = deck_of((data, width, height))
    header = header_for(BlobHeader(DECK_TYPE, len(deck), 0, 0), BlobHeader(media_type, len(data), width, height))
    return framed(header, deck, data)


OTHER_DECK = deck_of((b"elsewhere", 7, 5))
LOOSE = json.dumps(json.loads(DECK), indent=1).encode()
LIES = {
    "nothing": b"",
    "short": b"\0\0",
    "length beyond the end": (1 << 40).to_bytes(8, "big") + b"{}",
    "not JSON": framed(b"\xff\xfe"),
    "deep JSON": framed(b"[" * 200_000),
    "not a header": framed(b"{}"),
    "NaN": framed(canonical_json(HONEST).replace(b'"chars":2', b'"chars":NaN')),
    "more bytes than told": framed(HONEST, DECK, b"x"),
    "fewer bytes than told": framed(HONEST, DECK[:-1]),
    "negative size": framed(header_for(DECK_HEADER, BlobHeader(PNG_TYPE, -1, 1, 1)), DECK),
    "accepted without a deck": framed(header_for()),
    "the deck is a picture": framed(header_for(BlobHeader(PNG_TYPE, len(PNG), 7, 5)), PNG),
    "the deck is not a deck": framed(header_for(BlobHeader(DECK_TYPE, 2, 0, 0)), b"{}"),
    "the deck in a loose form": framed(header_for(BlobHeader(DECK_TYPE, len(LOOSE), 0, 0)), LOOSE),
    "a card names a picture that did not come": framed(
        header_for(BlobHeader(DECK_TYPE, len(OTHER_DECK), 0, 0)), OTHER_DECK
    ),
    "a picture that no card shows": framed(header_for(DECK_HEADER, BlobHeader(PNG_TYPE, len(PNG), 7, 5)), DECK, PNG),
    "not a picture": picture_lie(b"ffconcat", PNG_TYPE, 7, 5),
    "half a picture": picture_lie(PNG[:-4], PNG_TYPE, 7, 5),
    "another size": picture_lie(PNG, PNG_TYPE, 8, 5),
    "a JPEG under the name of PNG": picture_lie(JPEG, PNG_TYPE, 7, 5),
    "a video": picture_lie(PNG, "video/mp4", 7, 5),
    "a JPEG without end": picture_lie(b"\xff\xd8\xff\xe0\0\0\xff\xd9", JPEG_TYPE, 7, 5),
    "rejected with a deck": framed(replace(HONEST, verdict=Verdict.REJECTED, title=""), DECK),
    "rejected with a title": framed(replace(HONEST, verdict=Verdict.REJECTED, blobs=())),
    "a title of two lines": framed(replace(HONEST, title="a\nb"), DECK),
    "a weekday that is none": framed(ruled(windows=(Window(weekdays=(8,)),)), DECK),
    "an hour that is none": framed(ruled(windows=(Window(dayparts=(Daypart(1440, 60),)),)), DECK),
    "windows without end": framed(ruled(windows=tuple(Window(places=(str(n),)) for n in range(101))), DECK),
    "a day that is too early": framed(ruled(dates=(Run(date(1999, 1, 1)),)), DECK),
    "a recurrence that stands still": framed(ruled(windows=(Window(dates=(Run(date(2026, 1, 1), 0, 3),)),)), DECK),
    "a recurrence of no days": framed(ruled(dates=(Run(date(2026, 1, 1), 1, 0),)), DECK),
    "a recurrence without end": framed(ruled(dates=(Run(date(2026, 1, 1), 1, 1 << 40),)), DECK),
    "more days than there are": framed(ruled(dates=(Run(date(2026, 1, 1)),) * 2001), DECK),
    "more than all of the time": framed(ruled(share=101), DECK),
    "a weight of nothing": framed(ruled(weight=0), DECK),
    "a share of another folder": framed(ruled(share=10, share_of="06 工作动态"), DECK),
    "another role": framed(replace(HONEST, rules=Rules(role=Role.TICKER)), DECK),
    "a book in a note": framed(replace(HONEST, notes=(Note(Reason.BROKEN, "x" * 1000),)), DECK),
    "days off that contradict each other": framed(replace(HONEST, holidays=Announced(2027, (*WEEK, WEEK[0]))), DECK),
    "no day off": framed(replace(HONEST, holidays=Announced(2027, ())), DECK),
    "a holiday of two lines": framed(
        replace(HONEST, holidays=Announced(2027, tuple(replace(each, name="春\n节") for each in WEEK))), DECK
    ),
    "days off of a file that is held": framed(
        replace(HONEST, verdict=Verdict.HELD, title="", blobs=(), holidays=Announced(2027, WEEK))
    ),
    "a calendar file with a deck": framed(replace(HONEST, kind=Kind.CALENDAR, holidays=Announced(2027, WEEK)), DECK),
    "a calendar file without days": framed(replace(HONEST, kind=Kind.CALENDAR, blobs=())),
    "a thousand notes": framed(replace(HONEST, notes=(Note(Reason.BROKEN),) * 1000), DECK),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_lies(lie: bytes) -> None:
    with pytest.raises(AnswerError):
        outcome_from(lie, REQUEST)
