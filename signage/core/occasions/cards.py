"""Which built-in cards a day has: theme lines, points, countdowns, reminders, checklists, the full-screen reminder.

Pure, asked with the mood of the moment and the day table. In: those, the periods, the words. Out: `Occasion`s in the order
in which they play. Under mourning there is the plain line of the mourning alone; a festive line plays in a festive tone
only, so that doubt is never festive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from signage.core.calendar.daytable import Day, DayTable
from signage.core.calendar.mood import Mood, Phase
from signage.core.calendar.periods import LEVELS, Level, PeriodRule, Tone
from signage.core.cards.card import Checklist, Countdown, Points, Reminder, Welcome
from signage.core.document import runs_of
from signage.core.occasions.holiday import Holiday, holiday_ahead, said
from signage.core.occasions.texts import Texts
from signage.core.rules import Stretch

MOURNING = "mourning"
"""The key of the period whose line stands while a person has switched mourning on."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One built-in card. `name` tells it from the others of a day; `weight`: its turns in a loop.

    `calls`: it does not take its turn, but comes by itself every few minutes.
    """

    name: str
    section: str
    card: Welcome | Points | Countdown | Checklist | Reminder
    ticker: tuple[str, ...] = ()
    weight: int = 1
    calls: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the cards of a day are made of."""

    mood: Mood
    day: Day
    table: DayTable
    rules: Mapping[str, PeriodRule]
    texts: Texts

    def at_least(self, level: Level) -> bool:
        return LEVELS.index(self.mood.level) >= LEVELS.index(level)

    @property
    def is_holiday(self) -> bool:
        """Whether a statutory holiday gave the level."""
        rule = self.rules.get(self.mood.period)
        return rule is not None and bool(rule.holiday)

    @property
    def standing(self) -> Iterator[tuple[PeriodRule, Stretch]]:
        """The periods of the day, those of its own days first."""
        for key, stretch in zip(self.day.periods, self.day.stretches, strict=True):
            if key in self.rules:
                yield self.rules[key], stretch


def occasions_of(
    mood: Mood, day: Day | None, table: DayTable | None, rules: tuple[PeriodRule, ...], texts: Texts
) -> tuple[Occasion, ...]:
    """All built-in cards of `day`. A day that the calendar does not know has none, but for a mourning switched on."""
    if mood.tone is Tone.MOURNING:
        return tuple(_mourning(mood, day, rules, texts))
    if day is None or table is None:
        return ()
    asked = _Asked(mood, day, table, {rule.key: rule for rule in rules}, texts)
    return (*_lines(asked), *_level(asked), *_countdowns(asked), *_points(asked))


def _mourning(mood: Mood, day: Day | None, rules: tuple[PeriodRule, ...], texts: Texts) -> Iterator[Occasion]:
    """One plain line: that of the day, or of the mourning that a person switched on."""
    grave = {rule.key for rule in rules if rule.tone is Tone.MOURNING}
    keys = (MOURNING,) if mood.switched else tuple(key for key in (day.periods if day else ()) if key in grave)
    for key in keys:
        words = texts.periods.get(key)
        if words is not None and words.line:
            yield Occasion(f"line:{key}", "", Welcome(words.line))


def _lines(asked: _Asked) -> Iterator[Occasion]:
    for rule, stretch in asked.standing:
        words = asked.texts.periods.get(rule.key)
        rests = rule.tone is Tone.FESTIVE and asked.mood.tone is not Tone.FESTIVE
        if stretch is Stretch.DURING and words is not None and words.line and not rests:
            yield Occasion(f"line:{rule.key}", rule.name, Welcome(words.line))


def _points(asked: _Asked) -> Iterator[Occasion]:
    """What a period says of itself, ahead of it and on its days."""
    for rule, stretch in asked.standing:
        words = asked.texts.periods.get(rule.key)
        if words is not None and words.points and stretch is not Stretch.AFTER:
            card = Points(words.title, tuple(runs_of(point) for point in words.points))
            yield Occasion(f"points:{rule.key}", rule.name, card, words.reminders)


def _level(asked: _Asked) -> Iterator[Occasion]:
    """What the level asks for: a reminder, from caution on a checklist and twice as many reminders, at guard the call."""
    mood, texts = asked.mood, asked.texts
    if not asked.at_least(Level.NOTICE):
        return
    caution = asked.at_least(Level.CAUTION)
    weight = 2 if caution else 1
    if mood.phase is Phase.AFTER:
        yield Occasion("after", mood.name, _list(texts.after_title, texts.after_list), texts.after, 2)
        return
    title, lines = _reminders(asked)
    card = Points(title.format(name=mood.name), tuple(runs_of(line) for line in lines))
    yield Occasion("reminders", texts.section, card, lines if caution else (), weight)
    if not caution or mood.phase is Phase.DAYS_OFF:
        return
    if asked.is_holiday:
        yield Occasion("checklist", mood.name, _list(texts.checklist_title, texts.checklist))
    else:
        yield Occasion("checklist", mood.name, _list(texts.self_check_title, texts.self_check))
    if asked.at_least(Level.GUARD):
        call = texts.last_day_call if asked.is_holiday else texts.call
        yield Occasion("call", mood.name, Reminder(call.title.format(name=mood.name), call.lines), calls=True)


def _reminders(asked: _Asked) -> tuple[str, tuple[str, ...]]:
    """Title and lines of the level's reminder."""
    mood, texts = asked.mood, asked.texts
    if mood.phase is Phase.DAYS_OFF:
        return texts.off_title, texts.off
    if asked.is_holiday:
        return texts.before_title, texts.before[mood.level]
    title = texts.before_title if mood.phase is Phase.COMING else texts.meeting_title
    return title, texts.meeting[mood.level]


def _list(title: str, lines: tuple[str, ...]) -> Checklist:
    return Checklist(title, tuple(runs_of(line) for line in lines))


def _countdowns(asked: _Asked) -> Iterator[Occasion]:
    """One for each holiday that is ahead; two holidays in one stretch of days off share one."""
    found: dict[Holiday, list[str]] = {}
    for rule, stretch in asked.standing:
        if rule.holiday and stretch is Stretch.BEFORE:
            ahead = holiday_ahead(asked.table, asked.day.day, rule.key)
            if ahead is not None:
                found.setdefault(ahead, []).append(asked.texts.short.get(rule.holiday, rule.name))
    for ahead, names in found.items():
        title = asked.texts.holiday.format(name="、".join(names))
        card = Countdown(title, ahead.first, _arrangement(ahead, asked.texts), unannounced=not ahead.announced)
        yield Occasion(f"countdown:{ahead.first:%Y%m%d}", asked.texts.section, card)


def _arrangement(ahead: Holiday, texts: Texts) -> str:
    """`10月1日（周四）至7日（周三）放假，8日（周四）上班；9月20日（周日）调休上班`; what is not announced is not guessed."""
    if not ahead.announced:
        return texts.statutory.format(days=_span(ahead.first, ahead.last))
    back = said(ahead.back, ahead.last) if ahead.back is not None else ""
    form = texts.one_day if ahead.first == ahead.last else texts.arrangement
    words = form.format(first=said(ahead.first), last=said(ahead.last, ahead.first), back=back)
    if not ahead.make_up:
        return words
    return words + texts.make_up.format(days="、".join(said(day) for day in ahead.make_up))


def _span(first: date, last: date) -> str:
    return said(first) if first == last else f"{said(first)}至{said(last, first)}"
