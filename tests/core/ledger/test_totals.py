"""Plays added up by screen, file, bytes and approval."""

from datetime import UTC, datetime, timedelta

from signage.core.ledger.entry import Result
from signage.core.ledger.plays import Play
from signage.core.ledger.totals import Total, totals_of

BEGIN = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


def play(seq: int, path: str, result: Result = Result.PLAYED, sha256: str = "a", screen: str = "大厅") -> Play:
    start = BEGIN + timedelta(minutes=seq)
    return Play(seq, screen, path, sha256, path, "", start, None, 10.0, result)


def test_plays_are_added_up() -> None:
    found = totals_of(
        [
            play(1, "乙"),
            play(2, "甲"),
            play(3, "乙", Result.CUT),
            play(4, "乙", Result.ABORTED),
            play(5, "乙", sha256="b"),
            play(6, "甲", screen="走廊"),
        ]
    )
    assert [(one.screen, one.path, one.sha256, one.plays) for one in found] == [
        ("大厅", "乙", "a", 3),
        ("大厅", "乙", "b", 1),
        ("大厅", "甲", "a", 1),
        ("走廊", "甲", "a", 1),
    ]
    first, last = BEGIN + timedelta(minutes=1), BEGIN + timedelta(minutes=4)
    assert found[0] == Total("大厅", "乙", "a", "乙", "", first, last, 3, 30.0, 1, 1)


def test_nothing_is_nothing() -> None:
    assert totals_of([]) == ()
