"""The ingest process: the lock, the threads, the watcher and the loop. The only process that touches the content folder.

In: command line and signals. Out: snapshots in the state folder, one JSON line a log record on stderr, an exit code:
0 fine or somebody else already does it, 2 wrong usage, 3 cannot run.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import json
import logging
import os
import signal
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from signage import logs, paths
from signage.core.codec import CodecError, from_plain
from signage.core.events import Event, happens
from signage.core.settings import Settings
from signage.ingest.bell import Bell
from signage.ingest.folder import share
from signage.ingest.folder.patience import Patience, answers_of, turns_of
from signage.ingest.folder.watch import Watch
from signage.ingest.folders import Folders
from signage.ingest.jobs import Hands, ThreadJobs
from signage.ingest.loop import Ingest
from signage.ingest.progress import progress_bar
from signage.ingest.publish.publisher import sweep_all
from signage.ingest.status.reporting import Progress, Reporter
from signage.ingest.worker.converter import Converter, find_converter
from signage.ingest.worker.sandbox import detect_sandbox
from signage.ingest.worker.spare import Spare
from signage.kinds.worker.limits import leave_a_core, yield_to_the_picture
from signage.snapshots import layout
from signage.system import thrift
from signage.system.locking import open_lock
from signage.system.plainfile import read_plain
from signage.system.zone import zone_of

log = logging.getLogger(__name__)

FINE, CANNOT_RUN = 0, 3
WORKERS = 2
LONGEST_S = 5.0
WATCH_CHECK_S = 5.0
FAULT_S = 1.0
MOST_BYTES = 16 * 2**20
"""Of compiled settings."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until told to stop."""
    parser = argparse.ArgumentParser(prog="signage.ingest", description="内容处理 / ingest")
    parser.add_argument("--content", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--settings-json", type=Path, default=None)
    options = parser.parse_args(arguments)
    os.umask(
        0o022
    )  # the status page is for everybody who sees the content folder; the state folder is closed as a whole
    try:
        paths.make_private(options.state)
        logs.set_up(options.state, "ingest")
        lock = _lock(options.state)
    except OSError as error:
        log.error("cannot use the state folder: %s", os.strerror(error.errno or 0))  # noqa: TRY400 - no trace needed
        return CANNOT_RUN
    if lock is None:
        return FINE
    bell = Bell()

    def end(_signal: int, _frame: FrameType | None) -> None:
        bell.end()

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, end)
    if os.getsid(0) == os.getpid():
        yield_to_the_picture()
    leave_a_core()
    thrift.begin()
    sweep_all(options.state)
    sandbox = detect_sandbox()
    converter = find_converter(sandbox)
    about = {"sandbox": sandbox.name, "office": converter is not None, "pid": os.getpid()}
    log.info("ingest begins", extra=about)
    with progress_bar() as progress, contextlib.closing(Spare(sandbox)) as worker:
        worker.prepare()
        Loop(options.content, options.state, options.settings_json, progress, bell).run(worker, converter)
    return FINE


class Loop:
    """Threads and clocks around `Ingest`, and the settings it follows: the zone for good, places and periods as they change."""

    def __init__(
        self,
        content: Path,
        state: Path,
        settings_json: Path | None,
        progress: Progress | None,
        bell: Bell,
    ) -> None:
        self._content = content
        self._state = state
        self._settings_json = settings_json
        self._stamp = _stamp(settings_json)
        settings = _settings(settings_json) or Settings()
        self._zone = zone_of(settings.site.timezone)
        self._settings = settings
        self._progress = progress
        self._bell = bell
        self._hint = threading.Event()

    def run(self, worker: Spare, converter: Converter | None = None) -> None:
        """Step until the bell has rung for the last time."""
        Patience(turns_of(threading.get_native_id()), answers_of(self._content)).begin()
        on_share = share.is_share(self._content)
        watch = Watch(self._content, self._hinted)
        ingest = Ingest(
            Folders(self._content, self._state, on_share),
            worker,
            Hands(
                ThreadJobs(1, "probe", self._bell.ring, spare=1),  # a file whose bytes do not come holds one of them
                ThreadJobs(WORKERS, "worker", self._bell.ring, spare=1),
                ThreadJobs(1, "chore", self._bell.ring),
                ThreadJobs(1, "converter", self._bell.ring),
            ),
            Reporter(self._content, self._state, self._progress, asks_time=share.has_own_clock(self._content)),
            converter,
            settings=self._settings,
        )
        ingest.watched = watch.check()
        check_at = time.monotonic() + WATCH_CHECK_S
        while not self._bell.ended:
            if self._hint.is_set():
                self._hint.clear()
                worker.prepare()  # it loads while the file comes to rest
                ingest.hint()
            pause = self._step(ingest)
            if time.monotonic() >= check_at:
                ingest.watched = watch.check() and watch.reaches(ingest.folders)
                self._look_at_settings(ingest)
                self._keep_the_lock()
                worker.rest(time.monotonic())
                check_at = time.monotonic() + WATCH_CHECK_S
            self._bell.wait(min(pause, LONGEST_S))
        watch.stop()
        ingest.close()

    def _step(self, ingest: Ingest) -> float:
        """One step; the door that catches everything. How long to wait, in seconds."""
        try:
            following = ingest.step(time.monotonic(), datetime.now(UTC).astimezone(self._zone))
        except Exception:  # one of the three doors: the last good snapshot stays
            log.exception("a step of the ingest loop failed", extra=happens(Event.PROGRAM_FAULT, "ingest"))
            return FAULT_S
        return max(0.0, following - time.monotonic())

    def _keep_the_lock(self) -> None:
        """Where somebody has removed its file, it keeps nobody out; the new one is held for life too."""
        if not (self._state / layout.LOCK).exists():
            with contextlib.suppress(OSError):
                _lock(self._state)

    def _look_at_settings(self, ingest: Ingest) -> None:
        """Take over places and special periods where they have changed."""
        stamp = _stamp(self._settings_json)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        settings = _settings(self._settings_json)
        if settings is not None:
            ingest.know(settings)

    def _hinted(self) -> None:
        self._hint.set()
        self._bell.ring()


def _lock(state: Path) -> int | None:
    """The lock of the one ingest of this state folder, held for life; None if there is one already."""
    fd = open_lock(state / layout.LOCK)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(fd)
        return None
    return fd


def _settings(settings_json: Path | None) -> Settings | None:
    """The compiled settings, or None if they cannot be read."""
    if settings_json is None:
        return None
    try:
        return from_plain(Settings, json.loads(read_plain(settings_json, MOST_BYTES)))
    except (OSError, ValueError, RecursionError, CodecError) as error:
        log.warning("settings not used: %s", type(error).__name__, extra=happens(Event.SETTINGS_UNREADABLE))
        return None


def _stamp(settings_json: Path | None) -> tuple[int, int] | None:
    """What changes when the settings are written anew."""
    try:
        info = settings_json.stat() if settings_json is not None else None
    except OSError:
        return None
    return (info.st_ino, info.st_mtime_ns) if info is not None else None
