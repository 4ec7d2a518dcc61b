"""Frozen dataclasses to plain JSON values and back, strictly.

In: a value made of dataclasses, tuples, enums, dates and scalars. Out: dicts, lists and scalars, and the reverse.
Never guesses: an unknown key, a missing key, a wrong type or a number that is not finite raises `CodecError`.
A union of dataclasses is told apart by the key `"type"`, the class name in lower case.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


class CodecError(ValueError):
    """The plain value does not have the shape that the type asks for."""


def to_plain(value: object) -> Any:
    """`value` as JSON-ready plain values; dataclasses in a union carry their `"type"`."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        plain: dict[str, Any] = {"type": tag_of(type(value))} if _is_tagged(type(value)) else {}
        for field in dataclasses.fields(value):
            plain[field.name] = to_plain(getattr(value, field.name))
        return plain
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, (tuple, list, frozenset)):
        members = sorted(value) if isinstance(value, frozenset) else value
        return [to_plain(member) for member in members]
    if isinstance(value, Mapping):
        return {str(key): to_plain(member) for key, member in value.items()}
    return value


def from_plain(kind: type[T], plain: object) -> T:
    """The value of type `kind` that `plain` describes. Raises `CodecError`."""
    return typing.cast(T, _read(kind, plain, kind.__name__))


def canonical_json(value: object) -> bytes:
    """One spelling for one value: sorted keys, no blanks, UTF-8. What hashes and approvals bind."""
    return json.dumps(
        to_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode("utf-8", "surrogatepass")


def digest(value: object) -> str:
    """SHA-256 (hex) of the canonical JSON of `value`."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


def tag_of(kind: type) -> str:
    """The name by which a union tells its members apart."""
    return kind.__name__.lower()


def _is_tagged(kind: type) -> bool:
    return bool(getattr(kind, "TAGGED", False))


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def _read(kind: Any, plain: Any, where: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _read_union(get_args(kind), plain, where)
    if origin is tuple:
        return _read_tuple(get_args(kind), plain, where)
    if origin is frozenset:
        if not isinstance(plain, list):
            raise CodecError(f"{where}: a list is needed")
        return frozenset(_read(get_args(kind)[0], member, where) for member in plain)
    if dataclasses.is_dataclass(kind):
        return _read_dataclass(typing.cast(type, kind), plain, where)
    return _read_scalar(kind, plain, where)


def _read_union(members: tuple[Any, ...], plain: Any, where: str) -> Any:
    if plain is None:
        if type(None) in members:
            return None
        raise CodecError(f"{where}: a value is needed")
    choices = [member for member in members if member is not type(None)]
    if len(choices) == 1:
        return _read(choices[0], plain, where)
    tag = plain.get("type") if isinstance(plain, dict) else None
    for member in choices:
        if tag_of(member) == tag:
            return _read_dataclass(member, plain, where)
    raise CodecError(f"{where}: unknown type {tag!r}")


def _read_tuple(members: tuple[Any, ...], plain: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise CodecError(f"{where}: a list is needed")
    if len(members) == 2 and members[1] is Ellipsis:
        return tuple(_read(members[0], member, where) for member in plain)
    if len(members) != len(plain):
        raise CodecError(f"{where}: {len(members)} values are needed")
    return tuple(_read(kind, member, where) for kind, member in zip(members, plain, strict=True))


def _read_dataclass(kind: type, plain: Any, where: str) -> Any:
    if not isinstance(plain, dict):
        raise CodecError(f"{where}: an object is needed")
    hints = _hints(kind)
    given = {key: member for key, member in plain.items() if not (key == "type" and _is_tagged(kind))}
    unknown = given.keys() - hints.keys()
    if unknown:
        raise CodecError(f"{where}: unknown keys {sorted(unknown)}")
    needed = {
        field.name
        for field in dataclasses.fields(kind)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }
    missing = needed - given.keys()
    if missing:
        raise CodecError(f"{where}: missing keys {sorted(missing)}")
    return kind(**{key: _read(hints[key], member, f"{where}.{key}") for key, member in given.items()})


def _read_scalar(kind: Any, plain: Any, where: str) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        try:
            return kind(plain)
        except ValueError as error:
            raise CodecError(f"{where}: {error}") from None
    if kind in (datetime, date, time):
        try:
            return kind.fromisoformat(plain)
        except (TypeError, ValueError):
            raise CodecError(f"{where}: not a {kind.__name__}") from None
    if kind is float and isinstance(plain, int) and not isinstance(plain, bool):
        plain = float(plain)
    if type(plain) is not kind or (kind is float and not math.isfinite(plain)):
        raise CodecError(f"{where}: {getattr(kind, '__name__', kind)} is needed")
    return plain
