"""The judge's arithmetic on pictures whose motion is known."""

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.judge.motion import Signature, best_shift, signature_of, track
from benchmarks.judge.pace import flashes, merged, motion, pace

REFRESH = 1 / 60


def drawing(length: int = 4000, width: int = 64) -> NDArray[np.uint8]:
    return np.random.default_rng(7).integers(0, 255, (length, width), np.uint8)


def seen_at(drawn: NDArray[np.uint8], at: int) -> Signature:
    return signature_of(drawn[at : at + 600], "y")


@pytest.mark.parametrize("step", [-3, 0, 1, 2, 11])
def test_a_shift_is_found(step: int) -> None:
    drawn = drawing()
    found, error = best_shift(seen_at(drawn, 100), seen_at(drawn, 100 + step), -12, 12)
    assert (found, error) == (step, 0.0)


def test_a_shift_between_pixels_is_found() -> None:
    line = np.cumsum(np.random.default_rng(7).normal(size=700)).astype(np.float32)[:, None]
    between = (0.7 * line[:-1] + 0.3 * line[1:]).astype(np.float32)
    found, _ = best_shift(line[100:500], between[102:502], -12, 12)
    assert found == pytest.approx(2.3, abs=0.01)


def test_motion_in_x_is_motion_in_y_turned() -> None:
    drawn = drawing()
    turned = np.ascontiguousarray(drawn.T)
    found, _ = best_shift(signature_of(turned[:, :600], "x"), signature_of(turned[:, 3:603], "x"), -12, 12)
    assert found == 3


def test_an_even_motion_has_its_speed() -> None:
    drawn = drawing()
    found = track([seen_at(drawn, 2 * n) for n in range(600)])
    told = motion(REFRESH * np.arange(600, dtype=np.float64), found.at, found.unmatched)
    assert told["px_s"] == pytest.approx(120)
    assert told["steps_px"] == {2: 599}
    assert (told["backwards"], told["unmatched"], told["lag_max_px"]) == (0, 0, 0)


def test_a_cut_is_unmatched_and_tracking_goes_on() -> None:
    drawn, other = drawing(), np.flipud(drawing())
    places = [seen_at(drawn, 2 * n) for n in range(100)] + [seen_at(other, 2 * n) for n in range(100)]
    found = track(places)
    assert found.unmatched == 1
    assert found.at[-1] == 398


def test_a_step_back_is_seen() -> None:
    drawn = drawing()
    found = track([seen_at(drawn, at) for at in (0, 2, 4, 3, 5, 7)])
    assert motion(REFRESH * np.arange(6, dtype=np.float64), found.at, found.unmatched)["backwards"] == 1


def test_two_halves_of_a_torn_picture_are_one() -> None:
    times, kept = merged(np.array([0.0, 0.016, 0.018, 0.033]))
    assert times.tolist() == [0.0, 0.016, 0.033]
    assert kept == [0, 2, 3]


def test_a_freeze_is_the_longest_gap_even_at_the_end() -> None:
    times: NDArray[np.float64] = REFRESH * np.arange(60, dtype=np.float64)
    assert pace(times, 0.0, 1.0)["gap_max_ms"] == pytest.approx(1000 / 60, abs=0.01)
    assert pace(times, 0.0, 1.5)["gap_max_ms"] == pytest.approx(500 + 1000 / 60, abs=0.01)
    assert pace(times, 0.0, 1.0)["fps"] == 60


def test_a_standing_picture_has_no_pace() -> None:
    assert pace(np.array([0.1]), 0.0, 20.0)["gap_max_ms"] == 20_000


def levels(*parts: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    joined = np.concatenate(parts)
    return np.arange(len(joined)) / 100, joined


def test_a_fade_is_no_flash() -> None:
    told = flashes(*levels(np.full(50, 200.0), np.linspace(200, 180, 60), np.full(50, 180.0)))
    assert (told["changes"], told["flash"], told["flash_level"]) == (1, False, 0)


@pytest.mark.parametrize("flash", [0.0, 240.0])
def test_a_black_or_empty_picture_between_two_is_a_flash(flash: float) -> None:
    told = flashes(*levels(np.full(50, 200.0), np.full(2, flash), np.full(50, 180.0)))
    assert told["flash"]
    assert told["flash_level"] >= 40
