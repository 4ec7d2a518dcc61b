"""What `check` sees coming: days with nothing to show, what never plays, periods without content, parts too seldom met.

Pure, and cheap. In: records, settings, the day table, the slides of each screen, the time now (aware). Out: findings. What is
due is asked of `due`, how often something comes of the wheel, as the player does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from signage.core.calendar.daytable import DayTable
from signage.core.calendar.periods import PeriodRule, Tone
from signage.core.check import FindingWords
from signage.core.check_report import Finding
from signage.core.item import ItemRecord, Kind
from signage.core.rotation.days import AT_WORK
from signage.core.rotation.due import is_due, next_change
from signage.core.rotation.openings import openings
from signage.core.rotation.places import shown_here
from signage.core.rotation.slides import Slide
from signage.core.rotation.wheel import wheel
from signage.core.rules import Part, Role
from signage.core.settings import Place, Settings, place_of
from signage.core.verdict import Verdict

DAY = timedelta(days=1)
SHOW_DAYS, PERIOD_DAYS = 30, 60
"""So far ahead it looks for days with nothing to show, and for periods without content."""
PROBE = time(10)
PROBE_HOURS = 3
"""How often a part comes is asked of three hours of the next working day; less than once an hour is too seldom."""
NAMED = 5

SlidesOf = Mapping[str, Mapping[str, tuple[Slide, ...]]]
"""Screen → item id → its slides there."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is known of the days to come. The table reaches a year and more; `periods` are those that it was made from."""

    table: DayTable
    periods: tuple[PeriodRule, ...]
    slides: SlidesOf


def outlook(
    records: Iterable[ItemRecord], settings: Settings, ahead: Ahead, now: datetime, words: FindingWords
) -> tuple[Finding, ...]:
    """All findings about the days to come, the most urgent first."""
    accepted = [one for one in records if one.verdict is Verdict.ACCEPTED and one.kind is not Kind.CALENDAR]
    shown = [one for one in accepted if one.rules.role in (Role.PLAY, Role.TICKER)]
    current = [one for one in shown if not _is_over(one, now)]
    found = (
        *_empty_days(current, settings, ahead, now),
        *_never(current, settings, ahead, now),
        *_expired(shown, now),
        *_bare_periods(current, ahead, now),
        *_rare_parts(current, settings, ahead, now),
    )
    return tuple(Finding(code, "warning", *words(key, **fields)) for code, key, fields in found)


Said = tuple[str, str, dict[str, object]]
"""A finding's code, the key of its words, and what fills them."""


def _is_over(record: ItemRecord, now: datetime) -> bool:
    return record.rules.valid_until is not None and record.rules.valid_until <= now


def _empty_days(records: list[ItemRecord], settings: Settings, ahead: Ahead, now: datetime) -> Iterator[Said]:
    start = datetime.combine(now.date(), time(), now.tzinfo)
    end = start + SHOW_DAYS * DAY
    every = {now.date() + step * DAY for step in range(SHOW_DAYS)}
    for screen in settings.screens:
        place, slides = place_of(settings, screen), ahead.slides.get(screen.name, {})
        if place is None:
            continue
        left = set(every)
        for one in records:
            if not left:
                break
            if slides.get(one.id) and shown_here(one.rules, place):
                for begins, ends in openings(one.rules, start, end, place.name, ahead.table):
                    left -= set(_days(begins, ends))
        if left:
            days = "、".join(f"{day:%m-%d}" for day in islice(sorted(left), NAMED))
            said = {"screen": screen.name, "days": days, "count": len(left), "ahead": SHOW_DAYS}
            yield "nothing-to-show", "nothing-to-show", said


def _days(begins: datetime, ends: datetime) -> Iterator[date]:
    day, last = begins.date(), (ends - timedelta(microseconds=1)).date()
    while day <= last:
        yield day
        day += DAY


def _never(records: list[ItemRecord], settings: Settings, ahead: Ahead, now: datetime) -> Iterator[Said]:
    places = [place for screen in settings.screens if (place := place_of(settings, screen)) is not None]
    for one in records:
        said: dict[str, object] = {"title": one.title, "path": one.path}
        here = [place for place in places if shown_here(one.rules, place)]
        if places and not here:
            yield "never-plays", "never-here", said
        elif here and not any(_comes(one, place, ahead.table, now) for place in here):
            yield "never-plays", "never-plays", said


def _comes(record: ItemRecord, place: Place, table: DayTable, now: datetime) -> bool:
    """Whether it is due now or some time."""
    asked = (record.rules, now, place.name, table)
    return is_due(*asked) or next_change(*asked) is not None


def _expired(records: list[ItemRecord], now: datetime) -> Iterator[Said]:
    over = [one.title for one in records if _is_over(one, now)]
    if over:
        titles = "、".join(f"“{title}”" for title in over[:NAMED])
        yield "expired", "expired-some" if len(over) > NAMED else "expired-few", {"titles": titles, "count": len(over)}


def _bare_periods(records: list[ItemRecord], ahead: Ahead, now: datetime) -> Iterator[Said]:
    """A day of mourning needs none: its screen has one sentence."""
    names = {rule.key: (rule.name, rule.name_en) for rule in ahead.periods}
    told = {key for one in records for key in one.rules.periods}
    told |= {rule.key for rule in ahead.periods if rule.tone is Tone.MOURNING}
    for step in range(PERIOD_DAYS):
        row = ahead.table.at(now.date() + step * DAY)
        for key in row.periods if row is not None else ():
            if key not in told:
                told.add(key)
                name, name_en = names.get(key, (key, key))
                first = (now.date() + step * DAY).isoformat()
                yield (
                    "period-without-content",
                    "period-without-content",
                    {"name": name, "name_en": name_en, "first": first},
                )


def _rare_parts(records: list[ItemRecord], settings: Settings, ahead: Ahead, now: datetime) -> Iterator[Said]:
    probe = datetime.combine(_next_workday(ahead.table, now.date()), PROBE, now.tzinfo)
    for screen in settings.screens:
        place, slides = place_of(settings, screen), ahead.slides.get(screen.name, {})
        if place is None:
            continue
        due = [
            one
            for one in sorted(records, key=lambda one: -one.rules.priority)
            if slides.get(one.id) and shown_here(one.rules, place) and is_due(one.rules, probe, place.name, ahead.table)
        ]
        parts = {one.id: one.rules.part for one in due}
        turning = tuple(slide for one in due for slide in slides[one.id])
        hours = (wheel(turning, probe + step * DAY / 24) for step in range(PROBE_HOURS))
        seconds: Counter[Part | None] = Counter()
        times: Counter[Part | None] = Counter()
        for slot in (slot for slots in hours for slot in slots):
            times[parts[slot.slide.item]] += 1
            seconds[parts[slot.slide.item]] += int(slot.end - slot.start)
        for part in Part:
            if part in parts.values() and times[part] < PROBE_HOURS:
                share = 100 * seconds[part] / max(1, seconds.total())
                yield "part-rare", "part-rare", {"screen": screen.name, "part": part.value, "share": share}


def _next_workday(table: DayTable, today: date) -> date:
    """The next working day that is known, today among them; today where none is."""
    later = (row.day for row in table.rows if row.day >= today and row.kind in AT_WORK)
    return next(later, today)
