"""Missing files: which are deleted, and which only seem so because a share was cut off.

In: what each scan missed, monotonic seconds, and a look at single paths. Out: the paths that are gone for certain.
One file counts at once, after a moment in which an office program may put it back. Many at once count when three
equal scans and a minute agree.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from signage.ingest.folder.entries import Entry
from signage.ingest.folder.reconcile import looks_vanished
from signage.ingest.folder.scan import Scan

CONFIRM_S = 0.3
CONFIRM_SHARE_S = 1.0
GRACE_S = 60.0
EQUAL_SCANS = 3
RECENT_S = 2.0
MOVE_S = 5.0


@dataclass(frozen=True, slots=True)
class Outage:
    """A suspicion that the files did not really go. `since` in monotonic seconds."""

    since: float
    scans: int
    seen: str

    def agrees(self, now: float) -> bool:
        """Whether it lasted so long and so steadily that the files were deleted after all."""
        return self.scans >= EQUAL_SCANS and now - self.since >= GRACE_S


class Gone:
    """Decides about missing files. `outage` is set while a vanished share is suspected."""

    def __init__(self, *, on_share: bool, marker_seen: bool = False) -> None:
        self.confirm_s = CONFIRM_SHARE_S if on_share else CONFIRM_S
        self.outage: Outage | None = None
        self.marker_seen = marker_seen
        self._moves: dict[str, str] = {}
        self._recent: list[float] = []

    def scanned(
        self, found: Scan, entries: Mapping[str, Entry], missing: tuple[str, ...], moves: dict[str, str], now: float
    ) -> None:
        """Take note of what one scan missed."""
        self.marker_seen = self.marker_seen or found.marker
        self._moves = {old: new for old, new in {**self._moves, **moves}.items() if old in entries and new in entries}
        self._recent = [at for at in self._recent if now - at < RECENT_S]
        lost = sum(1 for path in missing if path not in self._moves) + len(self._recent)
        marker_lost = self.marker_seen and not found.marker and found.root is not None
        if found.root is None or not looks_vanished(len(entries) + len(self._recent), lost, marker_lost=marker_lost):
            self.outage = None
            return
        seen = hashlib.sha256("\0".join(sorted(found.files)).encode("utf-8", "surrogateescape")).hexdigest()
        if self.outage is None or self.outage.seen != seen:
            self.outage = Outage(now, 1, seen)
        else:
            self.outage = replace(self.outage, scans=self.outage.scans + 1)

    def gone(
        self, entries: Mapping[str, Entry], missing: Mapping[str, float], now: float, is_absent: Callable[[str], bool]
    ) -> list[str]:
        """The paths of `missing` that are deleted for certain."""
        if self.outage is not None and not self.outage.agrees(now):
            return []
        found = []
        for path, since in missing.items():
            waits = now - since < self.confirm_s or self._is_moving(path, entries, now - since)
            if not waits and is_absent(path):
                found.append(path)
        if found and self.outage is None:
            self._recent.extend([now] * len(found))
        self.outage = None if found else self.outage
        return found

    def _is_moving(self, path: str, entries: Mapping[str, Entry], gone_s: float) -> bool:
        new = entries.get(self._moves.get(path, ""))
        return new is not None and new.in_work and not new.withdraws and gone_s < MOVE_S
