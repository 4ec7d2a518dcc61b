"""When a file is at rest: two equal full hashes, far enough apart, and an end where its kind has one.

Pure. In: what probes of a file found, and monotonic seconds. Out: wait until, ready with this hash, or never with a
reason. Size alone proves nothing: a copy may have its full size at once and be filled later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from signage.core.verdict import Reason
from signage.ingest.folder.scan import Stamp

LOCAL_S = 0.5
UNPROVEN_S = 1.0
SLOW_S = 3.0
BIG = 20 * 2**20
MAX_SIZE = 512 * 2**20
GIVE_UP_S = 600.0
GIVE_UP_CLOSED_S = 60.0
UNREADABLE_TRIES = 2
BACK_OFF_S = 0.25
MAX_BACK_OFF_S = 5.0


class Writers(Enum):
    """Whether somebody has the file open for writing, as far as the system can prove it."""

    NONE = "none"
    SOME = "some"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Probe:
    """One reading of a whole file. `refusal` says why there was none."""

    stamp: Stamp | None = None
    sha256: str = ""
    writers: Writers = Writers.UNKNOWN
    complete: bool = True
    refusal: Reason | None = None
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Settling:
    """How far a file has come. `since` is when this wait began, `first` the hash to be confirmed."""

    since: float
    first: Probe | None = None
    first_at: float = 0.0
    tries: int = 0
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """Probe again at `at` (monotonic seconds)."""

    settling: Settling
    at: float


@dataclass(frozen=True, slots=True)
class Ready:
    """These bytes are at rest."""

    sha256: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Refused:
    """No probe will help until the file changes."""

    reason: Reason


def gap(probe: Probe, *, on_share: bool) -> float:
    """How far apart two equal hashes must lie, in seconds."""
    if on_share or (probe.stamp is not None and probe.stamp.size > BIG):
        return SLOW_S
    return LOCAL_S if probe.writers is Writers.NONE else UNPROVEN_S


def settle(settling: Settling, probe: Probe, now: float, *, on_share: bool, known: str = "") -> Wait | Ready | Refused:
    """What follows from one more probe. `known` is the hash of the same file before a rename, if it was one."""
    if probe.refusal is not None:
        return Refused(probe.refusal)
    if probe.stamp is None:
        return _back_off(settling, now, Reason.UNREADABLE if settling.tries >= UNREADABLE_TRIES else settling.reason)
    if probe.stamp.size == 0:
        return Refused(Reason.EMPTY)
    if probe.writers is Writers.SOME:
        return _back_off(replace(settling, first=None), now, Reason.STILL_OPEN)
    if known and probe.sha256 == known and probe.complete and probe.writers is Writers.NONE:
        return Ready(probe.sha256, probe.stamp)
    first = settling.first
    if first is None or first.sha256 != probe.sha256 or first.stamp != probe.stamp:
        changed = first is not None
        started = replace(settling, first=probe, first_at=now, tries=settling.tries + changed)
        if changed:
            started = replace(started, reason=Reason.STILL_COPYING)
        return Wait(started, now + gap(probe, on_share=on_share))
    rest = settling.first_at + gap(probe, on_share=on_share) - now
    if rest > 0:
        return Wait(settling, now + rest)
    patience = GIVE_UP_CLOSED_S if probe.writers is Writers.NONE else GIVE_UP_S
    if probe.complete or now - settling.since >= patience:
        return Ready(probe.sha256, probe.stamp)
    return _back_off(settling, now, Reason.STILL_COPYING)


def _back_off(settling: Settling, now: float, reason: Reason | None) -> Wait:
    pause = min(MAX_BACK_OFF_S, BACK_OFF_S * 1.5 ** min(settling.tries, 20))
    return Wait(replace(settling, tries=settling.tries + 1, reason=reason), now + pause)
