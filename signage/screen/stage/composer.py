"""Composes the `Frame`: what stands on the stage, and round it organisation, date, ticker, footer, colours.

In: what is showing, and what all of that is asked of. Out: a frame. Never paints, and never decides what is shown.
"""

from __future__ import annotations

from signage.core.display.drift import drift_of
from signage.core.display.frame import Frame, StageMode, TickerMode
from signage.core.display.geometry import Form
from signage.core.settings import Place
from signage.screen.almanac import Almanac
from signage.screen.clock import Clock
from signage.screen.showing import Showing
from signage.screen.stage.coat import Wardrobe
from signage.screen.stage.dateline import dateline
from signage.screen.stage.repertoire import Repertoire
from signage.screen.stage.turns import Turns


class Composer:
    """Asked in every turn; equal answers mean that nothing changes on the glass."""

    def __init__(
        self,
        wardrobe: Wardrobe,
        repertoire: Repertoire,
        turns: Turns,
        place: Place | None,
        clock: Clock,
        almanac: Almanac,
        mark: str = "",
    ) -> None:
        """`mark` is said across the top of everything."""
        self._wardrobe, self._repertoire, self._turns = wardrobe, repertoire, turns
        self._place, self._clock, self._almanac, self._mark = place, clock, almanac, mark
        self._seen: tuple[str, int] | None = None
        self._drift = (0, 0)

    def frame(self, showing: Showing) -> Frame:
        """The flat frame for what is shown now."""
        now, place, context = self._clock.now(), self._place, self._wardrobe.context
        geometry, manner, site = context.geometry, context.manner, self._wardrobe.settings.site
        item, slide, page = showing.item, showing.slide, showing.picture
        mine = self._repertoire.slides_of(item) if item else ()
        lines, still = self._ticker(showing)
        drift_x, drift_y = self._drifted((slide.key if slide else "", showing.page))
        named = item.rules.responsible if item and not (place and place.outward) else ""
        return Frame(
            slide=slide.key if slide else "",
            page=0 if showing.strip else showing.page,
            stage_mode=StageMode.STRIP if showing.strip else StageMode.PAGES,
            organisation=site.short_name if geometry.far else site.organisation,
            day_line=""
            if geometry.far or not self._almanac.trusted
            else dateline(now, lunar=bool(place and place.lunar_date and manner.clock)),
            clock=now.strftime("%H:%M") if manner.clock and self._almanac.trusted else "",
            responsible=f"责任科室：{named or site.department}",
            number=f"编号 {item.id[:6].upper()}" if item and not item.is_builtin else "",
            segments=len(mine) if manner.progress else 0,
            segment=next((n for n, own in enumerate(mine) if slide and own.key == slide.key), 0),
            ticker=lines,
            ticker_mode=TickerMode.STAND if still else TickerMode.CRAWL,
            entry=self._turns.entry(lines, still=still, least_s=manner.least_s),
            frameless=page.frameless,
            theme=self._wardrobe.coat.theme,
            dusk=self._wardrobe.coat.dusk,
            level=self._wardrobe.coat.level,
            strip=self._wardrobe.coat.clause,
            mark=self._mark,
            section=item.section if item and geometry.form is Form.WIDE else "",
            drift_x=drift_x,
            drift_y=drift_y,
        )

    def _drifted(self, seen: tuple[str, int]) -> tuple[int, int]:
        """By how much the frame is out of its place: it moves when another page is `seen`, at no other time. Lamps do not burn in."""
        if seen != self._seen:
            geometry = self._wardrobe.context.geometry
            short = min(geometry.width, geometry.height)
            moved = (0, 0) if self._wardrobe.screen.led else drift_of(self._clock.now().minute, short)
            self._seen, self._drift = seen, moved
        return self._drift

    def _ticker(self, showing: Showing) -> tuple[tuple[str, ...], bool]:
        """The reminders, and whether they stand: one motion at a time."""
        context = self._wardrobe.context
        if context.geometry.single and not context.geometry.ticker.h:  # the entries are slides there (`layout.slides`)
            return _crawling(showing), False
        due = self._repertoire.due(self._clock.now())
        lines = tuple(dict.fromkeys(line for entry in due for line in entry.ticker))
        moving = showing.strip is not None or showing.picture.film is not None or context.still
        welcomes = showing.slide is not None and showing.slide.form == "welcome"
        return lines, moving or welcomes


def _crawling(showing: Showing) -> tuple[str, ...]:
    """The sentence that crawls instead of standing on the stage, if it is one."""
    crawl = "" if showing.strip else showing.picture.crawl
    return (crawl,) if crawl else ()
