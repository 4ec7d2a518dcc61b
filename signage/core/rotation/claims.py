"""Who has the whole screen: takeovers, meetings, or nobody. At most one at a time, and never in turns.

In: items of takeover sections, orders, the screen and its place, the time. Out: the claims that stand, and the one that
counts. Pure. A takeover comes before a meeting; of two the one of higher priority, then the newer; the other waits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from signage.core.item import ItemRecord
from signage.core.rotation.orders import FAREWELL, Order, OrderKind
from signage.core.rotation.places import shown_here
from signage.core.rotation.takeover import LONGEST
from signage.core.rules import Role
from signage.core.settings import Place

DRILL = "演练"
"""A file that says so in its name is an exercise."""


class Sort(IntEnum):
    """What a screen shows instead of its content; what counts more is greater."""

    DARK = 0
    FAREWELL = 1
    MEETING = 2
    TAKEOVER = 3

    @property
    def word(self) -> str:
        """What programs call it."""
        return self.name.lower()


class Claimed(StrEnum):
    """What becomes of a claim."""

    BEGINS = "begins"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim to the whole screen, by the id of its item or order. `text` is an order's; an item has its deck.

    `blank`: nothing is to be seen. `where`: the names of its places, of a meeting those of its screens; empty: everywhere.
    """

    id: str
    sort: Sort
    begun: datetime
    until: datetime
    priority: int = 0
    drill: bool = False
    blank: bool = False
    text: str = ""
    item: ItemRecord | None = None
    where: tuple[str, ...] = ()

    @property
    def lasts(self) -> timedelta:
        """How long it was meant to last: a clock that jumps back makes it no longer than that."""
        return self.until - self.begun

    @property
    def title(self) -> str:
        """Its item's title, or the text of an order on one line; a meeting and the dark hours have none."""
        return self.item.title if self.item is not None else " ".join(self.text.split())


def claims(
    items: Iterable[ItemRecord], orders: Iterable[Order], place: Place | None, screen: str, now: datetime
) -> tuple[Claim, ...]:
    """All claims of this screen that are not over at `now`."""
    shown = (item for item in items if place is not None and shown_here(item.rules, place))
    return everywhere(shown, (order for order in orders if _is_here(order, place, screen)), now)


def everywhere(items: Iterable[ItemRecord], orders: Iterable[Order], now: datetime) -> tuple[Claim, ...]:
    """All claims of any screen that are not over at `now`."""
    orders = tuple(orders)
    ended = {order.target for order in orders if order.kind is OrderKind.END}
    found = [*(_of_item(item) for item in items)]
    found += [_of_alert(order) for order in orders if order.kind is OrderKind.ALERT]
    found += [_of_meeting(order, now) for order in orders if order.kind is OrderKind.MEETING]
    return tuple(claim for claim in found if claim is not None and claim.id not in ended and now < claim.until)


def leading(found: Iterable[Claim]) -> Claim | None:
    """The claim that has the screen."""
    return max(found, key=lambda claim: (claim.sort, claim.priority, claim.begun, claim.id), default=None)


def _of_item(item: ItemRecord) -> Claim | None:
    """A file's claim; None where it has no end, or one that no takeover has."""
    rules, begun = item.rules, item.accepted_at
    if rules.role is not Role.TAKEOVER or begun is None or rules.valid_until is None:
        return None
    until = min(rules.valid_until, begun + LONGEST)
    drill = DRILL in item.path.rpartition("/")[2]
    return Claim(item.id, Sort.TAKEOVER, begun, until, rules.priority, drill, item=item, where=rules.places)


def _of_alert(order: Order) -> Claim:
    claim = Claim(order.id, Sort.TAKEOVER, order.begun, order.until, where=order.places)
    return replace(claim, drill=order.drill, text=order.text)


def _of_meeting(order: Order, now: datetime) -> Claim:
    if now < order.until:
        return Claim(order.id, Sort.MEETING, order.begun, order.until, blank=order.dark, where=order.screens)
    return Claim(f"{order.id}-end", Sort.FAREWELL, order.until, order.until + FAREWELL, where=order.screens)


def _is_here(order: Order, place: Place | None, screen: str) -> bool:
    if order.kind is OrderKind.MEETING:
        return screen in order.screens
    return not order.places or (place is not None and place.name in order.places)
