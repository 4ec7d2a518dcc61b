"""What the clock of the content share shows: ingest sees it when it writes there, the players ask for it.

In: the time that the share gave to a file, or the state folder. Out: a small file, or the share's time now, reckoned on by the
monotonic clock. It holds within one boot; an older one is none.
"""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from signage.snapshots.write import write_durably
from signage.system.boot import boot_id
from signage.system.plainfile import read_plain

NAME = "share-time.json"
MOST_BYTES = 4096


def note_share_time(state: Path, seconds: float, mono: float) -> None:
    """The share's clock has shown `seconds` since 1970 at `mono`. A full disk is no fault here."""
    told = {"schema": 1, "time": seconds, "mono": mono, "boot": boot_id()}
    with contextlib.suppress(OSError):
        write_durably(state / NAME, json.dumps(told).encode())


def share_time(state: Path, mono: float) -> datetime | None:
    """What the share's clock shows now; None where that is not known."""
    try:
        told = json.loads(read_plain(state / NAME, MOST_BYTES))
        since = mono - float(told["mono"])
        if not told["boot"] or told["boot"] != boot_id() or since < 0:
            return None
        return datetime.fromtimestamp(float(told["time"]), UTC) + timedelta(seconds=since)
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return None
