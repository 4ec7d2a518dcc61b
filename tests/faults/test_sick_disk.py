"""The disk of the state folder fails at any write or sync, once or until it is healed: the picture is not kept waiting, and
afterwards every row of the ledger is there, also after a power cut. The disk is a real one for the system (`soak.disk`), so
SQLite meets it too."""

from __future__ import annotations

import errno
import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from signage.core.ledger.chain import verify
from signage.core.ledger.entry import Result
from signage.ledger import writer
from signage.ledger.writer import Ledger
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
