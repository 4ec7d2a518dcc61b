"""The wheel: which slide is due when, as a fixed table of one wall-clock hour. Asked, never queued.

In: slides with their durations, the hour. Out: slots. Equal input, equal table: two PCs agree without talking.
Rules: items in the order of the content folder, dealt in rounds so that a long item does not starve the others;
full text once a round, a portion at a time, within its budget; no form more than three times in a row where it can
be helped; the rest of the hour is filled with slides that fit into it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta

DEAL = 3
"""Cards of one item in one round."""
EPOCH = datetime(2024, 1, 1)  # noqa: DTZ001 - local wall time, like every hour that is asked


@dataclass(frozen=True, slots=True)
class Slide:
    """One thing on the stage. `key` names it for good; `form` is its sort of card; `strip` marks full text."""

    key: str
    item: str
    form: str
    seconds: float
    strip: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """`slide` from `start` until `end`, in seconds after the hour."""

    start: float
    end: float
    slide: Slide


def loop_of(slides: tuple[Slide, ...]) -> tuple[Slide, ...]:
    """One loop: rounds of at most `DEAL` cards an item, a portion of full text closing each round."""
    cards: dict[str, list[Slide]] = {}
    strips: list[Slide] = []
    for slide in slides:
        if slide.strip:
            strips.append(slide)
        else:
            cards.setdefault(slide.item, []).append(slide)
    rounds = max([-(-len(mine) // DEAL) for mine in cards.values()], default=0)
    loop: list[Slide] = []
    for number in range(max(rounds, len(strips))):
        dealt = [card for mine in cards.values() for card in _deal(mine, number)]
        loop.extend(_mixed(dealt))
        if strips:
            loop.append(strips[number % len(strips)])
    return tuple(loop)


def _deal(mine: list[Slide], number: int) -> list[Slide]:
    """The cards of one item in round `number`: its share, or all of a short item in every round."""
    if len(mine) <= DEAL:
        return mine
    deals = -(-len(mine) // DEAL)
    start = number % deals * DEAL
    return mine[start : start + DEAL]


def _mixed(slides: list[Slide]) -> list[Slide]:
    """The same slides, the fourth of one form in a row exchanged with the next one of another form."""
    mixed = list(slides)
    for at in range(3, len(mixed)):
        form = mixed[at].form
        if all(mixed[at - back].form == form for back in (1, 2, 3)):
            other = next((i for i in range(at + 1, len(mixed)) if mixed[i].form != form), None)
            if other is not None:
                mixed.insert(at, mixed.pop(other))
    return mixed


def wheel(slides: tuple[Slide, ...], hour: datetime) -> tuple[Slot, ...]:
    """The slots of the hour that begins at `hour` (local wall time, whole hour). Empty without slides."""
    loop = loop_of(slides)
    if not loop:
        return ()
    mean = sum(slide.seconds for slide in loop) / len(loop)
    hours = int((hour.replace(tzinfo=None) - EPOCH) / timedelta(hours=1))
    at = hours * max(1, int(3600 / mean)) % len(loop)
    slots: list[Slot] = []
    clock = 0.0
    passed = 0
    while clock < 3600.0 and passed < len(loop):
        slide = loop[at % len(loop)]
        end = clock + slide.seconds
        if end > 3600.0 and slots:
            passed += 1
        else:
            slots.append(Slot(clock, min(end, 3600.0), slide))
            clock, passed = end, 0
        at += 1
    return tuple(slots)


def slot_at(slots: tuple[Slot, ...], second: float) -> int | None:
    """The index of the slot that holds `second` of the hour; None before the first or in the gap at its end."""
    index = bisect_right([slot.start for slot in slots], second) - 1
    return index if index >= 0 and second < slots[index].end else None
