"""How one screen looks in each theme: its colours now, and the context that cards are laid out with.

In: all themes, and how to make a context for one. Out: a `Look` by name, made when it is first asked for. A name that
nobody knows looks calm.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from signage.core.display.theme import Palette, Theme
from signage.layout.context import Context
from signage.layout.themes import FALLBACK


@dataclass(frozen=True, slots=True)
class Look:
    """A theme on one screen. `led`: its panel is one of LEDs."""

    theme: Theme
    context: Context
    led: bool = False

    def palette(self, *, dusk: bool) -> Palette:
        """The colours now."""
        return self.theme.palette(dusk=dusk, led=self.led)


class Looks:
    """The looks of one screen. Asked from one thread only."""

    def __init__(self, themes: Mapping[str, Theme], make: Callable[[Theme], Context], *, led: bool = False) -> None:
        self._themes, self._make, self._led = themes, make, led
        self._made: dict[str, Look] = {}

    @property
    def led(self) -> bool:
        """Whether the screen is a panel of LEDs."""
        return self._led

    def of(self, name: str) -> Look:
        """The look of the theme called `name`."""
        known = name if name in self._themes else FALLBACK
        if known not in self._made:
            theme = self._themes[known]
            context = self._make(theme)
            if self._led:  # too faint for lamps
                context = replace(context, manner=replace(context.manner, ornament=False))
            self._made[known] = Look(theme, context, self._led)
        return self._made[known]
