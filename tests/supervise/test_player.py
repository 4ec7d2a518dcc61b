"""The player as its supervisor sees it: real processes that talk on the channel, and a clock of the test's own."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from signage.supervise.child import FIRST_WAIT_S, Program
from signage.supervise.heart import BEAT_S, LOST_S, START_S
from signage.supervise.ladder import QUIET_S
from signage.supervise.player import LONGEST_RETIRING_S, TRACE_S, UNWELL_S, Player

PATIENCE_S = 30.0
SAYS = """
import faulthandler, os, signal, socket, sys
words = sys.argv[1:]
channel = socket.socket(fileno=int(words[words.index("--channel") + 1]))
flags = "+".join(words[:words.index("--channel")]) or "-"
def say(line):
    channel.send(line.encode() + b"\\n")
def heard():
    for line in channel.makefile():
        yield line.split()
"""
ECHOES = "say('showing a1 ' + flags)\nfor name, *rest in heard():\n    if name == 'beat': say('beat ' + rest[0])\n"
DEAF = "say('measuring a1')\nnext(heard())\nsay('beat 1')\nsignal.pause()\n"
"""It answers the first beat and none after it."""
CRASHES = "say('showing a1')\nos.abort()\n"
RETIRES = "say('showing - ' + flags)\nfor name, *rest in heard():\n    if name == 'retire': os._exit(75)\n    say('beat ' + rest[0])\n"

Make = Callable[..., Player]


@pytest.fixture
def told() -> list[object]:
    """Items that were put aside, and names of players that hang."""
    return []


@pytest.fixture
def make(told: list[object]) -> Iterator[Make]:
    made: list[Player] = []

    def player(code: str, environ: dict[str, str] | None = None) -> Player:
        program = Program("player 甲", (sys.executable, "-I", "-c", SAYS + code), beats=True)
        made.append(Player(program, environ or {}, set(), told.append, told.append))
        return made[-1]

    yield player
    for one in made:
        one.end(signal.SIGKILL)
        while one.pid is not None and one.poll(0.0) is None:
            time.sleep(0.01)
        if one._channel is not None:
            one._channel.close()


def until(player: Player, now: float, true: Callable[[], object]) -> None:
    """Lets the player talk, the clock standing at `now`, until something is so."""
    ends = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < ends
        player.tick(now)
        time.sleep(0.01)


def ended(player: Player, now: float) -> int:
    """Waits until the process has ended; its code."""
    ends = time.monotonic() + PATIENCE_S
    while (code := player.poll(now)) is None:
        assert time.monotonic() < ends
        time.sleep(0.01)
    return code


def test_beats_come_back_and_what_it_says_is_kept(make: Make) -> None:
    player = make(ECHOES)
    assert player.start_if_due(100.0) is None
    assert not player.is_well
    until(player, 100.0, lambda: player.is_well)
    assert player.showing == {"a1"}
    for second in range(101, 130):
        until(player, float(second), lambda at=second: player._heart._came == at - 99)  # type: ignore[misc]
    assert player.is_well


def test_one_that_hangs_is_let_write_where_and_is_killed(make: Make, told: list[object]) -> None:
    player = make(DEAF)
    player.start_if_due(100.0)
    until(player, 100.0, lambda: player.is_well)
    player.tick(100.0 + BEAT_S)
    player.tick(100.0 + 2 * BEAT_S)
    player.tick(100.0 + 3 * BEAT_S)
    assert not told
    player.tick(100.1 + LOST_S)
    assert (told, player.is_well) == (["player 甲"], False)
    assert ended(player, 100.2 + LOST_S) == -signal.SIGABRT
    assert player.due == pytest.approx(100.2 + LOST_S + FIRST_WAIT_S)


def test_one_that_cannot_even_abort_is_killed(make: Make) -> None:
    player = make("signal.signal(signal.SIGABRT, signal.SIG_IGN)\n" + DEAF)
    player.start_if_due(100.0)
    until(player, 100.0, lambda: player.is_well)
    for at in (101.0, 102.0, 103.0, 103.1):
        player.tick(at)
    player.tick(103.2 + TRACE_S)
    assert ended(player, 104.0) == -signal.SIGKILL


def test_until_its_first_beat_it_has_time(make: Make, told: list[object]) -> None:
    player = make("say('showing -')\nsignal.pause()")
    player.start_if_due(100.0)
    for second in range(100, 100 + int(START_S) + 1):
        player.tick(float(second))
    assert not told
    player.tick(100.1 + START_S)
    assert told == ["player 甲"]


def test_an_item_over_which_it_dies_twice_is_put_aside(make: Make, told: list[object]) -> None:
    player = make(CRASHES)
    player.start_if_due(100.0)
    assert ended(player, 101.0) == -signal.SIGABRT
    assert not told
    assert player.start_if_due(101.1) is None
    assert player.pid is None, "it waits"
    player.start_if_due(player.due)
    ended(player, 102.0)
    assert told == [frozenset({"a1"})]


def test_one_that_is_killed_starts_again_at_once_and_its_items_are_not_to_blame(make: Make, told: list[object]) -> None:
    player = make(ECHOES)
    for begin in (100.0, 200.0, 300.0):
        player.start_if_due(begin)
        until(player, begin, lambda: player.showing)
        player.end(signal.SIGKILL)
        assert ended(player, begin + 50.0) == -signal.SIGKILL
        assert player.due == begin + 50.0
    assert not told


def test_without_a_display_nobody_is_to_blame(make: Make, told: list[object]) -> None:
    environ = {"DISPLAY": ":4711"}
    player = make(CRASHES, environ)
    for begin in (100.0, 200.0, 300.0):
        player.start_if_due(begin)
        ended(player, begin + 20.0)
    assert not told
    assert player.was_well_lately(1000.0)


def test_less_is_asked_of_it_and_later_it_makes_way_for_one_that_may_do_more(make: Make) -> None:
    player = make("say('showing ' + flags)\nos.abort()\n")
    shown = []
    now = 100.0
    for _ in range(3):
        player.start_if_due(now)
        ended(player, now + 1.0)
        shown.append(player.showing)
        now = player.due + 1.0
    assert shown[-1] == {"--generation+previous"}
    player.program = Program("player 甲", (sys.executable, "-I", "-c", SAYS + RETIRES), beats=True)
    player.start_if_due(now)
    until(player, now, lambda: player.showing)
    player.tick(now + QUIET_S + 1.0)
    assert ended(player, now + QUIET_S + 2.0) == 75
    assert not player.is_worth_telling, "it was asked to"
    assert player.due == now + QUIET_S + 2.0
    player.start_if_due(player.due)
    until(player, player.due, lambda: player.is_well)
    assert player.showing == frozenset(), "nothing is asked less of it"


def test_one_that_does_not_make_way_is_ended(make: Make) -> None:
    player = make(ECHOES)
    player._ladder.rung = type(player._ladder.rung)(1)
    player.start_if_due(100.0)
    until(player, 100.0, lambda: player.is_well)
    player.tick(101.0 + QUIET_S)
    player.tick(102.0 + QUIET_S)
    assert player.pid is not None
    player.tick(102.0 + QUIET_S + LONGEST_RETIRING_S)
    assert ended(player, 2000.0) == -signal.SIGTERM
    assert player.due == 2000.0


def test_the_system_hears_of_a_player_that_does_not_come_back(make: Make) -> None:
    player = make("os.abort()")
    assert player.was_well_lately(100.0)
    player.start_if_due(100.0)
    ended(player, 101.0)
    assert player.was_well_lately(100.0 + UNWELL_S - 1.0)
    assert not player.was_well_lately(100.0 + UNWELL_S)


def test_it_may_say_that_somebody_has_ended_everything(make: Make) -> None:
    player = make("say('end')\nsignal.pause()")
    player.start_if_due(100.0)
    assert not player.ends_all
    until(player, 100.0, lambda: player.ends_all)


def test_descriptors_do_not_pile_up(make: Make, left_open: Callable[[], set[tuple[str, str]]]) -> None:
    player = make("os._exit(1)")
    player.start_if_due(100.0)
    ended(player, 150.0)
    held = left_open()
    for number in range(1, 6):
        player.start_if_due(100.0 + 100 * number)
        ended(player, 150.0 + 100 * number)
    assert len(left_open()) == len(held), "a channel goes when the next comes"
