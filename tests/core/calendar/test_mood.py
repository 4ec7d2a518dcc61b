"""What the calendar asks of the screen, day by day: level, tone, phase, and what mourning overrules."""

from datetime import UTC, date, datetime, timedelta

import pytest

from signage.core.calendar.days import Certainty, DayFact, is_weekend
from signage.core.calendar.daytable import DayTable, table_of
from signage.core.calendar.mood import Mood, Phase, mood_of, plays_under
from signage.core.calendar.mourning import LONGEST, Mourning, Switch, Wrong, mourning_until
from signage.core.calendar.periods import Level, PeriodRule, Step, Tone

FIRST = date(2026, 1, 1)
FEAST = PeriodRule(
    "feast",
    "佳节",
    "the feast",
    holiday="佳节",
    before=(Step(Level.NOTICE, days=10), Step(Level.CAUTION, days=3), Step(Level.GUARD, workdays=1)),
    during=Level.CAUTION,
    after=Level.NOTICE,
    tone=Tone.FESTIVE,
)
MEETING = PeriodRule(
    "meeting",
    "大会",
    "the meeting",
    dates=((date(2026, 6, 1), date(2026, 6, 2)),),
    before=(Step(Level.CAUTION, days=2),),
    during=Level.GUARD,
)
MEMORY = PeriodRule("memory", "纪念日", "the day", fixed=(7, 1), tone=Tone.MOURNING)
RULES = (FEAST, MEETING, MEMORY)


def table(certainty: Certainty = Certainty.OFFICIAL, *rules: PeriodRule) -> DayTable:
    """A feast from Thursday 2 to Saturday 4 April, with Sunday the 5th and a make-up day on Sunday 29 March."""
    facts = {}
    for step in range(-100, 400):
        day = FIRST + timedelta(days=step)
        feast = date(2026, 4, 2) <= day <= date(2026, 4, 4)
        off = feast or (is_weekend(day) and day != date(2026, 3, 29))
        facts[day] = DayFact(day, off, "佳节" if feast else "", certainty)
    return table_of(facts, rules or RULES, {}, FIRST, 300)


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T00:00:00").replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "level", "tone", "phase", "strip"),
    [
        ("2026-03-22", Level.NORMAL, Tone.NEUTRAL, Phase.NONE, None),
        ("2026-03-23", Level.NOTICE, Tone.NEUTRAL, Phase.BEFORE, None),
        ("2026-03-30", Level.CAUTION, Tone.NEUTRAL, Phase.BEFORE, Level.CAUTION),
        ("2026-04-01", Level.GUARD, Tone.NEUTRAL, Phase.LAST_WORKDAY, Level.GUARD),
        ("2026-04-02", Level.CAUTION, Tone.FESTIVE, Phase.DAYS_OFF, Level.CAUTION),
        ("2026-04-05", Level.CAUTION, Tone.FESTIVE, Phase.DAYS_OFF, Level.CAUTION),
        ("2026-04-06", Level.NOTICE, Tone.NEUTRAL, Phase.AFTER, None),
        ("2026-04-07", Level.NORMAL, Tone.NEUTRAL, Phase.NONE, None),
        ("2026-05-30", Level.CAUTION, Tone.NEUTRAL, Phase.COMING, Level.CAUTION),
        ("2026-06-01", Level.GUARD, Tone.NEUTRAL, Phase.OWN, Level.GUARD),
        ("2026-07-01", Level.NOTICE, Tone.MOURNING, Phase.OWN, None),
        ("2027-09-01", Level.NORMAL, Tone.NEUTRAL, Phase.NONE, None),
    ],
)
def test_a_year(day: str, level: Level, tone: Tone, phase: Phase, strip: Level | None) -> None:
    mood = mood_of(table(), at(day))
    assert (mood.level, mood.tone, mood.phase, mood.strip) == (level, tone, phase, strip)


def test_the_last_working_day_may_be_a_friday_and_is_named_only_where_it_is_certain() -> None:
    lead = Step(Level.GUARD, days=4)
    early = PeriodRule("feast", "佳节", "the feast", holiday="佳节", before=(lead,), during=Level.CAUTION)
    sure, unsure = table(Certainty.OFFICIAL, early), table(Certainty.STATUTORY_ONLY, early)
    days = ("2026-03-29", "2026-03-31", "2026-04-01")
    assert [mood_of(sure, at(day)).phase for day in days] == [Phase.BEFORE, Phase.BEFORE, Phase.LAST_WORKDAY]
    assert {mood_of(unsure, at(day)).phase for day in days} == {Phase.BEFORE}


def test_where_the_table_ends_nothing_is_certain() -> None:
    full = table()
    short = DayTable(FIRST, full.rows[: (date(2026, 3, 31) - FIRST).days + 1])
    lead = mood_of(short, at("2026-03-31"))
    assert (lead.level, lead.phase) == (Level.CAUTION, Phase.BEFORE)
    assert mood_of(None, at("2026-04-01")) == Mood()


def test_a_working_day_before_days_that_are_off_anyway() -> None:
    """Friday, a free weekend, then the holiday on Monday."""
    facts = {}
    for step in range(-100, 400):
        day = FIRST + timedelta(days=step)
        feast = day == date(2026, 4, 6)
        facts[day] = DayFact(day, feast or is_weekend(day), "佳节" if feast else "", Certainty.OFFICIAL)
    made = table_of(facts, (FEAST,), {}, FIRST, 300)
    assert mood_of(made, at("2026-04-03")).phase is Phase.LAST_WORKDAY
    assert mood_of(made, at("2026-04-04")).phase is Phase.DAYS_OFF, "the block has grown round the holiday"


@pytest.mark.parametrize(
    ("switch", "day", "tone", "strip", "reason"),
    [
        (Switch.ON, "2026-04-02", Tone.MOURNING, None, "switch"),
        (Switch.ON, "2026-03-01", Tone.MOURNING, None, "switch"),
        (Switch.UNSURE, "2026-04-02", Tone.NEUTRAL, Level.CAUTION, "-"),
        (Switch.UNSURE, "2026-07-01", Tone.MOURNING, None, "memory/own"),
        (Switch.OFF, "2026-04-02", Tone.FESTIVE, Level.CAUTION, "feast/days-off"),
        (Switch.OFF, "2026-03-01", Tone.NEUTRAL, None, "-"),
    ],
)
def test_the_switch_comes_before_the_calendar(
    switch: Switch, day: str, tone: Tone, strip: Level | None, reason: str
) -> None:
    mood = mood_of(table(), at(day), switch)
    assert (mood.tone, mood.strip, mood.tone_reason) == (tone, strip, reason)


@pytest.mark.parametrize(
    ("day", "level", "tone"),
    [
        ("2026-04-01", "feast/last-workday", "-"),
        ("2026-04-02", "feast/days-off", "feast/days-off"),
        ("2026-03-01", "-", "-"),
    ],
)
def test_level_and_tone_have_each_their_reason(day: str, level: str, tone: str) -> None:
    mood = mood_of(table(), at(day))
    assert (mood.reason, mood.tone_reason) == (level, tone)


@pytest.mark.parametrize(
    ("tone", "periods", "plays"),
    [
        (Tone.MOURNING, ("feast",), False),
        (Tone.MOURNING, ("feast", "meeting"), True),
        (Tone.MOURNING, (), True),
        (Tone.MOURNING, ("memory",), True),
        (Tone.MOURNING, ("unknown",), True),
        (Tone.FESTIVE, ("feast",), True),
        (Tone.SOLEMN, ("feast",), True),
    ],
)
def test_what_belongs_to_a_feast_alone_rests_under_mourning(tone: Tone, periods: tuple[str, ...], plays: bool) -> None:
    assert plays_under(tone, periods, RULES) is plays


def test_mourning_begins_now_and_always_ends() -> None:
    now, hour = at("2026-04-01"), timedelta(hours=1)
    made = mourning_until(now + hour, now)
    assert made == Mourning(now, now + hour)
    assert isinstance(made, Mourning)
    assert [made.holds_at(now + step * hour) for step in (-1, 0, 1)] == [False, True, False]
    assert mourning_until(now, now) is Wrong.PAST
    assert mourning_until(now + LONGEST, now) == Mourning(now, now + LONGEST)
    assert mourning_until(now + LONGEST + hour, now) is Wrong.TOO_LONG
