"""Another content folder in the place of ours: nothing of it is read, nothing of ours is missed, until a person says that it is meant."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from bench import Bench

from signage.core.marker import TEXT, marker
from signage.ingest import upkeep
from signage.snapshots import layout
from signage.snapshots.adopted import adopt, adopted

OURS, OTHER = "0a" * 16, "0b" * 16
MARKER = ".signage-content"


@pytest.fixture
def ours(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path, report=True)
    bench.write(MARKER, marker(OURS))
    for number in range(4):
        bench.write(f"通知 {number}.txt", f"第 {number} 号通知")
    bench.run()
    assert len(bench.titles()) == 4
    return bench


def swap(bench: Bench, identity: bytes | None) -> None:
    """Another folder comes into the place of ours, with files of the same names and others."""
    bench.content.rename(bench.content.with_name(f"weg {bench.now}"))
    bench.content.mkdir()
    if identity is not None:
        bench.write(MARKER, identity)
    bench.write("通知 0.txt", "别处的通知")
    bench.write("别处.txt", "别处的另一个通知")


def back(bench: Bench) -> None:
    away = next(bench.content.parent.glob("weg *"))
    bench.content.rename(bench.content.with_name("fremd"))
    away.rename(bench.content)


def said(bench: Bench) -> list[str]:
    findings = json.loads((bench.state / layout.STATUS).read_bytes())["findings"]
    return [finding["text_zh"] for finding in findings]


def test_the_first_id_is_adopted(ours: Bench) -> None:
    assert adopted(ours.state) == OURS


@pytest.mark.parametrize("identity", [marker(OTHER), TEXT.encode(), b""], ids=["other", "older", "empty"])
def test_c6_another_folder_is_neither_shown_nor_taken_for_a_deletion(
    ours: Bench, identity: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    before, calls = ours.latest(), len(ours.worker.calls)
    with caplog.at_level(logging.INFO):
        swap(ours, identity)
        ours.run_for(2 * upkeep.VERIFY_S)
        assert ours.latest() == before
        assert len(ours.worker.calls) == calls
        assert [text for text in said(ours) if "不是原来的内容文件夹" in text]
        back(ours)
        ours.run_for(60)
    assert ours.latest() == before
    assert said(ours) == []
    phases = [record.__dict__["phase"] for record in caplog.records if record.__dict__.get("event") == "share-other"]
    assert phases[0] == "begin"
    assert phases[-1] == "end"
    assert phases.count("end") == 1


def test_c6_a_file_that_was_missed_just_before_is_not_given_up(ours: Bench) -> None:
    (ours.content / "通知 1.txt").unlink()
    ours.ingest.hint()
    ours.ingest.step(ours.now, ours.wall)
    swap(ours, marker(OTHER))
    ours.run_for(300)
    assert len(ours.titles()) == 4
    back(ours)
    ours.run_for(60)
    assert len(ours.titles()) == 3


def test_it_is_asked_after_a_restart_too(ours: Bench) -> None:
    before = ours.latest()
    ours.ingest.close()
    swap(ours, marker(OTHER))
    ours.restart()
    ours.run_for(300)
    assert ours.latest() == before


def test_a_person_adopts_the_other_one(ours: Bench) -> None:
    swap(ours, marker(OTHER))
    ours.run_for(60)
    adopt(ours.state, OTHER)
    ours.run_for(120)
    assert sorted(ours.titles()) == ["别处的另一个通知", "别处的通知"]


@pytest.mark.parametrize("first", [None, TEXT.encode(), b"\0\xff"], ids=["no marker", "a marker without id", "rubbish"])
def test_a_folder_without_an_id_is_any_folder(tmp_path: Path, first: bytes | None) -> None:
    bench = Bench(tmp_path)
    if first is not None:
        bench.write(MARKER, first)
    bench.write("a.txt", "通知")
    bench.run()
    assert adopted(bench.state) == ""
    bench.write(MARKER, marker(OURS))
    bench.run_for(10)
    assert adopted(bench.state) == OURS
    assert bench.titles() == ["通知"]


def refuse(marker_file: Path) -> None:
    marker_file.unlink()
    marker_file.symlink_to("/etc/hostname")


def grow(marker_file: Path) -> None:
    marker_file.write_bytes(bytes(100_000))


@pytest.mark.parametrize("spoil", [refuse, grow])
def test_a_marker_that_cannot_be_read_is_an_outage(ours: Bench, spoil: Callable[[Path], None]) -> None:
    spoil(ours.content / MARKER)
    (ours.content / "通知 1.txt").unlink()
    ours.write("新.txt", "新的通知")
    ours.run_for(300)
    assert len(ours.titles()) == 4
    (ours.content / MARKER).unlink()
    ours.write(MARKER, marker(OURS))
    ours.run_for(60)
    assert "新的通知" in ours.titles()
    assert len(ours.titles()) == 4


def test_a_damaged_note_is_made_anew(ours: Bench) -> None:
    (ours.state / layout.ADOPTED).write_bytes(b"{")
    ours.run_for(10)
    assert adopted(ours.state) == OURS
    (ours.state / layout.ADOPTED).write_bytes(b'{"schema":1,"id":7}')
    assert adopted(ours.state) == ""
