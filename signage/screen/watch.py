"""What a player says of itself while it works: which items are on the stage or being measured, whether the screen is dark.

In: ids of items. Out: nothing; whoever watches keeps the newest. Whoever ends over an item is known by what was said last.
"""

from __future__ import annotations

from typing import Protocol

from typing_extensions import override


class Watch(Protocol):
    """May be told from any thread. "" for an item is none."""

    def show(self, item: str) -> None:
        """The item comes onto the stage."""

    def measure(self, item: str) -> None:
        """The item is being laid out."""

    def darken(self, dark: bool) -> None:  # noqa: FBT001 - it is what it says
        """The screen hours are dark, or over."""


class Unwatched(Watch):
    """Nobody listens."""

    @override
    def show(self, item: str) -> None:
        pass

    @override
    def measure(self, item: str) -> None:
        pass

    @override
    def darken(self, dark: bool) -> None:
        pass


UNWATCHED = Unwatched()
