"""The bytes of a manifest file, and back.

A manifest is canonical JSON that begins with its own checksum: SHA-256 of the file with 64 zeros in the checksum's
place. So each manifest can be trusted or refused without any other file, and a torn one is never half believed.
Each item stands with its digest, so that a reader decodes only the items that it has not seen before. A manifest without
`facts`, of an older program, knows nothing of the calendar.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from signage.core.calendar.announced import NOTHING_KNOWN, CalendarFacts
from signage.core.codec import CodecError, canonical_json, from_plain, to_plain
from signage.core.item import ItemRecord
from signage.core.snapshot import SCHEMA, Manifest, Off, Withdrawal

_HEAD = b'{"checksum":"'
_BLANK = b"0" * 64


@dataclass(frozen=True, slots=True)
class Encoded:
    """One item as it stands in a manifest file. `item` is the value it was made from."""

    item: ItemRecord
    digest: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Current:
    """The content of `current`: which manifest is the newest, and the SHA-256 of its file."""

    schema: int
    sequence: int
    sha256: str


def encode_item(item: ItemRecord) -> Encoded:
    """The part of a manifest file that stands for `item`."""
    record = canonical_json(item)
    digest = hashlib.sha256(record).hexdigest()
    return Encoded(item, digest, b'{"digest":"' + digest.encode() + b'","record":' + record + b"}")


def encode_manifest(
    sequence: int,
    made_at: datetime,
    mode: str,
    items: Iterable[Encoded],
    withdrawn: Iterable[Withdrawal],
    facts: CalendarFacts = NOTHING_KNOWN,
) -> bytes:
    """The bytes of a whole manifest file."""
    rest = canonical_json({"made_at": made_at, "mode": mode, "schema": SCHEMA, "sequence": sequence})[1:-1]
    body = b"".join(
        (
            b'","facts":',
            canonical_json(facts),
            b',"items":[',
            b",".join(entry.data for entry in items),
            b"],",
            rest,
            b',"withdrawn":',
            canonical_json(tuple(withdrawn)),
            b"}",
        )
    )
    checksum = hashlib.sha256(_HEAD + _BLANK + body).hexdigest()
    return _HEAD + checksum.encode() + body


def is_whole(data: bytes) -> bool:
    """Whether the checksum at the beginning of a manifest file fits the rest of it."""
    end = len(_HEAD) + 64
    if not data.startswith(_HEAD) or len(data) <= end:
        return False
    blank = hashlib.sha256(_HEAD + _BLANK)
    blank.update(memoryview(data)[end:])
    return blank.hexdigest().encode() == data[len(_HEAD) : end]


def decode_manifest(data: bytes, known: dict[str, ItemRecord]) -> Manifest:
    """The manifest in `data`, which `is_whole`. Items in `known` (by digest) are taken from there; new ones are added.

    Raises `CodecError` for anything that is not exactly a manifest.
    """
    plain = _object(data, {"checksum", "items", "made_at", "mode", "schema", "sequence", "withdrawn"}, {"facts"})
    if plain["schema"] != SCHEMA:
        raise CodecError(f"schema {plain['schema']!r} is not known")
    items: dict[str, ItemRecord] = {}
    for entry in plain["items"]:
        if not isinstance(entry, dict) or entry.keys() != {"digest", "record"} or not isinstance(entry["digest"], str):
            raise CodecError("an item needs its digest and its record")
        digest = entry["digest"]
        items[digest] = known.get(digest) or from_plain(ItemRecord, entry["record"])
    known.clear()
    known.update(items)
    del plain["checksum"]
    return replace(from_plain(Manifest, {**plain, "items": []}), items=tuple(items.values()))


def encode_current(current: Current) -> bytes:
    """The bytes of `current`."""
    return canonical_json(current)


def decode_current(data: bytes) -> Current:
    """`Current` from its bytes. Raises `CodecError`."""
    return from_plain(Current, _object(data, {"schema", "sequence", "sha256"}))


def encode_withdrawn(off: Off) -> bytes:
    """The bytes of `withdrawn.json`: with a checksum as a manifest has, since a changed letter would bring something back."""
    body = b'","schema":%d,"since":%d,"withdrawn":%b}' % (SCHEMA, off.since, canonical_json(off.withdrawn))
    return _HEAD + hashlib.sha256(_HEAD + _BLANK + body).hexdigest().encode() + body


def decode_withdrawn(data: bytes) -> Off:
    """What `withdrawn.json` says. Raises `CodecError`."""
    if not is_whole(data):
        raise CodecError("the checksum does not fit")
    plain = _object(data, {"checksum", "schema", "since", "withdrawn"})
    if plain["schema"] != SCHEMA or not isinstance(plain["withdrawn"], list):
        raise CodecError("a list of withdrawals is needed")
    return from_plain(Off, {"withdrawn": plain["withdrawn"], "since": plain["since"]})


def plain_item(item: ItemRecord) -> Any:
    """`item` as JSON-ready values, for files beside the manifest."""
    return to_plain(item)


def _object(data: bytes, keys: set[str], maybe: AbstractSet[str] = frozenset()) -> dict[str, Any]:
    try:
        plain = json.loads(data.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise CodecError(f"not JSON: {error}") from None
    if not isinstance(plain, dict) or plain.keys() - maybe != keys or not isinstance(plain.get("items", []), list):
        raise CodecError(f"an object with exactly {sorted(keys)} is needed")
    return plain
