"""Who has this screen: asked first in every turn. A takeover, a meeting, the dark hours, or nobody.

In: items of takeover sections, the orders in the state folder, the settings, the calendar, both clocks. Out: a claim whose
deck and pictures were all opened and found whole, or None. A clock that is set back makes no claim longer than it was meant.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import date, datetime

from signage.core.calendar.daytable import Day
from signage.core.cards.card import Deck, pictures_of
from signage.core.item import ItemRecord
from signage.core.rotation.claims import Claim, claims, leading
from signage.core.rotation.held import dark
from signage.core.rotation.orders import Order
from signage.core.settings import Hours, Place

LOG = logging.getLogger("signage.screen")


class Takeovers:
    """Owned by the brain's thread. `previewed`: the time is not the real one, so that a claim must have begun by it."""

    def __init__(
        self,
        place: Place | None,
        screen: str,
        *,
        orders: Callable[[], tuple[Order, ...]],
        deck_of: Callable[[ItemRecord], Deck | None],
        is_whole: Callable[[str], bool],
        day_of: Callable[[date], Day | None],
        mono: Callable[[], float],
        previewed: bool = False,
    ) -> None:
        self.place, self._screen, self._orders = place, screen, orders
        self._deck_of, self._is_whole, self._day_of, self._mono = deck_of, is_whole, day_of, mono
        self._previewed = previewed
        self._since: dict[str, float] = {}
        self._sound: dict[str, bool] = {}

    def now(self, items: Iterable[ItemRecord], hours: Hours, now: datetime) -> Claim | None:
        """The claim that has the screen at `now`."""
        found = claims(items, self._orders(), self.place, self._screen, now)
        mono = self._mono()
        self._since = {claim.id: self._since.get(claim.id, mono) for claim in found}
        self._sound = {key: sound for key, sound in self._sound.items() if key in self._since}
        standing = (claim for claim in found if self._stands(claim, now, mono))
        return leading(standing) or dark(hours, now, self._day_of)

    def deck(self, claim: Claim) -> Deck | None:
        """The deck of a claim that is an item."""
        return self._deck_of(claim.item) if claim.item is not None else None

    def _stands(self, claim: Claim, now: datetime, mono: float) -> bool:
        if self._previewed and now < claim.begun:
            return False
        return mono - self._since[claim.id] < claim.lasts.total_seconds() and self._is_sound(claim)

    def _is_sound(self, claim: Claim) -> bool:
        """Whether all that it shows is there; looked at once, before it begins."""
        if claim.item is None:
            return True
        if claim.id not in self._sound:
            deck = self._deck_of(claim.item)
            needed = [picture.sha256 for card in deck.cards for picture in pictures_of(card)] if deck else []
            self._sound[claim.id] = deck is not None and all(self._is_whole(sha256) for sha256 in needed)
            if not self._sound[claim.id]:
                LOG.error("takeover %s is not whole in the state folder; it is not shown", claim.id)
        return self._sound[claim.id]
