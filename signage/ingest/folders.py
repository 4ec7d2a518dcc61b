"""The two folders that ingest works between."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """`content` is read, `state` is written. `on_share`: no change is told and no lease granted, so all is slower."""

    content: Path
    state: Path
    on_share: bool = False
