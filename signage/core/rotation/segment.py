"""The values of a plan: segments, each with its reason, and what they are as JSON. Pure; `plan` makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from signage.core.calendar.daytable import Day
from signage.core.calendar.mood import Mood
from signage.core.item import ItemRecord
from signage.core.rotation.claims import Claim
from signage.core.rotation.parts import Planned

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Segment:
    """From `begins` until `ends` nothing changes. `before` is the mood of the segment before, None for the first one.

    `came` and `went` are the items that make the difference to what the content last showed. `items` are in the order of the
    loop. While a `claim` has the screen there are none; `over` is the claim of the segment before.
    """

    begins: datetime
    ends: datetime
    mood: Mood
    items: tuple[Planned, ...]
    before: Mood | None = None
    came: tuple[ItemRecord, ...] = ()
    went: tuple[ItemRecord, ...] = ()
    claim: Claim | None = None
    over: Claim | None = None

    @property
    def reason(self) -> str:
        """Why it begins, for programs: what changed, in a fixed order; the level's reason is that of the ledger."""
        if self.before is None:
            return "start"
        said = []
        if self.ended is not None:
            said.append(f"{self.ended.sort.word} end")
        if self.begun is not None:
            said.append(f"{self.begun.sort.word} begin")
        if self.mood.level is not self.before.level:
            said.append(f"level {self.mood.reason}")
        if self.mood.tone is not self.before.tone:
            said.append(f"tone {self.mood.tone_reason}")
        said += [f"{word} {len(items)}" for word, items in (("begin", self.came), ("end", self.went)) if items]
        return ", ".join(said)

    @property
    def begun(self) -> Claim | None:
        """What takes the screen as it begins."""
        return self.claim if is_other(self.claim, self.over) else None

    @property
    def ended(self) -> Claim | None:
        """What leaves the screen as it begins."""
        return self.over if is_other(self.over, self.claim) else None


def is_other(one: Claim | None, than: Claim | None) -> bool:
    """Whether `one` is a claim, and not the one that `than` is."""
    return one is not None and (than is None or than.id != one.id)


@dataclass(frozen=True, slots=True)
class Plan:
    """`days` are the rows of the table; `screens` has the segments of each screen by name."""

    days: tuple[Day, ...]
    screens: Mapping[str, tuple[Segment, ...]]

    def to_json(self) -> dict[str, Any]:
        """Plain values as documented for `plan --json`."""
        screens = {name: [_segment(one) for one in segments] for name, segments in self.screens.items()}
        return {"schema": SCHEMA, "days": [_day(row) for row in self.days], "screens": screens}


def _segment(one: Segment) -> dict[str, Any]:
    return {
        "from": one.begins.isoformat(),
        "to": one.ends.isoformat(),
        "level": one.mood.level.value,
        "tone": one.mood.tone.value,
        "reason": one.reason,
        "items": [{"path": planned.item.path, "share": planned.share} for planned in one.items],
        "takeover": _claim(one.claim) if one.claim is not None else None,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "kind": claim.sort.word,
        "drill": claim.drill,
        "dark": claim.blank,
        "text": claim.title,
        "path": claim.item.path if claim.item else None,
        "begun": claim.begun.isoformat(),
        "until": claim.until.isoformat(),
    }


def _day(row: Day) -> dict[str, Any]:
    return {
        "date": row.day.isoformat(),
        "day_type": row.kind.value,
        "holiday_status": row.certainty.value,
        "lunar": row.lunar,
        "periods": list(row.periods),
        "level": row.level.value,
        "tone": row.tone.value,
    }
