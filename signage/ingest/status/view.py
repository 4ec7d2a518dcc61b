"""What the status page needs to know, as one frozen value handed from the loop to the chore that writes the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from signage.core.item import ItemRecord
from signage.core.settings import Problem
from signage.ingest.folder.entries import Entry
from signage.ingest.folder.scan import Scan
from signage.ingest.publish.withdrawals import TakenOff
from signage.ingest.status.days import USUAL_DAYS, Days


@dataclass(frozen=True, slots=True)
class View:
    """`published` is the newest snapshot, by path; `converts`: there is something that converts office files."""

    entries: tuple[Entry, ...]
    published: Mapping[str, ItemRecord]
    off: TakenOff
    problems: tuple[Problem, ...]
    outage: bool
    state_failed: bool
    found: Scan
    days: Days = USUAL_DAYS
    converts: bool = False


Report = Callable[[View, datetime], None]
"""Writes the status page; runs beside the loop."""
