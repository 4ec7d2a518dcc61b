"""Writes the status page into the content folder and `状态.json` into the state folder.

In: a `View` from the loop, wall time. Out: files. A verdict is told at once; that something was shown or has its picture
now, half a minute later with all others; when it comes next, every five minutes. A content folder that cannot be written
is said once and changes nothing else.
"""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from signage.core.check import stale_places
from signage.core.events import Event, begins, ends
from signage.core.settings import Problem
from signage.facts.findings import asked
from signage.ingest.folder.names import STATUS_PAGE, shown, shown_path
from signage.ingest.folder.scan import MAX_FILES
from signage.ingest.status.page import newest_first, render
from signage.ingest.status.plain import plain
from signage.ingest.status.playing import Playing, forget_pictures, pictures_of, playing_of
from signage.ingest.status.rows import Page, page_of
from signage.ingest.status.view import View
from signage.snapshots import layout
from signage.snapshots.share_time import note_share_time
from signage.snapshots.write import write_durably
from signage.words.fill import fill
from signage.words.findings import finding_words
from signage.words.report import CLOCKS
from signage.words.sections import SECTIONS

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
SHOWN_EVERY = timedelta(seconds=30)
TIMES_EVERY = timedelta(minutes=5)
EVER = datetime.min  # noqa: DTZ901 - only compared


class Reporter:
    """Called when something changed; `progress` gets done and total each time."""

    def __init__(
        self, content: Path, state: Path, progress: Progress | None = None, *, asks_time: bool = False
    ) -> None:
        """`asks_time`: the content folder has a clock of its own, which is noted for the players."""
        self._content = content
        self._asks_time = asks_time
        self._state = state
        self._progress = progress
        self._written: Page | None = None
        self._refused = False

    def __call__(self, view: View, wall: datetime) -> None:
        """Write if something changed."""
        playing = playing_of(self._state, wall)
        ageing = _ageing(view, wall) if not playing.clock else ()
        problems = (
            *_clock(playing.clock),
            *_ledger(playing),
            *_waiting(playing),
            *_troubles(view),
            *view.problems,
            *ageing,
        )
        page = page_of(
            view.entries,
            view.published,
            view.off,
            problems=problems,
            playing=playing,
            now=wall,
            asked=asked(wall.date(), view.days.facts),
            days=view.days,
            converts=view.converts,
        )
        if self._progress is not None:
            self._progress(page.done, page.total)
        forget_pictures(self._state, {item.id for item in view.published.values()})
        if self._is_news(page) or not self._is_there():
            self._write(page)
            self._written = page

    def _is_news(self, page: Page) -> bool:
        """Whether the page says something that is worth writing now."""
        before = self._written
        if before is None or _lasting(page) != _lasting(before):
            return True
        age = abs(page.made_at - before.made_at)
        if age >= TIMES_EVERY:
            return _timeless(page) != _timeless(before) or _times(page) != _times(before)
        return age >= SHOWN_EVERY and _timeless(page) != _timeless(before)

    def _is_there(self) -> bool:
        """Whether the page is still where it was written; where it could not be, nobody deleted it."""
        try:
            return self._refused or (self._content / STATUS_PAGE).exists()
        except OSError:
            return True

    def _write(self, page: Page) -> None:
        try:
            data = json.dumps(plain(page), ensure_ascii=False, indent=1).encode("utf-8", "replace")
            write_durably(self._state / layout.STATUS, data)
        except OSError as error:
            log.warning("cannot write %s: %s", layout.STATUS, os.strerror(error.errno or 0))
        pictures = pictures_of(self._state, (row.item for row in newest_first(page.rows) if row.pictured))
        try:
            write_durably(self._content / STATUS_PAGE, render(page, pictures).encode("utf-8", "replace"), ours=False)
            if self._refused:
                log.info("the status page can be written again", extra=ends(Event.STATUS_PAGE_REFUSED))
            self._refused = False
            if self._asks_time:
                note_share_time(self._state, (self._content / STATUS_PAGE).stat().st_mtime, time.monotonic())
        except OSError as error:
            if not self._refused:
                why = os.strerror(error.errno or 0)
                log.warning("cannot write the status page: %s", why, extra=begins(Event.STATUS_PAGE_REFUSED))
            self._refused = True


def _lasting(page: Page) -> Page:
    """The page without anything that the players' work alone changes."""
    rows = tuple(replace(row, shown_at=None, coming=None, pictured=False) for row in page.rows)
    return replace(page, made_at=EVER, rows=rows)


def _timeless(page: Page) -> list[tuple[bool, bool, bool]]:
    """Whether, not when, each item was on the glass and comes again; whether it has its picture."""
    return [(row.shown_at is not None, row.coming is not None, row.pictured) for row in page.rows]


def _times(page: Page) -> list[object]:
    return [(row.shown_at, row.coming) for row in page.rows]


def _clock(why: str) -> tuple[Problem, ...]:
    """What the players say of the clock."""
    if why not in CLOCKS or not why:
        return ()
    (zh, en), (rest_zh, rest_en) = CLOCKS[why], SECTIONS["clock"]
    return (Problem("", f"{zh}。{rest_zh}", f"{en[0].upper()}{en[1:]}. {rest_en}"),)


def _ageing(view: View, wall: datetime) -> tuple[Problem, ...]:
    """Places to which nothing new has come for long (regular updates, 定期更新). By a clock that is believed."""
    days = view.days
    stale = stale_places(view.published.values(), days.settings, wall, days.table(wall))
    return tuple(Problem("", *finding_words(one.code, place=one.place, days=one.days)) for one in stale)


def _ledger(playing: Playing) -> tuple[Problem, ...]:
    """What the players say of their ledger."""
    return () if playing.ledger else (Problem("", *fill(SECTIONS, "ledger")),)


def _waiting(playing: Playing) -> tuple[Problem, ...]:
    """Screens that the players have no output for."""
    return tuple(Problem("", *fill(SECTIONS, "no-output", screen=shown(screen))) for screen in playing.waiting)


def _troubles(view: View) -> tuple[Problem, ...]:
    found = []
    if view.found.root is None:
        found.append(Problem("", *fill(SECTIONS, "other-folder" if view.found.is_other else "unreachable")))
    if view.outage:
        found.append(Problem("", *fill(SECTIONS, "vanished")))
    if view.state_failed:
        found.append(Problem("", *fill(SECTIONS, "state-full")))
    if view.found.truncated:
        found.append(Problem("", *fill(SECTIONS, "too-many", limit=f"{MAX_FILES:,}")))
    found.extend(Problem("", *fill(SECTIONS, "unread-folder", folder=shown_path(path))) for path in view.found.unread)
    return tuple(found)
