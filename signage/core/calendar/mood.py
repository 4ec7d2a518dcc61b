"""What the calendar asks of a screen at one moment: a level, a tone, and the reason for both.

Pure. In: the day table, an aware moment in the site's zone, the mourning switch. Out: a `Mood`. Where a day is not known
there is no level and no tone. Whoever shows, plans or records a period asks here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from signage.core.calendar.days import ONE, Certainty
from signage.core.calendar.daytable import Day, DayTable
from signage.core.calendar.mourning import Switch
from signage.core.calendar.periods import LEVELS, Level, Occurrence, PeriodRule, Tone


class Phase(StrEnum):
    """Where a day lies in the period that gives the level. The last working day is named only where it is certain."""

    NONE = ""
    COMING = "coming"
    BEFORE = "before"
    LAST_WORKDAY = "last-workday"
    DAYS_OFF = "days-off"
    OWN = "own"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Cause:
    """The period that gave a tone, its name, and where the day lies in it; empty where none did."""

    period: str = ""
    name: str = ""
    phase: Phase = Phase.NONE


NO_CAUSE = Cause()


@dataclass(frozen=True, slots=True)
class Mood:
    """`period`, `name` and `phase` are those of the period that gave the level, "" where none did; `cause` is why the tone is so.

    `switched`: the tone is mourning because a person said so.
    """

    level: Level = Level.NORMAL
    tone: Tone = Tone.NEUTRAL
    period: str = ""
    name: str = ""
    phase: Phase = Phase.NONE
    switched: bool = False
    cause: Cause = NO_CAUSE

    @property
    def strip(self) -> Level | None:
        """The level that the strip under the header names; None: there is no strip.

        Mourning comes before every level but an emergency: its screen has one sentence and nothing else.
        """
        stands = LEVELS.index(self.level) >= LEVELS.index(Level.CAUTION) and self.tone is not Tone.MOURNING
        return self.level if stands else None

    @property
    def reason(self) -> str:
        """Why the level is so, in a form for logs and ledgers: `spring/last-workday`, `-` where no period gave it."""
        return f"{self.period}/{self.phase}" if self.period else "-"

    @property
    def tone_reason(self) -> str:
        """Why the tone is so, in the same form: `martyrs/own`, `switch` where a person switched, `-` where it is neutral."""
        if self.switched:
            return "switch"
        return f"{self.cause.period}/{self.cause.phase}" if self.cause.period else "-"


def mood_of(table: DayTable | None, now: datetime, switch: Switch = Switch.OFF) -> Mood:
    """The mood at `now`. Doubt about the switch is neutral, never festive."""
    day = table.at(now.date()) if table is not None else None
    tone = day.tone if day is not None else Tone.NEUTRAL
    if switch is Switch.ON:
        tone = Tone.MOURNING
    elif switch is Switch.UNSURE and tone is Tone.FESTIVE:
        tone = Tone.NEUTRAL
    switched = switch is Switch.ON
    cause = _cause(day) if day is not None and tone is day.tone and not switched else NO_CAUSE
    if day is None or day.leading is None:
        return Mood(tone=tone, switched=switched, cause=cause)
    rule = day.leading.rule
    return Mood(day.level, tone, rule.key, rule.name, _phase(day.day, day.leading), switched, cause)


def _cause(day: Day) -> Cause:
    if day.toning is None:
        return NO_CAUSE
    return Cause(day.toning.rule.key, day.toning.rule.name, _phase(day.day, day.toning))


def _phase(day: date, leading: Occurrence) -> Phase:
    """The days off of a holiday begin after a working day, whichever that is; what is not announced is not certain."""
    days_off = bool(leading.rule.holiday)
    if day > leading.last:
        return Phase.AFTER
    if day >= leading.first:
        return Phase.DAYS_OFF if days_off else Phase.OWN
    if not days_off:
        return Phase.COMING
    is_last = day + ONE == leading.first and leading.certainty is not Certainty.STATUTORY_ONLY
    return Phase.LAST_WORKDAY if is_last else Phase.BEFORE


def plays_under(tone: Tone, periods: Iterable[str], rules: Iterable[PeriodRule]) -> bool:
    """Whether an item of these periods (keys; none: any day) may play in `tone`: festive ones rest under mourning."""
    keys = set(periods)
    if tone is not Tone.MOURNING or not keys:
        return True
    return not keys <= {rule.key for rule in rules if rule.tone is Tone.FESTIVE}
