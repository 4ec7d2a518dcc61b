"""Items that are put aside for a day, because players came to grief over them: one small file in the state folder.

In: ids of items and until when. Out: canonical bytes, and back. What cannot be read puts nothing aside: doubt about the file must
not take the whole programme off the screen.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

SCHEMA = 1
FOR = timedelta(hours=24)
SLACK = timedelta(hours=1)
"""By so much a clock may be put back without an item coming back; one that was put aside under a clock of years ahead does."""
MOST = 1000

Aside = Mapping[str, datetime]
"""Ids of items, and until when they rest (aware)."""


def encode_aside(aside: Aside) -> bytes:
    """The file."""
    items = {
        item: {"until": until.isoformat(timespec="seconds"), "why": "crash"} for item, until in sorted(aside.items())
    }
    return json.dumps({"schema": SCHEMA, "items": items}).encode()


def decode_aside(data: bytes) -> Aside:
    """What the file says; nothing where it is damaged."""
    try:
        found = {item: datetime.fromisoformat(about["until"]) for item, about in json.loads(data)["items"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return {item: until for item, until in found.items() if until.tzinfo is not None}


def resting(aside: Aside, now: datetime) -> frozenset[str]:
    """The items that rest at `now`."""
    return frozenset(item for item, until in aside.items() if _rests(until, now))


def with_more(aside: Aside, items: Iterable[str], now: datetime) -> Aside:
    """`items` rest from `now` on too; those whose time is over are forgotten."""
    kept = {item: until for item, until in aside.items() if _rests(until, now)}
    return dict(list({**kept, **dict.fromkeys(items, now + FOR)}.items())[-MOST:])


def _rests(until: datetime, now: datetime) -> bool:
    return now < until and until - now <= FOR + SLACK
