"""How far a moving picture has come, from one-dimensional signatures of its changes. Pure arithmetic.

In: signatures along the axis of motion, (n, k) with k sub-columns each. Out: positions in px. A picture that no shift
explains (a cut, a torn copy) counts as unmatched, and the motion before it is assumed to have gone on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Signature = NDArray[np.float32]
NEAR = 12
"""Px around the expected place where the next one is looked for first."""


class Track(NamedTuple):
    """Position in px at every picture, towards the origin counting up, and how many pictures fitted nowhere."""

    at: NDArray[np.float64]
    unmatched: int


def signature_of(green: NDArray[np.uint8], axis: str) -> Signature:
    """A signature of a region's green channel: sums of 16 columns for motion in y, of 8 rows for motion in x."""
    height, width = green.shape
    if axis == "y":
        count = max(1, width // 16)
        sums = green[:, : count * 16].reshape(height, count, -1).sum(2, dtype=np.int32)
    else:
        count = max(1, height // 8)
        sums = green[: count * 8].reshape(count, -1, width).sum(1, dtype=np.int32).T
    return np.ascontiguousarray(sums, np.float32)


def error_at(old: Signature, new: Signature, shift: int) -> float:
    """Mean difference when `new[i]` is held against `old[i + shift]`."""
    count = len(old)
    first, second = (old[shift:], new[: count - shift]) if shift >= 0 else (old[: count + shift], new[-shift:])
    return float(np.mean(np.abs(first - second)))


def best_shift(old: Signature, new: Signature, low: int, high: int) -> tuple[float, float]:
    """(shift, error) of the best fit in `low`..`high` px, between whole pixels by linear interpolation."""
    error, shift = min((error_at(old, new, shift), shift) for shift in range(low, high + 1))
    best = (error, float(shift))
    if error < 1e-3 or shift in (low, high):
        return best[1], best[0]
    for left in (shift, shift - 1):
        skip, rest = max(0, -left), len(old) - max(abs(left), abs(left + 1)) - 1
        a, b = old[skip + left : rest + left], old[skip + left + 1 : rest + left + 1]
        seen, slope = new[skip:rest], b - a
        weight = float((slope * slope).sum())
        part = float(((seen - a) * slope).sum()) / weight if weight > 0 else -1.0
        if 0 <= part <= 1:
            best = min(best, (float(np.mean(np.abs(a + part * slope - seen))), left + part))
    return best[1], best[0]


def track(signatures: Sequence[Signature], most_shift: int = 250) -> Track:
    """The position at every picture. Each is held against one base until it has moved too far from it."""
    if not signatures:
        return Track(np.zeros(0), 0)
    limit = min(most_shift, len(signatures[0]) // 2)
    contrast = float(np.median([np.abs(np.diff(s, axis=0)).mean() for s in signatures[:50]])) or 1.0
    at = [0.0]
    base, base_at, step, unmatched = 0, 0.0, 0.0, 0
    for now in range(1, len(signatures)):
        expected = round(at[-1] + step - base_at)
        found = _fit(signatures[base], signatures[now], expected, limit, contrast)
        if found is None:
            base, base_at = now - 1, at[-1]
            found = _fit(signatures[base], signatures[now], round(step), limit, contrast)
        if found is None:
            unmatched += 1
            at.append(at[-1] + step)
            base, base_at = now, at[-1]
            continue
        step = base_at + found - at[-1]
        at.append(base_at + found)
        if abs(found) > limit * 0.6:
            base, base_at = now, at[-1]
    return Track(np.array(at), unmatched)


def _fit(old: Signature, new: Signature, expected: int, limit: int, contrast: float) -> float | None:
    for first, last in ((expected - NEAR, expected + NEAR), (-limit, limit)):
        low, high = max(first, -limit), min(last, limit)
        if low < high:
            shift, error = best_shift(old, new, low, high)
            if error < 0.5 * contrast and low < shift < high:
                return shift
    return None
