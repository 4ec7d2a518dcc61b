"""The content folder on a share that gives too little or no answer at all. The share is a real one for the system (`soak.disk`),
so whoever asks it waits in the kernel."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import Bench

from signage.core.rules import Audience
from signage.core.verdict import Reason
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
