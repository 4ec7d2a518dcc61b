"""Room kept for the ledger: on a real disk that is full, no row waits for the admin."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from signage.system import reserve
from signage.system.reserve import EVERY_S, FOLDER, NAME, SIZE, Reserve, make_room

NEW_WORLD = ("unshare", "--user", "--map-root-user", "--mount")
FULL = """
import json, os, subprocess, sys
from datetime import datetime, timezone
from pathlib import Path

place = Path(sys.argv[1])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", place], check=True)
from signage.core.ledger.entry import Act
from signage.ledger.writer import Ledger

ledger = Ledger(place, "a", lambda: datetime.now(timezone.utc))
ledger.operation(Act.LEVEL, {"to": "first"})
assert ledger.wait(60)
kept = place / "ledger" / "reserve"
while not kept.exists():
    ledger.wait(0.01)
with (place / "rubbish").open("wb", buffering=0) as file:
    try:
        while True:
            file.write(bytes(4096))
    except OSError:
        pass
written = 0
for number in range(500):
    ledger.operation(Act.LEVEL, {"to": "x" * 900})
    written += ledger.wait(60)
ledger.close(60)
from signage.ledger.reading import account
chain = account(place, datetime(2000, 1, 1, tzinfo=timezone.utc), datetime(9000, 1, 1, tzinfo=timezone.utc), whole=True)
gaps = sum(operation.act == "gap" for operation in chain.operations)
print(json.dumps([written, kept.exists(), chain.chain.ok, gaps]))
"""


def can_make_worlds() -> bool:
    if shutil.which("unshare") is None:
        return False
    return (
        subprocess.run([*NEW_WORLD, "mount", "-t", "tmpfs", "t", "/mnt"], capture_output=True, check=False).returncode
        == 0
    )


@pytest.mark.skipif(not can_make_worlds(), reason="no mount namespaces here")
def test_on_a_full_disk_rows_go_on_without_a_gap(tmp_path: Path) -> None:
    argv = [*NEW_WORLD, sys.executable, "-I", "-c", FULL, str(tmp_path)]
    done = subprocess.run(argv, capture_output=True, text=True, check=True, timeout=100)
    assert done.stdout.strip() == "[500, false, true, 0]", done.stderr
    assert "the disk is full" in done.stderr


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    def fix(count: int) -> None:
        monkeypatch.setattr(reserve, "_free", lambda _: count)

    fix(10**12)
    return fix


def test_it_is_made_once_and_given_up_when_the_disk_is_full(tmp_path: Path, free: Callable[[int], None]) -> None:
    kept = Reserve(tmp_path)
    kept.keep(0)
    assert (tmp_path / NAME).stat().st_size == SIZE
    assert not kept.release(), "there is room"
    free(0)
    assert kept.release()
    assert not kept.release(), "it is gone already"
    kept.keep(EVERY_S)
    assert not (tmp_path / NAME).exists(), "the disk is still full"
    free(10**12)
    kept.keep(EVERY_S + 1)
    assert not (tmp_path / NAME).exists(), "it was looked at a moment ago"
    kept.keep(2 * EVERY_S)
    assert (tmp_path / NAME).exists()


def test_a_disk_without_room_keeps_none(
    tmp_path: Path, free: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert free is not None

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "posix_fallocate", refuse)
    Reserve(tmp_path).keep(0)
    assert list(tmp_path.iterdir()) == []
    Reserve(tmp_path / "none").keep(0)


def test_a_folder_that_is_not_there_has_no_room(tmp_path: Path) -> None:
    assert not Reserve(tmp_path / "none").release()


def test_others_may_ask_for_it(tmp_path: Path, free: Callable[[int], None]) -> None:
    (tmp_path / FOLDER).mkdir()
    Reserve(tmp_path / FOLDER).keep(0)
    assert not make_room(tmp_path)
    free(0)
    assert make_room(tmp_path)
    assert not make_room(tmp_path)
