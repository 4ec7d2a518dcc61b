"""How the supervisor says something to the person at the terminal."""

from __future__ import annotations

from typing import Protocol


class Tell(Protocol):
    """Says one thing to the person at the terminal: `key` of a sentence, and what fills it."""

    def __call__(self, key: str, /, **fields: object) -> None: ...


def to_nobody(key: str, /, **fields: object) -> None:
    """Where nobody listens."""
    del key, fields
