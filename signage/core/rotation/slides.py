"""What the wheel turns: slides with their time and what is asked of them, and the slots that it gives them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slide:
    """One thing on the stage. `key` names it for good; `form` is its sort of card; `strip` marks full text.

    What its item asks for: `share` percent of the screen's time (0: its turn in the loop), for all slides of equal `voice`
    together; `weight` turns in a loop, this
    slide at most `most` times an hour (0: no limit). `within_s` > 0 makes it a key slide: no more than so many seconds
    pass without one.
    """

    key: str
    item: str
    form: str
    seconds: float
    strip: bool = False
    share: float = 0.0
    share_of: str = ""
    weight: int = 1
    most: int = 0
    within_s: float = 0.0

    @property
    def voice(self) -> str:
        """Whose share it has a part of: its item's, or that of a folder."""
        return f"{self.share_of}/" if self.share_of else self.item


@dataclass(frozen=True, slots=True)
class Slot:
    """`slide` from `start` until `end`, in seconds after the hour. Longer than its slide: the picture is held."""

    start: float
    end: float
    slide: Slide
