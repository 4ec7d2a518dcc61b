"""Built-in cards as items: what the player shows beside the content folder, never part of a snapshot.

In: the mood of a day, the table, the periods, the words, who is responsible. Out: an `ItemRecord` for each, whose deck stands beside it as the bytes that the store
would hold. Its id begins with `builtin:` and changes with its words, so that no picture of other words is ever shown.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from signage.core.calendar.daytable import Day, DayTable
from signage.core.calendar.mood import Mood
from signage.core.calendar.periods import PeriodRule
from signage.core.cards.card import Deck, Welcome
from signage.core.codec import canonical_json
from signage.core.item import BUILTIN, DECK_TYPE, Derivative, ItemRecord, Kind
from signage.core.occasions.cards import Occasion, occasions_of
from signage.core.occasions.texts import Texts
from signage.core.rules import Rules
from signage.core.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Builtin:
    """One item of the program's own. `data` is its deck; `calls`: it comes by itself, not in its turn."""

    item: ItemRecord
    data: bytes
    calls: bool = False


def builtin_of(occasion: Occasion, department: str) -> Builtin:
    """The item of one card. `department` stands in the footer."""
    card = occasion.card
    title = card.lines[0] if isinstance(card, Welcome) else card.title
    data = canonical_json(Deck(title, (card,), occasion.ticker))
    made = Derivative(hashlib.sha256(data).hexdigest(), DECK_TYPE, len(data))
    item = ItemRecord(
        path=f"{BUILTIN}{occasion.name}:{made.sha256[:8]}",
        sha256="",
        size=0,
        kind=Kind.TEXT,
        title=title,
        section=occasion.section,
        rules=Rules(responsible=department, weight=occasion.weight),
        verdict=Verdict.ACCEPTED,
        derivatives=(made,),
    )
    return Builtin(item, data, occasion.calls)


def builtins_of(
    mood: Mood, day: Day | None, table: DayTable | None, rules: tuple[PeriodRule, ...], texts: Texts, department: str
) -> tuple[Builtin, ...]:
    """All built-in items of `day` in a mood."""
    return tuple(builtin_of(each, department) for each in occasions_of(mood, day, table, rules, texts))
