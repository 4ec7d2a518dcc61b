"""The ledger on disk: numbers, months, several writers, what a crash leaves, what damage leaves."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from signage.core.ledger.entry import Act
from signage.ledger import shelf
from signage.ledger.file import LedgerError
from signage.ledger.lock import alone

from .conftest import Shelf

Make = Callable[[], Shelf]


def test_the_first_row_begins_the_file(ledger: Make) -> None:
    book = ledger()
    book.write(Act.STARTED)
    book.write(Act.START)
    book.write(Act.END, ms=8000, result="played")
    assert book.acts == ["begun", "started", "item", "start", "end"]
    assert [row[0] for row in book.rows] == [1, 2, 3, 4, 5]
    assert json.loads(book.rows[4][5]) == {"ms": 8000, "result": "played", "start": 4}
    assert book.chain.ok
    assert book.newest.name == "00001-2026-11.db"
    assert book.newest.stat().st_mode & 0o777 == 0o600


def test_an_item_is_described_once_a_file(ledger: Make) -> None:
    book = ledger()
    for _ in range(3):
        book.write(Act.START)
        book.write(Act.END)
    assert book.acts.count("item") == 1


def test_a_new_month_is_a_new_file_of_the_same_chain(ledger: Make) -> None:
    book = ledger()
    book.write(Act.STARTED, Act.START)
    book.clock.push(days=7)
    book.write(Act.END, Act.START)
    assert [volume.name for volume in shelf.volumes(book.folder)] == ["00001-2026-11.db", "00002-2026-12.db"]
    assert book.acts == ["begun", "started", "item", "start", "begun", "end", "item", "start"]
    assert json.loads(book.rows[5][5])["start"] == 4
    assert book.chain.ok


def test_a_clock_put_back_opens_no_earlier_month(ledger: Make) -> None:
    book = ledger()
    book.write(Act.STARTED)
    book.clock.push(days=-700)
    book.write(Act.CLOCK)
    assert len(shelf.volumes(book.folder)) == 1
    assert book.chain.ok


def test_months_are_forgotten_after_their_time_and_the_chain_says_so(
    ledger: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("signage.ledger.book.MOST_FILES", 3)
    book = ledger()
    for _ in range(4):
        book.write(Act.LEVEL)
        book.clock.push(days=31)
    assert [volume.number for volume in shelf.volumes(book.folder)] == [2, 3, 4]
    assert book.acts == ["begun", "level", "begun", "level", "begun", "forgotten", "level"]
    assert book.rows[0][0] == 3
    assert book.chain.ok
    book.crash()
    shelf_of = book.folder / "00002-2026-12.db"
    shelf_of.write_bytes(b"damaged" * 1000)
    book.write(Act.LEVEL)
    assert shelf_of.exists(), "what cannot be named is not removed"


def test_a_clock_that_runs_ahead_forgets_nothing(ledger: Make) -> None:
    book = ledger()
    book.write(Act.LEVEL)
    book.clock.push(days=3000)
    book.write(Act.LEVEL)
    assert len(shelf.volumes(book.folder)) == 2


def test_a_file_whose_making_was_cut_short_is_made_again(ledger: Make) -> None:
    book = ledger()
    with sqlite3.connect(book.folder / "00001-2026-11.db") as base:
        base.execute("PRAGMA journal_mode=WAL")
    base.close()
    assert (book.folder / "00001-2026-11.db").stat().st_size > 0
    book.write(Act.STARTED)
    assert book.acts == ["begun", "started"]


def test_two_screens_write_one_chain(ledger: Make) -> None:
    book = ledger()
    for _ in range(4):
        book.write(Act.START, screen="甲")
        book.write(Act.START, screen="乙")
        book.write(Act.END, screen="甲", result="played")
        book.write(Act.END, screen="乙", result="played")
    ends = [json.loads(row[5])["start"] for row in book.rows if row[4] == "end"]
    starts = [row[0] for row in book.rows if row[4] == "start"]
    assert ends == starts
    assert book.chain.ok


def test_a_play_that_a_crash_left_open_is_aborted_at_the_next_start(ledger: Make) -> None:
    book = ledger()
    book.write(Act.STARTED, Act.START, screen="甲")
    book.write(Act.START, screen="乙")
    book.crash()
    book.write(Act.STARTED, screen="甲")
    assert book.acts[-2:] == ["end", "started"]
    assert json.loads(book.rows[-2][5]) == {"result": "aborted", "start": 4}
    book.crash()
    book.write(Act.STARTED, screen="甲")
    assert book.acts[-1:] == ["started"]
    assert book.acts.count("end") == 1


def test_so_is_one_from_the_month_before(ledger: Make) -> None:
    book = ledger()
    book.write(Act.STARTED, Act.START)
    book.crash()
    book.clock.push(days=20)
    book.write(Act.STARTED)
    assert book.acts[-3:] == ["begun", "end", "started"]
    assert json.loads(book.rows[-2][5]) == {"result": "aborted", "start": 4}


def test_an_end_without_a_start_is_no_row(ledger: Make) -> None:
    book = ledger()
    book.write(Act.END, Act.STARTED)
    assert book.acts == ["begun", "started"]


def test_a_ledger_held_by_another_is_not_waited_for_for_ever(ledger: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    book = ledger()
    monkeypatch.setattr("signage.ledger.lock.PATIENCE_S", 0.05)
    with alone(book.folder / shelf.LOCK), pytest.raises(TimeoutError):
        book.write(Act.LEVEL)
    book.write(Act.LEVEL)
    assert book.acts == ["begun", "level"]


# -- damage ----------------------------------------------------------------------------------------------------------


def filled(book: Shelf, rows: int = 400) -> None:
    for number in range(rows):
        book.write(Act.LEVEL, to=f"{number:060d}")
    book.crash()


def overwrite(path: Path, at: float, size: int) -> None:
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()
    data = bytearray(path.read_bytes())
    start = int(len(data) * at)
    data[start : start + size] = b"\xa5" * size
    path.write_bytes(data)


DAMAGE = {
    "nothing is a database any more": (0.0, 4096),
    "the middle": (0.5, 4096),
    "a tenth of it": (0.3, 9000),
    "the end": (0.97, 10_000),
}


@pytest.mark.parametrize(("at", "size"), DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_put_aside_and_what_can_be_read_goes_on(ledger: Make, at: float, size: int) -> None:
    book = ledger()
    filled(book)
    overwrite(book.newest, at, size)
    book.write(Act.STARTED)
    book.books["屏幕1"].check()
    book.write(Act.LEVEL, to="after")
    gap = next(json.loads(row[5]) for row in book.rows if row[4] == "gap")
    assert gap["reason"] == "damaged"
    assert (book.folder / gap["file"]).exists()
    assert book.newest.name == "00001-2026-11.1.db"
    assert book.chain.ok
    kept = [row for row in book.rows if row[4] == "level"]
    if at > 0:
        assert len(kept) > 200
        assert gap["rows"] or gap["tail"]
    assert json.loads(kept[-1][5]) == {"to": "after"}


def test_random_damage_loses_no_more_than_it_hit(ledger: Make) -> None:
    book = ledger()
    filled(book, 300)
    whole = {row[0] for row in book.rows}
    overwrite(book.newest, 0.6, 512)
    book.write(Act.STARTED)
    book.books["屏幕1"].check()
    book.write(Act.STARTED)
    assert len(whole - {row[0] for row in book.rows}) <= 60
    assert book.chain.ok


def test_another_process_notices_that_the_file_was_put_aside(ledger: Make) -> None:
    book = ledger()
    book.write(Act.STARTED, screen="乙")
    for number in range(200):
        book.write(Act.LEVEL, to=f"{number:060d}", screen="甲")
    book.books["甲"]._damaged = True
    book.write(Act.STARTED, screen="甲")
    book.write(Act.STARTED, screen="乙")
    assert [row[3] for row in book.rows[-2:]] == ["甲", "乙"]
    assert book.chain.ok


def test_a_folder_that_cannot_be_written_changes_nothing(ledger: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    book = ledger()
    book.write(Act.STARTED)
    rows = book.rows

    def full(*_: object) -> None:
        raise LedgerError("SQLITE_FULL", damaged=False)

    with monkeypatch.context() as sick:
        sick.setattr("signage.ledger.file.LedgerFile.put", full)
        with pytest.raises(LedgerError):
            book.write(Act.START)
    assert book.rows == rows
    book.write(Act.START)
    book.write(Act.END)
    assert book.acts == ["begun", "started", "item", "start", "end"]


def test_foreign_files_are_no_part_of_the_ledger(ledger: Make) -> None:
    book = ledger()
    for name in ("00009-2026-11.db.damaged", "notes.txt", "9-2026-11.db", "00001-2026-11.db-wal.old"):
        (book.folder / name).write_text("x")
    book.write(Act.STARTED)
    assert [volume.name for volume in shelf.every_volume(book.folder)] == ["00001-2026-11.db"]


# -- the latest time that can be believed ------------------------------------------------------------------------------


def latest_at_next_start(book: Shelf) -> str:
    book.crash()
    book.write(Act.STARTED)
    latest = book.books["屏幕1"].latest
    return latest.isoformat() if latest is not None else ""


def test_a_first_start_knows_no_latest_time(ledger: Make) -> None:
    assert latest_at_next_start(ledger()) == ""


def test_the_latest_time_is_that_of_the_last_rows(ledger: Make) -> None:
    book = ledger()
    book.write(Act.STARTED)
    book.clock.push(hours=5)
    book.write(Act.LEVEL)
    book.clock.push(days=-20)
    assert latest_at_next_start(book) == "2026-11-25T13:00:00+08:00"
    assert latest_at_next_start(book) == "2026-11-25T13:00:00+08:00"


def test_rows_under_a_doubted_clock_do_not_count(ledger: Make) -> None:
    book = ledger()
    book.write(Act.STARTED)
    book.write(Act.CLOCK, why="before-record", latest="2027-01-01T00:00:00.000+08:00")
    for _ in range(60):
        book.write(Act.LEVEL)
    assert latest_at_next_start(book) == "2027-01-01T00:00:00+08:00"
    book.write(Act.CLOCK, why="", latest="")
    assert latest_at_next_start(book) == "2026-11-25T08:00:00+08:00"


def test_a_doubted_clock_that_never_knew_better_is_no_time(ledger: Make) -> None:
    book = ledger()
    book.write(Act.CLOCK, why="before-build", latest="")
    assert latest_at_next_start(book) == ""


def test_the_latest_time_is_known_over_the_end_of_a_month(ledger: Make) -> None:
    book = ledger()
    book.write(Act.STARTED)
    book.clock.push(days=20)
    assert latest_at_next_start(book) == "2026-11-25T08:00:00+08:00"
