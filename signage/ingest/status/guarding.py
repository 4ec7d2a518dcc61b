"""What level `guard` (警戒) will leave out in the next days, said while there is still time to put it right.

In: what is published, the calendar, the time now. Out: one sentence, or None where nothing is left out or no such day is
near. Asks what the player asks (`approved_for_guard`, `openings`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from signage.core.calendar.daytable import Day
from signage.core.item import ItemRecord, Kind
from signage.core.occasions.guard import approved_for_guard
from signage.core.occasions.holiday import said
from signage.core.rotation.openings import openings
from signage.core.rules import Role
from signage.core.settings import Problem
from signage.ingest.status.days import Days
from signage.words.fill import fill
from signage.words.status import PAGE

NAMED = 5
DAY = timedelta(days=1)


def left_out(items: Iterable[ItemRecord], days: Days, now: datetime) -> Problem | None:
    """Which of `items` do not play on the next days of level `guard`, though they would be due."""
    guarded = days.guarded(now)
    if not guarded:
        return None
    shown = (item for item in items if item.rules.role is Role.PLAY and item.kind is not Kind.CALENDAR)
    titles = [item.title for item in shown if any(_is_left_out(item, row, days, now) for row in guarded)]
    if not titles:
        return None
    first, last = guarded[0].day, guarded[-1].day
    named = "、".join(f"“{title}”" for title in titles[:NAMED])
    when = said(first) if first == last else f"{said(first)}至{said(last, first)}"
    when_en = first.isoformat() if first == last else f"{first} to {last}"
    key = "guard-leaves-more" if len(titles) > NAMED else "guard-leaves"
    return Problem("", *fill(PAGE, key, when=when, when_en=when_en, titles=named, count=len(titles)))


def _is_left_out(item: ItemRecord, row: Day, days: Days, now: datetime) -> bool:
    if approved_for_guard(item.rules, row.periods):
        return False
    midnight = datetime.combine(row.day, datetime.min.time(), now.tzinfo)
    return bool(openings(item.rules, max(midnight, now), midnight + DAY, "", days.table(now)))
