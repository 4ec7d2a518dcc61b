"""Periods as somebody wrote them, read entry by entry.

In: the `[[period]]` tables of a TOML file, as parsed, and the rules that they change. Out: period rules, and a mistake for
each value that cannot be used, with the value used instead; one mistake never spoils the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from signage.core.calendar.announced import ALIASES
from signage.core.calendar.periods import Level, PeriodRule, Step, Tone
from signage.facts.holidays import NAMES

STEP = re.compile(r"([DW])-(\d{1,2}) (notice|caution|guard)")
DAY = re.compile(r"(\d{2})-(\d{2})")
KEY = re.compile(r"[a-z][a-z0-9-]{0,31}")
LONGEST_NAME, MOST_STEPS, MOST_DATES = 48, 6, 40
HOLIDAYS = tuple(NAMES.values())
LIES = ("holiday", "fixed", "dates")
"""The three ways to lie in the year; an entry that names one of them lets go of the others."""
NOWHERE: dict[str, Any] = {"holiday": "", "fixed": None, "until": None, "dates": ()}


@dataclass(frozen=True, slots=True)
class Mistake:
    """A value that is not used. `used` is what stands there instead, as it would be written, or ""."""

    period: str
    field: str
    value: str
    used: str = ""


def changed(entries: list[Any], base: tuple[PeriodRule, ...]) -> tuple[tuple[PeriodRule, ...], tuple[Mistake, ...]]:
    """The rules that `entries` change or add, each as a whole: known keys are changed field by field."""
    known = {rule.key: rule for rule in base}
    found: dict[str, PeriodRule] = {}
    mistakes: list[Mistake] = []
    for entry in entries:
        key = entry.get("key") if isinstance(entry, dict) else None
        if not isinstance(key, str) or not KEY.fullmatch(key):
            mistakes.append(Mistake("", "key", _said(key)))
            continue
        rule, wrong = _changed(found.get(key) or known.get(key) or PeriodRule(key, "", ""), entry)
        mistakes += wrong
        if not rule.name:
            mistakes.append(Mistake(key, "name", ""))
            continue
        if rule.on and rule.confirmed and not any(getattr(rule, name) for name in LIES):
            mistakes.append(Mistake(key, "dates", "[]"))
        found[key] = rule
    return tuple(found.values()), tuple(mistakes)


def _changed(rule: PeriodRule, entry: dict[str, Any]) -> tuple[PeriodRule, list[Mistake]]:
    mistakes = []
    named = [name for name in LIES if name in entry]
    if len(named) > 1:
        mistakes.append(Mistake(rule.key, "holiday", " + ".join(named), _place(rule)))
        entry = {name: value for name, value in entry.items() if name not in {*LIES, "until"}}
    fresh: dict[str, Any] = {}
    for name, value in entry.items():
        if name == "key":
            continue
        reader = READERS.get(name)
        made = reader(value) if reader else None
        if made is None:
            used = written(getattr(rule, name)) if reader else ""
            mistakes.append(Mistake(rule.key, name, _said(value), used))
        else:
            fresh[name] = made
    if fresh.keys() & set(LIES):
        fresh = {**NOWHERE, **fresh}
    made_rule = replace(rule, **fresh)
    if made_rule.until and not made_rule.fixed:
        mistakes.append(Mistake(rule.key, "until", _said(entry.get("until"))))
        made_rule = replace(made_rule, until=None)
    return made_rule, mistakes


def _place(rule: PeriodRule) -> str:
    """Where a rule lies in the year, as it would be written."""
    name = next((name for name in LIES if getattr(rule, name)), "")
    return f"{name} = {written(getattr(rule, name))}" if name else ""


def written(value: object) -> str:
    """A value of a rule as it would stand in the file."""
    match value:
        case bool():
            return str(value).lower()
        case Step():
            return f'"{"W" if value.workdays else "D"}-{value.workdays or value.days} {value.level}"'
        case (int(month), int(day)):
            return f'"{month:02}-{day:02}"'
        case tuple():
            return "[" + ", ".join(written(each) for each in value) + "]"
        case None:
            return ""
        case _:
            return f'"{value}"'


def _said(value: object) -> str:
    return str(value)[:40]


def _name(value: object) -> str | None:
    return value if isinstance(value, str) and value.isprintable() and 0 < len(value) <= LONGEST_NAME else None


def _holiday(value: object) -> str | None:
    name = ALIASES.get(value, value) if isinstance(value, str) else None
    return name if name in HOLIDAYS else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _level(value: object) -> Level | None:
    return Level(value) if isinstance(value, str) and value in set(Level) else None


def _tone(value: object) -> Tone | None:
    return Tone(value) if isinstance(value, str) and value in set(Tone) else None


def _month_day(value: object) -> tuple[int, int] | None:
    found = DAY.fullmatch(value) if isinstance(value, str) else None
    try:
        made = date(2023, int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None
    return (made.month, made.day) if made else None


def _steps(value: object) -> tuple[Step, ...] | None:
    if not isinstance(value, list) or len(value) > MOST_STEPS:
        return None
    found = [STEP.fullmatch(step) if isinstance(step, str) else None for step in value]
    steps = [
        Step(Level(each[3]), **{"days" if each[1] == "D" else "workdays": int(each[2])})
        for each in found
        if each and int(each[2])
    ]
    return tuple(steps) if len(steps) == len(value) else None


def _dates(value: object) -> tuple[tuple[date, date], ...] | None:
    if not isinstance(value, list) or len(value) > MOST_DATES:
        return None
    spans = []
    for pair in value:
        try:
            first, last = (each if type(each) is date else date.fromisoformat(each) for each in pair)
        except (TypeError, ValueError):
            return None
        if first > last:
            return None
        spans.append((first, last))
    return tuple(spans)


READERS: dict[str, Callable[[object], Any]] = {
    "name": _name,
    "name_en": _name,
    "holiday": _holiday,
    "fixed": _month_day,
    "until": _month_day,
    "dates": _dates,
    "confirmed": _flag,
    "before": _steps,
    "during": _level,
    "after": _level,
    "tone": _tone,
    "on": _flag,
}
"""Every field of a `PeriodRule` but its key; a reader gives None for a value that it does not take."""
assert READERS.keys() == {field.name for field in fields(PeriodRule)} - {"key"}
