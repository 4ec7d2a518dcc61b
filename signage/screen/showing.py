"""What is on the stage at this moment, as a value. Made by `Stage`, read by all who present or report it."""

from __future__ import annotations

from dataclasses import dataclass

from signage.core.item import ItemRecord
from signage.core.rotation.wheel import Slide
from signage.layout.scene import Page
from signage.layout.slides import Laid
from signage.layout.strip import Strip


@dataclass(frozen=True, slots=True)
class Showing:
    """The slide (None: the neutral one), its laid-out form, the page, and when (monotonic) the page began and ends."""

    slide: Slide | None
    item: ItemRecord | None
    laid: Laid
    page: int
    until: float
    since: float

    @property
    def strip(self) -> Strip | None:
        """The long text that moves over the stage, if it is one."""
        return self.laid if isinstance(self.laid, Strip) else None

    @property
    def picture(self) -> Page:
        """What is painted on the stage: the page, or the bar over a long text."""
        return self.laid.bar if isinstance(self.laid, Strip) else self.laid[self.page]

    @property
    def count(self) -> int:
        """How many pages the slide has."""
        return count_of(self.laid)


def count_of(laid: Laid) -> int:
    """How many pages a slide has."""
    return len(laid.pages if isinstance(laid, Strip) else laid)


def card_of(slide: Slide) -> str:
    """Which card of which item a slide is, whatever the day."""
    return slide.key.partition("@")[0]
