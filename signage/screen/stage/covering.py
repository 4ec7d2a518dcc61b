"""Lays a cover over the whole screen, and takes it away when what lies under it is the present schedule.

In: the claim that has the screen, if any. Out: states for the window. First frame complete, one fade of 400 ms, then nothing
moves. It ends in two steps: the present slide comes in under the cover, and when it is there the cover leaves.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from signage.core.display.cover import Cover
from signage.core.events import Event, happens
from signage.core.rotation.claims import Claim, Claimed, Sort
from signage.layout.cover import cover_pages
from signage.layout.scene import Page
from signage.screen.picture.covers import cover_of
from signage.screen.picture.presenter import Presenter, State
from signage.screen.stage.coat import Wardrobe
from signage.screen.stage.projector import Projector
from signage.screen.stage.takeovers import Takeovers

UNDER_S = 0.5
"""How long the present slide has to come in under the cover."""
LEAST_PAGE_S = 6.0
LOG = logging.getLogger("signage.screen")
Record = Callable[[Claimed, Claim, datetime], None]


def unchanged(dark: bool) -> None:  # noqa: FBT001 - it is what it says
    """Whoever switches displays may be told; nobody is."""
    del dark


@dataclass(frozen=True, slots=True)
class _Laid:
    """A cover with all its pages, which of them is seen as which state, and when the next one comes (monotonic seconds)."""

    cover: Cover
    pages: tuple[Page, ...]
    number: int
    turn_at: float
    state: State


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
        self._laid: _Laid | None = None
        self._leaves_at = 0.0
        self.claim: Claim | None = None

    @property
    def leaving(self) -> bool:
        """Whether the claim is over, and the cover waits until the present slide is under it."""
        return self.claim is None and self._laid is not None

    def show(self, claim: Claim | None, now: datetime) -> bool:
        """Lays `claim` over the screen; None takes the cover away. Whether a claim has the screen.

        One that cannot be painted has it not: what the schedule wants goes on, and it is tried again in the next turn.
        """
        mono = self._mono()
        laid = self._painted(claim, now, mono) if claim is not None else None
        claim = claim if laid is not None else None
        self._note(claim, now)
        if laid is not None:
            if laid is not self._laid:
                self._projector.cover(laid.state)
            self._laid, self._leaves_at = laid, 0.0
            return True
        if self._laid is not None and not self._leaves_at:
            self._leaves_at = mono + UNDER_S
        elif self._laid is not None and mono >= self._leaves_at:
            self._projector.uncover(self._presenter.uncovered())
            self._laid, self._leaves_at = None, 0.0
        return False

    def _painted(self, claim: Claim, now: datetime, mono: float) -> _Laid | None:
        """What is to lie over the screen now, its picture ready; None where that comes to grief."""
        laid = self._laid
        try:
            place, site = self._takeovers.place, self._wardrobe.settings.site
            cover = cover_of(claim, self._takeovers.deck(claim), site, place, now)
            if laid is None or cover != laid.cover:
                return self._ready(cover, cover_pages(cover, self._wardrobe.context), 0, mono)
            if mono < laid.turn_at:
                return laid
            return self._ready(cover, laid.pages, (laid.number + 1) % len(laid.pages), mono)
        except Exception:
            LOG.exception("%s cannot be painted", claim.id, extra=happens(Event.ITEM_FAILS, claim.id))
            return laid if self.claim is not None and self.claim.id == claim.id else None

    def _ready(self, cover: Cover, pages: tuple[Page, ...], number: int, mono: float) -> _Laid:
        """That page of it, painted. Raises whatever goes wrong, as where the screen is too small for any page."""
        state = self._presenter.covered(cover, number, pages[number])
        turn_at = float("inf") if len(pages) == 1 else mono + max(LEAST_PAGE_S, pages[number].needed)
        return _Laid(cover, pages, number, turn_at, state)

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
