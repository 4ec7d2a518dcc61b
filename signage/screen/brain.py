"""The player's thread: looks at the snapshot, asks what is due, lays out, paints ahead and presents.

All that takes time happens here, never on the GUI thread. Two clocks: wall time picks the slide, monotonic time ends it.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from signage.core.director import Cue, cue
from signage.core.frame import Frame, StageMode, TickerMode
from signage.core.item import ItemRecord
from signage.core.settings import Place, Screen, Settings
from signage.core.snapshot import playable
from signage.core.wheel import Slide
from signage.layout.bands import neutral
from signage.layout.context import Context
from signage.layout.library import CRAWL_END_S, Entry, Laid, Library, crawl_plan, due
from signage.layout.strip import GLIDE_MS, Strip
from signage.screen.clock import Clock
from signage.screen.dateline import dateline, is_dusk
from signage.screen.presenter import EMPTY_STRIP, Presenter, State
from signage.snapshots.read import Reader

POLL_S, STAND_S, MEASURE_S, AHEAD_S, STRIP_GAP_S = 0.2, 8.0, 0.1, 2.0, 0.45
MOST_FRESH = 20
LOG = logging.getLogger("signage.screen")


@dataclass(frozen=True, slots=True)
class Showing:
    """What is on the stage: the slide, its laid-out form, the page, and when (monotonic) the page ends."""

    slide: Slide | None
    item: ItemRecord | None
    laid: Laid
    page: int
    until: float
    since: float


class Brain:
    """Decides and presents for one screen. `step` is one turn; `run` turns until `stop`."""

    def __init__(
        self,
        *,
        settings: Settings,
        screen: Screen,
        place: Place | None,
        context: Context,
        clock: Clock,
        reader: Reader,
        library: Library,
        presenter: Presenter,
        present: Callable[[State], None],
    ) -> None:
        self._settings, self._screen, self._place = settings, screen, place
        self._context, self._clock = context, clock
        self._reader, self._library, self._presenter = reader, library, presenter
        self._present = present
        self._items: tuple[ItemRecord, ...] = ()
        self._manifest_seen = False
        self._waiting: deque[ItemRecord] = deque()
        self._fresh: deque[str] = deque(maxlen=MOST_FRESH)
        self._entries: tuple[Entry, ...] = ()
        self._showing: Showing | None = None
        self._last: State = dict(EMPTY_STRIP)
        self._stand_since = clock.mono()
        self._entry = 0
        self._stop = threading.Event()

    def run(self) -> None:
        """Turns until `stop`; a fault in one turn is logged and the picture stays."""
        while not self._stop.is_set():
            try:
                self.step()
            except Exception:
                LOG.exception("a turn failed; the picture stays")
                self._stop.wait(1.0)
            self._stop.wait(self._pause())

    def settle(self) -> None:
        """Measures everything that waits, and presents what is due now: for a single picture."""
        self._look()
        while self._waiting:
            self._look()
        self._advance(cut=False)

    def stop(self) -> None:
        """Ends `run` at the next turn."""
        self._stop.set()

    def step(self) -> None:
        """One turn: news first, then the stage."""
        self._look()
        mono = self._clock.mono()
        showing = self._showing
        cut = showing is not None and showing.item is not None and not self._allowed(showing.item)
        if showing is None or cut or mono >= showing.until:
            self._advance(cut=cut)
        else:
            self._refresh()

    def _pause(self) -> float:
        if self._waiting:
            return 0.0
        ends = self._showing.until - self._clock.mono() if self._showing else 0.0
        return max(0.0, min(POLL_S, ends))

    # -- what may be shown ------------------------------------------------------------------------------------------

    def _look(self) -> None:
        manifest = self._reader.poll()
        if manifest is not None:
            items = playable(manifest, self._reader.withdrawn())
            known = {item.id for item in self._items}
            fresh = [item for item in items if item.id not in known]
            if self._manifest_seen:
                self._fresh.extend(item.id for item in fresh)
            self._manifest_seen = True
            self._items = items
            self._waiting = deque(item for item in items if not self._library.known(item))
            self._library.keep_only(items)
            self._collect()
        if self._waiting:
            ends = self._clock.mono() + MEASURE_S
            while self._waiting and self._clock.mono() < ends:
                self._library.measure(self._waiting.popleft())
            self._collect()

    def _collect(self) -> None:
        self._entries = tuple(self._library.measure(item) for item in self._items if self._library.known(item))

    def _allowed(self, item: ItemRecord) -> bool:
        """Whether what is on the glass may stay until its end: it is still listed, or it was merely replaced."""
        listed = any(entry.id == item.id for entry in self._items)
        gone = any(entry.id == item.id and entry.why != "replaced" for entry in self._reader.withdrawn())
        return (listed or not gone) and bool(due((Entry(item, (), ()),), self._clock.now()))

    # -- the stage --------------------------------------------------------------------------------------------------

    def _advance(self, *, cut: bool) -> None:
        showing = self._showing
        if showing is not None and not cut and showing.slide is not None and self._next_page(showing):
            return
        slides = tuple(slide for entry in due(self._entries, self._clock.now()) for slide in entry.slides)
        on_stage = showing is not None and showing.slide is not None  # the neutral slide waits for nothing
        chosen = self._fresh_cue(slides) or cue(
            slides, self._page_seconds, self._clock.now(), showing=on_stage and not cut
        )
        if chosen.slide is None:
            self._hold(chosen, slides=bool(slides), cut=cut)
            return
        laid = self._library.lay(chosen.slide)
        if not laid:
            LOG.warning("slide %s has nothing to show", chosen.slide.key)
            self._hold(Cue(None, hold_s=1.0), slides=True, cut=cut)
            return
        item = next(entry.item for entry in self._entries if entry.item.id == chosen.slide.item)
        if isinstance(laid, Strip) and showing is not None and isinstance(showing.laid, Strip) and not cut:
            self._leave_strip()
        until, since = self._times(laid, chosen.page)
        until = since + chosen.hold_s if chosen.hold_s else until
        self._show(Showing(chosen.slide, item, laid, chosen.page, until, since), cut=cut)

    def _leave_strip(self) -> None:
        """From one full text to the next: the old text fades before the new one takes its place."""
        self._present_state({**self._last, "stripOn": False}, keep=True)
        self._stop.wait(STRIP_GAP_S)

    def _hold(self, chosen: Cue, *, slides: bool, cut: bool) -> None:
        mono = self._clock.mono()
        if self._showing is not None and not cut and slides:
            self._showing = replace(self._showing, until=mono + max(chosen.hold_s, 0.1))
            self._refresh()
            return
        if self._showing is not None and self._showing.slide is None:
            self._showing = replace(self._showing, until=mono + POLL_S)
            self._refresh()
            return
        page = neutral(self._context, self._settings.site.organisation)
        self._show(Showing(None, None, (page,), 0, mono + POLL_S, mono), cut=cut)

    def _next_page(self, showing: Showing) -> bool:
        """Turns the page within a slide; False at its last page."""
        count = len(showing.laid.pages) if isinstance(showing.laid, Strip) else len(showing.laid)
        if isinstance(showing.laid, Strip) and self._crawls():
            count = 1
        if showing.page + 1 >= count or showing.slide is None:
            return False
        page = showing.page + 1
        until, since = self._times(showing.laid, page)
        self._show(replace(showing, page=page, until=until, since=since))
        return True

    def _fresh_cue(self, slides: tuple[Slide, ...]) -> Cue | None:
        while self._fresh:
            wanted = self._fresh[0]
            if any(item.id == wanted for item in self._waiting):
                return None
            self._fresh.popleft()
            slide = next((slide for slide in slides if slide.item == wanted), None)
            if slide is not None:
                return Cue(slide)
        return None

    def _page_seconds(self, slide: Slide) -> tuple[float, ...]:
        laid = self._library.lay(slide)
        if isinstance(laid, Strip) and self._crawls():
            return (slide.seconds,)
        if isinstance(laid, Strip):
            return tuple(page.seconds + GLIDE_MS / 1000 for page in laid.pages)
        return tuple(page.seconds for page in laid or ())

    def _crawls(self) -> bool:
        return self._place is not None and (self._place.scroll_px_s > 0 or self._place.text_flow.value != "glide")

    def _times(self, laid: Laid, page: int) -> tuple[float, float]:
        """(until, since) in monotonic seconds of a page that begins now."""
        mono = self._clock.mono()
        if not isinstance(laid, Strip):
            return mono + laid[page].seconds, mono
        if self._crawls() and self._place is not None:
            hold, crawl, _ = crawl_plan(laid, self._place)
            return mono + hold + crawl + CRAWL_END_S, mono
        glide = GLIDE_MS / 1000 if page else 0.0
        return mono + glide + laid.pages[page].seconds, mono

    # -- presenting -------------------------------------------------------------------------------------------------

    def _show(self, showing: Showing, *, cut: bool = False) -> None:
        self._showing = showing
        self._refresh(cut=cut)

    def _refresh(self, *, cut: bool = False) -> None:
        showing = self._showing
        if showing is None:
            return
        frame = self.frame(showing)
        offset, speed = self._strip_position(showing)
        strip = showing.laid if isinstance(showing.laid, Strip) else None
        page = showing.laid.bar if isinstance(showing.laid, Strip) else showing.laid[showing.page]
        self._present_state(self._presenter.state_of(frame, page, strip, offset=offset, speed=speed, cut=cut))

    def _present_state(self, state: State, *, keep: bool = False) -> None:
        self._last = state if keep else {**self._last, **state}
        self._present(self._last)

    def _strip_position(self, showing: Showing) -> tuple[int, float]:
        if not isinstance(showing.laid, Strip):
            return 0, 0.0
        if self._crawls() and self._place is not None:
            hold, _, speed = crawl_plan(showing.laid, self._place)
            return 0, speed if self._clock.mono() - showing.since >= hold else 0.0
        return showing.laid.pages[showing.page].offset, 0.0

    def frame(self, showing: Showing) -> Frame:
        """The flat frame for what is shown now."""
        now = self._clock.now()
        item, slide = showing.item, showing.slide
        mine = next((entry.slides for entry in self._entries if item and entry.item.id == item.id), ())
        lines = tuple(dict.fromkeys(line for entry in due(self._entries, now) for line in entry.ticker))
        place = self._place
        moving = isinstance(showing.laid, Strip) or self._screen.reduce_motion
        still = moving or (slide is not None and slide.form == "welcome")
        self._turn_entry(still=still, count=len(lines))
        department = (item.rules.responsible if item else "") or self._settings.site.department
        segment = next((n for n, own in enumerate(mine) if slide and own.key == slide.key), 0)
        return Frame(
            slide=slide.key if slide else "",
            page=0 if isinstance(showing.laid, Strip) else showing.page,
            stage_mode=StageMode.STRIP if isinstance(showing.laid, Strip) else StageMode.PAGES,
            organisation=self._settings.site.short_name
            if self._context.geometry.far
            else self._settings.site.organisation,
            day_line=dateline(now, lunar=bool(place and place.lunar_date)),
            clock=now.strftime("%H:%M"),
            responsible=f"责任科室：{department}",
            number=f"编号 {item.id[:6].upper()}" if item else "",
            segments=len(mine),
            segment=segment,
            ticker=lines,
            ticker_mode=TickerMode.STAND if still else TickerMode.CRAWL,
            entry=self._entry,
            theme=self._screen.theme,
            dusk=is_dusk(now, self._settings.hours.dawn, self._settings.hours.dusk),
        )

    def _turn_entry(self, *, still: bool, count: int) -> None:
        """A standing ticker changes its entry every 8 s; a crawling one keeps its order."""
        mono = self._clock.mono()
        if not still or not count:
            self._stand_since = mono
        elif mono - self._stand_since >= STAND_S:
            self._stand_since = mono
            self._entry = (self._entry + 1) % count
