"""How often and how long each item was on each screen: the plays of a time, added up. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from signage.core.ledger.entry import Result
from signage.core.ledger.plays import Play


@dataclass(frozen=True, slots=True)
class Total:
    """The plays of one version of a file on one screen."""

    screen: str
    path: str
    sha256: str
    title: str
    approved_by: str
    first: datetime
    last: datetime
    plays: int
    seconds: float
    cut: int
    aborted: int


def totals_of(plays: Iterable[Play]) -> tuple[Total, ...]:
    """By screen and path; what was approved by another person, or has other bytes, counts for itself."""
    found: dict[tuple[str, str, str, str], list[Play]] = {}
    for play in plays:
        found.setdefault((play.screen, play.path, play.sha256, play.approved_by), []).append(play)
    return tuple(_total(found[key]) for key in sorted(found))


def _total(plays: list[Play]) -> Total:
    one = plays[-1]
    results = [play.result for play in plays]
    return Total(
        one.screen,
        one.path,
        one.sha256,
        one.title,
        one.approved_by,
        min(play.start for play in plays),
        max(play.start for play in plays),
        len(plays),
        sum(play.seconds for play in plays),
        results.count(Result.CUT),
        results.count(Result.ABORTED),
    )
