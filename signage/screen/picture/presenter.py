"""Frames to pictures: paints what changed and gives the flat state that QML binds to. Runs outside the GUI thread."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtGui import QImage

from signage.core.display.cover import Cover, cover_palette
from signage.core.display.frame import Frame
from signage.core.display.geometry import Geometry, Rect
from signage.core.display.theme import Palette
from signage.layout.figure import lying_of
from signage.layout.paint import paint_frame, paint_page, paint_shapes, paint_tile, sized
from signage.layout.scene import Image, Page, lowered
from signage.layout.strip import GLIDE_MS, TILE_H, Strip
from signage.layout.themes import FALLBACK
from signage.screen.picture.belt import NO_TICKER, STANDING_MS, Belt
from signage.screen.picture.looks import Looks
from signage.screen.picture.pictures import Pictures, digest
from signage.screen.picture.surround import CLEAR, NO_PANEL, Surround, rect_of

STAGE_MS, BRIEF_MS, COVER_MS, COAT_MS = 600, 400, 400, 1200
State = dict[str, Any]


class Presenter:
    """Keeps the painted pictures of one screen. `state_of` is called from one thread only."""

    def __init__(self, looks: Looks, pictures: Pictures, open_picture: Callable[[str], QImage]) -> None:
        self._looks = looks
        self._context = looks.of(FALLBACK).context
        self._pictures = pictures
        self._open_picture = open_picture
        self.belt, self._surround = Belt(self._context, pictures), Surround(self._context, pictures)
        self._used: list[set[str]] = [set(), set()]
        self._covers: list[str] = []
        self._sized: dict[str, tuple[int, int]] = {}
        self._kept: dict[str, QImage] = {}

    @property
    def geometry(self) -> Geometry:
        """The screen's geometry."""
        return self._context.geometry

    def stage_key(self, frame: Frame) -> str:
        """The name of the stage's picture in `frame`."""
        return f"stage/{digest(frame.slide, frame.page, frame.stage_mode, frame.theme, frame.dusk, bool(frame.level))}"

    def prepare(self, frame: Frame, page: Page) -> None:
        """Paints the stage of a coming frame ahead of its time."""
        key = self.stage_key(frame)
        if not self._pictures.has(key):
            self._pictures.put(key, self._painted(frame, page))

    def sketch(self, page: Page) -> QImage:
        """A page that is on no stage, in the ordinary look."""
        look = self._looks.of(FALLBACK)
        return paint_page(page, look.palette(dusk=False), look.context.fonts, self._open_picture)

    def _painted(self, frame: Frame, page: Page) -> QImage:
        look = self._looks.of(frame.theme)
        if not frame.frameless:
            page = lowered(page, self.geometry.stage.size, self._drop(frame))
        return paint_page(page, look.palette(dusk=frame.dusk), look.context.fonts, self._open_picture)

    def state_of(
        self, frame: Frame, page: Page, strip: Strip | None, *, offset: int, speed: float, fade_ms: int
    ) -> State:
        """The whole state for QML. `fade_ms` 0: the stage changes at once."""
        palette = self._palette(frame)
        self.prepare(frame, page)
        state: State = {"width": self.geometry.width, "ground": palette.ground, "band": palette.band}
        coat = f"{frame.theme} {frame.dusk} {bool(frame.level)}"
        state |= {"accent": palette.accent, "coat": coat, "coatMs": COAT_MS}
        used = {self.stage_key(frame)}
        state |= self._stage(frame, palette, used) | {"stageMs": fade_ms}
        state |= self._surround.state(frame, palette, used)
        state |= {"film": self._film(frame, page, palette, used)}
        state |= self.belt.state(frame, palette, used) | self._strip(frame, strip, palette, used, offset, speed)
        manner = self._looks.of(frame.theme).theme.manner
        state["tickerMs"] = STANDING_MS if manner.stage_ms <= STAGE_MS else manner.stage_ms
        self._used = [self._used[1], used]
        self._pictures.keep_only(self._used[0] | used | set(self._covers))
        return state

    def covered(self, cover: Cover, number: int, page: Page) -> State:
        """The state of a cover over the whole screen: page `number` of it."""
        palette = cover_palette(led=self._looks.led, blank=cover.blank)
        key = f"cover/{digest(cover, number, palette.ground)}"
        self._covers = [*self._covers, key][-2:]
        if not self._pictures.has(key):
            self._pictures.put(key, paint_page(page, palette, self._context.fonts, self._open_picture))
        return {"cover": self._pictures.address(key), "coverOn": True, "coverMs": COVER_MS}

    def uncovered(self) -> State:
        """The state without a cover: a clear picture."""
        self._covers = [self._surround.clear()]
        return {"cover": self._pictures.address(CLEAR), "coverOn": False, "coverMs": COVER_MS}

    def _stage(self, frame: Frame, palette: Palette, used: set[str]) -> State:
        """The stage's picture in its place; one that covers the frame on a layer over it, the stage empty meanwhile."""
        clear, empty = self._surround.clear(), f"stage/{digest(frame.theme, frame.dusk)}"
        stage, sheet = (empty, self.stage_key(frame)) if frame.frameless else (self.stage_key(frame), clear)
        used |= {stage, sheet}
        if frame.frameless and not self._pictures.has(empty):
            size = (self.geometry.stage.w, self.geometry.stage.h)
            self._pictures.put(empty, paint_shapes(size, (), "ground", palette, self._context.fonts))
        whole = self._geometry(frame).frameless or self.geometry
        return {
            **rect_of("stage", self.geometry.stage),
            **rect_of("sheet", whole.stage),
            "stage": self._pictures.address(stage),
            "sheet": self._pictures.address(sheet),
            "sheetOn": frame.frameless,
        }

    def _place_of(self, frame: Frame) -> Rect:
        """Where the stage's picture lies on the screen."""
        geometry = self._geometry(frame)
        whole = geometry.frameless if frame.frameless else None
        return (whole or geometry).stage

    def _geometry(self, frame: Frame) -> Geometry:
        """The geometry that the page in `frame` was laid out for."""
        return self.geometry.lowered if frame.level else self.geometry

    def _drop(self, frame: Frame) -> int:
        """By how much the level strip pushes the page down on the stage's picture, in px."""
        return self._geometry(frame).stage.y - self.geometry.stage.y

    def _palette(self, frame: Frame) -> Palette:
        return self._looks.of(frame.theme).palette(dusk=frame.dusk)

    def _film(self, frame: Frame, page: Page, palette: Palette, used: set[str]) -> str:
        """What moves over the page, for QML: where its frames come from, in which order they follow, and for how long."""
        film = page.film
        if film is None:
            return ""
        names = tuple(dict.fromkeys(still.sha256 for still in film.stills))
        place = {"x": film.rect.x, "y": film.rect.y + self._drop(frame), "w": film.rect.w, "h": film.rect.h}
        key = f"film/{digest(frame.slide, film, palette.ground)}"
        used.add(key)
        size, opened = (film.rect.w, film.rect.h), self._open_picture
        lying = cache(lambda: lying_of(opened(names[0]), palette))
        self._pictures.put_painter(
            key, lambda number: paint_frame(size, palette.ground, opened(names[number]), lying())
        )
        order = [[names.index(still.sha256), still.ms] for still in film.stills]
        told = {"pictures": self._pictures.address(key), "count": len(names), "order": order, **place}
        return json.dumps(told, sort_keys=True)

    def _strip(
        self, frame: Frame, strip: Strip | None, palette: Palette, used: set[str], offset: int, speed: float
    ) -> State:
        if strip is None:
            return {"stripOn": False, **rect_of("rail", Rect(0, 0, 0, 0)), "stripMs": GLIDE_MS}
        text = digest(frame.slide, strip.height, strip.window)
        key = f"strip/{text}/{digest(frame.theme, frame.dusk)}"
        used.add(key)
        fonts = self._looks.of(frame.theme).context.fonts
        figures = self._figures(strip)
        self._pictures.put_painter(key, lambda tile: paint_tile(strip, tile, palette, fonts, figures))
        stage, inside = self._place_of(frame), strip.window
        window = Rect(stage.x + inside.x, stage.y + inside.y, inside.w, inside.h)
        share = max(window.h * window.h // max(strip.height, window.h), self.geometry.body)
        reach = max(strip.height - window.h, 1)
        at = min(offset, reach) * (window.h - share) // reach if strip.height > window.h else 0
        rail_x = self.geometry.text.right - 2 * self.geometry.hairline
        rail = Rect(rail_x, window.y + at, 2 * self.geometry.hairline, share) if strip.lines else Rect(0, 0, 0, 0)
        state: State = {**rect_of("strip", window), **rect_of("rail", rail), "strip": text, "stripOn": True}
        return state | {
            "stripPictures": self._pictures.address(key),
            "stripTiles": strip.tiles,
            "stripTileH": TILE_H,
            "stripHeight": strip.height,
            "stripOffset": offset,
            "stripMs": GLIDE_MS,
            "stripSpeed": speed,
        }

    def _figures(self, strip: Strip) -> Callable[[str], QImage]:
        """The pictures of a strip in the size in which it shows them, made once: its tiles are cut from them."""
        wanted = {shape.sha256: shape.rect for shape in strip.shapes if isinstance(shape, Image)}
        if {name: (rect.w, rect.h) for name, rect in wanted.items()} != self._sized:
            self._sized = {name: (rect.w, rect.h) for name, rect in wanted.items()}
            self._kept = {name: sized(self._open_picture(name), rect) for name, rect in wanted.items()}
        kept = self._kept
        return lambda name: kept.get(name, QImage())


NO_COVER: State = {"cover": "", "coverOn": False, "coverMs": COVER_MS}
"""The cover's part of the state before the first cover."""
QUIET: State = {"film": "", "tickerCrawling": False, "stripOn": False, "stripSpeed": 0.0}
"""What stands still under a cover."""
EMPTY_STRIP: State = {
    "strip": "",
    "stripPictures": "",
    "stripOn": False,
    "stripX": 0,
    "stripY": 0,
    "stripW": 0,
    "stripH": 0,
    "stripTiles": 0,
    "stripTileH": TILE_H,
    "stripHeight": 0,
    "stripOffset": 0,
    "stripMs": GLIDE_MS,
    "stripSpeed": 0.0,
}
"""The strip's part of the state before the first full text; later states keep the last strip until the next."""


def blank_state(size: tuple[int, int], palette: Palette) -> State:
    """A state whose stage covers the whole screen, with nothing else on it."""
    empty = Rect(0, 0, 0, 0)
    state: State = {"width": size[0], "ground": palette.ground, "band": palette.band, "accent": palette.accent}
    state |= {"coat": "", "coatMs": COAT_MS}
    state |= rect_of("stage", Rect(0, 0, *size)) | rect_of("header", empty) | rect_of("footer", empty)
    state |= rect_of("rail", empty) | dict(EMPTY_STRIP) | dict(NO_PANEL)
    state |= rect_of("sheet", empty) | {"sheet": "", "sheetOn": False}
    state |= dict(NO_COVER)
    state |= {"stage": "", "stageMs": 0, "film": "", "header": "", "headerMs": 0, "footer": "", "footerMs": 0}
    state |= rect_of("level", empty) | {
        "level": "",
        "levelOn": False,
        "levelMs": 0,
        **rect_of("mark", empty),
        "mark": "",
    }
    return state | NO_TICKER | {"tickerEntries": "[]", "tickerLength": 0, "tickerPictures": ""}
