"""What a person should know about the calendar: a year that is missing, a notice that differs, days that wait.

In: what the content folder knows, settings, a day. Out: findings in words. Never: a guess about days nobody announced.
"""

from __future__ import annotations

from datetime import date

from signage.core.calendar.announced import Announced, CalendarFacts, named_in
from signage.core.calendar.holiday_notice import differences
from signage.core.check_report import Finding
from signage.core.settings import Problem, Settings
from signage.facts.holidays import ALL_HOLIDAYS, official_day, official_years
from signage.facts.periods import periods_of
from signage.words.fill import fill
from signage.words.holidays import HOLIDAYS, differs

ASKED, URGENTLY = (11, 1), (12, 15)
"""From when next year's arrangement is asked for, and from when urgently: it is announced in November as a rule."""


def year_asked_for(today: date, known: CalendarFacts) -> tuple[int, bool] | None:
    """The year whose arrangement is missing, and whether that is urgent; None when nothing is."""
    for year in (today.year, today.year + 1):
        announced = any(notice.year == year and named_in(notice) >= ALL_HOLIDAYS for notice in known.holidays)
        if year in official_years() or announced:
            continue
        begun = (today.month, today.day)
        if year == today.year or begun >= URGENTLY:
            return year, True
        return (year, False) if begun >= ASKED else None
    return None


def asked(today: date, known: CalendarFacts) -> Problem | None:
    """The sentence that asks for a missing year; None when nothing is missing."""
    missing = year_asked_for(today, known)
    if missing is None:
        return None
    year, urgent = missing
    return Problem("", *fill(HOLIDAYS, "asked-urgently" if urgent else "asked", year=year))


def calendar_findings(today: date, known: CalendarFacts, settings: Settings) -> tuple[Finding, ...]:
    """All of it, what is missing first."""
    missing = asked(today, known)
    return (
        *([Finding("holidays-asked", "warning", missing.text_zh, missing.text_en)] if missing else []),
        *(found for notice in known.holidays if (found := _difference(notice)) is not None),
        *(
            Finding("period-unconfirmed", "warning", *fill(HOLIDAYS, "unconfirmed", name=rule.name))
            for rule in periods_of(settings)
            if rule.on and not rule.confirmed
        ),
    )


def _difference(notice: Announced) -> Finding | None:
    """Where a notice and the official calendar of its year differ; None where they do not, or there is none."""
    if notice.year not in official_years():
        return None
    other = differences({each.day: official_day(each.day).off for each in notice.days}, notice)
    return Finding("holidays-differ", "warning", *differs(notice.year, other)) if other else None
