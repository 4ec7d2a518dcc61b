"""Telephone numbers and the like are masked at public places, whatever the item says."""

from __future__ import annotations

import dataclasses
from typing import Any

from signage.core.card import Deck, QrCode
from signage.core.personal import mask_personal
from signage.core.rules import Audience
from signage.core.settings import Place


def masked_deck(deck: Deck, place: Place, this_year: int) -> Deck:
    """`deck` as `place` may see it; the deck itself at a staff place."""
    if place.audience is Audience.STAFF and not place.outward:
        return deck
    masked = _masked(deck, this_year)
    return masked if isinstance(masked, Deck) else deck


def _masked(value: Any, year: int) -> Any:
    """`value` with every text in it masked; addresses of QR codes stay whole."""
    if isinstance(value, str) and type(value) is str:
        return mask_personal(value, this_year=year)
    if isinstance(value, tuple):
        return tuple(_masked(member, year) for member in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type) and not isinstance(value, QrCode):
        names = [field.name for field in dataclasses.fields(value) if field.name != "sha256"]
        return dataclasses.replace(value, **{name: _masked(getattr(value, name), year) for name in names})
    return value
