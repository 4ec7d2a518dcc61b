"""What saves work at the next start: outcomes by their key. A cache: lost or damaged, every file is judged again.

Records of files with a secrecy mark in their name are not written down.
"""

from __future__ import annotations

import functools
import json
import logging
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from signage.core.codec import CodecError, canonical_json, from_plain
from signage.core.item import ItemRecord
from signage.ingest.folder.entries import Entry
from signage.ingest.folder.names import base_name, has_mark
from signage.snapshots import layout
from signage.snapshots.write import write_durably
from signage.system.plainfile import read_plain

log = logging.getLogger(__name__)

SAVE_S = 30.0
MOST = 200_000
MOST_BYTES = 2**30
SCHEMA = 1


class Memory:
    """Outcomes of this run and the last one; `marker`: whether the content folder was ever seen with its marker."""

    def __init__(self, state: Path) -> None:
        self._path = state / layout.MEMORY
        self._outcomes, self.marker = _load(self._path)
        self._fresh = False
        self._save_at = 0.0

    def outcome(self, key: str) -> ItemRecord | None:
        """The record that equal bytes under an equal name and equal rules got before."""
        return self._outcomes.get(key)

    def learn(self, key: str, record: ItemRecord) -> None:
        """Keep an outcome."""
        if self._outcomes.get(key) is not record:
            self._outcomes[key] = record
            self._fresh = True
        while len(self._outcomes) > MOST:
            self._outcomes.pop(next(iter(self._outcomes)))

    def is_due(self, now: float) -> bool:
        """Whether there is something to write, and the last time was long enough ago."""
        return self._fresh and now >= self._save_at

    def save(self, entries: Iterable[Entry], now: float = 0.0) -> Callable[[], None]:
        """What writes down the outcomes of the files that are there; may be called beside the loop, never raises."""
        kept = {entry.key: entry.judged for entry in entries if entry.key and entry.judged is not None}
        self._outcomes = dict(kept)
        self._fresh = False
        self._save_at = now + SAVE_S
        return functools.partial(_write, self._path, kept, marker=self.marker)


def _write(path: Path, kept: dict[str, ItemRecord], *, marker: bool) -> None:
    outcomes = {key: record for key, record in kept.items() if not has_mark(base_name(record.path))}
    try:
        write_durably(path, canonical_json({"schema": SCHEMA, "marker": marker, "outcomes": outcomes}))
    except OSError as error:
        log.warning("cannot keep %s: %s", layout.MEMORY, os.strerror(error.errno or 0))


def _load(path: Path) -> tuple[dict[str, ItemRecord], bool]:
    try:
        plain = json.loads(read_plain(path, MOST_BYTES).decode("utf-8", "surrogatepass"))
        if plain["schema"] != SCHEMA:
            return {}, False
        outcomes = {key: from_plain(ItemRecord, record) for key, record in plain["outcomes"].items()}
        return outcomes, plain["marker"] is True
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, CodecError):
        return {}, False
