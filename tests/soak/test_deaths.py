"""What is said of two hundred kills of the player."""

from __future__ import annotations

import pytest

from soak.deaths import Deaths

FELT = tuple(round(0.5 + number / 100, 2) for number in range(100))


@pytest.mark.parametrize(("percent", "seconds"), [(50, 0.99), (95, 1.44), (99, 1.48), (100, 1.49), (0, 0.5)])
def test_percentiles_are_those_of_the_nearest_rank(percent: float, seconds: float) -> None:
    assert Deaths(FELT[::-1], {"picture": 1}, 125).percentile(percent) == seconds


@pytest.mark.parametrize(
    ("case", "found", "wrong"),
    [
        ("fine", Deaths(FELT, {"picture": 1000}, 125.0), []),
        ("black", Deaths(FELT, {"picture": 1000, "black": 2}, 125.0), ["2 black samples"]),
        ("slow", Deaths((1.0, 1.6), {"picture": 1}, 125.0), ["the 95th percentile is 1.60 s, more than 1.5 s"]),
        ("rarely", Deaths(FELT, {"picture": 1}, 71.0), ["looked 71 times a second only"]),
    ],
)
def test_what_is_wrong(case: str, found: Deaths, wrong: list[str]) -> None:
    assert found.wrong == wrong, case
