"""How long a page stands, and how a long text moves meanwhile. Monotonic seconds; wall time is not looked at."""

from __future__ import annotations

import logging
from collections.abc import Callable

from signage.core.events import Event, happens
from signage.core.rotation.wheel import Slide
from signage.core.settings import Place
from signage.layout.slides import CRAWL_END_S, Laid, Library, crawl_plan, crawls
from signage.layout.strip import GLIDE_MS, Strip
from signage.screen.showing import Showing

LOG = logging.getLogger("signage.screen")


class Pacing:
    """The pace of one screen. Without a `place` nothing flows: every text goes page by page."""

    def __init__(self, library: Library, place: Place | None, mono: Callable[[], float]) -> None:
        self._library, self._place, self._mono = library, place, mono

    def lay(self, slide: Slide) -> Laid | None:
        """What a slide shows; None too where laying it out comes to grief: another one takes its place."""
        try:
            return self._library.lay(slide)
        except Exception:
            LOG.exception("slide %s cannot be laid out", slide.key, extra=happens(Event.ITEM_FAILS, slide.item))
            return None

    def page_seconds(self, slide: Slide) -> tuple[float, ...]:
        """The seconds of each page of a slide; none where it has nothing to show."""
        laid = self.lay(slide)
        if isinstance(laid, Strip) and self.flows(laid):
            return (slide.seconds,)
        if isinstance(laid, Strip):
            return tuple(page.seconds + GLIDE_MS / 1000 for page in laid.pages)
        return tuple(page.seconds for page in laid or ())

    def flows(self, laid: Laid) -> bool:
        """Whether it is a text that moves without a stop."""
        return isinstance(laid, Strip) and self._place is not None and crawls(laid, self._place)

    def times(self, laid: Laid, page: int) -> tuple[float, float]:
        """(until, since) in monotonic seconds of a page that begins now."""
        mono = self._mono()
        if not isinstance(laid, Strip):
            return mono + laid[page].seconds, mono
        if self.flows(laid) and self._place is not None:
            hold, crawl, _ = crawl_plan(laid, self._place)
            return mono + hold + crawl + CRAWL_END_S, mono
        glide = GLIDE_MS / 1000 if page else 0.0
        return mono + glide + laid.pages[page].seconds, mono

    def position(self, showing: Showing) -> tuple[int, float]:
        """(offset in px, px/s) of the long text now; nothing moves on an ordinary page."""
        strip = showing.strip
        if strip is None:
            return 0, 0.0
        if self.flows(strip) and self._place is not None:
            hold, _, speed = crawl_plan(strip, self._place)
            return 0, speed if self._mono() - showing.since >= hold else 0.0
        return strip.pages[showing.page].offset, 0.0
