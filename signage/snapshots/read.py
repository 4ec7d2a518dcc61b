"""The player's side: the newest snapshot that is whole, and its derivatives, each verified before it is handed out.

In: the state folder. Out: `Manifest` values, withdrawals, bytes. Never writes, and never raises for a damaged file: a damaged
manifest is passed over for the last known good one, else for an older one; a damaged derivative is None. An older manifest is
handed out only while it is known for certain what was withdrawn after it.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
from datetime import datetime
from pathlib import Path

from typing_extensions import override

from signage.core.aside import Aside, decode_aside, resting
from signage.core.calendar.mourning import Mourning
from signage.core.codec import CodecError
from signage.core.events import Event, happens
from signage.core.item import ItemRecord
from signage.core.snapshot import Manifest, Off, Withdrawal
from signage.snapshots import layout
from signage.snapshots.form import Current, decode_current, decode_manifest, decode_withdrawn, is_whole
from signage.snapshots.good import Proof, good_anywhere, good_on
from signage.snapshots.mourning import decode_mourning
from signage.system.plainfile import read_plain

LOG = logging.getLogger("signage.snapshots")

MAX_MANIFEST = 256 * 2**20
MAX_DERIVATIVE = 512 * 2**20
MAX_SWITCH = 4096

Mark = tuple[int, int, int, int]


class Reader:
    """Looks at one state folder. Cheap to ask twice a second: two `stat` calls while nothing changes."""

    def __init__(self, state: Path, screen: str = "") -> None:
        """`screen`: whose last known good snapshot is meant; "": that of any screen."""
        self.state = self._state = state
        self._screen = screen
        self._known: dict[str, ItemRecord] = {}
        self._current_mark: Mark | None = None
        self._withdrawn_mark: Mark | None = None
        self._off: Off | None = None
        self.shown: Proof | None = None
        """Which manifest was handed out last."""
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
        if self.shown == Proof(manifest.sequence, sha256):
            return None
        self.shown = Proof(manifest.sequence, sha256)
        return manifest

    def withdrawn(self) -> tuple[Withdrawal, ...]:
        """The newest known withdrawals; they are subtracted from every manifest, the older ones too.

        A damaged file changes nothing, and what was withdrawn stays so: entries are only ever added or renewed.
        """
        off = self.off()
        return off.withdrawn if off is not None else ()

    def off(self) -> Off | None:
        """The same, and since when that is all of them; None while nothing certain is known."""
        path = self._state / layout.WITHDRAWN
        mark = _mark(path)
        if mark is None or mark == self._withdrawn_mark:
            return self._off
        data = _read(path, MAX_MANIFEST)
        if data is None:
            return self._off
        fresh = None
        with contextlib.suppress(CodecError):
            fresh = decode_withdrawn(data)
        if fresh is None:
            LOG.error("the list of withdrawals is damaged", extra=happens(Event.SNAPSHOT_DAMAGED, layout.WITHDRAWN))
            return self._off
        self._withdrawn_mark = mark
        self._off = fresh
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

    @property
    def newest(self) -> int:
        """The highest sequence of a manifest that is or was there, 0 for none."""
        current = self._current()
        return max([*layout.sequences(self._state)[:1], current.sequence if current is not None else 0])

    @property
    def is_sound(self) -> bool:
        """Whether `current`, the manifest that it names and the withdrawals are as they were written."""
        return self._named() is not None and self.off() is not None

    def open_derivative(self, sha256: str) -> bytes | None:
        """The bytes of a derivative, proven by their hash; None where they are missing or damaged."""
        return open_derivative(self._state, sha256)

    def _newest(self) -> tuple[Manifest, str] | None:
        named = self._named()
        if named is not None:
            return named
        newest = self.newest
        for sequence in self._instead(layout.sequences(self._state)):
            if sequence < newest and not self._is_certain(sequence):
                continue
            found = self._load(sequence)
            if found is not None:
                return found
        return None

    def _instead(self, listed: list[int]) -> list[int]:
        """The manifests to try, of those that are `listed`: the newest, the last known good ones, the others."""
        return list(dict.fromkeys((*listed[:1], *self._proven(listed), *listed)))

    def _proven(self, listed: list[int]) -> list[int]:
        proofs = good_on(self._state, self._screen) if self._screen else good_anywhere(self._state)
        return [proof.sequence for proof in reversed(proofs) if proof.sequence in listed and self._is_same(proof)]

    def _is_same(self, proof: Proof) -> bool:
        data = _read(layout.manifest_path(self._state, proof.sequence), MAX_MANIFEST)
        return data is not None and hashlib.sha256(data).hexdigest() == proof.sha256

    def _is_certain(self, sequence: int) -> bool:
        """Whether everything is known that was withdrawn after the manifest with this sequence."""
        off = self.off()
        return off is not None and off.since <= sequence

    def _current(self) -> Current | None:
        data = _read(self._state / layout.CURRENT, 4096)
        with contextlib.suppress(CodecError):
            return decode_current(data) if data is not None else None
        return None

    def _named(self) -> tuple[Manifest, str] | None:
        current = self._current()
        if current is None:
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
    """Begins with the last known good snapshot before the newest, and takes whatever is published after that.

    Players die of the newest one. Where none before it has proven itself, it is the one before.
    """

    def __init__(self, state: Path, screen: str = "") -> None:
        super().__init__(state, screen)
        self._shunned = next(iter(layout.sequences(state)), 0)

    @override
    def _named(self) -> tuple[Manifest, str] | None:
        named = super()._named()
        return named if named is not None and named[0].sequence > self._shunned else None

    @override
    def _instead(self, listed: list[int]) -> list[int]:
        newer = [sequence for sequence in listed if sequence > self._shunned]
        older = [sequence for sequence in listed if sequence < self._shunned]
        return [*newer, *dict.fromkeys((*self._proven(older), *older))]


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
        return read_plain(path, limit)
    except OSError:
        return None
