"""The gate inside the worker: secrecy marks in a file's name, in every text of it, and on its cards.

In: texts. Out: a verdict with a masked snippet, or None. What a mark is, `signage.core.gate.marks` says; nothing in here
ever permits what a rule forbids.
"""

from __future__ import annotations

from collections.abc import Iterable

from signage.core.cards.card import Deck
from signage.core.codec import to_plain
from signage.core.gate.marks import MarkHit, Severity, find_marks, find_marks_in_name
from signage.core.verdict import Note, Reason, Verdict

NOT_SHOWN_KEYS = frozenset({"type", "sha256", "pictogram", "align"})


def marks_in(name: str, texts: Iterable[str]) -> tuple[Verdict, Note] | None:
    """The worst mark in a file name ("" for none) and in texts, as a verdict; None without one."""
    hits: list[MarkHit] = [*find_marks_in_name(name)] if name else []
    for text in texts:
        hits.extend(find_marks(text))
    for severity, verdict, reason in (
        (Severity.BLOCK, Verdict.REJECTED, Reason.MARK_FOUND),
        (Severity.REVIEW, Verdict.HELD, Reason.MARK_SUSPECTED),
    ):
        hit = next((hit for hit in hits if hit.severity is severity), None)
        if hit is not None:
            return verdict, Note(reason, hit.rule, hit.snippet)
    return None


def shown_text(deck: Deck) -> tuple[str, ...]:
    """Every text that the cards of a deck carry."""
    return tuple(strings(to_plain(deck)))


def strings(value: object) -> Iterable[str]:
    """All strings inside plain values, apart from tags and hashes."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for member in value:
            yield from strings(member)
    elif isinstance(value, dict):
        for key, member in value.items():
            if key not in NOT_SHOWN_KEYS:
                yield from strings(member)
