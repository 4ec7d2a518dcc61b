"""What stands outside a file and overrules it: the dates in its name, the calendar file of its section, the rows of the schedule.

Pure. In: the rules that the file and its section give. Out: the rules in force. A row for a file replaces what it says;
rows for a section narrow what lies in it, and never let play what is over.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from signage.core.calendar.name_dates import Dated, days_of
from signage.core.rules import Rules, Window
from signage.core.schedule.rows import Row
from signage.core.verdict import Note, Reason


def by_name(rules: Rules, dated: Dated, seen: datetime) -> tuple[Rules, Note | None]:
    """`rules` with the days in a name, and a note where they are none.

    `seen` (aware, the site's zone) is when the file was accepted: a day without a year lies near it, for good.
    """
    days = days_of(dated, seen.date()) if dated.limits else None
    if dated.mistake or (dated.limits and days is None):
        return rules, Note(Reason.NAME_MISTAKE, dated.mistake)
    if days is None:
        return rules, None
    first = _midnight(days[0], seen) if days[0] else rules.valid_from
    last = _midnight(days[1] + timedelta(days=1), seen) if days[1] else rules.valid_until
    if first is not None and last is not None and first >= last:  # the other end was written for another occasion
        first, last = (first, None) if days[0] else (None, last)
    return replace(rules, valid_from=first, valid_until=last), None


def by_file_rows(rules: Rules, rows: tuple[Row, ...]) -> Rules:
    """`rules` with the rows that name this file; any of several rows makes it due."""
    if not rows:
        return rules
    windows = tuple(_window(rules, row) for row in rows)
    bounds = _around(windows)
    seconds = next((row.seconds for row in rows if row.seconds), rules.dwell_s)
    if len(windows) == 1:
        windows = (replace(windows[0], valid_from=None, valid_until=None, places=()),)
    return replace(
        rules,
        valid_from=bounds.valid_from,
        valid_until=bounds.valid_until,
        places=bounds.places,
        dwell_s=seconds,
        windows=_needed(windows),
    )


def by_section_rows(rules: Rules, rows: tuple[Row, ...]) -> Rules:
    """`rules` narrowed by the rows that name its section; hours that the file names itself count instead of theirs."""
    if not rows:
        return rules
    windows = tuple(Window(row.first, row.last, row.weekdays, row.dayparts, row.places or (), row.days) for row in rows)
    bounds = _around(windows)
    return replace(
        rules,
        valid_from=max((at for at in (rules.valid_from, bounds.valid_from) if at is not None), default=None),
        valid_until=min((at for at in (rules.valid_until, bounds.valid_until) if at is not None), default=None),
        places=rules.places or bounds.places,
        dwell_s=rules.dwell_s or next((row.seconds for row in rows if row.seconds), 0.0),
        windows=rules.windows or _needed(windows),
    )


def by_calendar(rules: Rules, windows: tuple[Window, ...]) -> Rules:
    """`rules` with the days and hours of its section's calendar file; days or hours that they name themselves count instead."""
    if not windows or rules.dates:
        return rules
    own = rules.windows or (Window(),)
    return replace(rules, windows=_needed(tuple(_both(one, each) for one in own for each in windows)))


def _both(own: Window, other: Window) -> Window:
    """Between the moments of both, on the days and in the hours of `own`, where it names none on those of `other`."""
    if own.dates:
        return own
    firsts = [at for at in (own.valid_from, other.valid_from) if at is not None]
    lasts = [at for at in (own.valid_until, other.valid_until) if at is not None]
    first, last = max(firsts, default=None), min(lasts, default=None)
    return replace(own, valid_from=first, valid_until=last, dayparts=own.dayparts or other.dayparts, dates=other.dates)


def _window(rules: Rules, row: Row) -> Window:
    """One row; what it does not say, the file says."""
    return Window(
        row.first if row.first or row.from_ever else rules.valid_from,
        row.last if row.last or row.for_ever else rules.valid_until,
        row.weekdays,
        row.dayparts,
        rules.places if row.places is None else row.places,
        row.days,
    )


def _around(windows: tuple[Window, ...]) -> Window:
    """The first and the last moment of all windows, and every place that any of them names."""
    firsts = [window.valid_from for window in windows if window.valid_from is not None]
    lasts = [window.valid_until for window in windows if window.valid_until is not None]
    everywhere = any(not window.places for window in windows)
    return Window(
        min(firsts) if len(firsts) == len(windows) else None,
        max(lasts) if len(lasts) == len(windows) else None,
        places=() if everywhere else tuple(dict.fromkeys(name for window in windows for name in window.places)),
    )


def _needed(windows: tuple[Window, ...]) -> tuple[Window, ...]:
    """The windows, unless one of them says nothing: then it is always open."""
    return () if Window() in windows else tuple(dict.fromkeys(windows))


def _midnight(day: date, seen: datetime) -> datetime:
    return datetime.combine(day, time(), seen.tzinfo)
