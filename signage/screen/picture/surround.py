"""What lies round the stage, as pictures: header, footer, standing reminders, level strip, the mark across the top.

In: frames and the palette of the moment. Out: that part of the state for QML. Each picture is painted once for its words.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from itertools import zip_longest
from typing import Any

from PySide6.QtGui import QImage

from signage.core.display.frame import Frame
from signage.core.display.geometry import NOTHING, Geometry, Rect
from signage.core.display.theme import Palette, strip_palette
from signage.core.rotation.reminders import standing
from signage.layout import bands, zones
from signage.layout.context import Context
from signage.layout.level_strip import level_strip
from signage.layout.mark import mark
from signage.layout.paint import paint_shapes
from signage.layout.scene import Shape
from signage.screen.picture.pictures import Pictures, digest
from signage.words.levels import LEVEL

MINUTE_MS, FOOTER_MS, LEVEL_MS = 400, 400, 600
CLEAR = "sheet/clear"
State = dict[str, Any]
NO_PANEL: State = {
    "panel": "",
    "panelX": 0,
    "panelY": 0,
    "panelW": 0,
    "panelH": 0,
    "reminders": "[]",
    "reminderPlaces": "[]",
}
"""The panel's part of the state where there is none."""


def drifted(rect: Rect, frame: Frame, screen: Geometry) -> Rect:
    """Where something lies in this frame that always stands at `rect`; never beyond the edge of the screen."""
    x = max(0, min(rect.x + frame.drift_x, screen.width - rect.w))
    return Rect(x, max(0, min(rect.y + frame.drift_y, screen.height - rect.h)), rect.w, rect.h)


def rect_of(name: str, rect: Rect) -> State:
    """A rectangle as QML gets it."""
    return {f"{name}X": rect.x, f"{name}Y": rect.y, f"{name}W": rect.w, f"{name}H": rect.h}


class Surround:
    """Called from one thread only. `context` is that of any theme: these words have the same face and size in all."""

    def __init__(self, context: Context, pictures: Pictures) -> None:
        self._context, self._pictures = context, pictures

    def state(self, frame: Frame, palette: Palette, used: set[str]) -> State:
        """Its part of the state; the keys of its pictures go into `used`."""
        parts = (self._header, self._footer, self._level, self._mark, self._panel)
        return {key: value for part in parts for key, value in part(frame, palette, used).items()}

    def _header(self, frame: Frame, palette: Palette, used: set[str]) -> State:
        rect = self._context.geometry.header
        if not rect.h:
            return {**rect_of("header", rect), "header": "", "headerMs": MINUTE_MS}
        key = f"header/{digest(frame.organisation, frame.day_line, frame.clock, frame.theme, frame.dusk)}"
        used.add(key)
        size = (rect.w, rect.h + self._context.geometry.hairline)

        def shapes() -> list[Shape]:
            return bands.header(self._context, frame.organisation, frame.day_line, frame.clock)

        source = self._band(key, size, shapes, palette, "ground")
        place = drifted(Rect(rect.x, rect.y, *size), frame, self._context.geometry)
        return {**rect_of("header", place), "header": source, "headerMs": MINUTE_MS}

    def _footer(self, frame: Frame, palette: Palette, used: set[str]) -> State:
        rect = self._context.geometry.footer
        left = "　".join(word for word in (frame.responsible, frame.number) if word)
        key = f"footer/{digest(left, frame.section, frame.segments, frame.segment, frame.theme, frame.dusk)}"
        used.add(key)

        def shapes() -> list[Shape]:
            return bands.footer(self._context, left, frame.segments, frame.segment, frame.section)

        source = self._band(key, (rect.w, max(rect.h, 1)), shapes, palette, "ground") if rect.h else ""
        place = drifted(rect, frame, self._context.geometry)
        return {**rect_of("footer", place), "footer": source, "footerMs": FOOTER_MS}

    def _level(self, frame: Frame, palette: Palette, used: set[str]) -> State:
        """The strip of a level under the header; a clear picture where none stands."""
        rect, key = self._context.geometry.strip, self.clear()
        if frame.level and rect.h:
            key = f"level/{digest(frame.level, frame.strip, frame.theme, frame.dusk)}"
            word = LEVEL[frame.level][0]
            colours = strip_palette(palette, frame.level)
            fonts = self._context
            self._band(key, rect.size, lambda: level_strip(fonts, frame.level, word, frame.strip), colours, "ground")
        used.add(key)
        address = self._pictures.address(key) if rect.h else ""
        drift = abs(frame.drift_y) if self._context.geometry.single else frame.drift_y
        place = Rect(rect.x, rect.y + drift, rect.w, rect.h)  # with the header over it, or the ticker under it
        return {**rect_of("level", place), "level": address, "levelOn": key != CLEAR, "levelMs": LEVEL_MS}

    def _mark(self, frame: Frame, palette: Palette, used: set[str]) -> State:
        """What says across the top that this is not now; nothing on real time."""
        rect = self._context.geometry.mark
        if not frame.mark or not rect.h:
            return {**rect_of("mark", NOTHING), "mark": ""}
        used.add(key := f"mark/{digest(frame.mark, frame.theme, frame.dusk)}")
        source = self._band(key, rect.size, lambda: mark(self._context, frame.mark), palette, "soft")
        return {**rect_of("mark", rect), "mark": source}

    def _panel(self, frame: Frame, palette: Palette, used: set[str]) -> State:
        """The standing reminders of the wide form; nothing in the others."""
        geometry = self._context.geometry
        if not geometry.reminders:
            return dict(NO_PANEL)
        rect, variant = geometry.ticker, digest(frame.theme, frame.dusk)
        used.add(key := f"panel/{variant}/{bool(frame.ticker)}")
        shapes = partial(zones.panel, self._context, named=bool(frame.ticker))
        panel = self._band(key, (rect.w, rect.h), shapes, palette, "band")
        words = standing(frame.ticker, frame.entry)
        sources = []
        for place, text in zip_longest(geometry.reminders, words, fillvalue=""):
            assert isinstance(place, Rect)
            used.add(key := f"reminder/{digest(text, variant)}")
            words_of = partial(zones.reminder, self._context, place, text)
            sources.append(self._band(key, (place.w, place.h), words_of, palette, "band"))
        places = [[place.x - rect.x, place.y - rect.y, place.w, place.h] for place in geometry.reminders]
        state = {"panel": panel, "reminders": json.dumps(sources), "reminderPlaces": json.dumps(places)}
        return {**rect_of("panel", rect), **state}

    def _band(
        self, key: str, size: tuple[int, int], shapes: Callable[[], list[Shape]], palette: Palette, ground: str
    ) -> str:
        if not self._pictures.has(key):
            self._pictures.put(key, paint_shapes(size, shapes(), ground, palette, self._context.fonts))
        return self._pictures.address(key)

    def clear(self) -> str:
        """The name of a clear picture."""
        if not self._pictures.has(CLEAR):
            self._pictures.put(CLEAR, QImage(b"\0" * 16, 2, 2, QImage.Format.Format_ARGB32_Premultiplied).copy())
        return CLEAR
