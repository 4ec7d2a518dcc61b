"""The log of one process: JSON lines in the state folder, never more than a few MB; warnings also on stderr.

In: the state folder and the process's name. A fault that carries its event (`core/events.py`) is written when it begins, at most
once an hour, and when it is over. Never: grows without end, or fails the process because a disk is full.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from typing_extensions import override

from signage.core.events import SaidOnce
from signage.system.durable import hand_over, make_folder
from signage.system.footing import STDERR, Voice

FOLDER = "logs"
LARGEST, KEPT = 1_000_000, 3
_USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "is_said"}


class JsonLines(logging.Formatter):
    """A record as one line of JSON, whatever stands in it."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "text": record.getMessage(),
            **{key: value for key, value in vars(record).items() if key not in _USUAL},
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=True, default=repr)


class SayOnce(logging.Filter):
    """Lets the same fault of the same thing pass once. Shared by all handlers of a process; each record is asked about once."""

    def __init__(self) -> None:
        super().__init__()
        self._once = SaidOnce()
        self._lock = threading.Lock()

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        carried = vars(record)
        if "event" not in carried:
            return True
        if "is_said" not in carried:
            what = {key: str(carried[key]) for key in ("event", "of", "phase")}
            with self._lock:
                carried["is_said"] = self._once.is_due(**what, now=time.monotonic())
        return bool(carried["is_said"])


def ring(state: Path, name: str) -> logging.Handler:
    """Writes to `<state>/logs/<name>.log`, a ring of `KEPT` + 1 files of `LARGEST` bytes. Raises `OSError`."""
    folder = state / FOLDER
    make_folder(folder, 0o700)
    path = folder / f"{name}.log"
    return _Ring(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)


class _Ring(RotatingFileHandler):
    """Its files are the folder's owner's. Whoever removes file or folder while it is written finds both again."""

    @override
    def emit(self, record: logging.LogRecord) -> None:
        if self.stream is not None and not Path(self.baseFilename).exists():
            self.close()
        super().emit(record)

    @override
    def _open(self) -> TextIOWrapper:
        make_folder(Path(self.baseFilename).parent, 0o700)
        file = super()._open()
        hand_over(file.fileno(), Path(self.baseFilename).parent)
        return file


def set_up(state: Path, name: str) -> None:
    """Log to the `ring` of that name; warnings also to stderr."""
    logging.raiseExceptions = False
    terminal: logging.Handler = logging.StreamHandler(Voice(STDERR))
    terminal.setLevel(logging.WARNING)
    handlers: list[logging.Handler] = [terminal]
    try:
        handlers.append(ring(state, name))
    except OSError:
        terminal.setLevel(logging.INFO)
    once = SayOnce()
    for handler in handlers:
        handler.setFormatter(JsonLines())
        handler.addFilter(once)
    logging.basicConfig(level=logging.INFO, handlers=handlers, force=True)
