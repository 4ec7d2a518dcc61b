from __future__ import annotations

import json
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from bench import Bench

from signage.core.snapshot import REPLACED
from signage.core.verdict import Reason
from signage.ingest import upkeep
from signage.snapshots import layout, write


def test_a_text_file_is_published_half_a_second_after_its_copy(bench: Bench) -> None:
    bench.write("a.txt", "停水通知")
    assert bench.run() <= 0.6
    assert bench.titles() == ["停水通知"]


def test_a_deleted_file_leaves_after_a_moment(bench: Bench) -> None:
    file = bench.write("a.txt", "一")
    bench.write("b.txt", "二")
    bench.run()
    gone = bench.latest().items[0].id
    file.unlink()
    assert bench.run() <= 0.35
    assert bench.titles() == ["二"]
    entries = {entry.id: entry.why for entry in bench.reader.withdrawn()}
    assert entries == {gone: "deleted"}


def test_the_save_dance_of_an_office_program_loses_nothing(bench: Bench) -> None:
    file = bench.write("a.txt", "旧")
    bench.write("b.txt", "二")
    bench.run()
    bench.write("~$a.txt", "lock")
    bench.write("~WRL0001.tmp", "新")
    file.unlink()
    bench.run(lambda: True)
    bench.now += 0.2
    (bench.content / "~WRL0001.tmp").rename(file)
    bench.run()
    assert bench.titles() == ["新", "二"]
    assert [entry.why for entry in bench.reader.withdrawn()] == [REPLACED]


def test_a_corrected_file_replaces_the_old_one_which_plays_until_then(bench: Bench) -> None:
    bench.write("a.txt", "旧")
    bench.run()
    bench.write("a.txt", "新的")
    bench.run(lambda: bench.now > 1000.8 or bench.titles() != ["旧"], within=5)
    bench.run()
    assert bench.titles() == ["新的"]
    assert [entry.why for entry in bench.reader.withdrawn()] == [REPLACED]


@pytest.mark.parametrize("text", ["MARK", "HOLD", "DIE", ""])
def test_a_refused_correction_leaves_the_old_one_playing(tmp_path: Path, text: str) -> None:
    bench = Bench(tmp_path, report=True)
    bench.write("a.txt", "旧")
    bench.run()
    bench.write("a.txt", text)
    bench.run()
    assert bench.titles() == ["旧"]
    bench.run_for(3)
    (row,) = json.loads((bench.state / layout.STATUS).read_bytes())["items"]
    assert row["status"] in {"refused", "held"}
    assert "还在播放" in row["said"][-1]["text_zh"]
    bench.restart()
    bench.run()
    assert bench.titles() == ["旧"]


def test_an_empty_file_is_looked_at_again_when_it_grows(bench: Bench) -> None:
    bench.write("a.txt", "")
    bench.run()
    assert bench.reasons() == {"a.txt": [Reason.EMPTY]}
    bench.write("a.txt", "通知")
    bench.run()
    assert bench.titles() == ["通知"]


def test_a_file_that_is_open_waits_and_goes_on_when_it_is_closed(bench: Bench) -> None:
    with (bench.content / "a.txt").open("w") as file:
        file.write("通知")
        file.flush()
        bench.run_for(20)
        assert bench.reasons() == {"a.txt": [Reason.STILL_OPEN]}
        assert bench.worker.calls == []
    assert bench.run() <= 0.7
    assert bench.titles() == ["通知"]


def test_space_set_aside_by_a_copier_is_not_a_file_yet(bench: Bench) -> None:
    with (bench.content / "a.txt").open("wb") as file:
        file.truncate(100_000)
    bench.run_for(20)
    assert bench.reasons() == {"a.txt": [Reason.STILL_COPYING]}
    bench.write("a.txt", "通知\n" * 10_000)
    bench.run()
    assert bench.titles() == ["通知"]


def test_links_pipes_and_sparse_giants_are_named(bench: Bench) -> None:
    (bench.content / "link.txt").symlink_to("/etc/passwd")
    os.mkfifo(bench.content / "pipe.txt")
    with (bench.content / "big.mp4").open("wb") as file:
        file.truncate(1 << 40)
    bench.run()
    assert bench.reasons() == {
        "link.txt": [Reason.NOT_A_FILE],
        "pipe.txt": [Reason.NOT_A_FILE],
        "big.mp4": [Reason.TOO_BIG],
    }
    assert bench.worker.calls == []


def test_a_file_swapped_for_a_link_after_settling_is_not_followed(bench: Bench, tmp_path: Path) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text("canary")
    file = bench.write("a.txt", "通知")
    bench.run(lambda: bench.now >= 1000.4, within=2)
    file.unlink()
    file.symlink_to(canary)
    bench.run()
    assert bench.titles() == []
    assert bench.reasons() == {"a.txt": [Reason.NOT_A_FILE]}
    stored = [file.read_bytes() for file in bench.state.rglob("*") if file.is_file()]
    assert stored
    assert not any(b"canary" in data for data in stored)


def test_moved_or_copied_to_the_withdraw_section_it_leaves_at_once(bench: Bench) -> None:
    for text in ("一", "二", "三"):
        bench.write(f"01/{text}.txt", text)
    (bench.content / "撤下").mkdir()
    bench.run()
    (bench.content / "01/一.txt").rename(bench.content / "撤下/一.txt")
    assert bench.run(lambda: bench.titles() == ["三", "二"]) <= 0.1
    shutil.copy(bench.content / "01/二.txt", bench.content / "撤下/二.txt")
    assert bench.run(lambda: bench.titles() == ["三"]) <= 0.1
    shutil.copy(bench.content / "01/三.txt", bench.content / "撤下/另一个名字.txt")
    bench.run(lambda: bench.titles() == [])
    assert {entry.why for entry in bench.reader.withdrawn()} == {"withdrawn"}
    bench.run()
    before = bench.latest().sequence
    (bench.content / "撤下/一.txt").rename(bench.content / "01/一.txt")
    (bench.content / "撤下/二.txt").unlink()
    bench.run(within=90)
    assert sorted(bench.titles()) == ["一", "二"]
    assert bench.latest().sequence > before


def test_a_renamed_file_is_never_missing(bench: Bench) -> None:
    file = bench.write("甲.txt", "通知")
    bench.write("b.txt", "二")
    bench.run()
    file.rename(bench.content / "乙.txt")
    seen = []
    bench.run(lambda: seen.append(bench.titles()) or bench.ingest.idle)
    assert all("通知" in titles for titles in seen)
    assert sorted(bench.paths()) == ["b.txt", "乙.txt"]
    assert bench.reader.withdrawn() == ()


def test_moving_to_a_section_for_staff_takes_it_off_older_snapshots(bench: Bench) -> None:
    bench.write("02/_section.toml", 'audience = "staff"')
    bench.write("01/a.txt", "通知")
    bench.write("01/b.txt", "二")
    bench.run()
    old = next(item.id for item in bench.latest().items if item.path == "01/a.txt")
    (bench.content / "01/a.txt").rename(bench.content / "02/a.txt")
    bench.run()
    assert [entry.id for entry in bench.reader.withdrawn()] == [old]


def test_a_changed_section_changes_its_items(bench: Bench) -> None:
    bench.write("01/a.txt", "通知")
    bench.run()
    bench.write("01/_section.toml", 'audience = "staff"\ntitle = "内部"')
    bench.run()
    (item,) = bench.latest().items
    assert (item.rules.audience.value, item.section) == ("staff", "内部")
    assert [entry.id for entry in bench.reader.withdrawn()] == [item.id]


def test_many_deleted_at_once_are_taken_for_a_lost_share(bench: Bench) -> None:
    for number in range(12):
        bench.write(f"{number}.txt", f"第{number}")
    bench.run()
    for number in range(6):
        (bench.content / f"{number}.txt").unlink()
    bench.run_for(50)
    assert len(bench.titles()) == 12
    bench.run_for(30)
    assert len(bench.titles()) == 6


def test_a_lost_marker_holds_even_one_deletion(bench: Bench) -> None:
    marker = bench.write(".signage-content", "")
    for number in range(12):
        bench.write(f"{number}.txt", f"第{number}")
    bench.run()
    bench.ingest.close()
    bench.restart()
    bench.run()
    marker.unlink()
    (bench.content / "3.txt").unlink()
    bench.run_for(30)
    assert len(bench.titles()) == 12


def test_a_lost_folder_changes_nothing(bench: Bench) -> None:
    bench.write("a.txt", "通知")
    bench.run()
    away = bench.content.with_name("weg")
    bench.content.rename(away)
    bench.run_for(600)
    assert bench.titles() == ["通知"]
    away.rename(bench.content)
    (bench.content / "a.txt").unlink()
    bench.run()
    assert bench.titles() == []


def test_a_restart_needs_no_worker_and_publishes_nothing_new(bench: Bench) -> None:
    bench.write("a.txt", "通知")
    bench.write("06/_section.toml", "expires_days = 3")
    bench.write("06/b.txt", "动态")
    bench.run()
    before = bench.latest()
    bench.ingest.close()
    bench.worker.calls.clear()
    bench.now += 86400
    bench.restart()
    bench.run()
    assert bench.worker.calls == []
    assert bench.latest() == before
    assert before.items[0].rules.valid_until == before.items[0].accepted_at + timedelta(days=3)


def test_what_was_deleted_while_nobody_looked_leaves_at_the_start(bench: Bench) -> None:
    file = bench.write("a.txt", "一")
    bench.write("b.txt", "二")
    bench.run()
    file.unlink()
    bench.restart()
    bench.run()
    assert bench.titles() == ["二"]
    assert len(bench.reader.withdrawn()) == 1


def test_a_failed_worker_is_tried_again_but_not_for_ever(bench: Bench) -> None:
    bench.write("a.txt", "DIE")
    bench.run()
    bench.run_for(2000)
    assert len(bench.worker.calls) == 4, "a rehearsal and three tries"


def test_a_full_disk_is_said_once_and_tried_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bench.write("a.txt", "一")
    bench.run()

    def full(path: Path, *_: object) -> None:
        raise OSError(28, "No space left on device", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(write, "write_durably", full)
        patch.setattr("signage.ingest.verdict.store.write_durably", full)
        bench.write("b.txt", "二")
        bench.run_for(60)
        assert bench.titles() == ["一"]
    assert len([record for record in caplog.records if record.levelname == "ERROR"]) == 1
    bench.run()
    assert bench.titles() == ["一", "二"]


def test_withdrawn_but_not_yet_published_is_not_forgotten(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    file = bench.write("a.txt", "一")
    bench.write("b.txt", "二")
    bench.run()
    away = bench.content.parent / "a.txt"
    with monkeypatch.context() as patch:
        patch.setattr(
            "signage.ingest.publish.publisher.write_manifest", lambda *_, **__: (_ for _ in ()).throw(OSError(28, ""))
        )
        file.rename(away)
        bench.run_for(3)
    assert len(bench.reader.withdrawn()) == 1
    away.rename(file)
    bench.restart()
    bench.run()
    assert bench.titles() == ["一", "二"]
    assert all(entry.sequence <= bench.latest().sequence for entry in bench.reader.withdrawn())


def test_a_lost_derivative_is_made_again(bench: Bench) -> None:
    bench.write("a.txt", "一")
    bench.run()
    made = bench.latest().items[0].derivatives[0]
    layout.derivative_path(bench.state, made.sha256).write_bytes(b"rot")
    assert bench.reader.open_derivative(made.sha256) is None
    bench.run_for(upkeep.VERIFY_S + 10)
    assert bench.reader.open_derivative(made.sha256) is not None


def test_old_manifests_and_derivatives_go(bench: Bench) -> None:
    for number in range(6):
        bench.write("a.txt", f"第{number}版")
        bench.run()
    assert len(layout.sequences(bench.state)) == 3
    for path in (bench.state / layout.DERIVATIVES).rglob("*"):
        os.utime(path, (1, 1))
    bench.run_for(upkeep.GARBAGE_S + 10)
    left = [path for path in (bench.state / layout.DERIVATIVES).rglob("*") if path.is_file()]
    assert len(left) == 3
