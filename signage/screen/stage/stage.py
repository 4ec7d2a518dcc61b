"""The stage: what stands on it, what comes next, and how it changes with the day and the theme.

In: what is due (asked of the repertoire) and the wheel. Out: `showing`, presented by the projector. Two clocks: wall
time picks the slide, monotonic time ends it. When to ask is the caller's to say.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from signage.core.events import Event, happens
from signage.core.inspection import following, in_parts
from signage.core.item import ItemRecord
from signage.core.rotation.director import Cue, cue, hurried
from signage.core.rotation.wheel import Slide
from signage.layout.bands import neutral
from signage.layout.slides import Laid
from signage.screen.clock import Clock
from signage.screen.record.proof import ShownReport
from signage.screen.record.recorder import Recorder
from signage.screen.showing import Showing, card_of, count_of
from signage.screen.stage.coat import Wardrobe
from signage.screen.stage.pacing import Pacing
from signage.screen.stage.projector import BRIEF_S, Projector
from signage.screen.stage.repertoire import Repertoire

POLL_S, TEXT_GAP_S = 0.1, 0.45
INSPECTED_S = 60.0
"""Of a long text an inspection shows so much: it would keep the other four parts waiting for half an hour."""
LOG = logging.getLogger("signage.screen")


class Stage:
    """`showing` is None before the first picture. `pause` waits for so many seconds."""

    def __init__(
        self,
        *,
        wardrobe: Wardrobe,
        repertoire: Repertoire,
        pacing: Pacing,
        projector: Projector,
        clock: Clock,
        report: ShownReport | None,
        recorder: Recorder,
        pause: Callable[[float], object],
        inspecting: bool = False,
    ) -> None:
        """`inspecting`: the five parts in order and nothing else, one round after the other, of a long text its beginning."""
        self._inspecting = inspecting
        self._leaves = float("inf")
        self._wardrobe, self._repertoire = wardrobe, repertoire
        self._pacing, self._projector, self._clock = pacing, projector, clock
        self._report, self._recorder, self._pause = report, recorder, pause
        self._passed = 0
        self.showing: Showing | None = None

    def clear(self) -> None:
        """Forgets what stands there: it was covered, and its time is past."""
        self.showing = None

    def must_leave(self, now: datetime) -> bool:
        """Whether what is shown may not stay until its end."""
        item = self.showing.item if self.showing else None
        return item is not None and not self._repertoire.may_stay(item, now)

    def slides(self, now: datetime) -> tuple[Slide, ...]:
        """The slides that are due, in the order of the content."""
        due = self._repertoire.due(now)
        if self._inspecting:
            return in_parts((entry.item, entry.slides) for entry in due)
        return tuple(slide for entry in due for slide in entry.slides)

    def advance(self, *, cut: bool) -> None:
        """The next page, or the slide that the wheel names. `cut`: at once, what is shown must go."""
        showing, now = self.showing, self._clock.now()
        call = self._repertoire.next_call(now)
        if showing is not None and not cut and call is None and self._next_page(showing):
            return
        slides = self.slides(now)
        on = showing.slide.key if showing is not None and showing.slide is not None and not cut else ""
        fresh = call or self._repertoire.next_fresh(slides)
        chosen = Cue(fresh) if fresh else self._cue(slides, now, on)
        if chosen.slide is None:
            self._hold(chosen, slides=bool(slides), cut=cut)
            return
        laid = self._pacing.lay(chosen.slide)
        if not laid:
            LOG.warning("slide %s has nothing to show", chosen.slide.key)
        if not laid or not self._enter(chosen, chosen.slide, laid, cut=cut):
            self._hold(Cue(None, hold_s=1.0), slides=True, cut=cut)

    def refresh(self, *, cut: bool = False) -> None:
        """Presents what is shown as it is now: clock, ticker, footer, colours."""
        if self.showing is not None:
            self._projector.refresh(self.showing, 0 if cut else self._wardrobe.context.manner.stage_ms)

    def change_day(self, today: date) -> None:
        """What stands on the stage changes with the day where it is dated; it leaves where it has no more to say."""
        showing = self.showing
        if showing is None or showing.slide is None or showing.item is None:
            return
        day = showing.slide.key.partition("@")[2]
        if not day or day == today.isoformat() or self._repertoire.is_waiting(showing.item):
            return
        slide, laid = self._laid_now(showing.slide, showing.item)
        if slide is None or not laid:
            self.advance(cut=True)
            return
        until = max(showing.until, self._clock.mono() + BRIEF_S)
        self._show(replace(showing, slide=slide, laid=laid, page=0, until=until))

    def wear(self, mono: float) -> None:
        """The same page under another theme; the neutral one, about to end, where the theme leaves it out."""
        showing = self.showing
        self._repertoire.wear(self._wardrobe.context, showing.item if showing else None)
        if showing is None:
            return
        slide, laid = self._laid_now(showing.slide, showing.item) if showing.slide and showing.item else (None, None)
        if not laid:
            self.showing = Showing(None, None, self._neutral(), 0, mono, mono)
            return
        again = replace(showing, slide=slide, laid=laid, page=min(showing.page, count_of(laid) - 1))
        if (again.strip is None) is not (showing.strip is None):
            until, since = self._pacing.times(laid, again.page)
            again = replace(again, until=until, since=since)
        self.showing = again

    def _enter(self, chosen: Cue, slide: Slide, laid: Laid, *, cut: bool) -> bool:
        """Brings it onto the stage; whether it can be painted."""
        item = next(entry.item for entry in self._repertoire.entries if entry.item.id == slide.item)
        again = Showing(slide, item, laid, chosen.page, 0.0, 0.0)
        if not self._is_painted(again):
            return False
        self._repertoire.shown(slide)
        if again.strip and self.showing is not None and self.showing.strip and not cut:
            self._projector.fade_text()  # the old text has gone before the new one takes its place
            self._pause(TEXT_GAP_S)
        until, since = self._pacing.times(laid, chosen.page)
        self._leaves = since + INSPECTED_S if self._inspecting and again.strip is not None else float("inf")
        until = min(until, self._leaves)
        self._show(replace(again, until=since + chosen.hold_s if chosen.hold_s else until, since=since), cut=cut)
        return True

    def _cue(self, slides: tuple[Slide, ...], now: datetime, on: str) -> Cue:
        """What the wheel wants. `on`: what may be held, "" for nothing; the neutral slide waits for nothing."""
        last = self.showing.slide.key if self.showing is not None and self.showing.slide is not None else ""
        if self._inspecting:
            return Cue(following(slides, last), hold_s=0.0 if slides else 1.0)
        if not self._clock.hurries:
            return cue(slides, self._pacing.page_seconds, now, on=on)
        self._passed += 1
        return Cue(hurried(slides, now, self._passed, last), hold_s=0.0 if slides else 1.0)

    def _hold(self, chosen: Cue, *, slides: bool, cut: bool) -> None:
        mono, showing = self._clock.mono(), self.showing
        if showing is not None and not cut and slides:
            self.showing = replace(showing, until=mono + max(chosen.hold_s, 0.1))
            self.refresh()
        elif showing is not None and showing.slide is None:
            self.showing = replace(showing, until=mono + POLL_S)
            self.refresh()
        else:
            self._show(Showing(None, None, self._neutral(), 0, mono + POLL_S, mono), cut=cut)

    def _next_page(self, showing: Showing) -> bool:
        """Turns the page within a slide; False at its last page."""
        count = 1 if self._pacing.flows(showing.laid) else showing.count
        if showing.page + 1 >= count or showing.slide is None or self._clock.mono() >= self._leaves:
            return False
        turned = replace(showing, page=showing.page + 1)
        if not self._is_painted(turned):
            return False
        until, since = self._pacing.times(turned.laid, turned.page)
        self._show(replace(turned, until=min(until, self._leaves), since=since))
        return True

    def _show(self, showing: Showing, *, cut: bool = False) -> None:
        self._recorder.show(showing, cut=cut or self.showing is None)
        self.showing = showing
        if self._report is not None and showing.item is not None and not showing.item.is_builtin:
            self._report.note(showing.item.id, self._clock.now())
        self.refresh(cut=cut)

    def _laid_now(self, slide: Slide, item: ItemRecord) -> tuple[Slide | None, Laid | None]:
        """The same card as it is measured and laid out now."""
        mine = self._repertoire.slides_of(item)
        same = next((own for own in mine if card_of(own) == card_of(slide)), None)
        return same, self._pacing.lay(same) if same else None

    def _is_painted(self, showing: Showing) -> bool:
        """Whether its picture is there, before anybody is told that it is shown."""
        try:
            self._projector.prepare(showing)
        except Exception:
            name = showing.item.id if showing.item is not None else ""
            LOG.exception(
                "item %s cannot be painted; another one is shown", name, extra=happens(Event.ITEM_FAILS, name)
            )
            return False
        return True

    def _neutral(self) -> Laid:
        return (neutral(self._wardrobe.context, self._wardrobe.settings.site.organisation),)
