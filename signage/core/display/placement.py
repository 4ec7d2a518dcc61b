"""Which screen of this PC plays on which output. Every player asks alone and all come to the same answer.

In: the screens in the order of the settings, the outputs that are there now. Out: an output's name for each screen, or
None: it waits, hidden, until an output is free. Never two screens on top of one another.
"""

from __future__ import annotations

from collections.abc import Iterable

from signage.core.display.geometry import Rect
from signage.core.settings import Region, Screen

WHOLE = Rect(0, 0, 1 << 20, 1 << 20)


def placements(screens: tuple[Screen, ...], outputs: tuple[str, ...]) -> dict[str, str | None]:
    """Screen name → output.

    First come the screens whose output is there; then those that name none, on the first output with room; last those
    whose output is missing: they play on an output that nobody else needs, rather than not at all.
    """
    named = [screen for screen in screens if screen.display in outputs]
    unnamed = [screen for screen in screens if not screen.display]
    homeless = [screen for screen in screens if screen.display and screen.display not in outputs]
    taken: dict[str, list[Rect]] = {output: [] for output in outputs}
    found: dict[str, str | None] = {screen.name: None for screen in screens}
    for screen in (*named, *unnamed, *homeless):
        able = (screen.display,) if screen.display in outputs else outputs
        area = _area(screen.region)
        output = next((one for one in able if not any(area.overlaps(other) for other in taken[one])), None)
        if output is not None:
            taken[output].append(area)
            found[screen.name] = output
    return found


def neighbours(screens: Iterable[Screen], found: dict[str, str | None], name: str) -> tuple[Screen, ...]:
    """The screens on the same output as the screen `name`, itself included, in the order of the settings."""
    output = found.get(name)
    return tuple(screen for screen in screens if output is not None and found[screen.name] == output)


def _area(region: Region) -> Rect:
    whole = region.width <= 0 or region.height <= 0
    return WHOLE if whole else Rect(region.x, region.y, region.width, region.height)
