"""The mourning switch in the state folder: durable, read whole or not believed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from signage.core.calendar.mourning import Mourning
from signage.snapshots import layout
from signage.snapshots.mourning import decode_mourning, encode_mourning, switch_off, switch_on
from signage.snapshots.read import Reader

NOW = datetime(2026, 12, 13, tzinfo=UTC)
DAY = Mourning(NOW, NOW + timedelta(days=1))


def test_on_and_off(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    assert reader.mourning() == (None, True)
    switch_on(tmp_path, DAY)
    assert reader.mourning() == (DAY, True)
    later = Mourning(NOW, NOW + timedelta(days=2))
    switch_on(tmp_path, later)
    assert reader.mourning() == (later, True)
    switch_off(tmp_path)
    switch_off(tmp_path)
    assert reader.mourning() == (None, True)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"schema":2,"since":"2026-12-13T00:00:00+00:00","until":"2026-12-14T00:00:00+00:00"}',
        b'{"since":"2026-12-13T00:00:00+00:00","until":"2026-12-14T00:00:00+00:00"}',
        b'{"schema":1,"since":"2026-12-13T00:00:00","until":"2026-12-14T00:00:00"}',
        b'{"schema":1,"since":1,"until":2}',
        encode_mourning(DAY)[:-1],
        encode_mourning(DAY) + b" " * 5000,
    ],
    ids=["empty", "torn", "list", "null", "deep", "newer", "no schema", "no zone", "numbers", "cut", "large"],
)
def test_what_cannot_be_read_is_known_to_be_there(tmp_path: Path, data: bytes) -> None:
    (tmp_path / layout.MOURNING).write_bytes(data)
    assert Reader(tmp_path).mourning() == (None, False)
    assert decode_mourning(encode_mourning(DAY)) == DAY


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(encode_mourning(DAY))
    (tmp_path / layout.MOURNING).symlink_to(elsewhere)
    assert Reader(tmp_path).mourning() == (None, False)
