"""A clock that cannot be believed: what plays, what the header says, how it heals."""

import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from signage.core.calendar.periods import Tone
from signage.core.cards.card import Countdown, Welcome
from signage.core.settings import Settings, Special
from signage.screen.build import build
from signage.screen.record.proof import ShownReport
from signage.screen.record.timekeeper import Timekeeper, Witnesses
from signage.snapshots.read import Reader

from .conftest import SIZE, STEP_S, ZONE, FakeClock, Player, State

FEAST = datetime(2027, 2, 6, 9, 0, tzinfo=ZONE)
"""The first day of the Spring Festival 2027."""


@dataclass
class Record:
    """What the ledger knew before this start."""

    latest: datetime | None = None
    told: list[Any] = field(default_factory=list)


Start = Callable[[datetime, Record], Player]


@pytest.fixture
def begin(state: State) -> Start:
    def make(moment: datetime, record: Record) -> Player:
        clock, settings = FakeClock(moment), Settings(special=Special(cards=False))
        witnesses = Witnesses(lambda: record.latest, lambda mono: None, lambda now: False, lambda: None)  # noqa: ARG005
        keeper = Timekeeper(witnesses, clock.mono, lambda act, details: record.told.append(details["why"]))  # noqa: ARG005
        states: list[dict[str, Any]] = []
        report = ShownReport(state.folder, "屏幕1")
        parts = build(
            settings,
            settings.screens[0],
            clock,
            Reader(state.folder),
            SIZE,
            states.append,
            report=report,
            timekeeper=keeper,
        )
        return Player(parts.brain, clock, states)

    return make


def content(state: State) -> None:
    later = FEAST + timedelta(days=300)
    state.publish(
        state.item("平日"),
        state.item("到期", valid_until=later),
        state.item("倒计时", Countdown("春节", date(2027, 3, 1), "", False), Welcome(("另一张",))),
    )


def seen(player: Player, seconds: float = 60) -> set[str]:
    return set(player.until(player.clock.moment + timedelta(seconds=seconds)))


def header(player: Player) -> tuple[str, str]:
    frame = player.brain.frame()
    return frame.day_line, frame.clock


def test_a_clock_that_is_believed_shows_all(state: State, begin: Start) -> None:
    content(state)
    player = begin(FEAST, Record())
    assert seen(player) == {"平日", "到期", "倒计时"}
    assert "2027年2月6日" in header(player)[0]
    assert player.brain._almanac.mood.tone is Tone.FESTIVE


def test_a_doubted_clock_shows_what_is_undated_and_no_time(state: State, begin: Start) -> None:
    content(state)
    record = Record(FEAST + timedelta(days=10))
    player = begin(FEAST, record)
    assert seen(player) == {"平日", "倒计时"}
    slides = {slide.form for slide in player.brain._stage.slides(player.clock.moment)}
    assert slides == {"welcome"}, "of a mixed deck only the undated cards"
    assert header(player) == ("", "")
    assert player.brain._almanac.mood.tone is Tone.NEUTRAL
    assert record.told == ["before-record"]
    assert '"clock": "before-record"' in next(state.folder.glob("playing-*.json")).read_text()


def test_it_heals_as_it_plays(state: State, begin: Start) -> None:
    content(state)
    record = Record(FEAST - timedelta(days=3))
    player = begin(datetime(1970, 1, 1, 8, 0, tzinfo=ZONE), record)
    assert seen(player) == {"平日", "倒计时"}
    player.clock.moment = FEAST
    assert seen(player) == {"平日", "到期", "倒计时"}
    assert "2027年2月6日" in header(player)[0]
    assert player.brain._almanac.mood.tone is Tone.FESTIVE
    assert record.told == ["before-build", ""]


def test_what_is_dated_leaves_at_once_when_the_clock_is_put_back(state: State, begin: Start) -> None:
    state.publish(state.item("到期", valid_until=FEAST + timedelta(days=300)))
    player = begin(FEAST, Record())
    assert seen(player, 2) == {"到期"}
    player.clock.moment -= timedelta(days=9)
    player.brain.step()
    assert player.shows == "-"
    assert header(player) == ("", "")


STEPS = {
    "summer time would begin": ("2027-03-28T01:59:55+01:00", 3600),
    "an hour forward": ("2027-03-01T10:00:00+08:00", 3600),
    "an hour back": ("2027-03-01T10:00:00+08:00", -3600),
    "over midnight": ("2027-03-01T23:59:55+08:00", 10),
    "into 29 February": ("2028-02-28T23:59:55+08:00", 10),
    "out of it": ("2028-02-29T23:59:55+08:00", 10),
    "the year ends": ("2027-12-31T23:59:55+08:00", 10),
}


@pytest.mark.parametrize(("moment", "step"), STEPS.values(), ids=STEPS)
def test_a_page_ends_by_the_monotonic_clock_whatever_the_other_does(
    state: State, begin: Start, moment: str, step: float
) -> None:
    state.publish(state.item("甲"), state.item("乙"))
    record = Record()
    player = begin(datetime.fromisoformat(moment).astimezone(ZONE), record)
    player.brain.step()
    first, until = player.shows, player.brain.showing.until if player.brain.showing else 0.0
    player.clock.moment += timedelta(seconds=step)
    player.until(player.clock.moment + timedelta(seconds=until - player.clock.mono() - 0.3))
    assert player.shows == first
    player.until(player.clock.moment + timedelta(seconds=20))
    assert player.shows in {"甲", "乙"}
    assert player.brain.showing is not None
    assert player.brain.showing.until != until
    assert record.told == []


def drifts(clock: FakeClock, rate: float, jitter_s: float) -> None:
    """From now on the wall clock runs so many times as fast as the monotonic one, and shakes."""
    dice, begun, true = random.Random(3), clock.moment, 0.0

    def push(seconds: float) -> None:
        nonlocal true
        true += seconds * rate
        clock.seconds += seconds
        clock.moment = begun + timedelta(seconds=true + dice.uniform(-jitter_s, jitter_s))

    clock.push = push  # type: ignore[method-assign]


DRIFTS = {"fast": (1.002, 0.0), "slow": (0.998, 0.0), "shaking": (1.0, 0.05), "a smeared second": (1 + 1 / 86400, 0.01)}


@pytest.mark.parametrize(("rate", "jitter_s"), DRIFTS.values(), ids=DRIFTS)
def test_d3_a_clock_that_drifts_or_shakes_is_believed_and_plays_nothing_twice(
    state: State, begin: Start, rate: float, jitter_s: float
) -> None:
    edge = FEAST + timedelta(seconds=100)
    state.publish(
        state.item("甲"), state.item("乙"), state.item("到期", valid_until=edge), state.item("丙", valid_from=edge)
    )
    record = Record()
    player = begin(FEAST, record)
    drifts(player.clock, rate, jitter_s)
    stays: list[tuple[str, float, datetime]] = []
    while player.clock.moment < edge + timedelta(seconds=100):
        player.brain.step()
        if not stays or stays[-1][0] != player.shows:
            stays.append((player.shows, player.clock.seconds, player.clock.moment))
        player.clock.push(STEP_S)
    assert record.told == [], "it is never doubted"
    assert {name for name, _, moment in stays if moment < edge - timedelta(seconds=1)} == {"甲", "乙", "到期"}
    assert {name for name, _, moment in stays if moment > edge + timedelta(seconds=1)} <= {"甲", "乙", "丙"}
    lengths = [(name, after - since) for (name, since, _), (_, after, _) in itertools.pairwise(stays)]
    cut = max(at for at, (name, _) in enumerate(lengths) if name == "到期")
    whole = [length for at, (_, length) in enumerate(lengths) if at != cut]
    assert len(whole) > 15
    assert max(whole) - min(whole) < 2.5 * STEP_S, "a stay is measured by the other clock"
