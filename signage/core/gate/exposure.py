"""Whether a deck names people or holds their numbers: what places for the public and outward ones do not show.

In: a deck and the present year. Out: yes or no. What is left out where, `signage.layout.privacy` decides.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from signage.core.cards.card import Deck, QrCode
from signage.core.cards.table_cards import Duty, Members, OrganisationChart
from signage.core.gate.directories import masked_phones
from signage.core.gate.personal import find_personal

NAMING = (Duty, OrganisationChart, Members)
"""Cards that are made of people's names."""


def exposes(deck: Deck, this_year: int) -> bool:
    """Whether something of the deck is masked or left out somewhere."""
    told = (masked_phones(card, this_year) != card for card in deck.cards)
    return any(isinstance(card, NAMING) for card in deck.cards) or _has_number(deck, this_year) or any(told)


def _has_number(value: object, this_year: int) -> bool:
    if isinstance(value, str):
        return bool(find_personal(value, this_year=this_year))
    if isinstance(value, tuple):
        return any(_has_number(member, this_year) for member in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, (type, QrCode)):
        return any(_has_number(getattr(value, name), this_year) for name in _named(value))
    return False


def _named(value: Any) -> Iterator[str]:
    """The fields of a card that hold words: the digits of a hash are nobody's telephone."""
    return (field.name for field in dataclasses.fields(value) if field.name != "sha256")
