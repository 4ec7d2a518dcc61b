"""For all tests: property-based tests do not fail because the machine is busy, and no ledger leaves rows in the home of whoever tests."""

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
