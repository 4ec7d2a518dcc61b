"""Share of voice: items, or all items of a folder together, that ask for a percentage of the screen's time, and what they get.

Pure. In: the slides that are due. Out: a voice for each that asks. Where other slides are due too, all shares together
leave them a tenth of the time, else they would never appear: shares that ask for more are scaled, all by one factor.
Where no others are due, they have all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from signage.core.rotation.slides import Slide

LEFT = 0.1
"""The part of the time that shares leave to everything else, where anything else is due."""
MOST_PERCENT = 100.0 * (1.0 - LEFT)


@dataclass(frozen=True, slots=True)
class Voice:
    """One item, or the items of one folder, with its slides in order, and the part of the time that is its own (0 to 1)."""

    slides: tuple[Slide, ...]
    part: float


def granted(asked: Mapping[str, float], *, alone: bool) -> dict[str, float]:
    """Who asks → percentage that it gets. `alone`: nothing else is due."""
    total = sum(asked.values())
    limit = 100.0 if alone else min(total, MOST_PERCENT)
    return {item: percent * limit / total for item, percent in asked.items()}


def voices_of(slides: Iterable[Slide], *, alone: bool) -> tuple[Voice, ...]:
    """The voices among `slides`, all of which have a share."""
    mine: dict[str, list[Slide]] = {}
    for slide in slides:
        mine.setdefault(slide.voice, []).append(slide)
    parts = granted({name: own[0].share for name, own in mine.items()}, alone=alone)
    return tuple(Voice(tuple(own), parts[name] / 100.0) for name, own in mine.items())
