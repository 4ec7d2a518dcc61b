"""Writes the status page into the content folder and `状态.json` into the state folder, not too often.

In: a `View` from the loop, monotonic seconds, wall time. Out: files, and when to be asked again. A content folder that
cannot be written is said once and changes nothing else.
"""

from __future__ import annotations

import hashlib
import json
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from signage.core.codec import CodecError, canonical_json, from_plain
from signage.core.settings import Problem
from signage.ingest.loop import View
from signage.ingest.names import STATUS_PAGE, shown_path
from signage.ingest.scan import MAX_FILES
from signage.ingest.status import Page, page_of, plain
from signage.ingest.status_page import render
from signage.snapshots import layout
from signage.snapshots.write import write_durably
from signage.words.fill import fill
from signage.words.sections import SECTIONS

log = logging.getLogger(__name__)

BETWEEN_S = 2.0
QUIET_S = 0.1
LOOK_S = 60.0
Progress = Callable[[int, int], None]


class Reporter:
    """Called by the loop whenever something changed; `progress` gets done and total each time."""

    def __init__(self, content: Path, state: Path, progress: Progress | None = None) -> None:
        self._content = content
        self._state = state
        self._progress = progress
        self._not_before = 0.0
        self._written = ""
        self._refused = False

    def __call__(self, view: View, now: float, wall: datetime) -> float:
        """Write if something changed and the last time was long enough ago."""
        if now < self._not_before:
            return self._not_before
        begun = time.perf_counter()
        problems = (*_troubles(view), *view.problems)
        times = shown_times(self._state)
        page = page_of(view.entries, view.published, view.off, problems=problems, shown_at=times, now=wall)
        if self._progress is not None:
            self._progress(page.done, page.total)
        if self._is_new(page):
            self._write(page)
        busy = page.done < page.total
        self._not_before = now + max(BETWEEN_S if busy else QUIET_S, 5 * (time.perf_counter() - begun))
        return self._not_before if busy else max(self._not_before, now + LOOK_S)

    def _is_new(self, page: Page) -> bool:
        """Whether anything but the hour is another one; a page that somebody deleted is new, too."""
        about = hashlib.sha256(canonical_json(plain(replace(page, made_at=datetime.min)))).hexdigest()  # noqa: DTZ901
        try:
            there = (self._content / STATUS_PAGE).exists() or self._refused
        except OSError:
            there = True
        fresh = about != self._written or not there
        self._written = about
        return fresh

    def _write(self, page: Page) -> None:
        try:
            data = json.dumps(plain(page), ensure_ascii=False, indent=1).encode("utf-8", "replace")
            write_durably(self._state / layout.STATUS, data)
        except OSError as error:
            log.warning("cannot write %s: %s", layout.STATUS, error.strerror)
        try:
            write_durably(self._content / STATUS_PAGE, render(page).encode("utf-8", "replace"))
            self._refused = False
        except OSError as error:
            if not self._refused:
                log.warning("cannot write the status page into the content folder: %s", error.strerror)
            self._refused = True


def shown_times(state: Path) -> dict[str, datetime] | None:
    """When each item was last on the glass, as the player reports it; None without a report that can be read."""
    try:
        plain_times = json.loads((state / layout.SHOWN).read_bytes())["shown"]
        return {str(item): from_plain(datetime, moment) for item, moment in plain_times.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, CodecError):
        return None


def _troubles(view: View) -> tuple[Problem, ...]:
    found = []
    if view.found.root is None:
        found.append(Problem("", *fill(SECTIONS, "unreachable")))
    if view.outage:
        found.append(Problem("", *fill(SECTIONS, "vanished")))
    if view.state_failed:
        found.append(Problem("", *fill(SECTIONS, "state-full")))
    if view.found.truncated:
        found.append(Problem("", *fill(SECTIONS, "too-many", limit=f"{MAX_FILES:,}")))
    found.extend(Problem("", *fill(SECTIONS, "unread-folder", folder=shown_path(path))) for path in view.found.unread)
    return tuple(found)
