"""The judge of the rough run: what it calls a picture, a plain ground and black, and when it says that something moves."""

from __future__ import annotations

import struct
import time
from pathlib import Path

import numpy as np
import pytest

from soak.unrest import FAULTS, MOVES, Sampler, Seen, Unrest, table

WIDTH, HEIGHT = 1920, 1080


@pytest.fixture
def screen(tmp_path: Path) -> np.ndarray:
    """A framebuffer file as Xvfb keeps it; its pixels."""
    path = tmp_path / "screen"
    words = [100, 7, 2, 24, WIDTH, HEIGHT, 0, 0, 32, 0, 32, 32, WIDTH * 4, *[0] * 12]
    path.write_bytes(struct.pack(">25I", *words) + bytes(WIDTH * HEIGHT * 4))
    return np.memmap(path, np.uint8, "r+", 100, (HEIGHT, WIDTH, 4))


def watched(screen: np.ndarray, samples: int) -> Seen:
    """What the judge says of the screen as it is now."""
    sampler = Sampler(Path(str(screen.filename)))
    sampler.start()
    ends = time.monotonic() + 20
    while sampler.seen.classes.total() < samples and time.monotonic() < ends:
        time.sleep(0.01)
    sampler.stop()
    return sampler.seen


@pytest.mark.parametrize(("kind", "low", "high"), [("black", 0, 0), ("plain", 200, 200), ("picture", 60, 240)])
def test_what_stands_on_the_screen(screen: np.ndarray, kind: str, low: int, high: int) -> None:
    screen[:] = low
    screen[:, ::2] = high
    screen[:, 1::13] = low
    seen = watched(screen, 5)
    assert set(seen.classes) == {kind}
    assert (seen.approved == 1.0) is (kind == "picture")
    assert bool(seen.blacks) is (kind == "black")


def test_one_change_is_no_motion(screen: np.ndarray) -> None:
    sampler = Sampler(Path(str(screen.filename)))
    sampler.seen.moves.append(5.0)
    assert sampler.moved_since(1.0) is None
    sampler.seen.moves.extend(5.0 + number / 50 for number in range(1, MOVES + 1))
    assert sampler.moved_since(1.0) == pytest.approx(5.0 + MOVES / 50)
    assert sampler.moved_since(5.1) is None


def test_the_table_says_everything() -> None:
    seen = Seen()
    seen.classes.update(picture=999, black=1)
    result = Unrest(seen, {"player_killed": [1.0, 3.0], "folder_away": []}, {"player": ((1.0, 5, 9), (2.0, 6, 9))}, [])
    lines = table(result)
    assert "99.9000%" in lines[0]
    assert lines[1] == "player_killed: 2 times, back after 2.0 s (longest 3.0 s)"
    assert lines[2] == "player: 1.0 → 2.0 MB, 5 → 6 descriptors, 9 → 9 threads"


def test_every_fault_says_what_it_is() -> None:
    assert len({fault.__name__ for fault in FAULTS}) == len(FAULTS)
    assert all(fault.__doc__ for fault in FAULTS)
