"""Which part of the stage's time each item has: by the loop and the shares of voice, or by the wheel where slides have limits.

Pure. In: the items that are due, in the order of the loop, their slides as measured in a tone. Out: `Planned`s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from signage.core.calendar.periods import Tone
from signage.core.item import ItemRecord
from signage.core.rotation.loop import loop_of
from signage.core.rotation.shares import voices_of
from signage.core.rotation.wheel import Slide, wheel

HOUR = timedelta(hours=1)
LEAST_HOURS, MOST_HOURS = 3, 24
"""So many hours of the wheel are looked at for the shares, where slides have limits: until every item has come."""

MOST_CALLED = 0.99
"""The part that what comes by itself may take, so that something is left."""

SlidesIn = Callable[[Tone, tuple[ItemRecord, ...]], Mapping[str, tuple[Slide, ...]]]
"""The slides of each of these items, by id, as they are measured in a tone: its theme may leave some out."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An item that is due, and its part of the time of the stage, in percent; reminders have none.

    `every_s`: it does not take its turn, but comes by itself every so many seconds.
    """

    item: ItemRecord
    share: float = 0.0
    every_s: float = 0.0


class Shares:
    """Asks the wheel which part of its time each item has. The same items in the same tone have the same shares."""

    def __init__(self, slides: SlidesIn) -> None:
        self._slides = slides
        self._known: dict[tuple[Tone, tuple[tuple[str, float], ...]], tuple[Planned, ...]] = {}

    def of(self, items: tuple[Planned, ...], tone: Tone, begins: datetime) -> tuple[Planned, ...]:
        """The items with their shares; what comes by itself takes its time from all others."""
        key = (tone, tuple((one.item.id, one.every_s) for one in items))
        if key not in self._known:
            self._known[key] = self._asked(items, tone, begins.replace(minute=0, second=0, microsecond=0))
        return self._known[key]

    def _asked(self, items: tuple[Planned, ...], tone: Tone, hour: datetime) -> tuple[Planned, ...]:
        measured = self._slides(tone, tuple(one.item for one in items))
        turns = tuple(slide for one in items if not one.every_s for slide in measured.get(one.item.id, ()))
        seconds = _seconds(turns, hour)
        calls = {
            one.item.id: min(MOST_CALLED, measured[one.item.id][0].seconds / one.every_s)
            for one in items
            if one.every_s and measured.get(one.item.id)
        }
        whole = (sum(seconds.values()) or 1.0) / (1.0 - max(calls.values(), default=0.0))
        parts = {key: each / whole for key, each in seconds.items()} | calls
        return tuple(replace(one, share=round(100 * parts.get(one.item.id, 0.0), 1)) for one in items)


def _seconds(slides: tuple[Slide, ...], hour: datetime) -> dict[str, float]:
    """Item id → its part of the time: by the loop and the shares, or by the hours of the wheel where slides have limits."""
    if not any(slide.most or slide.within_s for slide in slides):
        return _parts(slides)
    seconds = {slide.item: 0.0 for slide in slides}
    for number in range(MOST_HOURS):
        if number >= LEAST_HOURS and all(seconds.values()):
            break
        for slot in wheel(slides, hour + number * HOUR):
            seconds[slot.slide.item] += slot.end - slot.start
    return seconds


def _parts(slides: tuple[Slide, ...]) -> dict[str, float]:
    """Item id → what it has in the long run: its share, or its turns in the loop of what shares leave."""
    loop = loop_of(tuple(slide for slide in slides if not slide.share))
    voices = voices_of((slide for slide in slides if slide.share), alone=not loop)
    parts = {slide.item: 0.0 for slide in slides}
    for voice in voices:
        all_s = sum(slide.seconds for slide in voice.slides)
        for slide in voice.slides:
            parts[slide.item] += voice.part * slide.seconds / all_s
    whole = sum(slide.seconds for slide in loop) / (1.0 - sum(voice.part for voice in voices)) if loop else 1.0
    for slide in loop:
        parts[slide.item] += slide.seconds / whole
    return parts
