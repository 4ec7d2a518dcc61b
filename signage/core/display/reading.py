"""Readability arithmetic: how large a character must be, how long a text takes to read, how fast it may move.

Formulas and constants from the display-ergonomics sources named at each function; all lengths in mm or px as named.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

COMFORT = 142.0
"""Viewing distance / character height that is read in comfort: 24.2' critical print size of Chinese readers."""
HARD_MINIMUM = 250.0
"""Viewing distance / character height below which Han text is not read (Japanese guideline, 13.75')."""
UNKNOWN_SHARE, FLOOR_SHARE, CAP_SHARE, FAR_SHARE = 0.052, 0.044, 0.09, 0.075
"""Body size as a share of the short side: unknown panel, floor, cap, and where far mode begins."""
FIND_S = 1.5
"""Seconds a passer-by needs to find the card before reading."""
MARGIN = 1.3
MIN_SHOW_S, MAX_SHOW_S = 8.0, 30.0
MIN_DWELL_S = 1.0

_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")
_WORD = re.compile(r"[A-Za-z]+")
_NUMBER = re.compile(r"\d[\d.,:%％/-]*")


@dataclass(frozen=True, slots=True)
class BodySize:
    """Body size B in whole px. `capped`: the panel is too small or hangs too far away; `far`: far mode begins."""

    px: int
    capped: bool
    far: bool


def wanted_px(width: int, height: int, diagonal_inch: float, distance_mm: float) -> float:
    """distance / 142 / pixel pitch: what is read in comfort; 0 where panel or distance is unknown (0)."""
    if diagonal_inch <= 0 or distance_mm <= 0:
        return 0.0
    return distance_mm / COMFORT / (diagonal_inch * 25.4 / math.hypot(width, height))


def body_size(width: int, height: int, diagonal_inch: float, distance_mm: float) -> BodySize:
    """B = what is read in comfort; 5.2 % of the short side where that is unknown."""
    short = min(width, height)
    share = wanted_px(width, height, diagonal_inch, distance_mm) / short or UNKNOWN_SHARE
    capped = share > CAP_SHARE
    share = min(max(share, FLOOR_SHARE), CAP_SHARE)
    return BodySize(round(short * share), capped, share >= FAR_SHARE)


def units(text: str) -> float:
    """Reading units: Han + 1.7 a Latin word + 2 a group of digits."""
    return len(_HAN.findall(text)) + 1.7 * len(_WORD.findall(text)) + 2.0 * len(_NUMBER.findall(text))


def read_seconds(text: str, cpm: float) -> float:
    """Seconds to find and read `text` at `cpm` characters a minute."""
    return FIND_S + units(text) * 60.0 / cpm


def show_seconds(text: str, cpm: float, dwell_s: float = 0.0) -> float:
    """How long a card stays: what its rule says (at least 1 s), or else by its reading time.

    1.3 times the reading time, within 8 to 30 s, but never less than the reading time itself.
    """
    if dwell_s > 0:
        return max(dwell_s, MIN_DWELL_S)
    needed = read_seconds(text, cpm)
    return max(min(max(MARGIN * needed, MIN_SHOW_S), MAX_SHOW_S), needed)


def page_seconds(text: str, cpm: float) -> float:
    """How long a page of a full text holds: its plain reading time; nobody has to find it again."""
    return max(units(text) * 60.0 / cpm, 2.0)


def scroll_step_refreshes(line_px: float, chars_per_line: float, cpm: float) -> int:
    """n of "one pixel every n refreshes" at 60 Hz for a text that crawls upwards at reading speed."""
    speed_px_s = line_px * cpm / (60.0 * chars_per_line)
    return max(1, round(60.0 / speed_px_s))


def snapped_speed(px_s: float, refresh_hz: float = 60.0) -> float:
    """The nearest speed that moves whole pixels a refresh, or one pixel every whole number of refreshes."""
    if px_s >= refresh_hz:
        return refresh_hz * max(1, round(px_s / refresh_hz))
    return refresh_hz / max(1, round(refresh_hz / px_s))


def ticker_speed(body_px: float) -> float:
    """Ticker speed in px/s: 3.2 characters a second, in whole pixels a refresh."""
    return snapped_speed(body_px * 3.2)


def sheet_seconds(chars: float, cpm: float, dwell_s: float = 0.0) -> tuple[float, float]:
    """(needed, shown) seconds of a page that was laid out by others: its reading time, and how long it stands.

    Unlike a card it may stand for a shorter time than it takes to read: 30 s is the most, and `check` says so.
    """
    needed = FIND_S + chars * 60.0 / cpm
    return needed, max(dwell_s, MIN_DWELL_S) if dwell_s > 0 else min(max(MARGIN * needed, MIN_SHOW_S), MAX_SHOW_S)


SHEET_FILL = 0.56
"""Character height as a share of the square that each character of an office page has, its margins included."""


def glyph_px(chars: int, width: int, height: int) -> float:
    """About how tall in px the characters of a page are that is shown at this size; no less than they are.

    From the area that each character has: an official page of 616 characters on A4 comes out at 5.6 mm, as set.
    A page with pictures or much white has smaller ones; that cannot be known from their number.
    """
    return math.inf if chars <= 0 else SHEET_FILL * math.sqrt(width * height / chars)
