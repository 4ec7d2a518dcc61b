"""Orders on disk: what was written is read, what is damaged or marked is passed over."""

import json
import logging
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from signage.core.rotation.orders import Order, OrderKind
from signage.snapshots.orders import KEPT, OrderBook, read_orders, remove_old, write_order

NOW = datetime(2026, 7, 20, 15, 0, tzinfo=timezone(timedelta(hours=8)))
ALERT = Order("20260720-a", OrderKind.ALERT, NOW, NOW + timedelta(hours=1), "停水", ("大厅",), drill=True)
MEETING = Order("20260720-m", OrderKind.MEETING, NOW, NOW + timedelta(hours=1), screens=("屏幕1",), dark=True)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    for order in (MEETING, ALERT):
        write_order(tmp_path, order)
    assert read_orders(tmp_path) == (ALERT, MEETING)
    assert (tmp_path / "orders" / f"{ALERT.id}.json").stat().st_mode & 0o777 == 0o600


def test_a_player_sees_what_has_changed(tmp_path: Path) -> None:
    book = OrderBook(tmp_path)
    assert book.orders() == ()
    write_order(tmp_path, ALERT)
    assert book.orders() == (ALERT,)
    assert book.orders() is book.orders()
    ended = replace(ALERT, until=NOW)
    write_order(tmp_path, ended)
    assert book.orders() == (ended,)
    (tmp_path / "orders" / f"{ALERT.id}.json").unlink()
    assert book.orders() == ()


PLAIN = {"id": "x", "kind": "alert", "begun": NOW.isoformat(), "until": (NOW + timedelta(hours=1)).isoformat()}
DAMAGED = [
    ("not JSON", b"{"),
    ("another schema", json.dumps({"schema": 2, "order": PLAIN}).encode()),
    ("no object", b"[]"),
    ("an unknown key", json.dumps({"schema": 1, "order": {**PLAIN, "colour": "red"}}).encode()),
    ("a kind that nobody knows", json.dumps({"schema": 1, "order": {**PLAIN, "kind": "party"}}).encode()),
    ("too large", b" " * 9000),
    ("an end without a zone", json.dumps({"schema": 1, "order": {**PLAIN, "until": "2026-07-20T16:00:00"}}).encode()),
    ("another name", json.dumps({"schema": 1, "order": {**PLAIN, "id": "y"}}).encode()),
    ("a mark in its text", json.dumps({"schema": 1, "order": {**PLAIN, "text": "机密★10年"}}).encode()),
    ("longer than a day", json.dumps({"schema": 1, "order": {**PLAIN, "until": "2026-07-22T16:00:00+08:00"}}).encode()),
]


@pytest.mark.parametrize("data", [case[1] for case in DAMAGED], ids=[case[0] for case in DAMAGED])
def test_what_cannot_be_followed_is_passed_over(tmp_path: Path, data: bytes, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "signage.snapshots.orders")
    write_order(tmp_path, ALERT)
    (tmp_path / "orders" / "x.json").write_bytes(data)
    assert read_orders(tmp_path) == (ALERT,)


def test_orders_that_are_long_over_are_removed(tmp_path: Path) -> None:
    for order in (ALERT, MEETING):
        write_order(tmp_path, order)
    remove_old(tmp_path, ALERT.over + KEPT)
    assert read_orders(tmp_path) == (ALERT, MEETING)
    remove_old(tmp_path, ALERT.over + KEPT + timedelta(minutes=1))
    assert read_orders(tmp_path) == (MEETING,)
