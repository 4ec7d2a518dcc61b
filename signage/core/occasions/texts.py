"""The words of built-in cards as values. `signage.words.periods` fills them in; this room only arranges them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from signage.core.calendar.periods import Level
from signage.core.cards.card import Reminder


@dataclass(frozen=True, slots=True)
class PeriodText:
    """What is said in one period. `line`: a greeting or theme of one or two lines, on its own days.

    `title` and `points`: a card with a few short entries, before and during it. `reminders` go into the ticker.
    """

    line: tuple[str, ...] = ()
    title: str = ""
    points: tuple[str, ...] = ()
    reminders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """All words. Templates have `{name}` for the period's name, and `{first}`, `{last}`, `{back}`, `{days}` for days.

    `before`, `meeting`: reminders by level ahead of a holiday and in other periods; `off`, `after`: on the days off and
    on the first working day after them. `short` names a holiday as people do before 假期.
    """

    section: str
    periods: Mapping[str, PeriodText]
    short: Mapping[str, str]
    before: Mapping[Level, tuple[str, ...]]
    meeting: Mapping[Level, tuple[str, ...]]
    off: tuple[str, ...]
    after: tuple[str, ...]
    before_title: str
    meeting_title: str
    off_title: str
    checklist_title: str
    checklist: tuple[str, ...]
    self_check_title: str
    self_check: tuple[str, ...]
    after_title: str
    after_list: tuple[str, ...]
    holiday: str
    arrangement: str
    one_day: str
    make_up: str
    statutory: str
    last_day_call: Reminder
    call: Reminder
