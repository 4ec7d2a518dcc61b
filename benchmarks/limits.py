"""The limits: which figure of which scenario may be how large. Pure.

In: the figures of the scenarios that ran. Out: one finding for each limit that can be judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from benchmarks.scenarios import TEXT_PX_S, TICKER_PX_S

MOTION = (
    *("ticker", "document", "ticker-blocked", "document-blocked", "ticker-ingest", "document-ingest"),
    "ticker-thousand",
)
PLAIN = ("ticker", "document")
SPEED_TOLERANCE = 0.01


class Limit(NamedTuple):
    """`figure` must be at least `low` and at most `high`; None does not bind."""

    scenarios: tuple[str, ...]
    figure: str
    unit: str
    low: float | None = None
    high: float | None = None


class Finding(NamedTuple):
    """How one limit was kept. `value` None: the scenario did not say, which counts as missed."""

    scenario: str
    figure: str
    value: float | None
    bound: str
    kept: bool


def _around(px_s: float) -> dict[str, float]:
    return {"low": px_s * (1 - SPEED_TOLERANCE), "high": px_s * (1 + SPEED_TOLERANCE)}


LIMITS = (
    Limit(MOTION, "fps", "/s", low=59),
    Limit(MOTION, "gap_p99_ms", "ms", high=25),
    Limit(MOTION, "gap_max_ms", "ms", high=50),
    Limit(tuple(name for name in MOTION if "ticker" in name), "px_s", "px/s", **_around(TICKER_PX_S)),
    Limit(tuple(name for name in MOTION if "document" in name), "px_s", "px/s", **_around(TEXT_PX_S)),
    Limit(("ticker", "document"), "step_max_px", "px", high=6),
    Limit(tuple(name for name in MOTION if "ingest" in name), "ingested", "", low=200),
    Limit(("ticker-thousand",), "ingested", "", low=1000),
    Limit(PLAIN, "cpu_player", "s/s", high=0.15),
    Limit((*PLAIN, "changes"), "pss_player_mb", "MB", high=150),
    Limit((*PLAIN, "changes"), "pss_all_mb", "MB", high=250),
    Limit(("start",), "first_picture_s", "s", high=1.0),
    Limit(("changes",), "stage_changes", "", low=290),
    Limit(("changes",), "stage_flash_level", "", high=1.5),
    Limit(("changes",), "growth_mb", "MB", high=5),
    Limit(("photograph",), "shown_s", "s", high=3.0),
    Limit(("kinds",), "text_cpu_s", "s", high=0.1),
    Limit(("kinds",), "mixed_accepted", "", low=1000),
    Limit(("year",), "plan_cpu_s", "s", high=10),
    Limit(("year",), "segments", "", low=1000),
    Limit(("due",), "due_p99_ms", "ms", high=5),
    Limit(("oracle",), "differences", "", high=0),
)
BROWSER_SHARES = (
    ("cpu_all", "cpu_all", 0.25),
    ("pss_player_mb", "pss_all_mb", 0.35),
    ("pss_all_mb", "pss_all_mb", None),
)
"""Ours against a browser that moves text and ticker at once. A browser is all of its processes, and they only show pictures:
in memory the player is its counterpart. What all of ours take, those that judge files and watch included, is told beside it.
"""


def findings(figures: Mapping[str, Mapping[str, Any]]) -> list[Finding]:
    """Every limit of the scenarios that ran, then the shares of the browser where both ran.

    A browser that, like the player, moves one thing at a time is compared too; no limit binds there.
    """
    found = [
        _judged(name, limit, figures[name].get(limit.figure))
        for limit in LIMITS
        for name in limit.scenarios
        if name in figures
    ]
    for name in PLAIN:
        for other in ("browser", f"browser-{name}"):
            if name in figures and other in figures:
                for figure, its, most in BROWSER_SHARES:
                    share = round(figures[name][figure] / figures[other][its], 3)
                    limit = Limit((), figure, "×", high=most if other == "browser" else None)
                    found.append(_judged(f"{name} / {other}", limit, share))
    return found


def _judged(scenario: str, limit: Limit, value: float | None) -> Finding:
    kept = (
        value is not None and (limit.low is None or value >= limit.low) and (limit.high is None or value <= limit.high)
    )
    return Finding(scenario, limit.figure, value, bound(limit), kept)


def bound(limit: Limit) -> str:
    """The limit in words."""
    unit = f" {limit.unit}" if limit.unit else ""
    if limit.low is not None and limit.high is not None:
        return f"{limit.low:g}–{limit.high:g}{unit}"
    if limit.low is not None:
        return f"≥ {limit.low:g}{unit}"
    return f"≤ {limit.high:g}{unit}" if limit.high is not None else "—"
