"""When each item comes next, by the wheel of this hour and of the next. Times, not promises: news may change them.

In: slides with their durations, the time. Out: the first few beginnings of each item. Keeps nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from signage.core.rotation.wheel import Slide, wheel

MOST = 3
HOUR = timedelta(hours=1)


def upcoming(slides: tuple[Slide, ...], now: datetime) -> Mapping[str, tuple[datetime, ...]]:
    """Item id → when it comes on the stage after `now` (local wall time), at most `MOST` times in order.

    Slides of one item that follow one another count as one. An item that does not come within the two hours has none.
    """
    times: dict[str, list[datetime]] = {slide.item: [] for slide in slides}
    before = ""
    hour = now.replace(minute=0, second=0, microsecond=0)
    for begin in (hour, hour + HOUR):
        for slot in wheel(slides, begin):
            item = slot.slide.item
            at = begin + timedelta(seconds=slot.start)
            if at > now and item != before and len(times[item]) < MOST:
                times[item].append(at)
            before = item
    return {item: tuple(found) for item, found in times.items()}
