"""Why a file does what it does: for each `Reason` one sentence and the next step, in Chinese and English.

The sentences stand in `reasons_held`, `reasons_rejected` and `reasons_beside`. `{detail}` becomes the note's detail in
brackets, or nothing; `{menu}` the way through the menus of WPS for its suffix, `{year}` and `{why}` what an arrangement
of days off is about. What happened, then what to do; no codes, no blame.
"""

from __future__ import annotations

from collections.abc import Mapping

from signage.core.verdict import Note, Reason
from signage.words.holidays import why_for
from signage.words.office import menu_for
from signage.words.reasons_beside import BESIDE
from signage.words.reasons_held import HELD
from signage.words.reasons_rejected import REJECTED
from signage.words.said import Said

MAX_DETAIL = 80

REASONS: Mapping[Reason, Said] = {**HELD, **REJECTED, **BESIDE}


def say(note: Note) -> Said:
    """The sentences for one note. A detail is data: it is filled in, never read as a format."""
    words = REASONS[note.reason]
    detail = note.detail[:MAX_DETAIL] if note.reason not in UNSAID else ""
    chinese, english = (f"（{detail}）", f" ({detail})") if detail else ("", "")
    menu_zh, menu_en = menu_for(note.detail)
    if note.reason in HOLIDAYS:
        why_zh, why_en = why_for(note.detail)
        year, _, which = note.detail.partition(":")
        named = f" ({which})" if which else ""
        return Said(
            words.text_zh.replace("{year}", year).replace("{which}", which).replace("{why}", why_zh),
            words.next_zh,
            words.text_en.replace("{year}", year).replace("{which}", named).replace("{why}", why_en),
            words.next_en,
        )
    return Said(
        words.text_zh.replace("{detail}", chinese),
        words.next_zh.replace("{menu}", menu_zh).replace("{detail}", chinese),
        words.text_en.replace("{detail}", english),
        words.next_en.replace("{menu}", menu_en).replace("{detail}", english),
    )


HOLIDAYS = frozenset({Reason.HOLIDAYS_REFUSED, Reason.HOLIDAYS_ADOPTED, Reason.HOLIDAYS_UNREAD})
"""Their detail is a year with the holidays of it, if not all, or a fault and the words that show it."""
UNSAID = frozenset({Reason.MARK_FOUND, Reason.MARK_SUSPECTED})
"""Their detail is the name of a rule, for reviewers' tools only."""


def reason_words(note: Note) -> tuple[str, str]:
    """What happened and what to do, as one Chinese and one English text."""
    said = say(note)
    return said.text_zh + said.next_zh, f"{said.text_en} {said.next_en}"
