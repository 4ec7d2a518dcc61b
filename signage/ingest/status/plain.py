"""The status page for other programs: `状态.json`.

Pure. In: a `Page`. Out: plain values for JSON. What is in them, docs/contracts.md says.
"""

from __future__ import annotations

from typing import Any

from signage.core.settings import Problem
from signage.ingest.status.rows import Page, Row
from signage.words.status import STATUS, Status

SCHEMA = 1


def plain(page: Page) -> dict[str, Any]:
    """`状态.json`."""
    return {
        "schema": SCHEMA,
        "made_at": page.made_at.isoformat(),
        "done": page.done,
        "total": page.total,
        "counts": {status.value: sum(row.status is status for row in page.rows) for status in Status},
        "items": [_plain_row(row) for row in page.rows],
        "findings": [
            {"where": problem.where, "text_zh": problem.text_zh, "text_en": problem.text_en, "used": problem.used}
            for problem in page.problems
        ],
        "asked": _sentence(page.asked),
        "coming": _sentence(page.coming),
    }


def _sentence(problem: Problem | None) -> dict[str, str] | None:
    return {"text_zh": problem.text_zh, "text_en": problem.text_en} if problem is not None else None


def _plain_row(row: Row) -> dict[str, Any]:
    times = {"accepted_at": row.accepted_at, "valid_from": row.valid_from, "valid_until": row.valid_until}
    return {
        "path": row.path,
        "title": row.title,
        "section": row.section,
        "status": row.status.value,
        "status_zh": STATUS[row.status].word_zh,
        "verdict": row.verdict,
        "reasons": [{"code": note.reason.value, "snippet": note.snippet} for note in row.notes],
        "said": [
            {"text_zh": said.text_zh, "next_zh": said.next_zh, "text_en": said.text_en, "next_en": said.next_en}
            for said in row.said
        ],
        **{key: time.isoformat() if time is not None else None for key, time in times.items()},
        "shown_at": row.shown_at.isoformat() if row.shown_at is not None else None,
        "next_at": row.coming.times[0].isoformat() if row.coming is not None and row.coming.times else None,
        "next_times": [time.isoformat() for time in row.coming.times] if row.coming is not None else [],
        "next_screen": row.coming.screen if row.coming is not None else "",
        "item": row.item,
        "picture": row.pictured,
    }
