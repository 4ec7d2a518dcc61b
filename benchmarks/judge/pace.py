"""Figures from times and positions: pictures a second, gaps, speed, evenness. Pure arithmetic.

In: monotonic seconds, px. Out: dicts for JSON; milliseconds and px a second. The last picture of a watch that ends in
a freeze counts: its gap runs until the end.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

TORN_S = 0.005
"""Two changes closer than this are one picture: the server was copying while we looked."""
REFRESH_HZ = 60.0

Floats = NDArray[np.float64]


def merged(times: Floats) -> tuple[Floats, list[int]]:
    """Pictures instead of changes: the time of each picture's first change, and the index of its last."""
    last = [i for i in range(len(times)) if i == len(times) - 1 or times[i + 1] - times[i] >= TORN_S]
    first = [0, *(i + 1 for i in last[:-1])]
    return times[first[: len(last)]], last


def pace(times: Floats, start: float, end: float, *, torn: int = 0) -> dict[str, Any]:
    """Pictures a second and the gaps between them. `torn` pictures, halves of two, do not count as pictures."""
    seconds = end - start
    if len(times) < 2:
        standing = round(seconds * 1000, 2)
        return {"pictures": len(times), "fps": 0.0, "gap_p99_ms": standing, "gap_max_ms": standing}
    gaps = np.append(np.diff(times), end - times[-1]) * 1000
    return {
        "pictures": len(times) - torn,
        "fps": round((len(times) - torn) / seconds, 2),
        "gap_p50_ms": _at(gaps, 50),
        "gap_p95_ms": _at(gaps, 95),
        "gap_p99_ms": _at(gaps, 99),
        "gap_max_ms": _at(gaps, 100),
        "gaps_over_25_ms": int((gaps > 25).sum()),
        "gaps_over_50_ms": int((gaps > 50).sum()),
    }


def motion(times: Floats, at: Floats, unmatched: int) -> dict[str, Any]:
    """Speed by least squares, the lag behind an even motion, the steps, and what an ideal 60 Hz display would show."""
    if len(times) < 3:
        return {"px_s": 0.0, "unmatched": unmatched}
    speed, begin = np.polyfit(times - times[0], at, 1)
    lag = np.abs(at - (speed * (times - times[0]) + begin))
    steps = np.diff(at)
    ticks = np.arange(times[0] + 0.02, times[-1], 1 / REFRESH_HZ)
    shown = np.diff(at[np.searchsorted(times, ticks, side="right") - 1])
    mean = abs(float(shown.mean())) if len(shown) else 0.0
    return {
        "px_s": round(float(speed), 2),
        "moved_px": round(float(at[-1] - at[0]), 1),
        "lag_max_px": round(float(lag.max()), 2),
        "steps_px": dict(Counter(int(step) for step in np.round(steps)).most_common(6)),
        "step_max_px": round(float(np.abs(steps).max()), 2),
        "judder": round(float(shown.std()) / mean, 3) if mean > 0 else None,
        "backwards": int((steps * np.sign(speed) < -0.3).sum()),
        "unmatched": unmatched,
    }


def flashes(times: Floats, levels: Floats, still_s: float = 0.2, tolerance: float = 1.5) -> dict[str, Any]:
    """Whether changes between still pictures stay between them. `levels` are mean luminances at every sample.

    A picture is still when its level has not moved for `still_s`; from one to the next the level may only lie between
    the two, plus `tolerance`. What lies outside is a flash: black, white, or an empty ground.
    """
    same = np.abs(np.diff(levels)) < 0.02
    still: list[tuple[int, int]] = []
    begin = 0
    for i in range(len(levels)):
        if i == len(levels) - 1 or not same[i]:
            if times[i] - times[begin] >= still_s:
                still.append((begin, i))
            begin = i + 1
    outside, longest = 0.0, 0.0
    for (_, left), (right, _) in pairwise(still):
        between = levels[left : right + 1]
        low, high = sorted((levels[left], levels[right]))
        outside = max(outside, float(low - between.min()), float(between.max() - high))
        longest = max(longest, float(times[right] - times[left]))
    return {
        "changes": max(0, len(still) - 1),
        "flash_level": round(max(outside, 0.0), 2),
        "flash": outside > tolerance,
        "change_longest_s": round(longest, 2),
        "level_min": round(float(levels.min()), 1) if len(levels) else None,
        "level_max": round(float(levels.max()), 1) if len(levels) else None,
    }


def _at(values: Floats, percent: float) -> float:
    return round(float(np.percentile(values, percent)), 2)
