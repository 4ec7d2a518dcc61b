"""Derivatives by their hash: written durably, once, and removed when nothing needs them any more.

In: blobs of a worker. Out: `Derivative` values that are on disk for certain, or `OSError`. The reading side is
`signage.snapshots.read`.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path

from signage.core.item import Derivative, ItemRecord
from signage.durable import make_folder
from signage.kinds.wire import Blob
from signage.snapshots import layout
from signage.snapshots.read import open_derivative
from signage.snapshots.write import PREFIX, write_durably

YOUNG_S = 600.0


def store(state: Path, blobs: Iterable[Blob]) -> tuple[Derivative, ...]:
    """Put every blob into the store. What is there and sound is not written again. Raises `OSError`."""
    made = []
    for blob in blobs:
        path = layout.derivative_path(state, blob.sha256)
        if open_derivative(state, blob.sha256) is None:
            make_folder(path.parent)
            write_durably(path, blob.data)
        made.append(Derivative(blob.sha256, blob.media_type, len(blob.data), blob.width, blob.height))
    return tuple(made)


def is_sound(state: Path, item: ItemRecord) -> bool:
    """Whether all derivatives of `item` are in the store, undamaged. Reads them."""
    return all(open_derivative(state, made.sha256) is not None for made in item.derivatives)


def collect_garbage(state: Path, needed: AbstractSet[str], *, now_s: float | None = None) -> int:
    """Remove derivatives that are not `needed` and older than ten minutes (epoch seconds); how many. Never raises."""
    oldest = (time.time() if now_s is None else now_s) - YOUNG_S
    count = 0
    with contextlib.suppress(OSError):
        for folder in (state / layout.DERIVATIVES).iterdir():
            count += _clear(folder, needed, oldest)
    return count


def _clear(folder: Path, needed: AbstractSet[str], oldest: float) -> int:
    count = 0
    with contextlib.suppress(OSError):
        for path in list(folder.iterdir()):
            ours = layout.is_sha256(path.name) or path.name.startswith(PREFIX)
            if path.name in needed or not ours:
                continue
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()
                    count += 1
    return count
