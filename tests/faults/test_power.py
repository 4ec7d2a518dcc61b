"""Power cuts, on a disk of the tests' own (`soak.disk`) that keeps only what was synced. The disk itself is tried first: what it
forgets, what it keeps, and that a careless writer is found out."""

from __future__ import annotations

import errno
import os
import random
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from signage.snapshots.write import write_durably
from soak import cuts
from soak.cuts import Counted, cut_ledger, cut_publishing
from soak.disk.mounted import Disk, why_not
from soak.disk.tree import ROOT, Resize, Tree, Write, after_cut

pytestmark = pytest.mark.skipif(why_not() != "", reason=f"no file system of the tests' own: {why_not()}")

CUTS = 6
"""`dev.py soak --power-cuts 100` does it more often."""
FILE, FOLDER = stat.S_IFREG | 0o600, stat.S_IFDIR | 0o700
SEEDS = range(40)


# -- the disk ------------------------------------------------------------------------------------------------------------


def outcomes(tree: Tree, name: bytes = b"a") -> set[bytes | None]:
    """What the file may be after a cut; None: it has no name."""
    found: set[bytes | None] = set()
    for seed in SEEDS:
        left = after_cut(tree, random.Random(seed))
        there = name in left.root.names
        found.add(bytes(left.file(left.find(ROOT, name).number).data) if there else None)
    return found


def test_what_was_not_synced_is_there_or_gone_or_torn() -> None:
    tree = Tree()
    file = tree.make(ROOT, b"a", FILE, (0, 0))
    tree.sync()
    tree.change(file.number, Write(0, b"x" * 1024))
    assert outcomes(tree) == {b"", b"x" * 512, bytes(512) + b"x" * 512, b"x" * 1024}
    tree.file(file.number).sync()
    assert outcomes(tree) == {b"x" * 1024}
    tree.change(file.number, Resize(3))
    assert outcomes(tree) == {b"x" * 1024, b"xxx"}


def test_a_name_is_certain_when_its_folder_was_synced() -> None:
    tree = Tree()
    old = tree.make(ROOT, b"a", FILE, (0, 0))
    tree.change(old.number, Write(0, b"old"))
    new = tree.make(ROOT, b"b", FILE, (0, 0))
    assert outcomes(tree) >= {None, b"old"}
    tree.sync()
    tree.change(new.number, Write(0, b"new"))
    tree.rename(ROOT, b"b", ROOT, b"a")
    assert outcomes(tree) == {b"old", b"", b"new"}, "renamed without a sync it may be empty"
    tree.file(new.number).sync()
    assert outcomes(tree) == {b"old", b"new"}
    tree.root.sync()
    assert outcomes(tree) == {b"new"}


def test_a_failed_sync_is_never_made_good() -> None:
    tree = Tree()
    file = tree.file(tree.make(ROOT, b"a", FILE, (0, 0)).number)
    tree.sync()
    tree.change(file.number, Write(0, b"one"))
    file.fail_to_sync()
    file.sync()
    assert bytes(file.data) == b"one"
    assert outcomes(tree) == {b""}


def test_what_a_folder_holds_goes_with_it() -> None:
    tree = Tree()
    folder = tree.folder(tree.make(ROOT, b"a", FOLDER, (0, 0)).number)
    tree.make(folder.number, b"b", FILE, (0, 0))
    folder.sync()
    assert {b"a" in after_cut(tree, random.Random(seed)).root.names for seed in SEEDS} == {True, False}


def test_files_of_the_system_are_kept_as_they_were_synced(disk: Disk) -> None:
    one, other = disk.folder / "one", disk.folder / "other"
    write_durably(one, b"one")
    other.write_bytes(b"other")
    assert {file.name for file in disk.folder.iterdir()} == {"one", "other"}
    disk.cut()
    for seed in SEEDS:
        disk.boot(seed)
        assert one.read_bytes() == b"one"
        if not other.exists():
            break
    else:
        pytest.fail("the name of the other one was never forgotten")


def test_a_full_disk_says_so_and_has_room_again(disk: Disk) -> None:
    disk.limit(size=8192, nodes=4)
    (disk.folder / "a").write_bytes(bytes(8192))
    assert os.statvfs(disk.folder).f_bavail == 0
    with pytest.raises(OSError, match="No space") as full:
        (disk.folder / "b").write_bytes(b"x")
    assert full.value.errno == errno.ENOSPC
    (disk.folder / "a").unlink()
    (disk.folder / "b").write_bytes(b"x")
    (disk.folder / "c").touch()
    (disk.folder / "d").touch()
    with pytest.raises(OSError, match="No space"):
        (disk.folder / "e").touch()


CARELESS = """
import sys
from pathlib import Path

number = 0
while True:
    number += 1
    beside = Path(sys.argv[1], "beside")
    beside.write_text(f"{number}")
    beside.replace(Path(sys.argv[1], "file"))
    print(number, flush=True)
"""


def test_a_writer_that_syncs_nothing_is_found_out(disk: Disk) -> None:
    lost = 0
    for seed in range(8):
        disk.cut(30)
        argv = [sys.executable, "-I", "-c", CARELESS, str(disk.folder)]
        with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as process:
            disk.wait(lambda: disk.is_cut)
            process.kill()
            disk.boot(seed)
            newest = process.communicate()[0].split()[-1]
        file = disk.folder / "file"
        lost += not file.exists() or file.read_text() not in {newest, str(int(newest) + 1)}
    assert lost > 0


OFTEN = """
import sqlite3
class Careless(sqlite3.Connection):
    def execute(self, command, *values):
        return super().execute(command.replace("synchronous=FULL", "synchronous=NORMAL"), *values)

connect = sqlite3.connect
sqlite3.connect = lambda *what, **how: connect(*what, **how, factory=Careless)
"""
"""SQLite as many set it up: what is written is synced now and then."""


# -- what is written in earnest ------------------------------------------------------------------------------------------


def test_c12_no_acknowledged_row_is_lost_to_a_power_cut(tmp_path: Path) -> None:
    found = cut_ledger(CUTS, tmp_path, seed=3)
    assert found.fine, found.wrong
    assert found.cuts == CUTS
    assert found.acknowledged >= CUTS


def test_c12_a_power_cut_leaves_the_old_snapshot_or_the_new_one(tmp_path: Path) -> None:
    found = cut_publishing(CUTS, tmp_path, seed=3)
    assert found.fine, found.wrong
    assert found.cuts == CUTS
    assert found.acknowledged >= CUTS


@pytest.mark.parametrize(
    ("careful", "careless", "cutting"),
    [
        ("ledger = Ledger(", f"{OFTEN}ledger = Ledger(", cut_ledger),
        ("publish_for_ever(Path", "import os; os.fsync = lambda fd: None; publish_for_ever(Path", cut_publishing),
    ],
    ids=["ledger", "snapshot"],
)
def test_the_count_of_cuts_sees_what_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, careful: str, careless: str, cutting: Callable[..., Counted]
) -> None:
    for name in ("WRITES", "PUBLISHES"):
        monkeypatch.setattr(cuts, name, getattr(cuts, name).replace(careful, careless))
    for seed in range(10):
        found = cutting(CUTS, tmp_path, seed)
        if found.lost:
            assert not found.fine
            return
    pytest.fail("nobody saw it")
