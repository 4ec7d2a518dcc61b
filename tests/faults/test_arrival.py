"""Names and links that a share or a person makes, and no program meant."""

from __future__ import annotations

import hashlib
import os
import select
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from bench import Bench

from signage.core.verdict import Reason
from signage.ingest.folder import scan
from signage.ingest.folder.source import ChangedError, probe, sealed_copy
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


SWAPS = 10_000
SWAPPER = """
import itertools, os, sys
folder, outside, swaps = sys.argv[1], sys.argv[2], int(sys.argv[3])
os.chdir(folder)
for count in itertools.count():
    if count * 2 == swaps:
        print("enough", flush=True)
    os.symlink(outside, "next")
    os.rename("next", "a.txt")
    os.link("honest", "next")
    os.rename("next", "a.txt")
"""


def test_a20_whatever_swaps_a_file_for_a_link_what_lies_outside_is_never_read(tmp_path: Path) -> None:
    content, outside = tmp_path / "内容", tmp_path / "外面.txt"
    content.mkdir()
    outside.write_text("不该出现的内容", "utf-8")
    honest = "真的通知".encode()
    for name in ("honest", "a.txt"):
        (content / name).write_bytes(honest)
    sha256, read, links = hashlib.sha256(honest).hexdigest(), 0, 0
    words = [sys.executable, "-I", "-c", SWAPPER, str(content), str(outside), str(SWAPS)]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as swapper:
        assert swapper.stdout is not None
        try:
            while min(read, links) < 10 or not select.select([swapper.stdout], [], [], 0)[0]:
                probed = probe(content, "a.txt")
                assert probed.sha256 in ("", sha256)
                links += probed.refusal is Reason.NOT_A_FILE
                with suppress(ChangedError), sealed_copy(content, "a.txt", sha256, tmp_path) as (fd, size):
                    assert os.pread(fd, size, 0) == honest
                    read += 1
        finally:
            swapper.kill()


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
