"""Whether all folders are watched is asked of the system only where it can have changed."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from signage.ingest.folder import watch
from signage.ingest.folder.watch import Watch

WATCHED = 3


def test_the_system_is_asked_until_it_has_said_yes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[int] = []

    def counted() -> int:
        asked.append(1)
        return WATCHED

    monkeypatch.setattr(watch, "_watched_now", counted)
    watched = Watch(tmp_path, lambda: None)
    assert [watched.reaches(folders) for folders in (3, 3, 3, 2, 2)] == [True] * 5
    assert len(asked) == 2
    with caplog.at_level(logging.CRITICAL):
        assert [watched.reaches(4) for _ in range(3)] == [True, False, False], "a new folder has a moment"
    assert len(asked) == 5
    assert watched.reaches(3)
