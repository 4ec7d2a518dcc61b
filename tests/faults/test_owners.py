"""An administrator who tries something as root leaves nothing behind that the program's own user could not use any more."""

from __future__ import annotations

import logging
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from signage import logs
from signage.config.compiled import publish_settings
from signage.core.ledger.entry import Act
from signage.core.settings import Settings
from signage.ingest.publish.publisher import Publisher
from signage.ledger.book import Book
from signage.ledger.draft import Draft
from signage.snapshots.write import write_durably
from signage.supervise.locks import join, take
from signage.system.durable import make_folder
from signage.system.reserve import FOLDER, Reserve

NOBODY = 54321


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes files of others")
def test_what_root_makes_in_a_folder_is_its_owners(tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    os.chown(state, NOBODY, NOBODY)
    locks = take(state, ["大厅"])
    assert isinstance(locks, tuple)
    for lock in (*locks, join(state, Path("/srv/内容"))):
        os.close(int(lock))
    publish_settings(Settings(), state)
    Publisher(state).publish([], datetime.now(UTC))
    make_folder(state / FOLDER, 0o700)
    book = Book(state / FOLDER, "大厅")
    book.append([Draft(Act.STARTED, datetime.now(UTC), 0)])
    Reserve(state / FOLDER).keep(0)
    handler = logs.ring(state, "x")
    handler.handle(logging.makeLogRecord({"msg": "x"}))
    make_folder(state / "orders", 0o700)
    write_durably(state / "orders" / "a.json", b"{}", 0o600)
    made = list(state.rglob("*"))
    assert len(made) > 12
    assert {path for path in made if path.stat().st_uid != NOBODY} == set()
    book.close()
    handler.close()


def test_others_make_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: NOBODY)
    monkeypatch.setattr(os, "fchown", lambda *_: pytest.fail("nobody may give files away"))
    write_durably(tmp_path / "a", b"")
    make_folder(tmp_path / "b")
