"""Theme values: named colours, faces and manners. A theme has a variant for the day, after dusk, and LED panels.

Also the WCAG 2.2 contrast arithmetic that tests and `check` use on them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from signage.core.cards.card import Card, form_of, pictures_of


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by role, each "#RRGGBB". `level_1..3` are the three depths of the level blocks, darkest first."""

    ground: str
    surface: str
    ink: str
    soft: str
    accent: str
    prohibit: str
    rule: str
    band: str
    band_ink: str
    band_accent: str
    level_1: str
    level_2: str
    level_3: str
    level_ink: str


@dataclass(frozen=True, slots=True)
class Manner:
    """How a theme behaves: what it lets play and how quietly. The defaults are those of an ordinary day.

    `motion` False: full text page by page, a standing ticker, the first frame of animations. `centred`: one sentence
    in a centred column, half the screen empty. `stage_ms` is the fade from card to card; a card stays `least_s`
    seconds at least. `forms` names the only forms of cards that play; empty: all.
    """

    motion: bool = True
    photographs: bool = True
    codes: bool = True
    progress: bool = True
    clock: bool = True
    centred: bool = False
    ornament: bool = False
    stage_ms: int = 600
    least_s: float = 0.0
    forms: tuple[str, ...] = ()

    def allows(self, card: Card) -> bool:
        """Whether `card` may play: the one place where a theme leaves something out."""
        form = form_of(card)
        if self.forms and form not in self.forms:
            return False
        return (self.photographs or not pictures_of(card)) and (self.codes or form != "qrcode")


ORDINARY = Manner()
STRIPS = {"notice": ("#DCE8F3", "#16324F"), "caution": ("#F2C14E", "#2A2100"), "guard": ("#16324F", "#FFFFFF")}
"""Ground and words of the level strip, the same in every theme. None of them is a colour of emergency law."""
GUARD_BAR = "#E5564C"
"""The bar at the left of a strip that says 警戒."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: its name, its three variants, its faces and its manner.

    `families` are the font families to try, best first; `display` those for bold text of display size (`DISPLAY_FROM`
    and above), empty: the same.
    """

    name: str
    day: Palette
    dusk: Palette
    led: Palette
    families: tuple[str, ...]
    display: tuple[str, ...] = ()
    manner: Manner = ORDINARY

    def palette(self, *, dusk: bool, led: bool = False) -> Palette:
        """The variant. An LED panel has one for day and night: black ground, no grey text, little white."""
        return self.led if led else self.dusk if dusk else self.day

    @property
    def variants(self) -> tuple[Palette, ...]:
        """All variants."""
        return (self.day, self.dusk, self.led)


def strip_palette(palette: Palette, level: str) -> Palette:
    """`palette` with the ground and the words of the strip of `level`; `prohibit` is the colour of its bar."""
    ground, ink = STRIPS[level]
    return replace(palette, ground=ground, ink=ink, prohibit=GUARD_BAR)


DISPLAY_FROM = 1.6
"""From this multiple of B on, bold text may have the theme's display face."""
ORNAMENT_SHARE = 0.06
"""How much of the accent the ornament's lines have; the rest is ground."""


TEXT_PAIRS = (
    ("ink", "ground", 7.0),
    ("ink", "surface", 7.0),
    ("soft", "ground", 4.5),
    ("accent", "ground", 4.5),
    ("soft", "surface", 4.5),
    ("accent", "surface", 4.5),
    ("prohibit", "ground", 4.5),
    ("band_ink", "band", 7.0),
    ("band_accent", "band", 4.5),
    ("level_ink", "level_1", 4.5),
    ("level_ink", "level_2", 4.5),
    ("level_ink", "level_3", 4.5),
)
"""(text role, ground role, least contrast) for every pair the layout paints; a test collects them from the scene."""


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB" (WCAG 2.2)."""
    channels = (int(colour[i : i + 2], 16) / 255.0 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(first: str, second: str, share: float) -> str:
    """`first` with so much of `second` (0 to 1) in it."""
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(one + (other - one) * share):02X}" for one, other in pairs)


def weak_pairs(palette: Palette) -> tuple[tuple[str, str, float], ...]:
    """The pairs of `palette` that miss their least contrast, with what they have."""
    found = (
        (text, ground, contrast(getattr(palette, text), getattr(palette, ground))) for text, ground, _ in TEXT_PAIRS
    )
    return tuple(
        (text, ground, ratio)
        for (text, ground, ratio), (_, _, least) in zip(found, TEXT_PAIRS, strict=True)
        if ratio < least
    )
