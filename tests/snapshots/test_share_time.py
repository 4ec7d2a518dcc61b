"""The share's clock, reckoned on by the monotonic clock, within one boot."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from signage.snapshots import share_time as module
from signage.snapshots.share_time import NAME, note_share_time, share_time

THEN = datetime(2027, 2, 5, 9, 0, tzinfo=UTC)


def test_it_goes_on_with_the_monotonic_clock(tmp_path: Path) -> None:
    assert share_time(tmp_path, 100.0) is None
    note_share_time(tmp_path, THEN.timestamp(), 100.0)
    assert share_time(tmp_path, 190.0) == THEN + timedelta(seconds=90)
    assert share_time(tmp_path, 99.0) is None


def test_another_boot_knows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note_share_time(tmp_path, THEN.timestamp(), 100.0)
    for boot in ("another", ""):
        monkeypatch.setattr(module, "boot_id", lambda boot=boot: boot)
        assert share_time(tmp_path, 200.0) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"time":"x"}', '{"time":1e300,"mono":0,"boot":"b"}'])
def test_a_damaged_file_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(module, "boot_id", lambda: "b")
    (tmp_path / NAME).write_text(text, "utf-8")
    assert share_time(tmp_path, 5.0) is None


def test_a_full_disk_is_no_fault(tmp_path: Path) -> None:
    note_share_time(tmp_path / "gone", 1.0, 1.0)
    note_share_time(tmp_path, THEN.timestamp(), 1.0)
    assert json.loads((tmp_path / NAME).read_text())["schema"] == 1
