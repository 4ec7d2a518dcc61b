"""What is done about a player that ends again and again: a table of histories."""

from __future__ import annotations

from signage.supervise.ladder import (
    EARLY_S,
    FLAGS,
    LONGEST_WAIT_S,
    QUIET_S,
    RESTING_WAIT_S,
    SUSPECT_S,
    End,
    Ladder,
    Rung,
)

NOBODY: frozenset[str] = frozenset()


def crashes(
    ladder: Ladder, count: int, *, lived: float = 1.0, items: str = ""
) -> list[tuple[Rung, float, frozenset[str]]]:
    """What follows each of so many ends, one after another; `items`: one letter each, shown by turns."""
    seen = []
    now = 1000.0
    for number in range(count):
        now += lived
        showing = frozenset(items[number % len(items)]) if items else NOBODY
        step = ladder.ended(End(lived, now, showing))
        seen.append((ladder.rung, step.wait, step.aside))
        now += step.wait
    return seen


def test_less_and_less_is_asked_and_it_is_never_given_up() -> None:
    history = crashes(Ladder(), 40)
    assert [rung for rung, _, _ in history[:7]] == [
        Rung.NORMAL,
        Rung.PREVIOUS,
        Rung.PREVIOUS,
        Rung.SAFE,
        Rung.SAFE,
        Rung.NEUTRAL,
        Rung.NEUTRAL,
    ]
    waits = [wait for _, wait, _ in history]
    assert waits[:3] == [0.2, 0.4, 0.8]
    assert max(wait for rung, wait, _ in history if rung is not Rung.NEUTRAL) <= LONGEST_WAIT_S
    assert waits[-1] == RESTING_WAIT_S, "at most once a minute, for ever"


def test_an_item_at_two_faults_is_put_aside_before_anything_else() -> None:
    ladder = Ladder()
    history = crashes(ladder, 2, items="aa")
    assert [aside for _, _, aside in history] == [NOBODY, frozenset("a")]
    assert ladder.rung is Rung.NORMAL


def test_other_items_are_no_suspects() -> None:
    assert all(not aside for _, _, aside in crashes(Ladder(), 4, items="abcd"))


def test_a_fault_of_long_ago_is_forgotten() -> None:
    ladder = Ladder()
    ladder.ended(End(5000.0, 10_000.0, frozenset("a")))
    assert not ladder.ended(End(5000.0, 10_000.0 + SUSPECT_S + 1, frozenset("a"))).aside
    assert ladder.ended(End(5000.0, 10_000.0 + SUSPECT_S + 60, frozenset("a"))).aside == frozenset("a")


def test_who_was_killed_is_not_at_fault() -> None:
    ladder = Ladder()
    steps = [ladder.ended(End(20.0, 100.0 * n, frozenset("a"), at_fault=False)) for n in range(1, 50)]
    assert ladder.rung is Rung.NORMAL
    assert {(step.wait, step.aside) for step in steps} == {(0.0, NOBODY)}


def test_who_is_killed_at_once_again_and_again_does_not_spin() -> None:
    ladder = Ladder()
    waits = [ladder.ended(End(0.1, float(n), at_fault=False)).wait for n in range(12)]
    assert waits[0] == 0.0
    assert waits[-1] == LONGEST_WAIT_S


def test_a_planned_end_costs_nothing() -> None:
    ladder = Ladder()
    assert ladder.ended(End(1.0, 1.0, frozenset("a"), planned=True)).wait == 0.0
    assert ladder.ended(End(1.0, 2.0, frozenset("a"))).aside == NOBODY


def test_one_that_lives_long_enough_climbs_back_step_by_step() -> None:
    ladder = Ladder()
    crashes(ladder, 6)
    assert ladder.rung is Rung.NEUTRAL
    assert not ladder.wants_more(QUIET_S - 1)
    rungs = []
    while ladder.wants_more(QUIET_S):
        rungs.append(ladder.rung)
    assert rungs == [Rung.SAFE, Rung.PREVIOUS, Rung.NORMAL]


def test_rare_ends_never_lead_down() -> None:
    ladder = Ladder()
    crashes(ladder, 30, lived=EARLY_S)
    assert ladder.rung is Rung.NORMAL


def test_every_rung_says_how_to_start() -> None:
    assert set(FLAGS) == set(Rung)
    assert len(set(FLAGS.values())) == len(Rung)
