"""`[[period]]` of `signage.toml`: the bureau's changes to the special periods, each mistake in words.

In: the tables as parsed. Out: the periods that they change or add, each as a whole. Never raises. A period that cannot be
used is left as it ships; a value that cannot is replaced by the one that stood there.
"""

from __future__ import annotations

from typing import Any

from signage.config.mistakes import SHOWN, Mistakes
from signage.core.calendar.periods import Level, PeriodRule, Tone
from signage.facts.period_rules import HOLIDAYS, READERS, Mistake, changed
from signage.facts.periods import shipped

CHOICES: dict[str, tuple[str, ...]] = {
    "during": tuple(Level),
    "after": tuple(Level),
    "tone": tuple(Tone),
    "holiday": HOLIDAYS,
}
SENTENCES = {
    "key": "period-key",
    "name": "period-name",
    "name_en": "period-name",
    "fixed": "month-day",
    "until": "month-day",
    "dates": "period-dates",
    "before": "period-before",
    "on": "bool",
    "confirmed": "bool",
}


def read_periods(written: list[tuple[str, dict[str, Any]]], mistakes: Mistakes) -> tuple[PeriodRule, ...]:
    """The periods that `written` changes or adds, each entry with the name by which a problem finds it."""
    found: dict[str, PeriodRule] = {}
    for where, entry in written:
        base = {rule.key: rule for rule in (*shipped(), *found.values())}
        rules, wrong = changed([entry], tuple(base.values()))
        found |= {rule.key: rule for rule in rules}
        for mistake in wrong:
            tell(where, mistake, mistakes)
    return tuple(found.values())


def tell(where: str, mistake: Mistake, mistakes: Mistakes) -> None:
    """One mistake in words, with the value used instead."""
    place = " ".join(filter(None, (where, mistake.period, mistake.field[:SHOWN])))
    known = (*READERS, "key")
    if mistake.field not in known:
        mistakes.add_near(f"{where} {mistake.period}", "unknown-key", mistake.field, known, key=mistake.field[:SHOWN])
    elif " + " in mistake.value and mistake.field == "holiday":
        mistakes.add(place, "period-places", mistake.used)
    elif mistake.field in CHOICES:
        choices = CHOICES[mistake.field]
        mistakes.add_near(place, "choice", mistake.value, choices, mistake.used, choices=" / ".join(choices))
    elif mistake.field == "dates" and mistake.value == "[]":
        mistakes.add(place, "period-never")
    else:
        mistakes.add(place, SENTENCES[mistake.field], mistake.used)
