"""The calendar of the player: its day table, and what the calendar asks of the screen now.

In: the time, the mourning switch in the state folder, settings, what the content folder knows of the calendar. Out: `table`, `mood`, and one record of each change of
level or tone with its reason. The first table is a few days long, so that the first picture has its colours and waits
for nothing; the whole one follows in the next turn, and again when the day turns or there is other knowledge. Never decides what is shown.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta

from signage.core.calendar.announced import NOTHING_KNOWN, CalendarFacts
from signage.core.calendar.daytable import Day, DayTable
from signage.core.calendar.mood import Mood, mood_of, plays_under
from signage.core.calendar.mourning import Mourning, Switch
from signage.core.calendar.periods import Level, PeriodRule, Tone
from signage.core.clock import is_undated
from signage.core.rules import Rules
from signage.core.settings import Settings
from signage.facts.periods import day_table, periods_of

FIRST = (2, 5)
WHOLE = (40, 441)
"""Days before today and days in all, of the first table and of every later one."""
KNOWN = range(1900, 2200)
"""Years that the calendar is asked about; a clock that says another one is wrong, and nothing is known."""
LOOK_S = 0.5
"""Seconds between two looks at the mourning switch."""
LOG = logging.getLogger("signage.screen")
USUAL = Settings()
Record = Callable[[Mood, Mood, datetime], None]


def logged(before: Mood, after: Mood, now: datetime) -> None:
    """A change of level or tone, as one line of the log."""
    levels, tones = f"level {before.level} → {after.level}", f"tone {before.tone} → {after.tone}"
    why = f"{after.reason}, {after.tone_reason}"
    LOG.info("%s, %s: %s (%s)", levels, tones, why, now.isoformat(timespec="seconds"))


class Almanac:
    """Asked in every turn. `switch` reads the mourning switch; `record` hears of every change of the mood."""

    def __init__(
        self,
        switch: Callable[[], tuple[Mourning | None, bool]],
        mono: Callable[[], float],
        record: Record = logged,
        settings: Settings = USUAL,
    ) -> None:
        self._switch, self._mono, self._record = switch, mono, record
        self._settings, self._facts = settings, NOTHING_KNOWN
        self._periods: tuple[PeriodRule, ...] = ()
        self._made_for: date | None = None
        self._whole = False
        self._looked = float("-inf")
        self._mourning: tuple[Mourning | None, bool] = (None, True)
        self.table: DayTable | None = None
        self.mood = Mood()
        self.trusted = True

    def know(self, settings: Settings, facts: CalendarFacts) -> None:
        """What the table is made of besides the days; another table is made at the next look if this is new."""
        if (settings.periods, facts) != (self._settings.periods, self._facts):
            self._whole = False
        self._settings, self._facts = settings, facts

    def look(self, now: datetime, *, trusted: bool = True) -> None:
        """Makes the table where it is needed, and asks for the mood of this moment.

        Under a clock that is not believed (`trusted`) there is no table, and so no level, no festive tone and no period.
        """
        self.trusted = trusted
        if not trusted:
            self.table, self._made_for, self._whole = None, None, False
        elif self._made_for != now.date() or not self._whole:
            self._renew(now.date())
        if self._mono() - self._looked >= LOOK_S:
            self._looked, self._mourning = self._mono(), self._switch()
        before, self.mood = self.mood, mood_of(self.table, now, self._says(now))
        if _told(before) != _told(self.mood):
            self._record(before, self.mood, now)

    @property
    def periods(self) -> tuple[PeriodRule, ...]:
        """The special periods as they are in force."""
        return self._periods

    def day(self, now: datetime) -> Day | None:
        """The row of the day."""
        return self.table.at(now.date()) if self.table is not None else None

    def allows(self, rules: Rules) -> bool:
        """Whether the tone of the moment lets an item play; while nobody knows the day, only what is undated."""
        return (self.trusted or is_undated(rules)) and plays_under(self.mood.tone, rules.periods, self._periods)

    def _renew(self, today: date) -> None:
        self._periods = periods_of(self._settings)
        back, days = FIRST if self._made_for is None else WHOLE
        self._whole, self._made_for = self._made_for is not None, today
        if today.year not in KNOWN:
            self.table = None
            return
        self.table = day_table(self._settings, self._facts, first=today - timedelta(days=back), days=days)

    def _says(self, now: datetime) -> Switch:
        mourning, sure = self._mourning
        if mourning is not None and mourning.holds_at(now):
            return Switch.ON
        return Switch.OFF if sure else Switch.UNSURE


def _told(mood: Mood) -> tuple[Level, Tone, bool]:
    """What of a mood is recorded when it changes."""
    return mood.level, mood.tone, mood.switched
