"""What a file holds and its reader does not see: in words, and as the reason why it waits for a person."""

from __future__ import annotations

from signage.core.verdict import Note, Reason

STRUCK = "划掉的文字"
"""Seen, but as what no longer counts: on a screen it would stand as if it did."""


def hidden_note(what: str) -> Note:
    """Why a file with such text waits for a person."""
    return Note(Reason.STRUCK_TEXT) if what == STRUCK else Note(Reason.HIDDEN_TEXT, what)
