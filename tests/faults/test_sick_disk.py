"""The disk of the state folder fails at any write or sync, once or until it is healed: the picture is not kept waiting, and
afterwards every row of the ledger is there, also after a power cut. The disk is a real one for the system (`soak.disk`), so
SQLite meets it too."""

from __future__ import annotations

import errno
import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from bench import Bench

from signage.core.ledger.chain import verify
from signage.core.ledger.entry import Result
from signage.ledger import writer
from signage.ledger.writer import Ledger
from signage.snapshots.orders import read_orders
from signage.snapshots.read import Reader
from signage.snapshots.write import PREFIX
from signage.system.reserve import FOLDER, Reserve
from soak.disk.health import SYNCS, WRITES
from soak.disk.mounted import Disk
from soak.kills import rows_of

WAIT_S = 20.0
PLAYS = 3
MOST_CHANGES = 90
ITEM = {"id": "a1", "path": "甲.txt", "sha256": "ab" * 32, "title": "甲", "approved_by": ""}


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    monkeypatch.setattr(writer, "RETRY_S", 0.01)
    with caplog.at_level(logging.CRITICAL):
        yield


def play(state: Path, disk: Disk) -> tuple[list[Any], list[int], int]:
    """Some plays, a disk that is healed after them, a power cut.

    The rows that are left, which plays were acknowledged, how often the disk failed.
    """
    ledger = Ledger(state, "屏幕1", lambda: datetime.now(UTC))
    acknowledged = []
    for number in range(PLAYS):
        ledger.start(ITEM, str(number))
        if ledger.wait(WAIT_S):
            acknowledged.append(number)
        ledger.end(Result.PLAYED, 1)
    disk.heal()
    while not ledger.wait(0.05):
        pass
    ledger.close(WAIT_S)
    hits = disk.hits
    disk.cut()
    disk.boot(len(acknowledged))
    return rows_of(state), acknowledged, hits


TROUBLES = {
    "C1 full": (errno.ENOSPC, (WRITES,), None, range(0, MOST_CHANGES, 6)),
    "C3 read only": (errno.EROFS, (WRITES,), None, range(2, MOST_CHANGES, 6)),
    "C14 one sync": (errno.EIO, (SYNCS,), 1, range(MOST_CHANGES)),
    "one write": (errno.EIO, (WRITES,), 1, range(1, MOST_CHANGES, 4)),
    "dead for a while": (errno.EIO, (WRITES, SYNCS), None, range(4, MOST_CHANGES, 6)),
}
"""What fails, how often, and after how many that go well."""


@pytest.mark.parametrize(("error", "kinds", "times", "after"), TROUBLES.values(), ids=TROUBLES)
def test_c1_c3_c14_the_ledger_survives_a_disk_that_fails_at_any_moment(
    disk: Disk, error: int, kinds: tuple[str, ...], times: int | None, after: range
) -> None:
    failed = 0
    for nth in after:
        state = disk.folder / str(nth)
        state.mkdir()
        disk.sync()
        disk.fail(error, *kinds, times=times, after=nth)
        rows, acknowledged, hits = play(state, disk)
        assert verify(rows).ok, nth
        started = [json.loads(row[5])["slide"] for row in rows if row[4] == "start"]
        assert started == [str(number) for number in range(PLAYS)], nth
        if len(acknowledged) < PLAYS:
            failed += 1
            assert "gap" in [row[4] for row in rows], nth
        elif not hits:
            break
    else:
        pytest.fail("the plays never came to their end")
    assert failed >= PLAYS


# -- ingest and commands -------------------------------------------------------------------------------------------------


@pytest.fixture
def stored(tmp_path: Path, disk: Disk) -> Bench:
    """Ingest with its state folder on the disk, and some items on the screens."""
    (tmp_path / "state").symlink_to(disk.folder)
    bench = Bench(tmp_path)
    for number in range(3):
        bench.write(f"通知 {number}.txt", f"第 {number} 号通知")
    bench.run()
    assert len(bench.titles()) == 3
    return bench


def shown(bench: Bench) -> list[str]:
    """What a screen takes from the state folder, read anew."""
    reader = Reader(bench.state)
    manifest = reader.poll()
    assert manifest is not None
    off = {entry.id for entry in reader.withdrawn() if entry.sequence > manifest.sequence}
    items = [item for item in manifest.items if item.id not in off]
    assert all(reader.open_derivative(made.sha256) for item in items for made in item.derivatives)
    return [item.title for item in items]


BEFORE, AFTER = ["第 0 号通知", "第 1 号通知", "第 2 号通知"], ["第 0 号通知", "第 2 号通知", "第 3 号通知"]
STATE_TROUBLES: dict[str, Callable[[Disk], None]] = {
    "C1 no bytes": lambda disk: disk.limit(size=0),
    "C1 no files": lambda disk: disk.limit(nodes=0),
    "C3 read only": lambda disk: disk.fail(errno.EROFS, WRITES),
    "C14 no sync": lambda disk: disk.fail(errno.EIO, SYNCS),
    "nothing at all": lambda disk: disk.fail(errno.EIO, WRITES, SYNCS),
}


@pytest.mark.parametrize("trouble", STATE_TROUBLES.values(), ids=STATE_TROUBLES)
def test_c1_c2_c3_the_screens_keep_what_they_have_and_get_the_rest_afterwards(
    disk: Disk, stored: Bench, trouble: Callable[[Disk], None]
) -> None:
    trouble(disk)
    (stored.content / "通知 1.txt").unlink()
    stored.write("通知 3.txt", "第 3 号通知")
    stored.run_for(60)
    assert set(shown(stored)) <= {*BEFORE, *AFTER}
    assert {"第 0 号通知", "第 2 号通知"} <= set(shown(stored))
    disk.heal()
    disk.limit(size=48 << 20, nodes=10_000)
    stored.run_for(30)
    assert shown(stored) == AFTER
    disk.cut()
    disk.boot(1)
    assert shown(stored) == AFTER
    assert not list(disk.folder.rglob(f"{PREFIX}*"))


def fill(disk: Disk) -> None:
    """No room on the disk, but for what is kept."""
    disk.limit(size=200 << 20)
    (disk.folder / FOLDER).mkdir()
    Reserve(disk.folder / FOLDER).keep(0)
    disk.limit(size=sum(file.stat().st_size for file in disk.folder.rglob("*") if file.is_file()))
    assert Reserve(disk.folder / FOLDER)._path.exists()


def test_c1_what_must_leave_leaves_on_a_full_disk(disk: Disk, stored: Bench) -> None:
    fill(disk)
    stored.write("通知 3.txt", "第 3 号通知" * 100)
    stored.run_for(30)
    assert shown(stored) == BEFORE, "new content does not take what is kept"
    (stored.content / "通知 1.txt").unlink()
    stored.run_for(30)
    assert "第 1 号通知" not in shown(stored)


def test_h6_an_alert_gets_through_on_a_full_disk_without_the_share(disk: Disk, tmp_path: Path) -> None:
    fill(disk)
    settings = tmp_path / "signage.toml"
    settings.write_text(
        f'[content]\nfolder = "{tmp_path / "weg"}"\nstate = "{disk.folder}"\n[[place]]\nname = "大厅"\n',
        encoding="utf-8",
    )
    argv = [
        sys.executable,
        "-I",
        "-m",
        "signage",
        "alert",
        "--settings",
        settings,
        "--for",
        "2小时",
        "大厅漏水，请绕行",
    ]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (order,) = read_orders(disk.folder)
    assert order.text == "大厅漏水，请绕行"
