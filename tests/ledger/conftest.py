"""Ledgers in a folder, a clock that is pushed, and how to look into a ledger without its own words."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from signage.core.ledger.chain import Chain, verify
from signage.core.ledger.entry import Act
from signage.ledger import shelf
from signage.ledger.book import Book
from signage.ledger.draft import Draft

CHINA = timezone(timedelta(hours=8))
WAIT_S = 20.0


@dataclass
class Clock:
    moment: datetime = datetime(2026, 11, 25, 8, 0, tzinfo=CHINA)
    seconds: float = 100.0

    def wall(self) -> datetime:
        return self.moment

    def mono(self) -> float:
        return self.seconds

    def push(self, **time: float) -> None:
        step = timedelta(**time)
        self.moment += step
        self.seconds += step.total_seconds()


def raw_rows(folder: Path) -> list[Any]:
    """All rows as they are stored, read past the product."""
    rows = []
    for volume in shelf.volumes(folder):
        with sqlite3.connect(folder / volume.name) as base:
            rows += base.execute(
                "SELECT seq, wall, mono_ms, screen, act, body, seal FROM entries ORDER BY seq"
            ).fetchall()
        base.close()
    return rows


@dataclass
class Shelf:
    """A ledger folder with one book for each screen."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    books: dict[str, Book] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)

    def write(self, *acts: Act, screen: str = "屏幕1", **details: object) -> None:
        book = self.books.setdefault(screen, Book(self.folder, screen))
        ms = round(self.clock.seconds * 1000)
        item = {"id": "a1", "path": "甲.txt", "sha256": "ab" * 32, "title": "甲", "approved_by": ""}
        book.append(
            [
                Draft(
                    act,
                    self.clock.moment,
                    ms,
                    {"item": "a1", "slide": "0"} if act is Act.START else details,
                    item if act is Act.START else None,
                )
                for act in acts
            ]
        )

    def crash(self) -> None:
        """All writers are gone without a word."""
        for book in self.books.values():
            book.close()
        self.books.clear()

    @property
    def rows(self) -> list[Any]:
        return raw_rows(self.folder)

    @property
    def acts(self) -> list[str]:
        return [row[4] for row in self.rows]

    @property
    def chain(self) -> Chain:
        return verify(self.rows)

    @property
    def newest(self) -> Path:
        return self.folder / shelf.volumes(self.folder)[-1].name


@pytest.fixture
def ledger(tmp_path: Path) -> Callable[[], Shelf]:
    def make() -> Shelf:
        return Shelf(tmp_path / shelf.FOLDER)

    return make
