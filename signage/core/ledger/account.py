"""What an inspector gets: plays and operations of a time, and whether the ledger was altered. Pure values and their JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from signage.core.ledger.chain import Chain
from signage.core.ledger.entry import stamp
from signage.core.ledger.plays import Operation, Play

SCHEMA = 1
Words = Callable[[Operation], tuple[str, str]]
"""The Chinese and the English sentence of an operation."""


@dataclass(frozen=True, slots=True)
class Account:
    """The ledger of a time. `chain` is about every row that was read for it."""

    plays: tuple[Play, ...]
    operations: tuple[Operation, ...]
    chain: Chain


def to_json(account: Account, words: Words) -> dict[str, Any]:
    """The form of `report --json`."""
    return {
        "schema": SCHEMA,
        "plays": [_play(play) for play in account.plays],
        "operations": [_operation(operation, words) for operation in account.operations],
        "chain": {"ok": account.chain.ok, "first_bad": account.chain.first_bad},
    }


def _play(play: Play) -> dict[str, Any]:
    return {
        "seq": play.seq,
        "screen": play.screen,
        "path": play.path,
        "sha256": play.sha256,
        "start": stamp(play.start),
        "end": stamp(play.end) if play.end is not None else None,
        "seconds": play.seconds,
        "result": play.result.value,
        "approved_by": play.approved_by,
    }


def _operation(operation: Operation, words: Words) -> dict[str, Any]:
    text_zh, text_en = words(operation)
    return {
        "seq": operation.seq,
        "screen": operation.screen,
        "at": stamp(operation.at),
        "kind": operation.act,
        "details": dict(operation.details),
        "text_zh": text_zh,
        "text_en": text_en,
    }
