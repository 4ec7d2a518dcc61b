"""Which content folder a state folder belongs to, by the id in the folder's marker.

In: the state folder. Out: the id that was adopted. Ingest adopts the first one that it meets; another one only a person does
(`signage init --adopt`).
"""

from __future__ import annotations

import json
from pathlib import Path

from signage.snapshots import layout
from signage.snapshots.write import write_durably
from signage.system.plainfile import read_plain

SCHEMA = 1
MOST_BYTES = 4096


def adopted(state: Path) -> str:
    """The id; "" where none was adopted yet, or nobody can read which: then the next one is adopted."""
    try:
        found = json.loads(read_plain(state / layout.ADOPTED, MOST_BYTES))["id"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""
    return found if isinstance(found, str) else ""


def adopt(state: Path, identity: str) -> None:
    """From now on the folder with this id is the one. Raises `OSError`."""
    write_durably(state / layout.ADOPTED, json.dumps({"schema": SCHEMA, "id": identity}).encode())
