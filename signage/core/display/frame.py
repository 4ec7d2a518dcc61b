"""`Frame`: everything the stage must know at one moment, as flat fields. Equal frames look equal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TickerMode(StrEnum):
    """One motion at a time: the ticker crawls, or stands while something else moves, or is covered."""

    CRAWL = "crawl"
    STAND = "stand"


class StageMode(StrEnum):
    """What the stage does with its slide: shows pages one after the other, or moves one long strip."""

    PAGES = "pages"
    STRIP = "strip"


@dataclass(frozen=True, slots=True)
class Frame:
    """`slide` "" is the neutral slide. `page` counts from 0. Texts are final words; "" is left out of the picture.

    `frameless`: the stage's picture covers header and footer. `entry` is the place of the standing ticker entry, or of
    the first crawling one, in `ticker`; on a wide screen the number of the turn of its standing reminders. `section` is
    named beside the stage there. `level` and `strip` are the level of a special period and its clause under the header;
    "" where there is no strip. `mark` is said across the top of what is not now, "" on real time. `drift_x` and `drift_y` are
    px by which what always stands there is out of its place (`core.display.drift`).
    """

    slide: str
    page: int
    stage_mode: StageMode
    organisation: str
    day_line: str
    clock: str
    responsible: str
    number: str
    segments: int
    segment: int
    ticker: tuple[str, ...]
    ticker_mode: TickerMode
    entry: int
    theme: str
    dusk: bool
    frameless: bool = False
    section: str = ""
    level: str = ""
    strip: str = ""
    mark: str = ""
    drift_x: int = 0
    drift_y: int = 0
