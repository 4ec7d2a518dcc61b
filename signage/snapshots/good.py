"""Which snapshots have proven themselves on a screen: written by its player, asked when the newest one cannot be used.

In: the state folder. Out: `Proof` values, newest last. A record that cannot be read names none; one of another manifest with the same
number is none, since it goes with the SHA-256 of its file.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path

from signage.core.codec import CodecError, canonical_json, from_plain, to_plain
from signage.core.digest import short_digest
from signage.snapshots import layout
from signage.snapshots.write import write_durably
from signage.system.plainfile import read_plain

SCHEMA = 1
KEPT = 2
"""Of each screen: the newest may be the one over which players come to grief."""
MOST_BYTES = 8192


@dataclass(frozen=True, slots=True)
class Proof:
    """A manifest that ran two full loops without a fault, by its number and the SHA-256 of its file."""

    sequence: int
    sha256: str


def note_good(state: Path, screen: str, proof: Proof) -> None:
    """The snapshot has proven itself on `screen`. Raises `OSError`."""
    before = [old for old in good_on(state, screen) if old.sequence != proof.sequence]
    kept = sorted([*before, proof], key=lambda one: one.sequence)[-KEPT:]
    write_durably(_path(state, screen), canonical_json({"schema": SCHEMA, "screen": screen, "good": to_plain(kept)}))


def good_on(state: Path, screen: str) -> tuple[Proof, ...]:
    """The snapshots that have proven themselves on one screen, newest last."""
    return _read(_path(state, screen))


def good_anywhere(state: Path) -> tuple[Proof, ...]:
    """The same for all screens that have ever played from this state folder, each once."""
    found: set[Proof] = set()
    with contextlib.suppress(OSError):
        for path in state.glob(layout.GOOD):
            found.update(_read(path))
    return tuple(sorted(found, key=lambda one: one.sequence))


def _path(state: Path, screen: str) -> Path:
    return state / layout.GOOD.replace("*", short_digest(screen))


def _read(path: Path) -> tuple[Proof, ...]:
    try:
        plain = json.loads(read_plain(path, MOST_BYTES))
        if not isinstance(plain, dict) or plain.get("schema") != SCHEMA:
            return ()
        return tuple(from_plain(Proof, one) for one in plain["good"])
    except (OSError, ValueError, KeyError, TypeError, CodecError, RecursionError):
        return ()
