"""The ticker's pictures: entries on an endless belt while it crawls, one entry while it stands, label and soft ends.

In: frames. Out: the ticker's part of the state for QML. The belt is laid out again only when its entries change.
"""

from __future__ import annotations

import json
from typing import Any

from signage.core.frame import Frame, TickerMode
from signage.core.reading import ticker_speed
from signage.core.theme import Palette
from signage.layout import bands
from signage.layout.context import Context
from signage.layout.paint import edge_fade, paint_shapes
from signage.layout.scene import Shape, shifted
from signage.screen.pictures import Pictures, digest

MOST_BODIES = 420
"""Length of crawling text kept as pictures, in multiples of B; longer tickers go round in parts."""
STANDING_MS = 400
State = dict[str, Any]


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
        geometry = self._context.geometry
        rect, start = geometry.ticker, bands.label_width(geometry)
        crawling = frame.ticker_mode is TickerMode.CRAWL and bool(frame.ticker)
        variant = f"{frame.theme}{frame.dusk}"
        if crawling:
            self._renew(frame, palette, variant)
        used |= self._belt[2]
        standing = frame.ticker[frame.entry % len(frame.ticker)] if frame.ticker else ""
        words = bands.ticker_standing(self._context, standing) if standing else []
        label = self._picture(f"label/{variant}", start, bands.ticker_label(self._context), palette, used)
        still = f"stand/{digest(standing, variant)}"
        return {
            "tickerY": rect.y,
            "tickerH": rect.h,
            "tickerStart": start,
            "tickerSpeed": ticker_speed(geometry.body),
            "tickerFade": geometry.px(1.0),
            "tickerCrawling": crawling,
            "tickerLabel": label,
            "tickerStanding": self._picture(still, geometry.width - start, words, palette, used),
            "tickerLeft": self._fade("left", variant, palette, used),
            "tickerRight": self._fade("right", variant, palette, used),
            **self._belt[1],
        }

    def _renew(self, frame: Frame, palette: Palette, variant: str) -> None:
        entries, _ = self.part(frame.ticker, frame.entry)
        key = f"crawl/{digest(entries)}/{digest(variant)}"
        if key == self._belt[0]:
            return
        geometry = self._context.geometry
        placed, length = bands.ticker_entries(self._context, entries)
        room = geometry.width - bands.label_width(geometry)
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
            size = (width, self._context.geometry.ticker.h)
            self._pictures.put(key, paint_shapes(size, shapes, "band", palette, self._context.fonts))
        return self._pictures.address(key)

    def _fade(self, side: str, variant: str, palette: Palette, used: set[str]) -> str:
        key = f"{side}/{variant}"
        used.add(key)
        if not self._pictures.has(key):
            geometry = self._context.geometry
            self._pictures.put(key, edge_fade(geometry.px(1.0), geometry.ticker.h, palette.band, left=side == "left"))
        return self._pictures.address(key)
