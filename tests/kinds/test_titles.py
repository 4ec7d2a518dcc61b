"""What a sidecar calls a file is its title, whatever its kind; else its name is."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from signage.core.rules import Role, Rules
from signage.core.verdict import Verdict
from signage.kinds.judge import judge
from signage.kinds.wire import Request
from soak.seeds import seeds

SEEDS = {suffix: data for suffix, data in seeds() if suffix in {".png", ".pdf", ".csv", ".xlsx", ".url"}}


@contextmanager
def behind_descriptor(data: bytes) -> Iterator[int]:
    fd = os.memfd_create("seed")
    try:
        os.write(fd, data)
        yield fd
    finally:
        os.close(fd)


@pytest.mark.parametrize("suffix", sorted(SEEDS))
@pytest.mark.parametrize(("sidecar", "title"), [("值守安排", "值守安排"), ("", "节前安排")])
def test_a_sidecar_names_any_kind(suffix: str, sidecar: str, title: str) -> None:
    data = SEEDS[suffix]
    with behind_descriptor(data) as fd:
        outcome = judge(fd, Request(f"01 节前安排（定稿）{suffix}", Rules(), Role.PLAY, 2026, len(data), title=sidecar))
    assert outcome.verdict is Verdict.ACCEPTED, outcome.notes
    assert outcome.title == title
