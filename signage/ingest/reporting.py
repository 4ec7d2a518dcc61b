"""Writes the status page into the content folder and `状态.json` into the state folder.

In: a `View` from the loop, wall time. Out: files, if anything but the hour changed. A content folder that cannot be
written is said once and changes nothing else.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from signage.core.codec import CodecError, from_plain
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

Progress = Callable[[int, int], None]


class Reporter:
    """Called when something changed; `progress` gets done and total each time."""

    def __init__(self, content: Path, state: Path, progress: Progress | None = None) -> None:
        self._content = content
        self._state = state
        self._progress = progress
        self._written: Page | None = None
        self._refused = False

    def __call__(self, view: View, wall: datetime) -> None:
        """Write if something changed."""
        problems = (*_troubles(view), *view.problems)
        times = shown_times(self._state)
        page = page_of(view.entries, view.published, view.off, problems=problems, shown_at=times, now=wall)
        if self._progress is not None:
            self._progress(page.done, page.total)
        lasting = _lasting(page)
        if lasting != self._written or not self._is_there():
            self._write(page)
            self._written = lasting

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
        try:
            write_durably(self._content / STATUS_PAGE, render(page).encode("utf-8", "replace"))
            self._refused = False
        except OSError as error:
            if not self._refused:
                log.warning("cannot write the status page into the content folder: %s", os.strerror(error.errno or 0))
            self._refused = True


def shown_times(state: Path) -> dict[str, datetime] | None:
    """When each item was last on any glass, as the players report it; None without a report that can be read."""
    times: dict[str, datetime] = {}
    for report in sorted(state.glob(layout.SHOWN)):
        try:
            plain_times = json.loads(report.read_bytes())["shown"]
            own = {str(item): from_plain(datetime, moment) for item, moment in plain_times.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, CodecError):
            continue
        times |= {item: max(moment, times.get(item, moment)) for item, moment in own.items()}
    return times or None


def _lasting(page: Page) -> Page:
    """The page without what changes at every slide: the time, and when (not whether) each item was on the glass."""
    ever = datetime.min  # noqa: DTZ901 - only compared
    rows = tuple(replace(row, shown_at=ever) if row.shown_at is not None else row for row in page.rows)
    return replace(page, made_at=ever, rows=rows)


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
