"""The player's ledger and timekeeper, put together: both only where the clock is the real one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from signage import __version__
from signage.core.settings import Screen, Settings
from signage.ledger.writer import Ledger, Records, Unrecorded
from signage.screen.clock import Clock
from signage.screen.record.recorder import BOUND_S, Recorder
from signage.screen.record.timekeeper import Timekeeper, Witnesses
from signage.screen.record.timesync import is_synchronised
from signage.screen.watch import Watch
from signage.snapshots.share_time import share_time


def keepers(
    state: Path,
    settings: Settings,
    screen: Screen,
    clock: Clock,
    has_output: Callable[[], bool],
    watch: Watch,
    *,
    windowed: bool,
) -> tuple[Recorder, Timekeeper]:
    """For one screen. A player whose time was put in records nothing and believes its clock."""
    if clock.at is not None:
        return Recorder(Unrecorded(), clock.mono, watch=watch), Timekeeper()
    about = {"version": __version__, "mode": settings.trust.mode, "place": screen.place, "windowed": windowed}
    records: Records = Ledger(state, screen.name, clock.now, clock.mono, about)
    recorder = Recorder(records, clock.mono, has_output, watch)
    witnesses = Witnesses(
        recorded=lambda: records.latest,
        share=lambda mono: share_time(state, mono),
        synchronised=is_synchronised,
        ready=lambda: records.wait(BOUND_S),
    )
    return recorder, Timekeeper(witnesses, clock.mono, recorder.operation)
