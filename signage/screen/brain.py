"""The player's thread: looks at the snapshot, asks what is due, lays out, paints ahead and presents.

All that takes time happens here, never on the GUI thread. Two clocks: wall time picks the slide, monotonic time ends it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from signage.core.display.frame import Frame, StageMode, TickerMode
from signage.core.display.geometry import Form
from signage.core.item import ItemRecord
from signage.core.rotation.director import Cue, cue
from signage.core.rotation.upcoming import MOST, upcoming
from signage.core.rotation.wheel import Slide
from signage.core.settings import Place, Settings
from signage.layout.bands import neutral
from signage.layout.context import Context
from signage.layout.slides import CRAWL_END_S, Laid, Library, crawl_plan, crawls
from signage.layout.strip import GLIDE_MS, Strip
from signage.screen.clock import Clock
from signage.screen.coat import CALM_S, Wardrobe
from signage.screen.dateline import dateline
from signage.screen.glance import Glances
from signage.screen.presenter import BRIEF_MS, EMPTY_STRIP, Presenter, State
from signage.screen.proof import ShownReport
from signage.screen.repertoire import Repertoire
from signage.screen.turns import Turns
from signage.snapshots.read import Reader

POLL_S, STRIP_GAP_S, BRIEF_S = 0.1, 0.45, 3.0
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
    """Decides and presents for one screen. `step` is one turn; `run` turns until `stop`, or ends at a page's end."""

    def __init__(
        self,
        *,
        wardrobe: Wardrobe,
        place: Place | None,
        clock: Clock,
        reader: Reader,
        report: ShownReport | None,
        library: Library,
        presenter: Presenter,
        present: Callable[[State], None],
        glances: Glances | None = None,
    ) -> None:
        self._wardrobe, self._place, self._clock = wardrobe, place, clock
        self._library, self._presenter = library, presenter
        self._present = present
        self._repertoire = Repertoire(reader, library, clock.mono, place)
        self._report, self._glances = report, glances
        self._showing: Showing | None = None
        self._last: State = dict(EMPTY_STRIP)
        self._presented: tuple[Frame, int, float] | None = None
        wide = self._context.geometry.form is Form.WIDE
        self._turns = Turns(presenter.belt.part, clock.mono, wide=wide)
        self._stop = threading.Event()

    @property
    def outdated(self) -> Settings | None:
        """New settings that need another layout than this one."""
        return self._wardrobe.outdated

    @property
    def settings(self) -> Settings:
        """The settings that it follows now."""
        return self._wardrobe.settings

    @property
    def _context(self) -> Context:
        return self._wardrobe.context

    def run(self) -> None:
        """Turns until `stop`; a fault in one turn is logged and the picture stays."""
        while not self._stop.is_set():
            try:
                self.step()
            except Exception:
                LOG.exception("a turn failed; the picture stays")
                self._stop.wait(1.0)
            self._stop.wait(self._pause())

    def prepare(self, seconds: float) -> None:
        """Measures what waits before anything is shown, for so many `seconds` at most."""
        ends, today = self._clock.mono() + seconds, self._clock.now().date()
        self._repertoire.look(today)
        while self._repertoire.busy and self._clock.mono() < ends:
            self._repertoire.look(today)

    def settle(self) -> None:
        """Measures everything that waits, and presents what is due now: for a single picture."""
        today = self._clock.now().date()
        self._repertoire.look(today)
        while self._repertoire.busy:
            self._repertoire.look(today)
        self._advance(cut=False)

    def stop(self) -> None:
        """Ends `run` at the next turn."""
        self._stop.set()

    def step(self) -> None:
        """One turn: news first, then the stage."""
        mono, now = self._clock.mono(), self._clock.now()
        self._repertoire.look(now.date())
        self._wardrobe.look()
        if self.outdated is not None and (self._showing is None or mono >= self._showing.until):
            self.stop()
            return
        self._turn_day(now.date())
        self._change_coat(now, mono)
        showing = self._showing
        cut = showing is not None and showing.item is not None and not self._repertoire.may_stay(showing.item, now)
        if showing is None or cut or mono >= showing.until:
            self._advance(cut=cut)
        else:
            self._refresh()
        self._tell(mono, now)

    def _tell(self, mono: float, now: datetime) -> None:
        """For the status page: what was shown when, what comes when, and how it looks, once it stands."""
        if self._report is not None:
            listed = {entry.item.id for entry in self._repertoire.entries}
            self._report.write_if_due(mono, listed, lambda: self._upcoming(mono, now))
        showing = self._showing
        if self._glances is not None and showing is not None and showing.item is not None and showing.since < mono:
            self._glances.keep(showing.item.id, self._last)

    def _upcoming(self, mono: float, now: datetime) -> dict[str, tuple[datetime, ...]]:
        """When each item comes next: by the wheel, the newly accepted ones before that."""
        slides = self._slides(now)
        coming = dict(upcoming(slides, now))
        ends = self._showing.until - mono if self._showing is not None else 0.0
        soon = now + timedelta(seconds=max(1.0, ends))
        return coming | {item: (soon, *coming[item])[:MOST] for item in self._repertoire.fresh if item in coming}

    def _slides(self, now: datetime) -> tuple[Slide, ...]:
        return tuple(slide for entry in self._repertoire.due(now) for slide in entry.slides)

    def _pause(self) -> float:
        if self._repertoire.busy:
            return 0.0
        ends = self._showing.until - self._clock.mono() if self._showing else 0.0
        return max(0.0, min(POLL_S, ends))

    # -- settings and theme -----------------------------------------------------------------------------------------

    def _change_coat(self, now: datetime, mono: float) -> None:
        """Another coat once the page stands quietly, or together with the change of slide that is due."""
        showing = self._showing
        if showing is not None and mono < min(showing.since + CALM_S, showing.until):
            return
        if self._wardrobe.is_due(now) and self._wardrobe.change(now):
            self._repertoire.wear(self._context, showing.item if showing else None)
            self._showing = self._laid_again(showing, mono) if showing else None

    def _laid_again(self, showing: Showing, mono: float) -> Showing:
        """The same page under the new theme; the neutral one, about to end, where the theme leaves it out."""
        mine = next((e.slides for e in self._repertoire.entries if showing.item and e.item.id == showing.item.id), ())
        number = showing.slide.key.partition("@")[0] if showing.slide else ""
        slide = next((own for own in mine if own.key.partition("@")[0] == number), None)
        laid = self._library.lay(slide) if slide else None
        if not laid:
            page = neutral(self._context, self._wardrobe.settings.site.organisation)
            return Showing(None, None, (page,), 0, mono, mono)
        last = len(laid.pages if isinstance(laid, Strip) else laid) - 1
        again = replace(showing, slide=slide, laid=laid, page=min(showing.page, last))
        if isinstance(laid, Strip) is not isinstance(showing.laid, Strip):
            until, since = self._times(laid, again.page)
            again = replace(again, until=until, since=since)
        return again

    # -- the stage --------------------------------------------------------------------------------------------------

    def _advance(self, *, cut: bool) -> None:
        showing = self._showing
        if showing is not None and not cut and showing.slide is not None and self._next_page(showing):
            return
        slides = self._slides(self._clock.now())
        on_stage = showing is not None and showing.slide is not None  # the neutral slide waits for nothing
        fresh = self._repertoire.next_fresh(slides)
        chosen = (
            Cue(fresh) if fresh else cue(slides, self._page_seconds, self._clock.now(), showing=on_stage and not cut)
        )
        if chosen.slide is None:
            self._hold(chosen, slides=bool(slides), cut=cut)
            return
        laid = self._library.lay(chosen.slide)
        if not laid:
            LOG.warning("slide %s has nothing to show", chosen.slide.key)
            self._hold(Cue(None, hold_s=1.0), slides=True, cut=cut)
            return
        item = next(entry.item for entry in self._repertoire.entries if entry.item.id == chosen.slide.item)
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
        page = neutral(self._context, self._wardrobe.settings.site.organisation)
        self._show(Showing(None, None, (page,), 0, mono + POLL_S, mono), cut=cut)

    def _next_page(self, showing: Showing) -> bool:
        """Turns the page within a slide; False at its last page."""
        count = len(showing.laid.pages) if isinstance(showing.laid, Strip) else len(showing.laid)
        if isinstance(showing.laid, Strip) and self._crawls(showing.laid):
            count = 1
        if showing.page + 1 >= count or showing.slide is None:
            return False
        page = showing.page + 1
        until, since = self._times(showing.laid, page)
        self._show(replace(showing, page=page, until=until, since=since))
        return True

    def _turn_day(self, today: date) -> None:
        """What stands on the stage changes with the day where it is dated; it leaves where it has no more to say."""
        showing = self._showing
        if showing is None or showing.slide is None or showing.item is None:
            return
        number, dated, day = showing.slide.key.partition("@")
        if not dated or day == today.isoformat() or self._repertoire.is_waiting(showing.item):
            return
        slides = next((entry.slides for entry in self._repertoire.entries if entry.item.id == showing.item.id), ())
        slide = next((slide for slide in slides if slide.key.partition("@")[0] == number), None)
        laid = self._library.lay(slide) if slide else None
        if slide is None or not laid:
            self._advance(cut=True)
            return
        until = max(showing.until, self._clock.mono() + BRIEF_S)
        self._show(replace(showing, slide=slide, laid=laid, page=0, until=until))

    def _page_seconds(self, slide: Slide) -> tuple[float, ...]:
        laid = self._library.lay(slide)
        if isinstance(laid, Strip) and self._crawls(laid):
            return (slide.seconds,)
        if isinstance(laid, Strip):
            return tuple(page.seconds + GLIDE_MS / 1000 for page in laid.pages)
        return tuple(page.seconds for page in laid or ())

    def _crawls(self, strip: Strip) -> bool:
        return self._place is not None and crawls(strip, self._place)

    def _times(self, laid: Laid, page: int) -> tuple[float, float]:
        """(until, since) in monotonic seconds of a page that begins now."""
        mono = self._clock.mono()
        if not isinstance(laid, Strip):
            return mono + laid[page].seconds, mono
        if self._crawls(laid) and self._place is not None:
            hold, crawl, _ = crawl_plan(laid, self._place)
            return mono + hold + crawl + CRAWL_END_S, mono
        glide = GLIDE_MS / 1000 if page else 0.0
        return mono + glide + laid.pages[page].seconds, mono

    # -- presenting -------------------------------------------------------------------------------------------------

    def _show(self, showing: Showing, *, cut: bool = False) -> None:
        self._showing = showing
        if self._report is not None and showing.item is not None:
            self._report.note(showing.item.id, self._clock.now())
        self._refresh(cut=cut)

    def _refresh(self, *, cut: bool = False) -> None:
        showing = self._showing
        if showing is None:
            return
        frame = self.frame(showing)
        offset, speed = self._strip_position(showing)
        if (frame, offset, speed) == self._presented:
            return
        self._presented = (frame, offset, speed)
        brief = showing.until - showing.since < BRIEF_S
        fade_ms = 0 if cut else BRIEF_MS if brief else self._context.manner.stage_ms
        strip = showing.laid if isinstance(showing.laid, Strip) else None
        page = showing.laid.bar if isinstance(showing.laid, Strip) else showing.laid[showing.page]
        self._present_state(self._presenter.state_of(frame, page, strip, offset=offset, speed=speed, fade_ms=fade_ms))

    def _present_state(self, state: State, *, keep: bool = False) -> None:
        self._last = state if keep else {**self._last, **state}
        self._present(self._last)

    def _strip_position(self, showing: Showing) -> tuple[int, float]:
        if not isinstance(showing.laid, Strip):
            return 0, 0.0
        if self._crawls(showing.laid) and self._place is not None:
            hold, _, speed = crawl_plan(showing.laid, self._place)
            return 0, speed if self._clock.mono() - showing.since >= hold else 0.0
        return showing.laid.pages[showing.page].offset, 0.0

    def frame(self, showing: Showing) -> Frame:
        """The flat frame for what is shown now."""
        now = self._clock.now()
        item, slide = showing.item, showing.slide
        mine = next((entry.slides for entry in self._repertoire.entries if item and entry.item.id == item.id), ())
        lines = tuple(dict.fromkeys(line for entry in self._repertoire.due(now) for line in entry.ticker))
        place = self._place
        manner = self._context.manner
        film = not isinstance(showing.laid, Strip) and showing.laid[showing.page].film is not None
        moving = isinstance(showing.laid, Strip) or film or self._context.still
        still = moving or (slide is not None and slide.form == "welcome")
        geometry, site = self._context.geometry, self._wardrobe.settings.site
        if geometry.single and not geometry.ticker.h:  # the entries are slides there (`layout.slides`)
            lines, still = _crawling(showing), False
        page = showing.laid.bar if isinstance(showing.laid, Strip) else showing.laid[showing.page]
        named = item.rules.responsible if item and not (place and place.outward) else ""
        department = named or site.department
        segment = next((n for n, own in enumerate(mine) if slide and own.key == slide.key), 0)
        return Frame(
            slide=slide.key if slide else "",
            page=0 if isinstance(showing.laid, Strip) else showing.page,
            stage_mode=StageMode.STRIP if isinstance(showing.laid, Strip) else StageMode.PAGES,
            organisation=site.short_name if geometry.far else site.organisation,
            day_line="" if geometry.far else dateline(now, lunar=bool(place and place.lunar_date and manner.clock)),
            clock=now.strftime("%H:%M") if manner.clock else "",
            responsible=f"责任科室：{department}",
            number=f"编号 {item.id[:6].upper()}" if item else "",
            segments=len(mine) if manner.progress else 0,
            segment=segment,
            ticker=lines,
            ticker_mode=TickerMode.STAND if still else TickerMode.CRAWL,
            entry=self._turns.entry(lines, still=still, least_s=manner.least_s),
            frameless=page.frameless,
            theme=self._wardrobe.coat.theme,
            dusk=self._wardrobe.coat.dusk,
            section=item.section if item and geometry.form is Form.WIDE else "",
        )


def _crawling(showing: Showing) -> tuple[str, ...]:
    """The sentence that crawls instead of standing on the stage, if it is one."""
    crawl = "" if isinstance(showing.laid, Strip) else showing.laid[showing.page].crawl
    return (crawl,) if crawl else ()
