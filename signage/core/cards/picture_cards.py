"""Cards that show derivatives: a picture with a caption, a page as a sheet, a short moving picture. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PictureCard:
    """A picture that fits, with a caption where there is one."""

    TAGGED: ClassVar[bool] = True
    sha256: str
    width: int
    height: int
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PageCard:
    """One page of a PDF or of slides, as a sheet. `number` of `count`; `chars` is the reading work of its text."""

    TAGGED: ClassVar[bool] = True
    sha256: str
    width: int
    height: int
    number: int
    count: int
    chars: int = 0


@dataclass(frozen=True, slots=True)
class Still:
    """One frame of an animation and how long it stands, in ms."""

    sha256: str
    ms: int


@dataclass(frozen=True, slots=True)
class AnimationCard:
    """A short moving picture: its frames, all of one size, shown in a loop."""

    TAGGED: ClassVar[bool] = True
    stills: tuple[Still, ...]
    width: int
    height: int
    caption: str = ""
