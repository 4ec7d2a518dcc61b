"""Theme values: named colours. A theme has a variant for the day and one for after dusk.

Also the WCAG 2.2 contrast arithmetic that tests and `check` use on them.
"""

from __future__ import annotations

from dataclasses import dataclass


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
class Theme:
    """A theme: its name, its two variants and the font families to try, best first."""

    name: str
    day: Palette
    dusk: Palette
    families: tuple[str, ...]

    def palette(self, *, dusk: bool) -> Palette:
        """The variant."""
        return self.dusk if dusk else self.day


TEXT_PAIRS = (
    ("ink", "ground", 7.0),
    ("ink", "surface", 7.0),
    ("soft", "ground", 4.5),
    ("accent", "ground", 4.5),
    ("prohibit", "ground", 4.5),
    ("band_ink", "band", 7.0),
    ("band_accent", "band", 4.5),
    ("level_ink", "level_1", 4.5),
    ("level_ink", "level_2", 4.5),
    ("level_ink", "level_3", 4.5),
)
"""(text role, ground role, least contrast) for every pair the layout paints."""


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB" (WCAG 2.2)."""
    channels = (int(colour[i : i + 2], 16) / 255.0 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


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
