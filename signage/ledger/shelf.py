"""Where the files of a ledger lie and what they are called. Pure names and listings; nothing here opens a file.

`00003-2026-11.db` is the third file of the chain, begun in that month; `00003-2026-11.1.db` took its place after damage,
and the damaged one stands beside it as `….damaged`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

FOLDER = "ledger"
LOCK = "ledger.lock"
DAMAGED = ".damaged"
_NAME = re.compile(r"(\d{5,})-(\d{4}-\d{2})(?:\.(\d{1,5}))?\.db")


@dataclass(frozen=True, slots=True, order=True)
class Volume:
    """One file of the chain. `edition` counts how often it was made anew after damage."""

    number: int
    edition: int
    month: str

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.number:05d}-{self.month}{f'.{self.edition}' if self.edition else ''}.db"


def month_of(moment: datetime) -> str:
    """The month of a moment, as file names have it."""
    return f"{moment.year:04d}-{moment.month:02d}"


def volume_of(name: str) -> Volume | None:
    """The volume that has this file name; None for any other file."""
    match = _NAME.fullmatch(name)
    return Volume(int(match[1]), int(match[3] or 0), match[2]) if match else None


def every_volume(folder: Path) -> list[Volume]:
    """All files of the chain that are there, editions that were replaced too. Raises `OSError`."""
    if not folder.exists():
        return []
    return sorted(found for entry in folder.iterdir() if (found := volume_of(entry.name)) is not None)


def volumes(folder: Path) -> list[Volume]:
    """The files that make up the chain, in order: of each the newest edition. Raises `OSError`."""
    newest = {volume.number: volume for volume in every_volume(folder)}
    return [newest[number] for number in sorted(newest)]
