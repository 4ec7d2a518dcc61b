from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "ingest"))
sys.path.insert(0, str(Path(__file__).parent))

from bench import Bench
from hall import Hall

from soak.disk.mounted import Disk, mounted, why_not


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A file system of the tests' own, where one may be mounted."""
    reason = why_not()
    if reason:
        pytest.skip(f"no file system of the tests' own: {reason}")
    place = tmp_path / "disk"
    place.mkdir()
    with mounted(place) as made:
        yield made


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    try:
        yield made
    finally:
        for process in made.running:
            process.kill()
            process.wait()
