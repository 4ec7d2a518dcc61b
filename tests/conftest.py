"""For all tests: property-based tests do not fail because the machine is busy, and no ledger leaves rows in the home of whoever tests."""

import gc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")


@pytest.fixture(autouse=True)
def no_second_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nowhere to go for rows that the ledger cannot take. Tests of that name places of their own."""
    for module in ("writer", "reading"):
        monkeypatch.setattr(f"signage.ledger.{module}.places_for", lambda _state: tuple[Path, ...]())


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
