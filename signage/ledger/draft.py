"""What is handed to the ledger, before it has a number and a seal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from signage.core.ledger.entry import Act


@dataclass(frozen=True, slots=True)
class Draft:
    """One thing that happened. `item` describes the item of a start, for the first time that it is named in a file."""

    act: Act
    wall: datetime
    mono_ms: int
    details: Mapping[str, object] = field(default_factory=dict)
    item: Mapping[str, object] | None = None
