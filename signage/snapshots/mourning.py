"""The mourning switch in the state folder: written durably by the command, read by every player of that folder.

A file that cannot be read is `None`: somebody switched something, and nobody knows what.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from signage.core.calendar.mourning import Mourning
from signage.core.codec import CodecError, from_plain, to_plain
from signage.snapshots import layout
from signage.snapshots.write import write_durably
from signage.system.durable import sync_folder

SCHEMA = 1


def encode_mourning(mourning: Mourning) -> bytes:
    """The bytes of the switch's file."""
    return json.dumps({"schema": SCHEMA, **to_plain(mourning)}, sort_keys=True).encode()


def decode_mourning(data: bytes) -> Mourning | None:
    """What the file says; None where it cannot be read."""
    try:
        plain = json.loads(data)
        if not isinstance(plain, dict) or plain.pop("schema", None) != SCHEMA:
            return None
        made = from_plain(Mourning, plain)
    except (CodecError, ValueError, RecursionError):
        return None
    return made if made.since.tzinfo and made.until.tzinfo else None


def switch_on(state: Path, mourning: Mourning) -> None:
    """Every player of `state` mourns within two seconds. Raises `OSError`."""
    write_durably(state / layout.MOURNING, encode_mourning(mourning))


def switch_off(state: Path) -> None:
    """Nobody mourns by the switch any more. Raises `OSError`."""
    with suppress(FileNotFoundError):
        (state / layout.MOURNING).unlink()
        sync_folder(state)
