"""The content folder on a share that gives too little or no answer at all. The share is a real one for the system (`soak.disk`),
so whoever asks it waits in the kernel."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import DEVNULL

import pytest
from bench import Bench

from signage.core.rules import Audience
from signage.core.verdict import Reason
from signage.ingest.folder.patience import AGAIN
from signage.snapshots.read import Reader
from soak.disk.health import READS
from soak.disk.mounted import Disk


@pytest.fixture
def shared(tmp_path: Path, disk: Disk) -> Bench:
    """Ingest with its content folder on the disk."""
    (tmp_path / "内容").symlink_to(disk.folder)
    return Bench(tmp_path, on_share=True)


def test_short_reads_are_read_on(shared: Bench, disk: Disk) -> None:
    shared.write("07 通知/_section.toml", 'role = "play"\n' + "# 说明\n" * 200 + 'audience = "staff"\n')
    shared.write("07 通知/a.txt", "很长的通知\n" * 3000)
    disk.read_short(piece=700)
    shared.run()
    (item,) = shared.latest().items
    assert item.rules.audience is Audience.STAFF
    assert item.size == len("很长的通知\n".encode()) * 3000


def test_a_file_that_ends_before_its_length_is_not_taken(shared: Bench, disk: Disk) -> None:
    shared.write("07 通知/_section.toml", 'role = "play"\n' + "# 说明\n" * 200 + 'audience = "staff"\n')
    shared.write("07 通知/短.txt", "短通知")
    shared.write("07 通知/长.txt", "很长的通知\n" * 3000)
    disk.read_short(end=600)
    shared.run_for(60)
    (item,) = shared.latest().items
    assert item.path == "07 通知/短.txt"
    assert item.rules.audience is Audience.STAFF, "a section that cannot be read whole is for staff"
    assert shared.reasons()["07 通知/长.txt"] == [Reason.STILL_COPYING]
    disk.heal()
    shared.run_for(60)
    assert len(shared.titles()) == 2


# -- no answer: the whole process ----------------------------------------------------------------------------------------

INGEST = """
import sys
from pathlib import Path
from signage.ingest.folder import patience
patience.HANGS_S, patience.GIVE_UP_S, patience.ANSWER_S, patience.LOOK_S = 3.0, 3.5, 5.0, 0.2
from signage.ingest.process import main
raise SystemExit(main(["--content", sys.argv[1], "--state", sys.argv[2]]))
"""


class Running:
    """`signage.ingest` on that folder, watched from outside."""

    def __init__(self, content: Path, state: Path) -> None:
        self._state, self._reader, self._paths = state, Reader(state), set[str]()
        self.process = subprocess.Popen([sys.executable, "-I", "-c", INGEST, str(content), str(state)], stderr=DEVNULL)

    def plays(self, *paths: str) -> bool:
        manifest = self._reader.poll()
        if manifest is not None:
            self._paths = {item.path for item in manifest.items}
        return self._paths == set(paths)

    def said(self, event: str) -> list[str]:
        """The phases of this event in its log."""
        log = self._state / "logs" / "ingest.log"
        lines = [json.loads(line) for line in log.read_bytes().splitlines()] if log.exists() else []
        return [line["phase"] for line in lines if line.get("event") == event]

    def size(self) -> tuple[int, int]:
        """Threads and children."""
        tasks = list(Path(f"/proc/{self.process.pid}/task").iterdir())
        children = [task / "children" for task in tasks]
        return len(tasks), sum(len(file.read_text().split()) for file in children)


@pytest.fixture
def running(tmp_path: Path, disk: Disk) -> Iterator[Running]:
    (disk.folder / "甲.txt").write_text("第一号通知")
    one = Running(disk.folder, tmp_path / "state")
    disk.wait(lambda: one.plays("甲.txt"))
    yield one
    disk.thaw()
    disk.heal()
    one.process.terminate()
    one.process.wait(20)


def test_c5_a_share_that_hangs_changes_nothing_and_is_back_at_once(disk: Disk, running: Running) -> None:
    before = running.size()
    (disk.folder / "乙.txt").write_text("第二号通知")
    disk.hang()
    disk.wait(lambda: running.said("share-hangs") == ["begin"])
    assert disk.waiting > 0
    assert running.plays("甲.txt")
    assert running.process.poll() is None
    disk.heal()
    disk.wait(lambda: running.plays("甲.txt", "乙.txt"))
    disk.wait(lambda: running.said("share-hangs") == ["begin", "end"])
    disk.wait(lambda: running.size() == before)


def test_c5_a_file_whose_bytes_do_not_come_holds_up_no_other(disk: Disk, running: Running) -> None:
    before = running.size()
    disk.hang(READS, ending="乙.txt")
    (disk.folder / "乙.txt").write_text("第二号通知")
    disk.wait(lambda: disk.waiting > 0)
    os.utime(disk.folder / "乙.txt", (1, 1))  # it has changed and is to be read again
    (disk.folder / "丙.txt").write_text("第三号通知")
    disk.wait(lambda: running.plays("甲.txt", "丙.txt"))
    disk.heal()
    disk.wait(lambda: running.plays("甲.txt", "乙.txt", "丙.txt"))
    disk.wait(lambda: running.size() == before)


def test_c5_a_share_mounted_again_over_a_dead_one_is_found(disk: Disk, running: Running, tmp_path: Path) -> None:
    disk.freeze()
    disk.wait(lambda: running.said("share-hangs") == ["begin"])
    subprocess.run(["umount", "-l", disk.folder], check=True)
    assert running.process.wait(120) == AGAIN
    assert running.plays("甲.txt"), "the screen keeps what it has"
    (disk.folder / "丁.txt").write_text("新的共享上的通知")
    again = Running(disk.folder, tmp_path / "state")
    try:
        disk.wait(lambda: again.plays("丁.txt"))
    finally:
        again.process.terminate()
        again.process.wait(20)
