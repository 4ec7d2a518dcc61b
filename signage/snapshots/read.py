"""The player's side: the newest snapshot that is whole, and its derivatives, each verified before it is handed out.

In: the state folder. Out: `Manifest` values, withdrawals, bytes. Never writes, and never raises for a damaged file:
a damaged manifest is passed over for an older one, a damaged derivative is None.
"""

from __future__ import annotations

import hashlib
import logging
import os
import stat
from datetime import datetime
from pathlib import Path

from typing_extensions import override

from signage.core.aside import Aside, decode_aside, resting
from signage.core.calendar.mourning import Mourning
from signage.core.codec import CodecError
from signage.core.events import Event, happens
from signage.core.item import ItemRecord
from signage.core.snapshot import Manifest, Withdrawal
from signage.snapshots import layout
from signage.snapshots.form import decode_current, decode_manifest, decode_withdrawn, is_whole
from signage.snapshots.mourning import decode_mourning

LOG = logging.getLogger("signage.snapshots")

MAX_MANIFEST = 256 * 2**20
MAX_DERIVATIVE = 512 * 2**20
MAX_SWITCH = 4096

Mark = tuple[int, int, int, int]


class Reader:
    """Looks at one state folder. Cheap to ask twice a second: two `stat` calls while nothing changes."""

    def __init__(self, state: Path) -> None:
        self.state = self._state = state
        self._known: dict[str, ItemRecord] = {}
        self._current_mark: Mark | None = None
        self._withdrawn_mark: Mark | None = None
        self._shown: tuple[int, str] | None = None
        self._withdrawn: tuple[Withdrawal, ...] = ()
        self._aside_mark: Mark | None = None
        self._aside: Aside = {}

    def poll(self) -> Manifest | None:
        """The newest whole manifest, if it is another one than the last call gave; else None."""
        mark = _mark(self._state / layout.CURRENT) or _mark(self._state / layout.MANIFESTS)
        if mark is not None and mark == self._current_mark:
            return None
        found = self._newest()
        if found is None:
            return None
        manifest, sha256 = found
        self._current_mark = mark
        if self._shown == (manifest.sequence, sha256):
            return None
        self._shown = (manifest.sequence, sha256)
        return manifest

    def withdrawn(self) -> tuple[Withdrawal, ...]:
        """The newest known withdrawals; they are subtracted from every manifest, the older ones too.

        A damaged file changes nothing, and what was withdrawn stays so: entries are only ever added or renewed.
        """
        path = self._state / layout.WITHDRAWN
        mark = _mark(path)
        if mark is None or mark == self._withdrawn_mark:
            return self._withdrawn
        data = _read(path, MAX_MANIFEST)
        if data is None:
            return self._withdrawn
        try:
            fresh = decode_withdrawn(data)
        except CodecError:
            return self._withdrawn
        self._withdrawn_mark = mark
        self._withdrawn = fresh
        return fresh

    def resting(self, now: datetime) -> frozenset[str]:
        """The items that are put aside at `now` (aware). One `stat` while nothing changes."""
        path = self._state / layout.ASIDE
        mark = _mark(path)
        if mark != self._aside_mark:
            self._aside_mark = mark
            self._aside = decode_aside(_read(path, MAX_SWITCH * 64) or b"")
        return resting(self._aside, now) if self._aside else frozenset()

    def mourning(self) -> tuple[Mourning | None, bool]:
        """What the mourning switch says (None: nothing), and whether that could be read. One `stat` while it is off."""
        path = self._state / layout.MOURNING
        if _mark(path) is None:
            return None, True
        data = _read(path, MAX_SWITCH)
        made = decode_mourning(data) if data is not None else None
        return made, made is not None

    def open_derivative(self, sha256: str) -> bytes | None:
        """The bytes of a derivative, proven by their hash; None where they are missing or damaged."""
        return open_derivative(self._state, sha256)

    def _newest(self) -> tuple[Manifest, str] | None:
        named = self._named()
        if named is not None:
            return named
        for sequence in layout.sequences(self._state):
            found = self._load(sequence)
            if found is not None:
                return found
        return None

    def _named(self) -> tuple[Manifest, str] | None:
        data = _read(self._state / layout.CURRENT, 4096)
        if data is None:
            return None
        try:
            current = decode_current(data)
        except CodecError:
            return None
        found = self._load(current.sequence)
        return found if found is not None and found[1] == current.sha256 else None

    def _load(self, sequence: int) -> tuple[Manifest, str] | None:
        data = _read(layout.manifest_path(self._state, sequence), MAX_MANIFEST)
        if data is None:
            return None
        try:
            manifest = decode_manifest(data, self._known) if is_whole(data) else None
        except CodecError:
            manifest = None
        if manifest is not None and manifest.sequence == sequence:
            return manifest, hashlib.sha256(data).hexdigest()
        LOG.error("manifest %d is damaged", sequence, extra=happens(Event.SNAPSHOT_DAMAGED, str(sequence)))
        return None


class PreviousReader(Reader):
    """Begins with the snapshot before the newest, and takes whatever is published after that: players die of the newest."""

    def __init__(self, state: Path) -> None:
        super().__init__(state)
        self._shunned = next(iter(layout.sequences(state)), 0)

    @override
    def _named(self) -> tuple[Manifest, str] | None:
        named = super()._named()
        return named if named is not None and named[0].sequence > self._shunned else None

    @override
    def _load(self, sequence: int) -> tuple[Manifest, str] | None:
        return super()._load(sequence) if sequence != self._shunned else None


def open_derivative(state: Path, sha256: str) -> bytes | None:
    """The bytes of the derivative `sha256`, or None where they are missing, damaged or not named by a hash."""
    if not layout.is_sha256(sha256):
        return None
    data = _read(layout.derivative_path(state, sha256), MAX_DERIVATIVE)
    if data is None or hashlib.sha256(data).hexdigest() == sha256:
        return data
    LOG.error("derivative %s is damaged", sha256, extra=happens(Event.DERIVATIVE_DAMAGED, sha256))
    return None


def _mark(path: Path) -> Mark | None:
    try:
        info = path.stat()
    except OSError:
        return None
    return info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns


def _read(path: Path, limit: int) -> bytes | None:
    """A regular file's bytes, or None: missing, no regular file, over `limit` or unreadable."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        info = os.fstat(fd)
        if not stat.S_ISREG(info.st_mode) or info.st_size > limit:
            return None
        with open(fd, "rb", closefd=False) as file:
            return file.read(limit + 1)
    except OSError:
        return None
    finally:
        os.close(fd)
