"""The built-in cards of one player: made anew when the day, the mood, the calendar or the settings are others.

In: the almanac, who is responsible. Out: `items`, the call, and their decks by hash, which the library opens like those of
the store. Never writes anything, and never takes part in a snapshot.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from signage.core.calendar.daytable import DayTable
from signage.core.calendar.mood import Mood
from signage.core.calendar.periods import Level
from signage.core.item import ItemRecord
from signage.core.occasions.guard import approved_for_guard
from signage.core.occasions.items import Builtin, builtins_of
from signage.core.rules import Rules
from signage.core.settings import Settings
from signage.screen.almanac import Almanac
from signage.words.periods import texts

OpenDerivative = Callable[[str], bytes | None]


class Occasions:
    """Asked in every turn. `settings` are those in force."""

    def __init__(self, almanac: Almanac, settings: Callable[[], Settings]) -> None:
        self._almanac, self._settings, self._texts = almanac, settings, texts()
        self._asked: tuple[date, Mood, str, bool] | None = None
        self._table: DayTable | None = None
        self._made: tuple[Builtin, ...] = ()
        self._data: dict[str, bytes] = {}
        self._called: tuple[date, int] | None = None

    @property
    def items(self) -> tuple[ItemRecord, ...]:
        """All of them, in order."""
        return tuple(each.item for each in self._made)

    def look(self, today: date) -> bool:
        """Whether they are others now."""
        almanac, settings = self._almanac, self._settings()
        asked = (today, almanac.mood, settings.site.department, settings.special.cards)
        if asked == self._asked and almanac.table is self._table:
            return False
        self._asked, self._table = asked, almanac.table
        day = almanac.table.at(today) if almanac.table is not None else None
        department = settings.site.department
        found = builtins_of(almanac.mood, day, almanac.table, almanac.periods, self._texts, department)
        before, self._made = self._made, found if settings.special.cards else ()
        self._data = {made.sha256: each.data for each in self._made for made in each.item.derivatives}
        return before != self._made

    def open(self, below: OpenDerivative) -> OpenDerivative:
        """Opens a deck of its own, or what lies `below`."""
        return lambda sha256: self._data.get(sha256) or below(sha256)

    def calls(self, item: ItemRecord) -> bool:
        """Whether an item comes by itself, not in its turn."""
        return any(each.calls and each.item.id == item.id for each in self._made)

    def call(self, now: datetime) -> ItemRecord | None:
        """The full-screen reminder, once in every stretch of so many minutes of the day.

        A player that starts within one leaves it to the next: the others beside it have shown it.
        """
        found = next((each.item for each in self._made if each.calls), None)
        every = self._settings().special.guard_min
        if found is None or not every:
            return None
        number, minute = divmod(now.hour * 60 + now.minute, every)
        stretch = (now.date(), number)
        missed = self._called is None and minute > 0
        if stretch == self._called:
            return None
        self._called = stretch
        return None if missed else found

    def allows(self, rules: Rules, today: date) -> bool:
        """Whether the level of the moment lets an item of the content folder play."""
        if self._almanac.mood.level is not Level.GUARD:
            return True
        day = self._almanac.table.at(today) if self._almanac.table is not None else None
        return approved_for_guard(rules, day.periods if day is not None else ())
