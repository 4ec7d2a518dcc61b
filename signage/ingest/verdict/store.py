"""Derivatives by their hash: written durably, once.

In: blobs of a worker. Out: `Derivative` values that are on disk for certain, or `OSError`. The reading side is
`signage.snapshots.read`; `tidying` removes what nothing needs any more.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from signage.core.item import Derivative, ItemRecord
from signage.kinds.wire import Blob
from signage.snapshots import layout
from signage.snapshots.read import open_derivative
from signage.snapshots.write import write_durably
from signage.system.durable import make_folder


def store(state: Path, blobs: Iterable[Blob]) -> tuple[Derivative, ...]:
    """Put every blob into the store. What is there and sound is not written again. Raises `OSError`."""
    made = []
    for blob in blobs:
        path = layout.derivative_path(state, blob.sha256)
        if not _is_there(state, blob.sha256):
            make_folder(path.parent)
            write_durably(path, blob.data)
        made.append(Derivative(blob.sha256, blob.media_type, len(blob.data), blob.width, blob.height))
    return tuple(made)


def is_sound(state: Path, item: ItemRecord) -> bool:
    """Whether all derivatives of `item` are in the store, undamaged. Reads them; they count as just written."""
    return all(_is_there(state, made.sha256) for made in item.derivatives)


def _is_there(state: Path, sha256: str) -> bool:
    """Whether a derivative is there, undamaged. It counts as just written, lest it be cleared before it is needed again."""
    with contextlib.suppress(OSError):
        os.utime(layout.derivative_path(state, sha256), follow_symlinks=False)
    return open_derivative(state, sha256) is not None
