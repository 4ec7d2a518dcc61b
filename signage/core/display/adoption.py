"""What a change of the settings means for one running screen: nothing, taken over as it plays, or laid out anew.

In: the settings before and after, the screen's name. Out: a `Change`. What ties a player to its window, its state
folder or its clock needs a new start of everything.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from signage.core.settings import Screen, Settings, place_of


class Change(StrEnum):
    """`LIVE`: words, hours, periods, theme, motion. `LAYOUT`: place or size. `RESTART`: the window, the folders, the clock."""

    NONE = "none"
    LIVE = "live"
    LAYOUT = "layout"
    RESTART = "restart"


def screen_called(settings: Settings, name: str) -> Screen | None:
    """The screen of that name."""
    return next((screen for screen in settings.screens if screen.name == name), None)


def change_of(before: Settings, after: Settings, name: str) -> Change:
    """How much of what the screen `name` shows hangs on the difference."""
    old, new = screen_called(before, name), screen_called(after, name)
    if old is None or new is None:
        return Change.RESTART
    if _fixed(before, old) != _fixed(after, new):
        return Change.RESTART
    same_kind = replace(old, theme=new.theme, reduce_motion=new.reduce_motion) == new
    if not same_kind or place_of(before, old) != place_of(after, new):
        return Change.LAYOUT
    live = _live(before, old) != _live(after, new)
    return Change.LIVE if live else Change.NONE


def _fixed(settings: Settings, screen: Screen) -> tuple[object, ...]:
    return (screen.display, screen.region, settings.site.timezone, settings.content)


def _live(settings: Settings, screen: Screen) -> tuple[object, ...]:
    return (settings.site, settings.hours, settings.periods, settings.special, settings.maintenance, screen)
