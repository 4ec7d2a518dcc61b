from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from signage.core.codec import CodecError, digest
from signage.core.item import Derivative, ItemRecord, Kind
from signage.core.rules import Rules
from signage.core.snapshot import Off, Withdrawal
from signage.core.verdict import Verdict
from signage.snapshots import layout, write
from signage.snapshots.form import decode_manifest, encode_item, encode_manifest, is_whole
from signage.snapshots.read import Reader, open_derivative
from signage.snapshots.write import sweep, write_durably, write_manifest, write_withdrawn

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ITEM = ItemRecord(
    "01/通知.txt",
    "a" * 64,
    3,
    Kind.TEXT,
    "通知",
    "栏目",
    Rules(),
    Verdict.ACCEPTED,
    (),
    (Derivative("b" * 64, "x", 1),),
    3,
    NOW,
)
OFF = Withdrawal("c" * 24, 2, "deleted")


def publish(state: Path, sequence: int, *items: ItemRecord) -> None:
    write_manifest(state, sequence, NOW, "open", items=[encode_item(item) for item in items], withdrawn=(OFF,))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    assert reader.poll() is None
    strange = replace(ITEM, path="\udcff\n<b>.txt")
    publish(tmp_path, 1, ITEM, strange)
    manifest = reader.poll()
    assert manifest is not None
    assert (manifest.sequence, manifest.made_at, manifest.mode) == (1, NOW, "open")
    assert manifest.items == (ITEM, strange)
    assert manifest.withdrawn == (OFF,)
    assert reader.poll() is None
    publish(tmp_path, 2, ITEM)
    again = reader.poll()
    assert again is not None
    assert again.items[0] is manifest.items[0]  # decoded once


def test_the_digest_is_that_of_the_record() -> None:
    assert encode_item(ITEM).digest == digest(ITEM)


@pytest.mark.parametrize("victim", ["current", "manifest"])
def test_a_file_torn_at_any_byte_falls_back(tmp_path: Path, victim: str) -> None:
    publish(tmp_path, 1, ITEM)
    publish(tmp_path, 2, replace(ITEM, title="新"))
    write_withdrawn(tmp_path, Off((OFF,)))
    path = tmp_path / layout.CURRENT if victim == "current" else layout.manifest_path(tmp_path, 2)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        manifest = Reader(tmp_path).poll()
        assert manifest is not None
        assert manifest.sequence == (2 if victim == "current" else 1)


def test_a_flipped_byte_is_seen_everywhere() -> None:
    data = bytearray(encode_manifest(1, NOW, "open", [encode_item(ITEM)], (OFF,)))
    assert is_whole(bytes(data))
    for place in range(len(data)):
        data[place] ^= 1
        assert not is_whole(bytes(data))
        data[place] ^= 1


def test_nothing_is_ever_half_believed(tmp_path: Path) -> None:
    publish(tmp_path, 7, ITEM)
    layout.manifest_path(tmp_path, 7).rename(layout.manifest_path(tmp_path, 8))
    assert Reader(tmp_path).poll() is None


@pytest.mark.parametrize(
    "text", ["{}", "[]", '{"checksum":"","items":3,"made_at":"","mode":"","schema":1,"sequence":1,"withdrawn":[]}']
)
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(CodecError):
        decode_manifest(text.encode(), {})


def test_withdrawals_outlive_a_damaged_file(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    assert reader.withdrawn() == ()
    write_withdrawn(tmp_path, Off((OFF,)))
    assert reader.withdrawn() == (OFF,)
    (tmp_path / layout.WITHDRAWN).write_bytes(b"{")
    assert reader.withdrawn() == (OFF,)


def test_derivatives_are_proven(tmp_path: Path) -> None:
    data = b"picture"
    name = hashlib.sha256(data).hexdigest()
    path = layout.derivative_path(tmp_path, name)
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    assert open_derivative(tmp_path, name) == data
    path.write_bytes(b"picturf")
    assert open_derivative(tmp_path, name) is None
    path.unlink()
    path.symlink_to("/etc/hostname")
    assert open_derivative(tmp_path, name) is None
    path.unlink()
    os.mkfifo(path)
    assert open_derivative(tmp_path, name) is None
    assert open_derivative(tmp_path, "../../etc/passwd") is None
    with pytest.raises(ValueError, match="SHA-256"):
        layout.derivative_path(tmp_path, "../x")


@pytest.mark.parametrize("broken", ["write", "fsync", "replace"])
def test_a_failed_write_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    path = tmp_path / "a"
    write_durably(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path if broken == "replace" else write.os, broken, fail)
        with pytest.raises(OSError, match="space"):
            write_durably(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_sweep_clears_what_a_kill_left(tmp_path: Path) -> None:
    (tmp_path / f"{write.PREFIX}1-1").touch()
    (tmp_path / "keep").touch()
    assert sweep(tmp_path) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["keep"]
