"""The judge of the rough run: what it calls a picture, a plain ground and black, and when it says that something moves."""

from __future__ import annotations

import json
import random
import struct
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from benchmarks import content
from signage.core.ledger.entry import Act, Result
from signage.ledger.writer import Ledger
from soak.health import Reading, creep, slope
from soak.sampler import MOVES, Sampler, Seen, class_of
from soak.troubles import GENTLE, ROUGH, disk_full, possible
from soak.unrest import Unrest, ask_ledger, ask_logs, figures, judge, table
from soak.world import World

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
    sampler.seen.moves.extend(float(number) for number in range(40))
    assert sampler.moving_from(1.0) is None
    sampler.seen.moves.extend(50.0 + number / 50 for number in range(MOVES + 1))
    assert sampler.moving_from(1.0) == pytest.approx(50.0)
    assert sampler.moving_from(50.1) is None


def test_a_stage_with_nothing_to_show_is_known_by_day_and_by_night() -> None:
    band = np.full((28, 700), 90, np.uint8)
    neutral = np.full((130, 320), 240, np.uint8)
    neutral[60:70, 100:220] = 40
    night = (255 - neutral.astype(int)) // 2 + 20
    other = neutral.copy()
    other[20:50, 40:300] = 60
    assert class_of(neutral, band, neutral) == "neutral"
    assert class_of(night.astype(np.uint8), band, neutral) == "neutral"
    assert class_of(other, band, neutral) == "picture"
    assert class_of(neutral, band, None) == "picture"


def readings(*lives: tuple[float, float], every_s: float = 10.0, count: int = 60) -> list[Reading]:
    """Lives of one sort of process one after the other: MB when it is warm, MB more an hour; 20 MB of warming up."""
    made: list[Reading] = []
    for pid, (begin, per_h) in enumerate(lives, 1):
        for number in range(count):
            at = (len(made)) * every_s
            warming = -20.0 if number < 6 else 0.0
            own = begin + warming + per_h * number * every_s / 3600
            made.append(Reading(at, "screen", pid, own, 2 * own, 30, 9))
    return made


def own_mb(reading: Reading) -> float:
    return reading.own_mb


def test_growth_is_that_within_a_life() -> None:
    found = slope(readings((50, 3.0), (80, 3.0)), own_mb, 60)
    assert found is not None
    assert (found.per_h, found.error, found.lives) == (pytest.approx(3.0), 0.0, 2)
    assert found.hours == pytest.approx(2 * 530 / 3600, abs=0.01)


def test_of_a_life_that_ended_while_it_warmed_up_nothing_is_known() -> None:
    assert slope(readings((50, 3.0), count=6), own_mb, 60) is None
    assert slope([], own_mb, 60) is None


def unrest_of(approved: int, more: float) -> Unrest:
    seen = Seen()
    seen.classes.update(picture=approved, black=1000 - approved)
    plays = [("01/甲.md", "played"), ("02/乙.jpg", "played"), ("", "cut"), ("01/甲.md", "aborted")]
    felt: dict[str, list[float]] = {"player_killed": [1.0, 3.0], "folder_away": []}
    return Unrest(60, seen, felt, readings((50, more), count=200), 201.5, plays)


def test_steps_of_what_is_kept_for_a_while_are_no_growth() -> None:
    calm = readings((50, 1.2), count=200)
    stepping = [one._replace(own_mb=one.own_mb + (12.0 if 900 <= one.at < 1500 else 0.0)) for one in calm]
    assert creep(calm, 60) == pytest.approx(1.2, abs=0.05)
    assert creep(stepping, 60) == pytest.approx(1.2, abs=0.05)
    assert creep(stepping, 60, since=1200.0) == pytest.approx(1.2, abs=0.05)
    assert creep(readings((50, 9.0), (50, 9.0)), 60) == pytest.approx(9.0, abs=0.05)
    assert creep([], 60) is None


def test_what_is_wrong() -> None:
    assert judge(unrest_of(999, 1.9)) == []
    lines = judge(unrest_of(998, 2.1))
    assert len(lines) == 2
    assert "99.800%" in lines[0]
    assert "by 2.1 MB an hour" in lines[1]


def test_the_table_says_everything() -> None:
    lines = table(unrest_of(999, 1.0))
    assert "99.9000%" in lines[0]
    assert "{'md': 2, 'jpg': 1, 'own': 1}" in lines[1]
    assert lines[3] == "player_killed: 2 times, back after 2.0 s (longest 3.0 s)"
    assert lines[4].startswith("screen: 30.0 → 50.55")
    assert "own_mb +1" in lines[4]
    assert lines[5] == "all processes together: 201.5 MB at most"


def test_the_figures_can_be_read_back() -> None:
    told = json.loads(json.dumps(figures(unrest_of(999, 1.0), ["something"])))
    assert told["transitions"] == {"md → jpg": 1, "jpg → own": 1, "own → md": 1}
    assert told["plays"] == {"played": 2, "cut": 1, "aborted": 1}
    assert told["slopes"]["screen"]["threads"]["per_h"] == 0
    assert told["columns"] == list(Reading._fields)
    assert len(told["readings"]) == 200
    assert told["wrong"] == ["something"]


def test_the_ledger_is_asked_by_the_command(tmp_path: Path) -> None:
    settings = content.settings(tmp_path / "signage.toml", tmp_path / "state")
    ledger = Ledger(tmp_path / "state", "屏幕1", lambda: datetime.now(UTC))
    for path, end in (("01/甲.md", Result.PLAYED), ("02/乙.jpg", Result.CUT)):
        ledger.start({"id": path, "path": path, "sha256": "ab" * 32, "title": "甲", "approved_by": ""}, "s")
        assert ledger.wait(20)
        ledger.end(end, 0.1)
    ledger.operation(Act.CLOCK, {"why": "", "latest": ""})
    ledger.close(20)
    result = unrest_of(999, 1.0)
    ask_ledger(result, settings, {"HOME": str(tmp_path), "LC_ALL": "C.UTF-8"})
    assert result.plays == [("01/甲.md", "played"), ("02/乙.jpg", "cut")]
    assert result.operations["clock"] == 1
    assert not result.wrong


def test_what_the_logs_noticed_is_counted(tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    line = {"event": "disk-full", "of": "ledger", "phase": "begin"}
    (logs / "player-1.log").write_text(f"{json.dumps(line)}\n{json.dumps({'text': 'else'})}\n", "utf-8")
    (logs / "player-1.log.1").write_text(f"{json.dumps(line)}\n{json.dumps({**line, 'phase': 'end'})}\n", "utf-8")
    result = unrest_of(999, 1.0)
    ask_logs(result, tmp_path)
    assert result.events == {"disk-full:begin": 2, "disk-full:end": 1}


def test_every_fault_says_what_it_is(tmp_path: Path) -> None:
    assert len({fault.__name__ for fault in ROUGH}) == len(ROUGH)
    assert all(fault.__doc__ for fault in ROUGH)
    assert set(GENTLE) < set(ROUGH)
    world = World(tmp_path, tmp_path, random.Random(1))
    assert disk_full not in possible(ROUGH, world)
    world.small_disk = True
    assert possible(ROUGH, world) == ROUGH
