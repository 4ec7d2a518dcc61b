"""How a sentence is made: a table, a key, and what fills the gaps. Never guesses: an unknown key is a bug."""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, tuple[str, str]]
"""Key of a sentence → (Chinese, English), with `{names}` for what fills it."""


def fill(table: Words, key: str, /, **fields: object) -> tuple[str, str]:
    """The Chinese and the English sentence."""
    chinese, english = table[key]
    return chinese.format(**fields), english.format(**fields)
