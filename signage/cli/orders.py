"""What `alert` and `meeting` share: the time, marks, mistakes in sentences, orders written down, lists."""

from __future__ import annotations

import argparse
import json
import os
import secrets
import sys
from collections.abc import Iterable
from datetime import datetime
from functools import partial

from signage import paths
from signage.cli.common import Given
from signage.cli.console import CANNOT_RUN, FINDINGS, FINE, WRONG_USAGE, Console
from signage.core.gate.marks import find_marks
from signage.core.rotation.claims import Claim, Sort, everywhere
from signage.core.rotation.ordering import length_of, moment_of
from signage.core.rotation.orders import MEETING_LONGEST, Order
from signage.core.rotation.takeover import LONGEST, MOST_CHARS, Doubt
from signage.core.rules import Role
from signage.core.snapshot import playable
from signage.snapshots.orders import read_orders, remove_old, write_order
from signage.snapshots.read import Reader
from signage.supervise.locks import is_held, lock_name
from signage.system.reserve import with_room
from signage.words.covers import until_words
from signage.words.orders import ORDERS

HOURS = {"alert": LONGEST, "meeting": MEETING_LONGEST}


def name_of(kind: str, now: datetime) -> str:
    """A name for an order: it sorts by time, and no two are equal."""
    return f"{now:%Y%m%d-%H%M%S}-{kind}-{secrets.token_hex(3)}"


def end_from(options: argparse.Namespace, now: datetime) -> datetime | str | None:
    """The end that the command line gives: a moment, the key of what is wrong with it, or None where it says nothing."""
    if getattr(options, "until", ""):
        return moment_of(options.until, now) or "bad-until"
    if options.length:
        return length_of(options.length, now) or "bad-for"
    return None


def asked(console: Console, key: str) -> str:
    """What the person at the terminal answers; "" when nobody is there."""
    try:
        return input(console.of(ORDERS, key)).strip()
    except EOFError:
        return ""


def refuse(console: Console, key: str, code: int = WRONG_USAGE, /, **fields: object) -> int:
    """One sentence, and the exit code."""
    print(console.of(ORDERS, key, **fields), file=sys.stderr, flush=True)
    return code


def doubted(console: Console, doubt: Doubt, command: str) -> int:
    """What speaks against an order, in a sentence."""
    hours = int(HOURS[command].total_seconds() // 3600)
    return refuse(console, doubt.value, WRONG_USAGE, limit=MOST_CHARS, hours=hours)


def send(given: Given, order: Order, console: Console) -> int:
    """Writes an order down, after the gate. 0: done."""
    marks = find_marks(order.text)
    if marks:
        return refuse(console, "marked", FINDINGS, snippet=marks[0].snippet)
    try:
        paths.make_private(given.state)
        with_room(given.state, partial(write_order, given.state, order))
    except OSError as error:
        console.say("no-state", path=given.state, detail=os.strerror(error.errno or 0))
        return CANNOT_RUN
    remove_old(given.state, order.begun)
    return FINE


def standing(given: Given, now: datetime) -> tuple[Claim, ...]:
    """What has a screen, or waits for it."""
    reader = Reader(given.state)
    manifest = reader.poll()
    items = playable(manifest, reader.withdrawn()) if manifest is not None else ()
    return everywhere((item for item in items if item.rules.role is Role.TAKEOVER), read_orders(given.state), now)


def warn_where_nothing_plays(given: Given, console: Console) -> None:
    """Says so where no screen of this folder is played now."""
    if not any(is_held(given.state / lock_name(screen.name)) for screen in given.settings.screens):
        refuse(console, "not-playing")


def show(claims: Iterable[Claim], now: datetime, console: Console, *, as_json: bool) -> int:
    """Prints what has a screen."""
    found = sorted(claims, key=lambda claim: (-claim.sort, claim.begun))
    if as_json:
        print(json.dumps({"schema": 1, "standing": [plain(claim) for claim in found]}, ensure_ascii=False, indent=1))
    elif not found:
        print(console.of(ORDERS, "nothing-standing"))
    else:
        for claim in found:
            print(console.of(ORDERS, "standing", **_fields(claim, now)))
    return FINE


def plain(claim: Claim) -> dict[str, object]:
    """A claim as JSON."""
    places = {"places": list(claim.where)} if claim.sort is Sort.TAKEOVER else {"screens": list(claim.where)}
    return {
        "id": claim.id,
        "kind": claim.sort.word,
        "drill": claim.drill,
        "dark": claim.blank,
        "text": claim.title,
        "path": claim.item.path if claim.item else None,
        "begun": claim.begun.isoformat(timespec="seconds"),
        "until": claim.until.isoformat(timespec="seconds"),
        **places,
    }


def _fields(claim: Claim, now: datetime) -> dict[str, object]:
    sort = ORDERS["drill" if claim.drill else claim.sort.word]
    dark = ORDERS["dark"] if claim.blank else ("", "")
    where = ("、".join(claim.where), ", ".join(claim.where)) if claim.where else ORDERS["everywhere"]
    until = claim.until.astimezone(now.tzinfo)
    said = {
        "id": claim.id,
        "text": claim.title or dark[0],
        "until": until_words(until, now),
        "at": f"{until:%Y-%m-%d %H:%M}",
    }
    return {**said, "sort": sort[0], "sort_en": sort[1], "where": where[0], "where_en": where[1]}
