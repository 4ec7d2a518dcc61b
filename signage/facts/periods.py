"""The periods as data: those that ship with the program, and what the bureau's own file changes of them.

In: TOML text. Out: period rules, and a mistake for each entry that cannot be used; one mistake never spoils the rest.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from signage.core.calendar.periods import Level, PeriodRule, Step, Tone

SHIPPED = Path(__file__).with_suffix(".toml")
STEP = re.compile(r"([DW])-(\d{1,2}) (notice|caution|guard)")
DAY = re.compile(r"(\d{2})-(\d{2})")
KEY = re.compile(r"[a-z][a-z0-9-]{0,31}")
LONGEST_NAME, MOST_STEPS, MOST_DATES = 48, 6, 40


@dataclass(frozen=True, slots=True)
class Mistake:
    """An entry that is not used: which period, which field, and the value as written."""

    period: str
    field: str
    value: str


def shipped() -> tuple[PeriodRule, ...]:
    """The periods that come with the program, in the order of the year."""
    rules, mistakes = read(SHIPPED.read_text("utf-8"), ())
    assert not mistakes, mistakes
    return rules


def read(text: str, base: tuple[PeriodRule, ...]) -> tuple[tuple[PeriodRule, ...], tuple[Mistake, ...]]:
    """`base` with the entries of `text`: known keys are changed field by field, new ones are added."""
    try:
        plain = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return base, (Mistake("", "", str(error)[:80]),)
    entries = plain.get("period")
    if not isinstance(entries, list):
        return base, (Mistake("", "[[period]]", ""),)
    rules = {rule.key: rule for rule in base}
    mistakes: list[Mistake] = []
    for entry in entries:
        key = entry.get("key") if isinstance(entry, dict) else None
        if not isinstance(key, str) or not KEY.fullmatch(key):
            mistakes.append(Mistake("", "key", _said(key)))
            continue
        changed, found = _changed(rules.get(key, PeriodRule(key, "", "")), entry)
        mistakes += found
        if not changed.name or sum((bool(changed.holiday), changed.fixed is not None)) > 1:
            mistakes.append(Mistake(key, "name" if not changed.name else "holiday", ""))
            continue
        rules[key] = changed
    return tuple(rules.values()), tuple(mistakes)


def _changed(rule: PeriodRule, entry: dict[str, Any]) -> tuple[PeriodRule, list[Mistake]]:
    mistakes = []
    for name, value in entry.items():
        if name == "key":
            continue
        reader = READERS.get(name)
        made = reader(value) if reader else None
        if made is None:
            mistakes.append(Mistake(rule.key, name, _said(value)))
        else:
            rule = replace(rule, **{name: made})
    return rule, mistakes


def _said(value: object) -> str:
    return str(value)[:40]


def _name(value: object) -> str | None:
    return value if isinstance(value, str) and value.isprintable() and 0 < len(value) <= LONGEST_NAME else None


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
    "holiday": _name,
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
