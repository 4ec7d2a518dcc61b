from __future__ import annotations

import io
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from signage.core.verdict import Reason
from signage.ingest.folder import settle as rule
from signage.ingest.folder.scan import Stamp
from signage.ingest.folder.settle import Probe, Ready, Refused, Settling, Wait, Writers, settle
from signage.ingest.folder.source import ChangedError, probe, sealed_copy

STAMP = Stamp(1, 1, 100, 1, 1)
CLOSED = Probe(STAMP, "a" * 64, Writers.NONE)


@pytest.mark.parametrize(
    ("found", "on_share", "seconds"),
    [
        (CLOSED, False, 0.5),
        (replace(CLOSED, writers=Writers.UNKNOWN), False, 1.0),
        (CLOSED, True, 3.0),
        (replace(CLOSED, stamp=STAMP._replace(size=21 * 2**20)), False, 3.0),
    ],
)
def test_two_equal_hashes_that_far_apart(found: Probe, on_share: bool, seconds: float) -> None:
    first = settle(Settling(0.0), found, 10.0, on_share=on_share)
    assert isinstance(first, Wait)
    assert first.at == 10.0 + seconds
    early = settle(first.settling, found, first.at - 0.1, on_share=on_share)
    assert isinstance(early, Wait)
    assert settle(early.settling, found, first.at, on_share=on_share) == Ready("a" * 64, found.stamp)


def test_another_hash_begins_again_and_is_named_copying() -> None:
    first = settle(Settling(0.0), CLOSED, 0.0, on_share=False)
    assert isinstance(first, Wait)
    second = settle(first.settling, replace(CLOSED, sha256="b" * 64), 0.5, on_share=False)
    assert isinstance(second, Wait)
    assert second.settling.reason is Reason.STILL_COPYING
    assert isinstance(settle(second.settling, replace(CLOSED, sha256="b" * 64), 1.0, on_share=False), Ready)


def test_an_open_file_waits_longer_and_longer_up_to_a_bound() -> None:
    settling = Settling(0.0)
    pauses = []
    for _ in range(30):
        answer = settle(settling, replace(CLOSED, writers=Writers.SOME), 0.0, on_share=False)
        assert isinstance(answer, Wait)
        settling = answer.settling
        pauses.append(answer.at)
    assert settling.reason is Reason.STILL_OPEN
    assert pauses == sorted(pauses)
    assert pauses[-1] == rule.MAX_BACK_OFF_S


@pytest.mark.parametrize(("writers", "patience"), [(Writers.NONE, 60.0), (Writers.UNKNOWN, 600.0)])
def test_without_an_end_it_is_given_to_the_worker_at_last(writers: Writers, patience: float) -> None:
    found = replace(CLOSED, complete=False, writers=writers)
    settling = Settling(0.0, found, 0.0)
    answer = settle(settling, found, patience - 1, on_share=False)
    assert isinstance(answer, Wait)
    assert answer.settling.reason is Reason.STILL_COPYING
    assert isinstance(settle(settling, found, patience, on_share=False), Ready)


def test_empty_and_unreadable() -> None:
    assert settle(Settling(0.0), replace(CLOSED, stamp=STAMP._replace(size=0)), 0.0, on_share=False) == Refused(
        Reason.EMPTY
    )
    answer = settle(Settling(0.0, tries=5), Probe(), 0.0, on_share=False)
    assert isinstance(answer, Wait)
    assert answer.settling.reason is Reason.UNREADABLE


def zipped() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<x/>" * 1000)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "complete"),
    [
        ("a.docx", zipped(), True),
        ("a.docx", zipped()[:-30], False),
        ("a.docx", b"text that somebody called so", True),
        ("a.docx", bytes(100) + zipped()[100:], False),
        ("a.docx", zipped()[:-40] + bytes(40), False),
        ("a.txt", "通知".encode(), True),
        ("a.txt", "通知".encode() + bytes(4096), False),
        ("a.pdf", bytes(4096) + b"%%EOF", False),
        ("a.bmp", b"BM" + bytes(10_000), True),
        ("a.bmp", bytes(10_000), False),
    ],
)
def test_the_end_of_a_file(tmp_path: Path, name: str, data: bytes, complete: bool) -> None:
    (tmp_path / name).write_bytes(data)
    assert probe(tmp_path, name).complete is complete


def test_a_writer_is_seen(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("w") as file:
        file.write("x")
        file.flush()
        assert probe(tmp_path, "a.txt").writers is Writers.SOME
    assert probe(tmp_path, "a.txt").writers is Writers.NONE


def test_what_is_no_file_or_too_big_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.txt")
    with (tmp_path / "big.mp4").open("wb") as file:
        file.truncate(1 << 40)
    assert probe(tmp_path, "link.txt").refusal is Reason.NOT_A_FILE
    assert probe(tmp_path, "pipe.txt").refusal is Reason.NOT_A_FILE
    assert probe(tmp_path, "big.mp4").refusal is Reason.TOO_BIG
    assert probe(tmp_path, "gone.txt").missing


def test_only_the_bytes_that_were_agreed_on_are_copied(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    agreed = probe(tmp_path, "a.txt").sha256
    with sealed_copy(tmp_path, "a.txt", agreed, tmp_path) as (fd, size):
        assert os.read(fd, 10) == b"one"
        assert size == 3
        with pytest.raises(OSError, match="descriptor"):
            os.write(fd, b"x")
        again = os.open(f"/proc/self/fd/{fd}", os.O_RDWR)
        with pytest.raises(PermissionError):
            os.write(again, b"x")
        os.close(again)
    (tmp_path / "a.txt").write_text("two")
    with pytest.raises(ChangedError), sealed_copy(tmp_path, "a.txt", agreed, tmp_path):
        pass
