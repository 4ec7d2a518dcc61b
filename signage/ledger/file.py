"""One file of the ledger: an SQLite database in WAL mode, each commit on the disk before it counts (FULL).

In: rows that are sealed already. Out: rows, or a `LedgerError`: the file is damaged, or it cannot be written now. Never
decides what to do about it.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from signage.core.ledger.entry import Entry, Raw, read_row
from signage.system.durable import hand_over

APPLICATION = 0x7369676C
FORM = 1
BUSY_S = 2.0
RECENT = 50
"""Rows that are looked at for the latest time: the first ones of a start may have been under a wrong clock."""
PREPARE = (
    "BEGIN IMMEDIATE",
    f"PRAGMA application_id={APPLICATION}",
    "CREATE TABLE IF NOT EXISTS entries (seq INTEGER PRIMARY KEY, wall TEXT NOT NULL, mono_ms INTEGER NOT NULL, "
    "screen TEXT NOT NULL, act TEXT NOT NULL, body TEXT NOT NULL, seal BLOB NOT NULL)",
    "CREATE INDEX IF NOT EXISTS clocks ON entries (seq) WHERE act='clock'",
    f"PRAGMA user_version={FORM}",
    "COMMIT",
)
COLUMNS = "seq, wall, mono_ms, screen, act, body, seal"
SUFFIXES = ("", "-wal", "-shm")
"""What belongs to one database, besides its own file."""


class LedgerError(Exception):
    """The file does not do what it should. `damaged`: it never will again; `what` is SQLite's name for it, or ours."""

    def __init__(self, what: str, *, damaged: bool) -> None:
        super().__init__(what)
        self.what, self.damaged = what, damaged


@contextlib.contextmanager
def told() -> Iterator[None]:
    """SQLite's errors as `LedgerError`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        damaged = code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB} or "no such table" in str(error)
        raise LedgerError(getattr(error, "sqlite_errorname", type(error).__name__), damaged=damaged) from error


def is_ours(path: Path) -> bool:
    """Whether whatever lies where a database and its companions belong are files that we may read and write. Raises `OSError`.

    A file that is merely closed to its owner is opened. A disk that may only be read is another matter.
    """
    for suffix in SUFFIXES:
        file = path.with_name(path.name + suffix)
        try:
            info = file.lstat()
        except FileNotFoundError:
            continue
        if not stat.S_ISREG(info.st_mode):
            return False
        if not _may_use(file):
            with contextlib.suppress(OSError):
                file.chmod(0o600)
            if not _may_use(file) and not os.statvfs(path.parent).f_flag & os.ST_RDONLY:
                return False
    return True


def _may_use(file: Path) -> bool:
    return os.access(file, os.R_OK | os.W_OK)


class LedgerFile:
    """An open file of the ledger, to be used by one thread."""

    def __init__(self, path: Path, *, any_form: bool = False) -> None:
        """Opens it, or makes it. Raises `LedgerError` or `OSError`. `any_form`: only to read, also what a newer program has written."""
        self.path, self._any_form = path, any_form
        if not is_ours(path):
            raise LedgerError("closed", damaged=True)
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        hand_over(fd, path.parent)
        os.close(fd)
        info = path.stat()
        self._identity = (info.st_dev, info.st_ino)
        with told():
            self._base = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
        try:
            self._set_up()
        except LedgerError:
            self._base.close()
            raise

    def _set_up(self) -> None:
        with told():
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute("PRAGMA synchronous=FULL")
            self._base.execute("PRAGMA cache_size=-256")
            self._base.execute("PRAGMA wal_autocheckpoint=256")
            [form] = self._base.execute("PRAGMA user_version").fetchone()
            [tables] = self._base.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if form == 0 and not tables:  # new, or killed while it was made
                for command in PREPARE:
                    self._base.execute(command)
            elif form != FORM and not self._any_form:
                raise LedgerError("another form", damaged=True)
            self._base.execute("SELECT seq FROM entries LIMIT 1")

    @property
    def is_in_place(self) -> bool:
        """Whether it still lies under its name: another process may have put it aside."""
        try:
            info = self.path.stat()
        except OSError:
            return False
        return (info.st_dev, info.st_ino) == self._identity

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """All rows that are put meanwhile are there afterwards, or none."""
        with told():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._base.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.DatabaseError):
                    self._base.execute("ROLLBACK")
                raise

    def put(self, entry: Entry, sealed: bytes) -> None:
        """One more row. Only while `writing`."""
        row = (entry.seq, entry.wall, entry.mono_ms, entry.screen, entry.act, entry.body, sealed)
        self._base.execute(f"INSERT INTO entries ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", row)  # noqa: S608 - a constant

    def put_raw(self, rows: Sequence[Raw]) -> None:
        """Rows as another file had them."""
        self._base.executemany(f"INSERT INTO entries ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)  # noqa: S608 - a constant

    def last(self) -> Raw | None:
        """The newest row."""
        return next(self._select("ORDER BY seq DESC LIMIT 1"), None)

    def open_start(self, screen: str) -> int | None:
        """The number of the start of this screen's newest play, if no end follows it; 0: there is no start at all."""
        with told():
            found = self._base.execute(
                "SELECT seq FROM entries WHERE act='start' AND screen=? ORDER BY seq DESC LIMIT 1", (screen,)
            ).fetchone()
            if found is None:
                return 0
            ended = self._base.execute(
                "SELECT 1 FROM entries WHERE act='end' AND screen=? AND seq>? LIMIT 1", (screen, found[0])
            ).fetchone()
        return None if ended else int(found[0])

    def has_taken(self, second: str) -> bool:
        """Whether a gap row says that the rows of that file of the second place are here."""
        rows = (read_row(raw) for raw in self._select("WHERE act='gap' ORDER BY seq DESC"))
        return any(row is not None and row[0].details.get("second") == second for row in rows)

    def latest(self) -> datetime | None:
        """The latest time that was recorded under a clock that was believed; None in an empty file."""
        doubted = next(self._select("WHERE act='clock' ORDER BY seq DESC LIMIT 1"), None)
        row = read_row(doubted) if doubted is not None else None
        if row is not None and row[0].details.get("why"):
            with contextlib.suppress(ValueError):
                return datetime.fromisoformat(str(row[0].details.get("latest")))
            return None
        rows = [row for raw in self._select(f"ORDER BY seq DESC LIMIT {RECENT}") if (row := read_row(raw)) is not None]
        return max((moment for entry, _ in rows if (moment := entry.moment) is not None), default=None)

    def rows(self, above: int = -1) -> Iterator[Raw]:
        """All rows with a number above that one, in order. Raises `LedgerError` where the file cannot be read on."""
        return self._select("WHERE seq > ? ORDER BY seq", above)

    def rows_backwards(self, above: int) -> Iterator[Raw]:
        """The same, the newest row first."""
        return self._select("WHERE seq > ? ORDER BY seq DESC", above)

    def check(self) -> None:
        """Reads the whole file once. Raises `LedgerError` where it is damaged."""
        with told():
            found = self._base.execute("PRAGMA quick_check(1)").fetchone()
        if found != ("ok",):
            raise LedgerError("quick_check", damaged=True)

    def _select(self, clause: str, *values: int) -> Iterator[Raw]:
        with told():
            yield from self._base.execute(f"SELECT {COLUMNS} FROM entries {clause}", values)  # noqa: S608 - constants

    def close(self) -> None:
        """Gives the file back."""
        with contextlib.suppress(sqlite3.Error):
            self._base.close()


class Reading:
    """A file of the ledger, only to be read: by the report, while players write it."""

    def __init__(self, path: Path) -> None:
        """Raises `LedgerError`."""
        with told():
            self._base = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=BUSY_S)

    @property
    def is_bare(self) -> bool:
        """Whether no row was ever written: the power went, or the process, while the file was made. Raises `LedgerError`."""
        try:
            with told():
                return bool(self._base.execute("PRAGMA user_version").fetchone() == (0,))
        except LedgerError as trouble:
            if trouble.what == "SQLITE_READONLY_ROLLBACK":  # a journal: there is one only until the file has its table
                return True
            raise

    def rows(self) -> Iterator[Raw]:
        """All rows in order. Raises `LedgerError`."""
        if self.is_bare:
            return
        with told():
            yield from self._base.execute(f"SELECT {COLUMNS} FROM entries ORDER BY seq")  # noqa: S608 - a constant

    def last(self) -> Raw | None:
        """The newest row. Raises `LedgerError`."""
        if self.is_bare:
            return None
        with told():
            found = self._base.execute(f"SELECT {COLUMNS} FROM entries ORDER BY seq DESC LIMIT 1")  # noqa: S608 - a constant
            return next(found, None)

    def close(self) -> None:
        """Gives the file back."""
        self._base.close()
