"""A file of the ledger that is whole, perhaps, but not to be used: a newer program's, closed, replaced, without its companions.

It is put aside as it is, what can be read goes on in its next edition, and the chain holds."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from signage.core.ledger.entry import Act
from signage.ledger import file as module
from signage.ledger import shelf

from .conftest import Shelf

Make = Callable[[], Shelf]
ROWS = 30


def change(path: Path, *commands: str) -> None:
    with sqlite3.connect(path) as base:
        for command in commands:
            base.execute(command)
    base.close()


def folder_at(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


def pipe_at(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def link_at(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(path.name)


def beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


READABLE: dict[str, Callable[[Path], object]] = {
    "a newer form with more columns": lambda path: change(
        path, "ALTER TABLE entries ADD COLUMN place TEXT", "PRAGMA user_version=2"
    ),
    "a folder for -shm": lambda path: folder_at(beside(path, "-shm")),
    "a pipe for -shm": lambda path: pipe_at(beside(path, "-shm")),
    "a link to itself for -wal": lambda path: link_at(beside(path, "-wal")),
}
UNREADABLE: dict[str, Callable[[Path], object]] = {
    "a newer form with another table": lambda path: change(
        path, "ALTER TABLE entries RENAME TO plays", "PRAGMA user_version=3"
    ),
    "a folder": folder_at,
    "a pipe": pipe_at,
    "a link to itself": link_at,
    "another program's database": lambda path: (path.unlink(), change(path, "CREATE TABLE x (y)")),
}


def filled(book: Shelf) -> None:
    for number in range(ROWS):
        book.write(Act.LEVEL, to=str(number))
    book.crash()


@pytest.mark.parametrize(
    ("becomes", "kept"),
    [*((becomes, ROWS) for becomes in READABLE.values()), *((becomes, 0) for becomes in UNREADABLE.values())],
    ids=[*READABLE, *UNREADABLE],
)
def test_it_is_put_aside_and_the_chain_goes_on(ledger: Make, becomes: Callable[[Path], object], kept: int) -> None:
    book = ledger()
    filled(book)
    becomes(book.newest)
    book.write(Act.STARTED)
    book.write(Act.START)
    gap = next(json.loads(row[5]) for row in book.rows if row[4] == "gap")
    assert gap["reason"] == "damaged"
    assert gap["tail"] or kept
    assert os.path.lexists(book.folder / gap["file"])
    assert [json.loads(row[5])["to"] for row in book.rows if row[4] == "level"] == [str(n) for n in range(kept)]
    assert book.acts[-2:] == ["item", "start"]
    assert book.chain.ok
    assert [entry.name for entry in book.folder.glob(".salvage-*")] == []


def test_months_that_a_newer_program_wrote_are_followed(ledger: Make) -> None:
    book = ledger()
    filled(book)
    change(book.newest, "ALTER TABLE entries ADD COLUMN place TEXT", "PRAGMA user_version=2")
    book.clock.push(days=30)
    book.write(Act.STARTED)
    assert book.acts.count("level") == ROWS
    assert book.acts[-1] == "started"
    assert book.chain.ok


def test_one_that_is_closed_to_its_owner_is_opened(ledger: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    book = ledger()
    filled(book)
    book.newest.chmod(0)
    monkeypatch.setattr(module, "_may_use", lambda file: bool(file.stat().st_mode & 0o600))  # root may use all
    book.write(Act.STARTED)
    assert book.newest.name == "00001-2026-11.db"
    assert book.newest.stat().st_mode & 0o777 == 0o600
    assert book.acts.count("level") == ROWS
    closed = book.folder / "00001-2026-11.db-shm"
    monkeypatch.setattr(module, "_may_use", lambda file: file != closed)  # nobody opens another's
    book.crash()
    closed.touch()
    book.write(Act.STARTED)
    assert book.newest.name == "00001-2026-11.1.db"
    assert book.acts.count("level") == ROWS
    assert book.chain.ok


def test_rows_without_their_database_and_a_database_without_its_newest_rows(ledger: Make, tmp_path: Path) -> None:
    book = ledger()
    for number in range(ROWS):
        book.write(Act.LEVEL, to=str(number))
    shutil.copytree(book.folder, tmp_path / "copy")
    shutil.copytree(book.folder, tmp_path / "other")
    book.crash()
    without_rows, without_base = Shelf(tmp_path / "copy"), Shelf(tmp_path / "other")
    beside(without_rows.newest, "-wal").unlink()
    (without_base.folder / "00001-2026-11.db").unlink()
    for one in (without_rows, without_base):
        one.write(Act.STARTED)
        one.write(Act.START)
        assert one.acts[-1] == "start"
        assert one.chain.ok


def test_a_lock_that_is_a_folder_keeps_nobody_out(ledger: Make) -> None:
    book = ledger()
    (book.folder / shelf.LOCK).mkdir()
    book.write(Act.STARTED)
    assert book.acts == ["begun", "started"]
