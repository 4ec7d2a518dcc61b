from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def _open_files() -> set[tuple[str, str]]:
    """Every descriptor of this process and what it is open on, without the one that lists them."""
    gc.collect()
    found = set()
    for entry in list(Path("/proc/self/fd").iterdir()):
        with suppress(FileNotFoundError):
            found.add((entry.name, str(entry.readlink())))
    return found


@pytest.fixture
def left_open() -> Callable[[], set[tuple[str, str]]]:
    """What is open now and was not before the test. What others close meanwhile is not its concern."""
    before = _open_files()
    return lambda: _open_files() - before
