"""What `check` finds, as values: how items come out on screens, files with their reasons, findings, the whole report.

The JSON of a `CheckReport` is what other programs rely on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from signage.core.codec import to_plain
from signage.core.verdict import Verdict

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Measured:
    """How the item with id `item` comes out on one screen, in seconds for all its `slides` together.

    `hurried` of them cannot be read in the time a reader has; the worst page needs `worst_needed_s` and is given
    `worst_given_s`. `missing` holds the characters that no font has; `small` cards have probably too small ones.
    `left_out` of its cards cannot be shown on a strip at all.
    """

    item: str
    screen: str
    slides: int
    read_s: float
    shown_s: float
    hurried: int = 0
    missing: str = ""
    worst_needed_s: float = 0.0
    worst_given_s: float = 0.0
    small: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class CheckReason:
    """One reason in words; `snippet` is masked text."""

    code: str
    text_zh: str
    text_en: str
    snippet: str


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One file. Times of validity are ISO with zone or None; seconds and slides are those of its worst screen."""

    path: str
    sha256: str
    kind: str
    title: str
    part: str | None
    verdict: str
    reasons: tuple[CheckReason, ...]
    places: tuple[str, ...]
    valid_from: str | None
    valid_until: str | None
    read_seconds: float
    shown_seconds: float
    slides: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should know; `level` is "error" or "warning"."""

    code: str
    level: str
    text_zh: str
    text_en: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All of it. `coverage` maps screen → part → number of items that play there now."""

    items: tuple[CheckItem, ...]
    coverage: dict[str, dict[str, int]]
    findings: tuple[Finding, ...]

    @property
    def is_fine(self) -> bool:
        """Nothing found, and every file may be shown."""
        return not self.findings and all(item.verdict == Verdict.ACCEPTED.value for item in self.items)

    def to_json(self) -> dict[str, Any]:
        """Plain values as documented for `check --json`."""
        return {"schema": SCHEMA, **to_plain(self)}
