"""Names and links that a share or a person makes, and no program meant."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from bench import Bench

from signage.ingest import scan
from signage.paths import make_private


def test_a12_names_that_differ_in_case_are_two_files(bench: Bench) -> None:
    bench.write("A.TXT", "大写的通知")
    bench.write("a.txt", "小写的通知")
    bench.write("B.Txt", "混写的通知")
    bench.run()
    assert sorted(bench.paths()) == ["A.TXT", "B.Txt", "a.txt"]
    ids = {item.path: item.id for item in bench.latest().items}
    assert len(set(ids.values())) == 3
    (bench.content / "A.TXT").unlink()
    bench.run()
    bench.run_for(30)
    assert {item.path: item.id for item in bench.latest().items} == {name: ids[name] for name in ("B.Txt", "a.txt")}


MANY = 10_000


def test_a24_a_flood_of_files_keeps_no_other_waiting_for_long(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.write("先.txt", "先来的通知")
    bench.run()
    (bench.content / "很多").mkdir()
    for number in range(MANY):
        os.close(os.open(bench.content / "很多" / f"{number}.png", os.O_CREAT | os.O_WRONLY))
    bench.ingest.hint()
    bench.ingest.step(bench.now, bench.wall)
    bench.write("后.txt", "后来的通知")
    bench.run(lambda: len(bench.titles()) == 2, within=10)
    assert not [name for name in bench.worker.calls if name.endswith(".png")], "empty files need no worker"
    monkeypatch.setattr(scan, "MAX_FILES", MANY // 2)
    (bench.content / "先.txt").unlink()
    bench.run_for(2)
    assert len(bench.titles()) == 2, "where not all can be seen, nothing is taken for deleted"


def test_a21_a_hard_link_is_judged_by_its_bytes(bench: Bench, tmp_path: Path) -> None:
    outside = tmp_path / "外面.txt"
    outside.write_text("MARK 不该出现的内容", "utf-8")
    os.link(outside, bench.content / "通知.txt")
    bench.write("真的.txt", "真的通知")
    bench.run()
    assert bench.titles() == ["真的通知"]
    assert outside.read_text("utf-8") == "MARK 不该出现的内容"


def test_g8_the_state_folder_is_ours_alone(tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    state.chmod(0o777)
    make_private(state)
    assert stat.S_IMODE(state.stat().st_mode) == stat.S_IRWXU
