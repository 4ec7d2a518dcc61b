"""Which coat a screen wears: theme, day or after dusk, with or without motion; and the settings it follows.

In: settings, new ones from the feed, the time, the looks. Out: the coat now, the context that goes with it, and
whether that changed. When a change suits the stage is the caller's to say.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from signage.core.display.adoption import Change, change_of, screen_called
from signage.core.settings import Screen, Settings
from signage.layout.context import Context
from signage.screen.dateline import is_dusk
from signage.screen.looks import Looks

CALM_S = 1.6
"""How long a page must have stood before the coat changes under it: its fade or its glide is over then."""
LOG = logging.getLogger("signage.screen")


@dataclass(frozen=True, slots=True)
class Coat:
    """The theme by name, whether it is after dusk, and whether nothing may move by setting."""

    theme: str
    dusk: bool
    still: bool


def coat_of(settings: Settings, screen: Screen, now: datetime) -> Coat:
    """The coat that is due at `now` (local)."""
    return Coat(screen.theme, is_dusk(now, settings.hours.dawn, settings.hours.dusk), screen.reduce_motion)


def context_of(looks: Looks, coat: Coat) -> Context:
    """What cards are laid out with under `coat`."""
    context = looks.of(coat.theme).context
    return replace(context, still=context.still or coat.still)


def nothing_new() -> None:
    """A feed without news: settings that stay as they are."""


class Wardrobe:
    """One screen's settings and coat. `outdated` are settings that need another layout than this player has."""

    def __init__(
        self,
        settings: Settings,
        screen: Screen,
        looks: Looks,
        now: datetime,
        feed: Callable[[], Settings | None] = nothing_new,
    ) -> None:
        self.settings, self.screen = settings, screen
        self._looks, self._feed = looks, feed
        self.coat = coat_of(settings, screen, now)
        self.context = context_of(looks, self.coat)
        self.outdated: Settings | None = None

    def look(self) -> None:
        """Takes over what is new in the settings, as far as a running screen can."""
        news = self._feed()
        if news is None:
            return
        change, screen = change_of(self.settings, news, self.screen.name), screen_called(news, self.screen.name)
        LOG.info("new settings: %s", change.value)
        if change in (Change.NONE, Change.LIVE) and screen is not None:
            self.settings, self.screen, self.outdated = news, screen, None
        elif change is Change.LAYOUT:
            self.outdated = news

    def is_due(self, now: datetime) -> bool:
        """Whether another coat is due."""
        return self.coat != coat_of(self.settings, self.screen, now)

    def change(self, now: datetime) -> bool:
        """Puts on the coat that is due. Whether cards must be laid out again, not just painted."""
        worn, self.coat = self.coat, coat_of(self.settings, self.screen, now)
        if (worn.theme, worn.still) == (self.coat.theme, self.coat.still):
            return False
        self.context = context_of(self._looks, self.coat)
        return True
