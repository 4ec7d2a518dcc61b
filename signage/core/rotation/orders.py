"""Orders: what a person at this PC has told the screens, apart from the content: an alert, a meeting, the end of something.

In: what was asked for. Out: frozen values that lie in the state folder until they are over. Pure; the place where they lie is
`signage.snapshots.orders`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from signage.core.rotation.takeover import LONGEST

MEETING_USUAL = timedelta(hours=4)
MEETING_LONGEST = timedelta(hours=12)
LAST_YEAR = 9000
FAREWELL = timedelta(minutes=5)
"""How long the card stands after a meeting that asks to count and collect the papers."""


class OrderKind(StrEnum):
    """What is ordered."""

    ALERT = "alert"
    MEETING = "meeting"
    END = "end"


@dataclass(frozen=True, slots=True)
class Order:
    """One order, from `begun` until `until` (both aware). `until` of a meeting is moved to the moment it is ended.

    An alert has a `text`, and counts at the named `places`, at all where none is named; `drill`: it is an exercise. A meeting
    counts on the named `screens`; `dark`: they show nothing instead of the notice. An end takes what has the id
    `target` off the screens.
    """

    id: str
    kind: OrderKind
    begun: datetime
    until: datetime
    text: str = ""
    places: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()
    drill: bool = False
    dark: bool = False
    target: str = ""

    @property
    def over(self) -> datetime:
        """The first moment at which nothing of it is on a screen any more."""
        return self.until + FAREWELL if self.kind is OrderKind.MEETING else self.until


def is_sound(order: Order) -> bool:
    """Whether its times can be compared, and it does not last longer than an order of its kind may."""
    if order.begun.tzinfo is None or order.until.tzinfo is None or order.until.year > LAST_YEAR:
        return False
    longest = MEETING_LONGEST if order.kind is OrderKind.MEETING else LONGEST
    return order.until - order.begun <= longest
