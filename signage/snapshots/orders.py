"""Orders on disk: one small file each in the state folder, written by a command, looked at by every player.

In: the state folder. Out: the orders that are whole, sound and carry no mark; a file that is not is passed over. Writing is
durable. Never looks at a clock: who asks says which orders are long over.
"""

from __future__ import annotations

import contextlib
import json
import logging
from datetime import datetime, timedelta
from pathlib import Path

from signage.core.codec import CodecError, canonical_json, from_plain, to_plain
from signage.core.events import Event, happens
from signage.core.gate.marks import find_marks
from signage.core.rotation.orders import Order, is_sound
from signage.snapshots import layout
from signage.snapshots.write import write_durably
from signage.system.durable import make_folder
from signage.system.plainfile import read_plain

SCHEMA = 1
MOST_BYTES = 8192
MOST = 200
KEPT = timedelta(days=2)
"""How long an order lies there after it is over, so that a clock that was set back finds what it knew."""
LOG = logging.getLogger(__name__)


def write_order(state: Path, order: Order) -> None:
    """Puts an order into force, or another version of it. Raises `OSError`."""
    folder = state / layout.ORDERS
    make_folder(folder, 0o700)
    write_durably(folder / f"{order.id}.json", canonical_json({"schema": SCHEMA, "order": to_plain(order)}), 0o600)


def read_orders(state: Path) -> tuple[Order, ...]:
    """All orders that can be followed, over or not, in the order of their ids."""
    try:
        files = sorted((state / layout.ORDERS).glob("*.json"))[-MOST:]
    except OSError:
        return ()
    return tuple(order for order in map(_read, files) if order is not None)


def remove_old(state: Path, now: datetime) -> None:
    """Removes orders that have been over for days."""
    for order in read_orders(state):
        if order.over + KEPT < now:
            with contextlib.suppress(OSError):
                (state / layout.ORDERS / f"{order.id}.json").unlink()


class OrderBook:
    """Asked in every turn of a player; reads only what has changed."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self._seen: tuple[tuple[str, int, int], ...] | None = None
        self._orders: tuple[Order, ...] = ()

    def orders(self) -> tuple[Order, ...]:
        """The orders as they are now."""
        seen = self._signature()
        if seen != self._seen:
            self._seen, self._orders = seen, read_orders(self._state)
        return self._orders

    def _signature(self) -> tuple[tuple[str, int, int], ...]:
        try:
            found = [(entry.name, entry.stat()) for entry in (self._state / layout.ORDERS).iterdir()]
        except OSError:
            return ()
        return tuple(sorted((name, info.st_mtime_ns, info.st_ino) for name, info in found))


def _read(file: Path) -> Order | None:
    try:
        plain = json.loads(read_plain(file, MOST_BYTES))
        if not isinstance(plain, dict) or plain.get("schema") != SCHEMA:
            raise CodecError("another schema")
        order = from_plain(Order, plain.get("order"))
    except (OSError, ValueError, RecursionError) as error:
        LOG.warning("an order is passed over: %s", type(error).__name__, extra=happens(Event.ORDER_REFUSED, file.name))
        return None
    named = file.name == f"{order.id}.json"
    return order if named and is_sound(order) and not find_marks(order.text) else None
