"""The plan: what will be on a screen from one moment to another, and why it changes. Of any time, past or future.

Pure, and made only of what the player asks too: the day table, `due` (by its `agenda`), the mood, the wheel. In: items, the
place, the calendar, the slides of each item in each tone. Out: segments without gaps, cut exactly where the items that are
due, the level, the tone or what has the whole screen change. Says what the present content would do; what was really shown is in the ledger.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from signage.core.calendar.daytable import DayTable
from signage.core.calendar.mood import Mood, mood_of, plays_under
from signage.core.calendar.mourning import Mourning, Switch
from signage.core.calendar.periods import Level, PeriodRule
from signage.core.item import ItemRecord, Kind
from signage.core.occasions.guard import approved_for_guard
from signage.core.rotation.agenda import agenda_of
from signage.core.rotation.claims import Claim
from signage.core.rotation.held import Held
from signage.core.rotation.parts import Planned, Shares, SlidesIn
from signage.core.rotation.places import shown_here
from signage.core.rotation.segment import Segment, is_other
from signage.core.rules import Role, Rules
from signage.core.settings import Place
from signage.core.verdict import Verdict

Own = Callable[[Mood, date], tuple[Planned, ...]]
"""The program's own cards of a day in a mood, before their shares are known."""


def nothing_own(mood: Mood, day: date) -> tuple[Planned, ...]:
    """For a program without cards of its own."""
    del mood, day
    return ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """All that the days mean: the table, the periods that it was made from, the mourning switch."""

    table: DayTable
    periods: tuple[PeriodRule, ...] = ()
    mourning: Mourning | None = None

    def mood(self, moment: datetime) -> Mood:
        """The mood at `moment`."""
        on = self.mourning is not None and self.mourning.holds_at(moment)
        return mood_of(self.table, moment, Switch.ON if on else Switch.OFF)

    def allows(self, rules: Rules, mood: Mood, moment: datetime) -> bool:
        """Whether tone and level of the moment let an item play."""
        if mood.level is Level.GUARD:
            row = self.table.at(moment.date())
            if not approved_for_guard(rules, row.periods if row is not None else ()):
                return False
        return plays_under(mood.tone, rules.periods, self.periods)


def segments(
    items: Iterable[ItemRecord],
    place: Place | None,
    calendar: Calendar,
    start: datetime,
    end: datetime,
    slides: SlidesIn,
    *,
    own: Own = nothing_own,
    held: tuple[Held, ...] = (),
) -> tuple[Segment, ...]:
    """The segments of `start` … `end` (aware, the site's zone). Without a place nothing of the folder plays.

    `held`: when the screen is not the content's.
    """
    here = [one for one in items if place is not None and _plays(one) and shown_here(one.rules, place)]
    here.sort(key=lambda one: -one.rules.priority)
    agenda = agenda_of([one.rules for one in here], start, end, place.name if place is not None else "", calendar.table)
    edges = {edge for each in held for edge in (each.begins, each.ends)} | set(_moods(calendar, start, end))
    turns = {edge.astimezone(UTC) for edge in edges} | {datetime.fromtimestamp(turn, UTC) for turn in agenda.turns}
    shares, claims = Shares(slides), _Claims(held)
    found: list[Segment] = []
    shown: tuple[Planned, ...] | None = None
    last = end.astimezone(UTC)
    for moment in sorted(one for one in turns if one < last):
        local = moment.astimezone(start.tzinfo)
        mood, claim = calendar.mood(local), claims.at(local)
        playing: tuple[Planned, ...] = ()
        if claim is None:
            cards = own(mood, local.date()) if place is not None else ()
            allowed = (here[number] for number in agenda.due(local) if calendar.allows(here[number].rules, mood, local))
            playing = (*cards, *map(Planned, allowed))
        if found and _same(found[-1], mood, claim, playing):
            continue
        planned = shares.of(playing, mood.tone, local) if playing else ()
        found.append(
            _segment_after(found[-1] if found else None, Segment(local, local, mood, planned, claim=claim), shown)
        )
        shown = planned if claim is None else shown
    return _closed(found, end)


class _Claims:
    """Which claim has the screen at a moment."""

    def __init__(self, held: tuple[Held, ...]) -> None:
        self._held, self._begins = held, [one.begins for one in held]

    def at(self, moment: datetime) -> Claim | None:
        number = bisect_right(self._begins, moment) - 1
        return self._held[number].claim if number >= 0 and moment < self._held[number].ends else None


def _plays(item: ItemRecord) -> bool:
    shown = item.rules.role in (Role.PLAY, Role.TICKER) and item.kind is not Kind.CALENDAR
    return shown and item.verdict is Verdict.ACCEPTED


def _moods(calendar: Calendar, start: datetime, end: datetime) -> Iterable[datetime]:
    """The moments at which level or tone may change."""
    yield start
    for row in calendar.table.rows:
        midnight = datetime.combine(row.day, datetime.min.time(), start.tzinfo)
        if start < midnight < end:
            yield midnight
    if calendar.mourning is not None:
        yield from (one for one in (calendar.mourning.since, calendar.mourning.until) if start < one < end)


def _same(segment: Segment, mood: Mood, claim: Claim | None, playing: tuple[Planned, ...]) -> bool:
    if (segment.mood.level, segment.mood.tone) != (mood.level, mood.tone):
        return False
    if is_other(claim, segment.claim) or is_other(segment.claim, claim) or len(segment.items) != len(playing):
        return False
    pairs = zip(segment.items, playing, strict=True)
    return all(one.item is other.item or one.item.id == other.item.id for one, other in pairs)


def _segment_after(last: Segment | None, new: Segment, shown: tuple[Planned, ...] | None) -> Segment:
    """The next segment, whose end is not known yet. `shown`: what the content showed last."""
    if last is None:
        return new
    after = replace(new, before=last.mood, over=last.claim)
    if new.claim is not None or shown is None:
        return after
    olds, news = ({one.item.id for one in each} for each in (shown, new.items))
    came = tuple(one.item for one in new.items if one.item.id not in olds)
    went = tuple(one.item for one in shown if one.item.id not in news)
    return replace(after, came=came, went=went)


def _closed(found: list[Segment], end: datetime) -> tuple[Segment, ...]:
    ends = [*(one.begins for one in found[1:]), end]
    return tuple(replace(one, ends=until) for one, until in zip(found, ends, strict=True))
