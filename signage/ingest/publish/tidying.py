"""Clears the store: what neither the present nor a kept snapshot needs goes, and the whole stays within its bound.

In: the state folder, the hashes that are needed besides, the bound in bytes. Out: what was found. May run beside the loop: what was
written a moment ago is never touched, and neither is anything that plays. Over the bound the oldest of what nobody needs goes first,
then older snapshots, those that have proven themselves last. Never raises.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from signage.snapshots import layout
from signage.snapshots.good import good_anywhere
from signage.snapshots.read import MAX_MANIFEST, Reader
from signage.snapshots.write import PREFIX
from signage.system.plainfile import read_plain

YOUNG_S = 600.0
"""What is younger may belong to a file that is being judged."""
YOUNG_OVER_S = 150.0
"""The same over the bound: longer than a worker and a conversion may take."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """`sound`: whether what is published can be read. `over`: by how many bytes what is needed exceeds the bound."""

    sound: bool
    over: int


@dataclass(frozen=True, slots=True)
class _Stored:
    path: Path
    size: int
    written: float


def tidy(state: Path, needed: AbstractSet[str], most: int, *, now_s: float | None = None) -> Tidied:
    """Clears the store at `now_s` (epoch seconds; None: now)."""
    now = time.time() if now_s is None else now_s
    _clear(state, needed | _named_by(state), now, YOUNG_S)
    over = _size(state) - most
    if over > 0:
        over -= _clear(state, needed | _named_by(state), now, YOUNG_OVER_S, over)
    for sequence in _expendable(state):
        if over <= 0:
            break
        with contextlib.suppress(OSError):
            layout.manifest_path(state, sequence).unlink()
        over -= _clear(state, needed | _named_by(state), now, YOUNG_OVER_S, over)
    return Tidied(Reader(state).is_sound, max(0, over))


def derivatives_in(data: bytes) -> set[str]:
    """Every SHA-256 that occurs in a manifest file, damaged or not: rather keep too much."""
    return {match.decode() for match in layout.ANY_SHA256.findall(data)}


def _named_by(state: Path) -> AbstractSet[str]:
    """What the snapshots that are kept need."""
    names: set[str] = set()
    for sequence in layout.sequences(state):
        with contextlib.suppress(OSError):
            names.update(derivatives_in(read_plain(layout.manifest_path(state, sequence), MAX_MANIFEST)))
    return names


def _expendable(state: Path) -> list[int]:
    """The snapshots before the newest, in the order in which they may go."""
    good = {proof.sequence for proof in good_anywhere(state)}
    return sorted(layout.sequences(state)[1:], key=lambda sequence: (sequence in good, sequence))


def _size(state: Path) -> int:
    return sum(one.size for one in _stored(state))


def _clear(state: Path, needed: AbstractSet[str], now: float, young: float, enough: int | None = None) -> int:
    """Removes what is not `needed` nor `young` (seconds), the oldest first; stops at `enough` bytes. How many.

    What was written under a clock that ran ahead is as old as it is far ahead.
    """
    freed = 0
    for one in sorted(_stored(state), key=lambda one: one.written):
        if enough is not None and freed >= enough:
            break
        if one.path.name in needed or abs(now - one.written) <= young:
            continue
        with contextlib.suppress(OSError):
            one.path.unlink()
            freed += one.size
    return freed


def _stored(state: Path) -> Iterator[_Stored]:
    """Derivatives, and what a killed writer left among them. Other files are not ours to remove."""
    with contextlib.suppress(OSError):
        for folder in (state / layout.DERIVATIVES).iterdir():
            with contextlib.suppress(OSError):
                for path in folder.iterdir():
                    if layout.is_sha256(path.name) or path.name.startswith(PREFIX):
                        info = path.stat(follow_symlinks=False)
                        yield _Stored(path, info.st_size, info.st_mtime)
