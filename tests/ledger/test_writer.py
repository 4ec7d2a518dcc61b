"""The thread: nobody waits longer than he says, nothing that was acknowledged is lost, nothing stops the picture."""

import json
import logging
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from signage.core.ledger.chain import verify
from signage.core.ledger.entry import Act, Result
from signage.ledger import shelf, writer
from signage.ledger.writer import Ledger, Unrecorded
from soak.kills import counted, kill, rows_of

from .conftest import WAIT_S, Clock, raw_rows

ITEM = {"id": "a1", "path": "甲.txt", "sha256": "ab" * 32, "title": "甲", "approved_by": ""}


def acts(state: Path) -> list[str]:
    return [row[4] for row in raw_rows(state / shelf.FOLDER)]


def test_what_is_waited_for_is_on_the_disk(tmp_path: Path) -> None:
    clock = Clock()
    ledger = Ledger(tmp_path, "屏幕1", clock.wall, clock.mono, {"mode": "open"})
    ledger.start(ITEM, "0")
    assert ledger.wait(WAIT_S)
    assert acts(tmp_path) == ["begun", "started", "item", "start"]
    ledger.end(Result.PLAYED, 8.25)
    ledger.operation(Act.LEVEL, {"to": "guard", "reason": "国庆节"})
    ledger.close(WAIT_S)
    rows = raw_rows(tmp_path / shelf.FOLDER)
    assert [row[4] for row in rows[4:]] == ["end", "level", "stopped"]
    assert json.loads(rows[4][5]) == {"ms": 8250, "result": "played", "start": 4}
    assert json.loads(rows[1][5])["mode"] == "open"
    assert rows[3][1] == "2026-11-25T08:00:00.000+08:00"
    assert verify(rows).ok


def test_a_slow_disk_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock, go = Clock(), threading.Event()
    slow = "signage.ledger.book.Book.append"
    real = __import__("signage.ledger.book", fromlist=["Book"]).Book.append

    def append(book: object, drafts: object) -> None:
        go.wait(WAIT_S)
        real(book, drafts)

    monkeypatch.setattr(slow, append)
    ledger = Ledger(tmp_path, "屏幕1", clock.wall, clock.mono)
    ledger.start(ITEM, "0")
    assert not ledger.wait(0.05)
    ledger.end(Result.PLAYED, 8, late=True)
    go.set()
    assert ledger.wait(WAIT_S)
    ledger.close(WAIT_S)
    ends = [json.loads(row[5]) for row in raw_rows(tmp_path / shelf.FOLDER) if row[4] == "end"]
    assert ends[0]["late"] is True


def test_a_ledger_that_cannot_be_written_says_so_once_and_leaves_a_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    monkeypatch.setattr(writer, "RETRY_S", 0.02)
    monkeypatch.setattr(writer, "MOST_KEPT", 10)
    (tmp_path / shelf.FOLDER).write_text("in the way")
    with caplog.at_level(logging.WARNING):
        ledger = Ledger(tmp_path, "屏幕1", clock.wall, clock.mono)
        assert not ledger.wait(WAIT_S)
        for number in range(30):
            clock.push(seconds=1)
            ledger.operation(Act.LEVEL, {"to": number})
        assert not ledger.wait(WAIT_S)
        (tmp_path / shelf.FOLDER).unlink()
        ledger.operation(Act.LEVEL, {"to": "last"})
        while ledger._failed is not None:
            ledger.wait(0.05)
        assert ledger.wait(WAIT_S)
        ledger.close(WAIT_S)
    rows = raw_rows(tmp_path / shelf.FOLDER)
    gap = next(json.loads(row[5]) for row in rows if row[4] == "gap")
    assert gap["since"] == "2026-11-25T08:00:00.000+08:00"
    assert gap["late"] + gap["lost"] == 32
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]
    assert json.loads(rows[-2][5]) == {"to": "last"}
    assert verify(rows).ok


def test_a_fault_of_our_own_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()

    def fault(*_: object) -> None:
        raise ValueError("a bug")

    with monkeypatch.context() as sick, caplog.at_level(logging.CRITICAL):
        sick.setattr("signage.ledger.book.Book.append", fault)
        ledger = Ledger(tmp_path, "屏幕1", clock.wall, clock.mono)
        assert not ledger.wait(WAIT_S)
        assert ledger._failed is not None
        assert ledger._failed[1] == "fault"
        ledger.close(WAIT_S)


def test_nothing_is_recorded_of_what_is_only_pretended(tmp_path: Path) -> None:
    ledger = Unrecorded()
    ledger.start(ITEM, "0")
    ledger.end(Result.PLAYED, 8)
    ledger.operation(Act.LEVEL, {})
    assert ledger.wait(0)
    ledger.close(0)
    assert not list(tmp_path.iterdir())


def test_sqlite_is_loaded_by_the_thread_alone() -> None:
    code = "import sys, signage.ledger.writer; print('sqlite3' in sys.modules)"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


# -- a process that is killed, a disk that is full -----------------------------------------------------------------------

KILLS = 30
"""`dev.py soak --kills 500` does it more often."""


def test_no_acknowledged_record_is_lost_to_a_kill(tmp_path: Path) -> None:
    found = kill(KILLS, tmp_path, seed=5)
    assert found.fine, found
    assert found.acknowledged >= KILLS
    assert found.aborted > 0


def test_the_count_of_kills_sees_what_is_lost(tmp_path: Path) -> None:
    kill(3, tmp_path, seed=1)
    rows = rows_of(tmp_path)
    assert counted(rows, ["0.1", "0.99999"]).lost == 1
    assert not counted(rows[:-3] + rows[-2:], []).chain
    assert counted([row for row in rows if row[4] != "end"], []).endless >= 2


FULL = """
import logging, resource, sys
from datetime import datetime, timezone
from pathlib import Path
from signage.core.ledger.entry import Act
from signage.ledger import writer

writer.RETRY_S = 0.02
logging.basicConfig(stream=sys.stdout, format="%(levelname)s")
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
ledger = writer.Ledger(Path(sys.argv[1]), "屏幕1", lambda: datetime.now(timezone.utc))
acknowledged = 0
while ledger.wait(60):
    acknowledged += 1
    ledger.operation(Act.LEVEL, {"to": "x" * 900})
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
while not ledger.wait(0.05):
    pass
ledger.close(20)
print(acknowledged)
"""


def test_a_full_disk_stops_nothing_and_leaves_a_gap(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-c", FULL, str(tmp_path)], capture_output=True, text=True, check=True, timeout=50
    )
    *said, count = done.stdout.split()
    rows = raw_rows(tmp_path / shelf.FOLDER)
    assert said == ["ERROR", "WARNING"]
    assert verify(rows).ok
    gap = next(json.loads(row[5]) for row in rows if row[4] == "gap")
    assert gap["reason"]
    assert (gap["late"], gap["lost"]) == (1, 0)
    assert len([row for row in rows if row[4] == "level"]) == int(count)
