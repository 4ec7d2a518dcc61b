"""迎检: the five mandated parts as an inspector asks for them: in order, each with its items and their numbers.

Pure. In: items, a place, the time, the day table. Out: the items of each part there; the slide that follows in that order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from signage.core.calendar.daytable import DayTable
from signage.core.item import ItemRecord
from signage.core.rotation.due import is_current
from signage.core.rotation.places import shown_here
from signage.core.rotation.slides import Slide
from signage.core.rules import Part, Role
from signage.core.settings import Place
from signage.core.verdict import Verdict

PARTS = tuple(Part)


@dataclass(frozen=True, slots=True)
class PartItems:
    """One part at one place, and the items that carry it there these days; none: it is missing."""

    part: Part
    items: tuple[ItemRecord, ...]


def number_of(item: ItemRecord) -> str:
    """The number that the footer shows."""
    return item.id[:6].upper()


def parts_at(
    items: Iterable[ItemRecord], place: Place | None, now: datetime, table: DayTable | None
) -> tuple[PartItems, ...]:
    """All five parts in order. Where the place is unknown, nothing is shown."""
    here = [
        one
        for one in items
        if place is not None
        and one.verdict is Verdict.ACCEPTED
        and one.rules.role in (Role.PLAY, Role.TICKER)
        and shown_here(one.rules, place)
        and is_current(one.rules, now, place.name, table)
    ]
    return tuple(PartItems(part, tuple(one for one in here if one.rules.part is part)) for part in PARTS)


def in_parts(items: Iterable[tuple[ItemRecord, tuple[Slide, ...]]]) -> tuple[Slide, ...]:
    """The slides of the five parts in order; everything else is left out."""
    parted = [(one.rules.part, slides) for one, slides in items if one.rules.part is not None]
    parted.sort(key=lambda pair: PARTS.index(pair[0]))
    return tuple(slide for part, slides in parted for slide in _inspected(part, slides))


def _inspected(part: Part, slides: tuple[Slide, ...]) -> Iterator[Slide]:
    """Of a long text its beginning alone, or nobody would come to the next part; of the part that is one, nothing else."""
    begins = next((slide for slide in slides if slide.strip), None)
    alone = begins is not None and part is Part.FULL_TEXT
    return (slide for slide in slides if slide == begins or not (slide.strip or alone))


def following(slides: tuple[Slide, ...], last: str) -> Slide | None:
    """The slide after the one with the key `last`; the first one where that is not among them, or was the last."""
    keys = [slide.key for slide in slides]
    at = keys.index(last) + 1 if last in keys else 0
    return slides[at % len(slides)] if slides else None


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of the quarter of `day`."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    after = (first + timedelta(days=95)).replace(day=1)
    return first, after - timedelta(days=1)
