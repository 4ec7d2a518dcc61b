"""The ticker's pictures: entries on an endless belt while it crawls, one entry while it stands, label and soft ends.

In: frames. Out: the ticker's part of the state for QML. The belt is laid out again only when its entries change.
On a low strip, which has no ticker, the stage's long sentence crawls on it.
"""

from __future__ import annotations

import json
from typing import Any

from signage.core.display.frame import Frame, TickerMode
from signage.core.display.geometry import NOTHING, Form, Rect
from signage.core.display.reading import ticker_speed
from signage.core.display.theme import Palette
from signage.layout import bands
from signage.layout.context import Context
from signage.layout.paint import edge_fade, paint_shapes
from signage.layout.scene import Shape, shifted
from signage.screen.picture.pictures import Pictures, digest

MOST_BODIES = 420
"""Length of crawling text kept as pictures, in multiples of B; longer tickers go round in parts."""
STANDING_MS = 400
State = dict[str, Any]
NO_TICKER: State = {
    "tickerY": 0,
    "tickerH": 0,
    "tickerStart": 0,
    "tickerSpeed": 1.0,
    "tickerFade": 0,
    "tickerMs": 0,
    "tickerCrawling": False,
    "tickerLabel": "",
    "tickerStanding": "",
    "tickerLeft": "",
    "tickerRight": "",
}
"""The ticker's part of the state where there is none."""


class Belt:
    """Called from one thread only. `part` is what crawls: all entries, or as many as may be kept as pictures."""

    def __init__(self, context: Context, pictures: Pictures) -> None:
        self._context = context  # of any theme: the words of the ticker have the same face and size in all of them
        self._pictures = pictures
        self._belt: tuple[str, State, set[str]] = (
            "",
            {"tickerEntries": "[]", "tickerLength": 0, "tickerPictures": ""},
            set(),
        )

    def part(self, ticker: tuple[str, ...], first: int) -> tuple[tuple[str, ...], float]:
        """The entries that crawl, beginning with `first`, and the seconds of one loop of them."""
        geometry, fonts = self._context.geometry, self._context.fonts
        room = geometry.px(MOST_BODIES)
        length = 0
        chosen: list[str] = []
        for step in range(len(ticker)):
            entry = ticker[(first + step) % len(ticker)]
            width = round(fonts.width(entry, geometry.body, bold=False)) + geometry.px(bands.ENTRY_GAP)
            if chosen and length + width > room:
                break
            chosen.append(entry)
            length += width
        return tuple(chosen), length / ticker_speed(geometry.body)

    def state(self, frame: Frame, palette: Palette, used: set[str]) -> State:
        """The ticker's part of the state; the keys of its pictures go into `used`."""
        rect, crawling = self._place(frame), frame.ticker_mode is TickerMode.CRAWL and bool(frame.ticker)
        if not rect.h:
            return {**NO_TICKER, **self._belt[1]}
        geometry, start = self._context.geometry, self._start
        variant = f"{frame.theme}{frame.dusk}"
        if crawling:
            self._renew(frame, palette, variant)
        used |= self._belt[2]
        standing = frame.ticker[frame.entry % len(frame.ticker)] if frame.ticker else ""
        words = bands.ticker_standing(self._context, standing) if standing and start else []
        words_label = bands.ticker_label(self._context) if start and frame.ticker else []
        label = self._picture(f"label/{variant}{bool(words_label)}", start, words_label, palette, used)
        still = f"stand/{digest(standing, variant)}"
        return {
            "tickerY": rect.y + abs(frame.drift_y) if geometry.ticker.h else rect.y,
            "tickerH": rect.h,
            "tickerStart": start,
            "band": getattr(palette, self._roles[0]),
            "tickerSpeed": ticker_speed(geometry.body),
            "tickerFade": geometry.px(1.0),
            "tickerCrawling": crawling,
            "tickerLabel": label,
            "tickerStanding": self._picture(still, geometry.width - start, words, palette, used),
            "tickerLeft": self._fade("left", variant, palette, used),
            "tickerRight": self._fade("right", variant, palette, used),
            **self._belt[1],
        }

    def _place(self, frame: Frame) -> Rect:
        """Where it is: the geometry's ticker; on a low strip the row of the sentence, while that crawls."""
        geometry = self._context.geometry
        if geometry.form is Form.WIDE:
            return NOTHING
        if geometry.form is Form.STRIP and not geometry.ticker.h and frame.ticker:
            return geometry.stage
        return geometry.ticker

    @property
    def _height(self) -> int:
        geometry = self._context.geometry
        return geometry.ticker.h or geometry.stage.h

    @property
    def _roles(self) -> tuple[str, str, str]:
        """Colours of its ground, its words and its marks: a band of its own, or the ground of a low strip."""
        return ("band", "band_ink", "band_accent") if self._context.geometry.ticker.h else ("ground", "ink", "accent")

    @property
    def _start(self) -> int:
        """Where its moving part begins, in px from the left."""
        geometry = self._context.geometry
        return bands.label_width(geometry) if geometry.ticker.h else 0

    def _renew(self, frame: Frame, palette: Palette, variant: str) -> None:
        entries, _ = self.part(frame.ticker, frame.entry)
        key = f"crawl/{digest(entries)}/{digest(variant)}"
        if key == self._belt[0]:
            return
        geometry = self._context.geometry
        placed, length = bands.ticker_entries(self._context, entries, *self._roles[1:])
        room = geometry.width - self._start
        belt: list[State] = []
        names: set[str] = set()
        x, number = 0, 0
        while x < length + room:
            index = number % len(placed)
            at, shapes = placed[index]
            width = (placed[index + 1][0] if index + 1 < len(placed) else length) - at
            moved = [shifted(shape, -at, 0) for shape in shapes]
            self._picture(f"{key}/{index}x", width, moved, palette, names)
            belt.append({"x": x, "w": width, "name": f"{index}x"})
            x, number = x + width, number + 1
        state = {"tickerEntries": json.dumps(belt), "tickerLength": length}
        self._belt = (key, state | {"tickerPictures": self._pictures.address(key)}, names)

    def _picture(self, key: str, width: int, shapes: list[Shape], palette: Palette, used: set[str]) -> str:
        used.add(key)
        if not self._pictures.has(key):
            size = (width, self._height)
            self._pictures.put(key, paint_shapes(size, shapes, self._roles[0], palette, self._context.fonts))
        return self._pictures.address(key)

    def _fade(self, side: str, variant: str, palette: Palette, used: set[str]) -> str:
        key = f"{side}/{variant}"
        used.add(key)
        if not self._pictures.has(key):
            colour, width = getattr(palette, self._roles[0]), self._context.px(1.0)
            self._pictures.put(key, edge_fade(width, self._height, colour, left=side == "left"))
        return self._pictures.address(key)
