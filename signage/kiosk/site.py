"""The PC on which the program is to play by itself, and the forms of autostart: values that the plans are made from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

MARK: Final = "signage kiosk"
"""Stands in every file of ours: `remove` takes nothing else away."""
NAME: Final = "signage"
PLAIN: Final = re.compile(r"[\w@+=:,./-]+")
"""Words that mean the same quoted and bare, in unit files and in desktop entries."""


class Form(StrEnum):
    """How the program is started."""

    USER = "user"
    AUTOSTART = "autostart"
    CAGE = "cage"
    XORG = "xorg"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Site:
    """The PC. `program`: the command `signage`; `home`: of the user who plays, called `user`; `desktop`: where shortcuts lie."""

    program: Path
    home: Path
    user: str
    desktop: Path
    arguments: tuple[str, ...] = ()
    writable: tuple[Path, ...] = ()
    """Folders outside the home that the program writes to: content (its status page) and state."""

    @property
    def words(self) -> tuple[str, ...]:
        """What is started."""
        return (str(self.program), "run", *self.arguments)
