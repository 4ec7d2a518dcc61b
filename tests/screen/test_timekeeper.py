"""The timekeeper with clocks that are pushed: steps of a time server, an empty battery, a day of patience."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from signage.core.clock import Doubt
from signage.core.ledger.entry import Act
from signage.screen.record.timekeeper import LOOK_S, Timekeeper, Witnesses
from signage.screen.record.timesync import is_synchronised

NOW = datetime(2027, 2, 5, 9, 0, tzinfo=UTC)


@dataclass
class Room:
    """A timekeeper, and everything that it can ask."""

    now: datetime = NOW
    mono: float = 50.0
    recorded: datetime | None = None
    share: datetime | None = None
    synchronised: bool = False
    snapshot: datetime | None = None
    told: list[tuple[str, Mapping[str, object]]] = field(default_factory=list)
    asked: int = 0

    def __post_init__(self) -> None:
        witnesses = Witnesses(lambda: self.recorded, self._share, self._kernel, lambda: None)
        self.keeper = Timekeeper(witnesses, lambda: self.mono, self._record)

    def _share(self, mono: float) -> datetime | None:
        self.asked += 1
        return self.share + timedelta(seconds=mono - 50.0) if self.share else None

    def _kernel(self, now: datetime) -> bool:
        return self.synchronised and now == self.now

    def _record(self, act: Act, details: Mapping[str, object]) -> None:
        self.told.append((act.value, details))

    def look(self) -> Doubt | None:
        return self.keeper.look(self.now, self.snapshot).why

    def push(self, seconds: float, *, step: timedelta = timedelta()) -> Doubt | None:
        """Time passes; the clock is put forward or back by `step` as well."""
        self.mono += seconds
        self.now += timedelta(seconds=seconds) + step
        return self.look()

    def run(self, hours: float) -> Doubt | None:
        for _ in range(round(hours * 360)):
            self.push(10)
        return self.keeper.trust.why


STEPS = {
    "an hour forward": (timedelta(hours=1), None),
    "an hour back": (timedelta(hours=-1), None),
    "a day forward": (timedelta(days=1), None),
    "two days back": (timedelta(days=-2), Doubt.BEFORE_RECORD),
    "five years forward": (timedelta(days=1826), None),
    "to 1970": (datetime(1970, 1, 1, tzinfo=UTC) - NOW, Doubt.BEFORE_BUILD),
}


@pytest.mark.parametrize(("step", "why"), STEPS.values(), ids=STEPS)
def test_a_step_while_it_plays_and_back(step: timedelta, why: Doubt | None) -> None:
    room = Room()
    assert room.look() is None
    assert room.push(1, step=step) is why
    assert room.push(60, step=-step) is (Doubt.BEFORE_RECORD if step > timedelta(days=1) else None)


def test_a_start_with_an_empty_battery_heals_when_the_clock_is_set() -> None:
    room = Room(now=datetime(1970, 1, 1, 8, tzinfo=UTC), recorded=NOW)
    assert room.look() is Doubt.BEFORE_BUILD
    assert room.run(0.5) is Doubt.BEFORE_BUILD
    room.now = NOW + timedelta(hours=1)
    assert room.look() is None
    assert [details["why"] for _, details in room.told] == ["before-build", ""]
    assert room.told[0][1]["latest"] == "2027-02-05T09:00:00.000+00:00"


def test_a_finished_holiday_does_not_come_back_with_the_clock() -> None:
    room = Room(now=NOW - timedelta(days=4), recorded=NOW)
    assert room.look() is Doubt.BEFORE_RECORD
    assert room.run(23) is Doubt.BEFORE_RECORD


def test_after_a_day_the_record_is_taken_for_the_wrong_one() -> None:
    room = Room(recorded=NOW + timedelta(days=1500))
    assert room.look() is Doubt.BEFORE_RECORD
    assert room.run(25) is None
    assert room.run(1) is None
    assert [details["why"] for _, details in room.told] == ["before-record", ""]


def test_the_day_begins_anew_when_the_clock_is_put_back_again() -> None:
    room = Room(recorded=NOW + timedelta(days=1500))
    room.run(20)
    room.push(1, step=timedelta(days=-3))
    assert room.run(20) is Doubt.BEFORE_RECORD


def test_a_time_server_ends_the_doubt() -> None:
    room = Room(recorded=NOW + timedelta(days=1500))
    assert room.look() is Doubt.BEFORE_RECORD
    room.synchronised = True
    assert room.push(LOOK_S) is None
    room.synchronised = False
    assert room.push(LOOK_S) is None, "what was recorded in the future counts no more"


def test_the_share_is_asked_now_and_then_and_at_once_after_a_step() -> None:
    room = Room(share=NOW)
    assert room.look() is None
    for _ in range(5):
        room.push(1)
    assert room.asked == 1
    assert room.push(1, step=timedelta(days=3)) is Doubt.FAR_FROM_SHARE
    assert room.asked == 2
    assert room.push(1, step=timedelta(days=-3)) is None


def test_a_snapshot_from_the_future_is_doubt_until_a_new_one_comes() -> None:
    room = Room(snapshot=NOW + timedelta(days=30))
    assert room.look() is Doubt.BEFORE_SNAPSHOT
    room.snapshot = room.now
    assert room.push(1) is None


def test_sleep_is_no_doubt() -> None:
    room = Room()
    room.look()
    assert room.push(0.2, step=timedelta(hours=14)) is None
    assert room.told == []


def test_it_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    room = Room(now=datetime(2019, 1, 1, tzinfo=UTC))
    with caplog.at_level(logging.WARNING):
        room.run(0.2)
        room.now = NOW
        room.run(0.2)
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]


def test_a_time_that_was_put_in_is_believed() -> None:
    assert Timekeeper().look(datetime(1999, 1, 1, tzinfo=UTC), None).trusted


def test_the_kernel_vouches_for_its_own_clock_only() -> None:
    assert not is_synchronised(datetime(1999, 1, 1, tzinfo=UTC))
