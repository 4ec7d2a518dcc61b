"""Regular expressions that are compiled when they are first used, not when their module is imported.

A worker reads one file and ends: what it does not need must not cost it anything. In: an expression. Out: something
that behaves as its compiled pattern.
"""

from __future__ import annotations

import re
from typing import Any, cast


def later(expression: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile` at the first use."""
    return cast("re.Pattern[str]", _Later(expression, flags))


class _Later:
    """Stands for a pattern; its methods become the pattern's own when one is asked for."""

    def __init__(self, expression: str, flags: int) -> None:
        self._expression = expression
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        pattern = re.compile(self._expression, self._flags)
        value = getattr(pattern, name)
        setattr(self, name, value)
        return value
