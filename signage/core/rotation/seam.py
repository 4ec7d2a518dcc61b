"""Where two hours meet: what ends one hour is not what begins the next, where that can be helped.

Pure. In: the slots of an hour, the slide that the next one begins with. Out: the same slots for as long, the last one moved a
few places forward where it would come twice in a row. Where it cannot move, the screen holds its picture (`director`).
"""

from __future__ import annotations

from itertools import pairwise

from signage.core.rotation.slides import Slide, Slot

FARTHEST = 8
"""Places that a slot may move: a change near the seam. What an hour begins with stays, since the one before counts on it."""


def parted(slots: tuple[Slot, ...], following: Slide | None) -> tuple[Slot, ...]:
    """The slots, none of which says twice in a row what `following` begins with. Every slide keeps its time."""
    last = slots[-1].slide
    if following is None or last.key != following.key or last.most:
        return slots
    for places in range(1, min(FARTHEST, len(slots) - 2) + 1):
        passed = slots[-1 - places : -1]
        if any(slot.slide.within_s or slot.slide.most for slot in passed):
            break  # it would come too late, or too early
        order = (*slots[-2 - places : -1 - places], slots[-1], *passed)
        apart = all(one.slide.key != after.slide.key for one, after in pairwise(order))
        if apart and passed[-1].slide.key != following.key:
            return (*slots[: -1 - places], *_again(slots[-1 - places].start, (slots[-1], *passed)))
    return slots


def _again(start: float, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The same slides one after the other from `start` on, each for its time."""
    made: list[Slot] = []
    for slot in slots:
        end = start + (slot.end - slot.start)
        made.append(Slot(start, end, slot.slide))
        start = end
    return tuple(made)
