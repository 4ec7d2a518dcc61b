"""Lays a cover over the whole screen, and takes it away when what lies under it is the present schedule.

In: the claim that has the screen, if any. Out: states for the window. First frame complete, one fade of 400 ms, then nothing
moves. It ends in two steps: the present slide comes in under the cover, and when it is there the cover leaves.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from signage.core.display.cover import Cover
from signage.core.rotation.claims import Claim, Claimed, Sort
from signage.layout.cover import cover_pages
from signage.layout.scene import Page
from signage.screen.coat import Wardrobe
from signage.screen.covers import cover_of
from signage.screen.presenter import Presenter
from signage.screen.projector import Projector
from signage.screen.takeovers import Takeovers

UNDER_S = 0.5
"""How long the present slide has to come in under the cover."""
LEAST_PAGE_S = 6.0
LOG = logging.getLogger("signage.screen")
Record = Callable[[Claimed, Claim, datetime], None]


def unchanged(dark: bool) -> None:  # noqa: FBT001 - it is what it says
    """Whoever switches displays may be told; nobody is."""
    del dark


class Covering:
    """`claim` is what has the screen. `record` hears of every beginning and end, `power` whether the hours are dark."""

    def __init__(
        self,
        takeovers: Takeovers,
        wardrobe: Wardrobe,
        presenter: Presenter,
        projector: Projector,
        mono: Callable[[], float],
        record: Record,
        power: Callable[[bool], None] = unchanged,
    ) -> None:
        self._takeovers, self._wardrobe = takeovers, wardrobe
        self._presenter, self._projector, self._mono = presenter, projector, mono
        self._record, self._power = record, power
        self._cover: Cover | None = None
        self._pages: tuple[Page, ...] = ()
        self._page, self._turn_at, self._leaves_at = 0, 0.0, 0.0
        self.claim: Claim | None = None

    @property
    def leaving(self) -> bool:
        """Whether the claim is over, and the cover waits until the present slide is under it."""
        return self.claim is None and self._cover is not None

    def show(self, claim: Claim | None, now: datetime) -> bool:
        """Lays `claim` over the screen; None takes the cover away. Whether a claim has the screen."""
        mono = self._mono()
        self._note(claim, now)
        if claim is not None:
            place, site = self._takeovers.place, self._wardrobe.settings.site
            self._lay(cover_of(claim, self._takeovers.deck(claim), site, place, now), mono)
            return True
        if self._cover is not None and not self._leaves_at:
            self._leaves_at = mono + UNDER_S
        elif self._cover is not None and mono >= self._leaves_at:
            self._cover, self._leaves_at = None, 0.0
            self._projector.uncover(self._presenter.uncovered())
        return False

    def _lay(self, cover: Cover, mono: float) -> None:
        self._leaves_at = 0.0
        if cover != self._cover:
            self._cover, self._page = cover, 0
            self._pages = cover_pages(cover, self._wardrobe.context)
        elif mono < self._turn_at:
            return
        else:
            self._page = (self._page + 1) % len(self._pages)
        page = self._pages[self._page]
        alone = len(self._pages) == 1
        self._turn_at = float("inf") if alone else mono + max(LEAST_PAGE_S, page.needed)
        self._projector.cover(self._presenter.covered(cover, self._page, page))

    def _note(self, claim: Claim | None, now: datetime) -> None:
        """Records what begins and ends, and says whether the hours are dark."""
        before, self.claim = self.claim, claim
        if (before and before.id) == (claim and claim.id):
            return
        if before is not None:
            self._tell(Claimed.ENDS, before, now)
        if claim is not None:
            self._tell(Claimed.BEGINS, claim, now)
        was, is_now = (one is not None and one.sort is Sort.DARK for one in (before, claim))
        if was is not is_now:
            self._power(is_now)

    def _tell(self, what: Claimed, claim: Claim, now: datetime) -> None:
        sort = "drill" if claim.drill else claim.sort.name.lower()
        LOG.info("%s %s %s (%s)", sort, claim.id, what, now.isoformat(timespec="seconds"))
        self._record(what, claim, now)
