"""Which reminders stand on a wide screen, turn after turn."""

import itertools

import pytest

from signage.core.rotation.reminders import PLACES, standing, turns

ENTRIES = tuple("甲乙丙丁戊己庚")


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_stand_still(count: int) -> None:
    entries = ENTRIES[:count]
    assert {standing(entries, turn) for turn in range(9)} == {entries}
    assert turns(entries) == 1


@pytest.mark.parametrize("count", [4, 5, 6, 7])
def test_one_is_replaced_at_each_turn_and_everyone_comes(count: int) -> None:
    entries = ENTRIES[:count]
    rounds = [standing(entries, turn) for turn in range(turns(entries) + 1)]
    assert rounds[0] == entries[:PLACES]
    assert rounds[-1] == rounds[0]
    for before, after in itertools.pairwise(rounds):
        assert sum(old != new for old, new in zip(before, after, strict=True)) == 1
    assert {entry for shown in rounds for entry in shown} == set(entries)
    assert all(len(set(shown)) == PLACES for shown in rounds)
