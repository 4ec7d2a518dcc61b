"""The watcher: a hint that something may have changed, nothing more. The rescan is the truth.

In: the content folder and a callable to wake the loop, which may be called from any thread. Out: wake-ups. A watch that
cannot be had, ends or overflows costs time, never correctness.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from signage.core.events import Event, happens
from signage.core.marker import NAME as MARKER
from signage.ingest.folder.names import SECTION_FILE, base_name, is_ignored

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

log = logging.getLogger(__name__)

EVENTS: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
TELLING = frozenset({SECTION_FILE, MARKER})


class Handler(FileSystemEventHandler):
    """Wakes the loop for every event but those of ignored names; what is renamed counts under both names."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake

    @override
    def on_any_event(self, event: FileSystemEvent) -> None:
        names = [base_name(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        if any(name in TELLING or not is_ignored(name) for name in names):
            self._wake()


class Watch:
    """One watch on one folder, renewed by `check` when it has ended or the folder is another one."""

    def __init__(self, content: Path, wake: Callable[[], None]) -> None:
        self._content = content
        self._wake = wake
        self._observer: BaseObserver | None = None
        self._root: tuple[int, int] | None = None
        self._said = False
        self._was_short = False
        self._reached = -1

    def check(self) -> bool:
        """Whether events can be expected now; starts the watch again if need be."""
        try:
            info = self._content.stat()
        except OSError:
            self.stop()
            return False
        root = (info.st_dev, info.st_ino)
        if self._observer is not None and self._root == root and self._observer.is_alive():
            return True
        self.stop()
        try:
            observer = Observer()
            observer.schedule(Handler(self._wake), str(self._content), recursive=True, event_filter=EVENTS)
            observer.start()
        except (OSError, RuntimeError) as error:
            if not self._said:
                log.warning(
                    "cannot watch the content folder, looking at it regularly instead: %s",
                    error,
                    extra=happens(Event.WATCH_FAILS),
                )
                self._said = True
            return False
        self._observer, self._root, self._reached = observer, root, -1
        self._wake()
        return True

    def reaches(self, folders: int) -> bool:
        """Whether so many folders are watched: the system may refuse some of them without a word (`max_user_watches`).

        One look that finds too few is none: a folder that has just been made gets its watch in a moment. Where as many are
        watched as were found to be, the system is not asked again.
        """
        if folders == self._reached and not self._was_short:
            return True
        is_short = folders > _watched_now()
        was_short, self._was_short = self._was_short, is_short
        self._reached = -1 if is_short else folders
        if not (is_short and was_short):
            return True
        if not self._said:
            log.warning(
                "not all folders can be watched, looking at them regularly instead", extra=happens(Event.WATCH_FAILS)
            )
            self._said = True
        return False

    def stop(self) -> None:
        """End the watch."""
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.stop()
            observer.join(2.0)


def _watched_now() -> int:
    """How many folders the system watches for this process, by its own count; where it does not tell, all that there are."""
    own, found, told = Path("/proc/self"), 0, False
    listed: list[str] = []
    with contextlib.suppress(OSError):
        listed = os.listdir("/proc/self/fd")  # noqa: PTH208 - names are wanted; the one of the listing has gone by then
    for fd in listed:
        with contextlib.suppress(OSError):
            if (own / "fd" / fd).readlink().name == "anon_inode:inotify":
                found += (own / "fdinfo" / fd).read_text("ascii").count("inotify wd:")
                told = True
    return found if told else sys.maxsize
