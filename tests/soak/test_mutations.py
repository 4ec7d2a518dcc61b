"""The fuzzer damages as it says, and a few hundred of its files go through every kind without a crash."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from os import close, lseek, memfd_create, write

import pytest

from signage.core.rules import Role, Rules
from signage.core.verdict import Verdict
from signage.ingest.worker.answer import check_accepted
from signage.kinds.judge import judge
from signage.kinds.wire import Outcome, Request
from soak.changes import growth
from soak.mutate import DAMAGES, mutant
from soak.seeds import seeds

SEEDS = seeds()
SUFFIXES = sorted({suffix for suffix, _ in SEEDS})


@contextmanager
def behind_descriptor(data: bytes) -> Iterator[int]:
    fd = memfd_create("mutant")
    try:
        write(fd, data)
        lseek(fd, 0, 0)
        yield fd
    finally:
        close(fd)


def judged(suffix: str, data: bytes) -> Outcome:
    with behind_descriptor(data) as fd:
        return judge(fd, Request(f"新到{suffix}", Rules(), Role.PLAY, 2026, len(data)))


def test_equal_seeds_give_equal_damage() -> None:
    first, second = ([mutant(chance, SEEDS) for _ in range(50)] for chance in (random.Random(7), random.Random(7)))
    assert first == second
    assert len({data for _, data in first}) > 40


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__.strip("_"))
def test_every_damage_changes_something_and_survives_the_empty_file(damage: object) -> None:
    assert callable(damage)
    whole = dict(SEEDS)[".docx"]
    assert any(damage(random.Random(number), whole) != whole for number in range(5))
    damage(random.Random(1), b"")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_damaged_file_gets_a_verdict(suffix: str) -> None:
    chance = random.Random(suffix)
    mine = tuple(seed for seed in SEEDS if seed[0] == suffix)
    verdicts = set()
    for _ in range(25):
        outcome = judged(*mutant(chance, mine))
        verdicts.add(outcome.verdict)
        if outcome.verdict is Verdict.ACCEPTED:
            check_accepted(outcome.blobs)
        else:
            assert outcome.notes
    assert verdicts <= set(Verdict)


def test_growth_is_told_from_a_reading_that_sways() -> None:
    assert growth([50.0, 52.0, 49.0, 51.0, 50.0, 52.0, 49.0, 51.0]) == -1.0
    assert growth([50.0, 51.0, 52.0, 53.0, 60.0, 61.0, 62.0, 63.0]) == 12.0
