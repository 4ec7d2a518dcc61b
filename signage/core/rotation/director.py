"""What comes next on the stage: the pure decision at a slide's end. Asked with both clocks, keeps nothing.

A slot that has begun is joined at a page whose reading time is still whole, else the present picture holds until the
next page. Where nothing is shown yet, at a start, the page that would stand there now is joined for its rest. A slot that
is longer than its slide holds the last page; so does one that names what has just been shown, unless nothing else is due.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from signage.core.rotation.wheel import Slide, Slot, slot_at, wheel

PageSeconds = Callable[[Slide], tuple[float, ...]]
"""The seconds of every page of a slide, in order."""
SLACK_S = 1.5
"""Seconds that a slide may begin late and still count as begun with its slot."""


@dataclass(frozen=True, slots=True)
class Cue:
    """`slide` from page `page` on, that page for `hold_s` seconds (0: for its own time).

    Without a slide: hold what is shown for `hold_s` more seconds.
    """

    slide: Slide | None
    page: int = 0
    hold_s: float = 0.0


def cue(slides: tuple[Slide, ...], pages: PageSeconds, now: datetime, *, on: str) -> Cue:
    """What the wheel wants at `now` (local wall time). `on`: the key of the slide whose time is up; "": nothing may be held."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    second = (now - hour).total_seconds()
    slots = wheel(slides, hour)
    if not slots:
        return Cue(None, hold_s=1.0)
    at = slot_at(slots, second)
    if at is None:
        return Cue(None, hold_s=3600.0 - second) if on else Cue(slots[-1].slide)
    wanted = _join(slots, at, second, pages, showing=bool(on))
    if wanted.slide is None or wanted.slide.key != on or all(slot.slide.key == on for slot in slots):
        return wanted
    again = slots[at] if slots[at].slide.key == on else slots[at + 1]
    return Cue(None, hold_s=again.end - second)


def hurried(slides: tuple[Slide, ...], now: datetime, number: int, last: str) -> Slide | None:
    """What comes next where wall time runs faster than slides are read: the wheel of this hour, slot by slot.

    By the wall each slot is over long before its slide is read, and which one is named would be chance. `number`: so many
    slides have come before; `last`: the key of the one just now, which does not come twice in a row.
    """
    slots = wheel(slides, now.replace(minute=0, second=0, microsecond=0))
    turned = (slots[(number + step) % len(slots)].slide for step in range(len(slots)))
    return next((slide for slide in turned if slide.key != last), slots[0].slide if slots else None)


def _join(slots: tuple[Slot, ...], at: int, second: float, pages: PageSeconds, *, showing: bool) -> Cue:
    slot = slots[at]
    elapsed, rest = second - slot.start, slot.end - second
    if rest <= SLACK_S and rest < elapsed:
        if at + 1 < len(slots):
            return Cue(slots[at + 1].slide)
        return Cue(None, hold_s=rest) if showing else Cue(slot.slide)
    if elapsed <= SLACK_S:
        return Cue(slot.slide)
    starts, page = 0.0, 0
    for page, seconds in enumerate(pages(slot.slide)):
        if showing and elapsed <= starts + SLACK_S:
            wait = starts - elapsed
            return Cue(slot.slide, page) if wait <= SLACK_S else Cue(None, hold_s=wait)
        if not showing and elapsed < starts + seconds - SLACK_S:
            return Cue(slot.slide, page, starts + seconds - elapsed)
        starts += seconds
    return Cue(None, hold_s=rest) if showing else Cue(slot.slide, page, rest)
