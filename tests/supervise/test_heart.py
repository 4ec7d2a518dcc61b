"""When a player hangs, told by numbers and times alone."""

from __future__ import annotations

import pytest

from signage.supervise.heart import LOST_S, START_S, Heart


def beating(until: float) -> Heart:
    """A heart whose every number came back at once, looked at twice a second."""
    heart = Heart(0.0)
    for half in range(int(until * 2)):
        now = half / 2
        number = heart.next(now)
        if number is not None:
            heart.came(number, now)
        assert not heart.is_lost(now)
    return heart


def lost_at(heart: Heart, since: float, step: float = 0.5) -> float:
    now = since
    while not heart.is_lost(now):
        now += step
        assert now < since + 200
    return now


def test_one_number_a_second() -> None:
    heart = Heart(10.0)
    assert [heart.next(10.0 + quarter / 4) for quarter in range(9)] == [1, None, None, None, 2, None, None, None, 3]


def test_three_lost_beats_are_a_hang() -> None:
    heart = beating(20.0)
    assert LOST_S <= lost_at(heart, 20.0) - 19.0 <= LOST_S + 0.5


def test_until_its_first_beat_it_may_take_long() -> None:
    heart = Heart(0.0)
    assert START_S < lost_at(heart, 0.0) <= START_S + 0.5


def test_who_was_stopped_itself_blames_nobody() -> None:
    heart = beating(20.0)
    assert not heart.is_lost(20.0 + 600.0), "after a pause, the time begins anew"
    assert lost_at(heart, 620.0) > 620.0 + LOST_S


@pytest.mark.parametrize("number", [-1, 0, 1, 3])
def test_only_numbers_that_were_sent_count_and_each_once(number: int) -> None:
    heart, other = beating(2.0), beating(2.0)
    heart.came(number, 2.5)
    assert lost_at(heart, 2.5) == lost_at(other, 2.5), "as if nothing had come"
