"""A sentence for people about a file: what happened and what to do next, in Chinese and English. Values only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """What happened and what to do next."""

    text_zh: str
    next_zh: str
    text_en: str
    next_en: str
