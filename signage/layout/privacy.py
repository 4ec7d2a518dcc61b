"""Telephone numbers and the like are masked at public places, whatever the item says; at outward ones no person is named.

The numbers of a roster are left out whole: part of a number helps nobody.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from signage.core.cards.card import Card, Deck, QrCode
from signage.core.cards.table_cards import Duty, Members, OrganisationChart
from signage.core.gate.directories import masked_phones
from signage.core.gate.personal import mask_personal
from signage.core.rules import Audience
from signage.core.settings import Place


def masked_deck(deck: Deck, place: Place, this_year: int) -> Deck:
    """`deck` as `place` may see it; the deck itself at a staff place."""
    if place.audience is Audience.STAFF and not place.outward:
        return deck
    cards = tuple(_unnamed(_unnumbered(masked_phones(card, this_year)), outward=place.outward) for card in deck.cards)
    masked = _masked(dataclasses.replace(deck, cards=cards), this_year)
    assert isinstance(masked, Deck)
    return masked


def _unnumbered(card: Card) -> Card:
    """A roster without its telephone numbers."""
    if not isinstance(card, Duty):
        return card
    days = (
        dataclasses.replace(day, phone="", posts=tuple(dataclasses.replace(post, phone="") for post in day.posts))
        for day in card.days
    )
    return dataclasses.replace(card, days=tuple(days))


def _unnamed(card: Card, *, outward: bool) -> Card:
    """A roster, chart or list with its posts and departments alone, where strangers read it."""
    if not outward:
        return card
    match card:
        case Duty():
            days = (
                dataclasses.replace(
                    day, posts=tuple(dict.fromkeys(dataclasses.replace(post, names=()) for post in day.posts))
                )
                for day in card.days
            )
            return dataclasses.replace(card, days=tuple(days))
        case OrganisationChart():
            return dataclasses.replace(card, posts=tuple(dataclasses.replace(post, names=()) for post in card.posts))
        case Members():
            groups = (dataclasses.replace(group, members=()) for group in card.groups)
            return dataclasses.replace(card, groups=tuple(groups))
        case _:
            return card


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
