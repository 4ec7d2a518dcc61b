"""The log of one process: JSON lines in the state folder, never more than a few MB; warnings also on stderr.

In: the state folder and the process's name. Never: grows without end, or fails the process because a disk is full.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from typing_extensions import override

FOLDER = "logs"
LARGEST, KEPT = 1_000_000, 3
_USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


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


def set_up(state: Path, name: str) -> None:
    """Log to `<state>/logs/<name>.log`, a ring of `KEPT` + 1 files of `LARGEST` bytes; warnings also to stderr."""
    logging.raiseExceptions = False
    terminal = logging.StreamHandler(sys.stderr)
    terminal.setLevel(logging.WARNING)
    handlers: list[logging.Handler] = [terminal]
    try:
        folder = state / FOLDER
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"{name}.log"
        handlers.append(RotatingFileHandler(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True))
    except OSError:
        terminal.setLevel(logging.INFO)
    for handler in handlers:
        handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=handlers, force=True)
