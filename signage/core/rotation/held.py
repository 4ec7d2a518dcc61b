"""When something else than the content has a screen: takeovers, meetings, the dark hours, for whoever looks further than now.

Pure. In: items, orders, the hours, the day table, two aware moments of one zone. Out: stretches in order, each with the
claim that has the screen; between them the content plays. They say what the player asks in every turn (`claims`, `is_dark`).
An order counts from the moment it was given, so that the past stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from signage.core.calendar.daytable import Day, DayTable
from signage.core.item import ItemRecord
from signage.core.rotation.claims import Claim, Sort, claims, leading
from signage.core.rotation.hours import DayOf, is_dark, next_turn, no_calendar, stretch_of
from signage.core.rotation.orders import Order
from signage.core.settings import Hours, Place

DAY = timedelta(days=1)
DARK = "dark"
"""The id of the claim of the dark hours."""


@dataclass(frozen=True, slots=True)
class Held:
    """From `begins` until before `ends` the screen is `claim`'s."""

    begins: datetime
    ends: datetime
    claim: Claim


@dataclass(frozen=True, slots=True)
class Told:
    """All that may claim a screen: what lies in takeover sections, what was ordered at the PC, when screens are dark."""

    items: tuple[ItemRecord, ...]
    orders: tuple[Order, ...]
    hours: Hours


def held(
    told: Told, place: Place | None, screen: str, start: datetime, end: datetime, table: DayTable
) -> tuple[Held, ...]:
    """The stretches of `start` … `end` in which the screen is not the content's, in the zone of `start`."""
    ask = _Ask(told, place, screen, table)
    edges = {start, end} | {moment for moment in ask.edges(start, end) if start < moment < end}
    moments = sorted(moment.astimezone(UTC) for moment in edges)
    found: list[Held] = []
    for begins, ends in pairwise(moments):
        here, there = begins.astimezone(start.tzinfo), ends.astimezone(start.tzinfo)
        claim = ask.claim(here)
        if claim is None:
            continue
        last = found[-1] if found else None
        if last is not None and last.ends == here and last.claim.id == claim.id:
            found[-1] = Held(last.begins, there, last.claim)
        else:
            found.append(Held(here, there, claim))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Ask:
    """One screen's claims at any moment."""

    told: Told
    place: Place | None
    screen: str
    table: DayTable

    def edges(self, start: datetime, end: datetime) -> Iterator[datetime]:
        """Every moment at which the answer may be another one."""
        for order in self.told.orders:
            yield from (order.begun, order.until, order.over)
        for claim in claims(self.told.items, (), self.place, self.screen, datetime.min.replace(tzinfo=UTC)):
            yield from (claim.begun, claim.until)
        day = start.date() - DAY
        while day <= end.date():
            midnight = datetime.combine(day, datetime.min.time(), start.tzinfo)
            yield from (midnight + timedelta(minutes=minute) for minute in stretch_of(self.told.hours, day, self.day))
            day += DAY

    def claim(self, now: datetime) -> Claim | None:
        """The claim that has the screen at `now`."""
        known = tuple(order for order in self.told.orders if order.begun <= now)
        found = claims(self.told.items, known, self.place, self.screen, now)
        claim = leading(each for each in found if each.begun <= now)
        return claim or dark(self.told.hours, now, self.day)

    def day(self, day: date) -> Day | None:
        return self.table.at(day)


def dark(hours: Hours, now: datetime, day_of: DayOf = no_calendar) -> Claim | None:
    """The claim of the dark hours, if they are now."""
    if not is_dark(hours, now, day_of):
        return None
    return Claim(DARK, Sort.DARK, now, next_turn(hours, now, day_of) or now, blank=True)
