"""The list of items that rest for a day: read when it is needed, written durably, told to a person.

In: ids of items over which players came to grief. Out: one file in the state folder, which players and ingest read. A disk that
cannot take it is no reason to stop: then the item is tried again.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from signage.core.aside import decode_aside, encode_aside, with_more
from signage.snapshots import layout
from signage.snapshots.write import write_durably
from signage.supervise.tell import Tell
from signage.system.plainfile import read_plain

MOST_BYTES = 2**18


class AsideList:
    """The list of one state folder."""

    def __init__(self, state: Path, tell: Tell) -> None:
        self._path, self._tell = state / layout.ASIDE, tell

    def put(self, items: frozenset[str]) -> None:
        """These items rest from now on."""
        try:
            before = decode_aside(read_plain(self._path, MOST_BYTES))
        except OSError:
            before = {}
        try:
            write_durably(self._path, encode_aside(with_more(before, sorted(items), datetime.now(UTC))))
        except OSError:
            return
        self._tell("item-put-aside", items=", ".join(sorted(items)))
