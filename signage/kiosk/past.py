"""The faults that the logs of a state folder tell of, for `doctor`.

In: the folder, the time now. Out: of each fault of each thing the newest line, as long as it is not over and not older than a day.
What cannot be read is passed over. Never writes.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from signage.core.events import Event, Phase
from signage.logs import FOLDER, LARGEST

RECENT = timedelta(days=1)
CODES = frozenset(event.value for event in Event)


@dataclass(frozen=True, slots=True)
class Past:
    """A fault, when it was told last, and whether it still lasts."""

    code: str
    of: str
    at: datetime
    lasts: bool


def past_faults(state: Path, now: datetime) -> tuple[Past, ...]:
    """Those of the last day, the newest first. `now` is aware."""
    newest: dict[tuple[str, str, str], Past] = {}
    for log, line in _lines(state / FOLDER):
        found = _read(line)
        if found is None:
            continue
        fault, over = found
        key = (log, fault.code, fault.of)
        before = newest.get(key)
        if before is not None and before.at > fault.at:
            continue
        if over:
            newest.pop(key, None)
        else:
            newest[key] = fault
    recent = (fault for fault in newest.values() if timedelta(0) <= now - fault.at < RECENT)
    return tuple(sorted(recent, key=lambda fault: fault.at, reverse=True))


def _lines(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The lines of all logs, of each log in the order of time."""
    with contextlib.suppress(OSError):
        files = [path for path in folder.iterdir() if ".log" in path.name and not path.is_symlink()]
        for path in sorted(files, key=lambda path: (path.name.partition(".log")[0], path.stat().st_mtime)):
            with path.open("rb") as file:
                for line in file.read(2 * LARGEST).splitlines():
                    yield path.name.partition(".log")[0], line


def _read(line: bytes) -> tuple[Past, bool] | None:
    """The fault of one line, and whether it is over."""
    if b'"event"' not in line:
        return None
    try:
        told: Any = json.loads(line)
        code, of, phase = told["event"], told["of"], Phase(told["phase"])
        at = datetime.fromisoformat(told["time"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if code not in CODES or not isinstance(of, str) or at.tzinfo is None:
        return None
    return Past(code, of, at, phase is Phase.BEGIN), phase is Phase.END
