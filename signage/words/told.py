"""What the wall says in one special period, in Chinese and English. Made in `holiday_texts` and `period_texts`."""

from __future__ import annotations

from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One period, in Chinese and English: as `core.occasions.texts.PeriodText`."""

    line: tuple[Pair, ...] = ()
    title: Pair = ("", "")
    points: tuple[Pair, ...] = ()
    reminders: tuple[Pair, ...] = ()
