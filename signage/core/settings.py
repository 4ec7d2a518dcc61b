"""Settings as values. `signage.config` reads `signage.toml` into them; every field has the value used when unset."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from signage.core.calendar.periods import PeriodRule
from signage.core.rules import Audience


class TextFlow(StrEnum):
    """How a full text moves: page by page with a glide, or without a stop."""

    GLIDE = "glide"
    CONTINUOUS = "continuous"


@dataclass(frozen=True, slots=True)
class Site:
    """Who the screens belong to. `timezone` is an IANA name. `mourning` is how far colour leaves then: all, or nearly."""

    organisation: str = "住房和城乡建设局"
    short_name: str = "住建局"
    department: str = "局保密工作办公室"
    timezone: str = "Asia/Shanghai"
    mourning: str = "grey"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a screen hangs. `dwell_s`: how long a passer-by has; `distance_mm`: from how far it is read.

    `cpm` is the reading speed in characters a minute (0: 240 for staff, 180 for the public). `full_text_s` is the
    share of full text in one loop. `scroll_px_s` 0 means: by reading speed.
    """

    name: str = "大厅"
    audience: Audience = Audience.PUBLIC
    dwell_s: float = 40.0
    distance_mm: float = 5000.0
    cpm: float = 0.0
    text_flow: TextFlow = TextFlow.GLIDE
    full_text_s: float = 360.0
    scroll_px_s: float = 0.0
    lunar_date: bool = True
    outward: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of the output in px, for LED cards; width 0 means the whole output."""

    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen. `display` is the output's name ("" = the first); `diagonal_inch` 0 = unknown panel.

    `safe_percent` of each side stays free of text (0 to 8). `led`: a panel of LEDs, with colours and least sizes of its
    own. `panels`: side by side on how many panels a wide picture is shown, so that nothing lies across a joint.
    """

    name: str = "屏幕1"
    place: str = "大厅"
    display: str = ""
    diagonal_inch: float = 0.0
    region: Region = Region()
    theme: str = "calm"
    safe_percent: float = 4.0
    reduce_motion: bool = False
    led: bool = False
    panels: int = 1


@dataclass(frozen=True, slots=True)
class Content:
    """Folders. Empty: the content that comes with the program; the state folder of the user.

    `store_mb`: how much room what was made of the files may take. What plays is never given up for it.
    """

    folder: str = ""
    state: str = ""
    store_mb: int = 4096


DARK_DAY = "dark"
"""What `Hours.days_off` says where screens stay dark on days off."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Daily times "HH:MM". Between `dawn` and `dusk` the day variant of the theme is used (else: after dusk).

    Between `on` and `off` screens are lit, outside they are dark; "" = always lit. `days_off` is what counts on days off
    instead ("" = the same, "dark", or "HH:MM-HH:MM"), `special` ("HH:MM-HH:MM") on days of level caution or guard.
    """

    dawn: str = "07:00"
    dusk: str = "18:00"
    on: str = ""
    off: str = ""
    days_off: str = ""
    special: str = ""


@dataclass(frozen=True, slots=True)
class Trust:
    """Who may put something on the wall. Only `open` exists so far."""

    mode: str = "open"


@dataclass(frozen=True, slots=True)
class Special:
    """Special periods: whether the program shows its own cards in them.

    At level 警戒 a full-screen reminder comes every `guard_min` minutes (0: never).
    """

    cards: bool = True
    guard_min: int = 10


@dataclass(frozen=True, slots=True)
class Maintenance:
    """The key that ends the program at the screen: `pin` as `core.maintenance.stored` gives it; "": there is none."""

    pin: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one PC. Unknown places fail closed: a screen at a place that is not described plays nothing own.

    `periods` are those that the bureau changed or added, each as a whole; the others are those that ship.
    """

    site: Site = Site()
    places: tuple[Place, ...] = (Place(),)
    screens: tuple[Screen, ...] = (Screen(),)
    content: Content = Content()
    hours: Hours = Hours()
    trust: Trust = Trust()
    periods: tuple[PeriodRule, ...] = ()
    special: Special = Special()
    maintenance: Maintenance = Maintenance()


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in the settings: where it is, what is wrong, and the value used instead."""

    where: str
    text_zh: str
    text_en: str
    used: str = field(default="")


def place_of(settings: Settings, screen: Screen) -> Place | None:
    """The place of a screen, or None where it is not described (then only neutral slides play)."""
    return next((place for place in settings.places if place.name == screen.place), None)


def reading_speed(place: Place) -> float:
    """Characters a minute: 240 for staff, 180 for the public ."""
    if place.cpm > 0:
        return place.cpm
    return 240.0 if place.audience is Audience.STAFF else 180.0
