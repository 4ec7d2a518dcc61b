"""Why a level or a tone changed, as the ledger says it to people."""

from datetime import UTC, datetime

import pytest

from signage.core.ledger.plays import Operation
from signage.words.report import operation_words

WHY = [
    ("by the calendar's end", "level", {"from": "notice", "to": "normal", "reason": "-", "name": ""}, "日历"),
    (
        "a period",
        "tone",
        {"from": "neutral", "to": "solemn", "reason": "martyrs/own", "name": "烈士纪念日"},
        "烈士纪念日",
    ),
    ("a person", "tone", {"from": "solemn", "to": "mourning", "reason": "switch", "name": ""}, "人工开关"),
    (
        "a person, as it was written before",
        "tone",
        {"from": "festive", "to": "mourning", "reason": "national/days-off+switch", "name": "国庆节"},
        "人工开关",
    ),
]


@pytest.mark.parametrize(("act", "details", "why"), [case[1:] for case in WHY], ids=[case[0] for case in WHY])
def test_a_change_says_why(act: str, details: dict[str, str], why: str) -> None:
    chinese, english = operation_words(Operation(1, "屏幕1", datetime(2026, 9, 30, tzinfo=UTC), act, details))
    assert chinese.endswith(f"，原因：{why}")
    assert details["to"] in english
