"""What the players report, for the status page: what was shown when, what comes when, and how it looks.

In: the state folder. Out: a `Playing`, and small pictures within a budget. Players are trusted, their files may still be
damaged or old: what cannot be read is no report.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from signage.core.aside import Aside, decode_aside
from signage.core.aside import resting as resting_at
from signage.core.codec import CodecError, from_plain
from signage.snapshots import layout
from signage.system.plainfile import read_plain

MOST_BYTES = 16 * 2**20
"""Of a file that a player or the supervisor has written."""
MOST_PICTURES = 120
MOST_PICTURE_BYTES = 600_000
MOST_BYTES_EACH = 40_000


@dataclass(frozen=True, slots=True)
class Coming:
    """When an item comes on one screen: aware times in order, all to come. `screen` "" where there is only one."""

    times: tuple[datetime, ...]
    screen: str = ""


@dataclass(frozen=True, slots=True)
class Playing:
    """By item id: `shown`, when it was last on any glass; `coming`, where it comes soonest; `pictured`, who has a picture.

    An item in `coming` without times plays, but not within the hour. `clock`: why the players do not believe the clock.
    `ledger`: whether all of them can record what they play. `waiting`: the screens that have no output. `resting`: what is put aside because players came to grief over it, and until when.
    """

    shown: Mapping[str, datetime] = field(default_factory=dict)
    coming: Mapping[str, Coming] = field(default_factory=dict)
    pictured: AbstractSet[str] = frozenset()
    clock: str = ""
    ledger: bool = True
    waiting: tuple[str, ...] = ()
    resting: Mapping[str, datetime] = field(default_factory=dict)


def playing_of(state: Path, now: datetime) -> Playing:
    """What all players report, seen at `now` (aware)."""
    reports = [report for path in sorted(state.glob(layout.SHOWN)) if (report := _report(path)) is not None]
    shown: dict[str, datetime] = {}
    coming: dict[str, Coming] = {}
    live = [report for report in reports if any(at > now for times in report.next.values() for at in times)]
    for report in reports:
        for item, moment in report.shown.items():
            shown[item] = max(moment, shown.get(item, moment))
    for report in live:
        for item, times in report.next.items():
            own = Coming(tuple(at for at in times if at > now), report.screen if len(live) > 1 else "")
            before = coming.get(item)
            if before is None or (own.times and (not before.times or own.times[0] < before.times[0])):
                coming[item] = own
    clock = next((report.clock for report in live or reports if report.clock), "")
    aside: Aside = {}
    with contextlib.suppress(OSError):
        aside = decode_aside(read_plain(state / layout.ASIDE, MOST_BYTES))
    resting = {item: aside[item] for item in resting_at(aside, now)}
    ledger, waiting = all(report.ledger for report in live), tuple(each.screen for each in live if not each.output)
    return Playing(shown, coming, frozenset(_pictured(state)), clock, ledger, waiting, resting)


def pictures_of(state: Path, items: Iterable[str]) -> dict[str, bytes]:
    """The small pictures of these items, the first ones, as far as number and bytes allow."""
    found: dict[str, bytes] = {}
    spent = 0
    for item in items:
        if len(found) == MOST_PICTURES:
            break
        with contextlib.suppress(OSError):
            data = layout.glance_path(state, item).read_bytes()
            if data.startswith(b"\xff\xd8\xff") and len(data) <= MOST_BYTES_EACH:
                spent += len(data)
                if spent > MOST_PICTURE_BYTES:
                    break
                found[item] = data
    return found


def forget_pictures(state: Path, kept: AbstractSet[str]) -> None:
    """Remove the pictures of items that do not play any more. Never raises."""
    for item in _pictured(state):
        if item not in kept:
            with contextlib.suppress(OSError):
                layout.glance_path(state, item).unlink()


@dataclass(frozen=True, slots=True)
class _Report:
    screen: str
    shown: dict[str, datetime]
    next: dict[str, tuple[datetime, ...]]
    clock: str = ""
    ledger: bool = True
    output: bool = True


def _report(path: Path) -> _Report | None:
    try:
        plain: Any = json.loads(read_plain(path, MOST_BYTES))
        shown = {str(item): from_plain(datetime, at) for item, at in plain["shown"].items()}
        coming = {
            str(item): tuple(from_plain(datetime, at) for at in times) for item, times in plain.get("next", {}).items()
        }
        if any(at.tzinfo is None for times in (tuple(shown.values()), *coming.values()) for at in times):
            return None
        clock = str(plain.get("clock", ""))
        ledger, output = (plain.get(key, True) is not False for key in ("ledger", "output"))
        return _Report(str(plain.get("screen", "")), shown, coming, clock, ledger, output)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, CodecError):
        return None


def _pictured(state: Path) -> list[str]:
    with contextlib.suppress(OSError):
        return [path.stem for path in (state / layout.GLANCES).iterdir() if path.suffix == ".jpg"]
    return []
