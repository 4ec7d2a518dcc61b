"""Which coat a screen wears: theme, day or after dusk, motion, level strip; and the settings it follows.

In: settings, new ones from the feed, the time, the mood of the calendar, the looks. Out: the coat now, the context that goes with it, and
whether that changed. When a change suits the stage is the caller's to say.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from signage.core.calendar.mood import Mood
from signage.core.calendar.periods import Tone
from signage.core.display.adoption import Change, change_of, screen_called
from signage.core.settings import Screen, Settings
from signage.layout.context import Context
from signage.layout.themes import FALLBACK
from signage.screen.picture.looks import Looks
from signage.screen.stage.dateline import is_dusk
from signage.words.levels import clause_of

THEMES = {Tone.FESTIVE: "festive", Tone.SOLEMN: "solemn"}
MOURNING = {"grey": "mourning", "muted": "solemn"}
"""The theme that a tone asks for; mourning as the settings say."""
CALM_S = 1.6
"""How long a page must have stood before the coat changes under it: its fade or its glide is over then."""
CALM = Mood()
LOG = logging.getLogger("signage.screen")


@dataclass(frozen=True, slots=True)
class Coat:
    """The theme by name, whether it is after dusk, and whether nothing may move by setting.

    `level` and `clause` stand on the strip under the header; "" where there is none.
    """

    theme: str
    dusk: bool
    still: bool
    level: str = ""
    clause: str = ""


def theme_for(own: str, tone: Tone, mourning: str = "grey") -> str:
    """The theme of a screen in a tone. What the admin chose besides `calm` stays, but mourning comes before all."""
    if tone is Tone.MOURNING:
        return MOURNING[mourning]
    return THEMES.get(tone, own) if own == FALLBACK else own


def coat_of(settings: Settings, screen: Screen, now: datetime, mood: Mood) -> Coat:
    """The coat that is due at `now` (local)."""
    dusk = is_dusk(now, settings.hours.dawn, settings.hours.dusk)
    strip = mood.strip
    words = (str(strip), clause_of(mood)[0]) if strip is not None else ("", "")
    return Coat(theme_for(screen.theme, mood.tone, settings.site.mourning), dusk, screen.reduce_motion, *words)


def context_of(looks: Looks, coat: Coat) -> Context:
    """What cards are laid out with under `coat`."""
    context = looks.of(coat.theme).context
    geometry = context.geometry.lowered if coat.level else context.geometry
    return replace(context, geometry=geometry, still=context.still or coat.still)


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
        mood: Mood = CALM,
    ) -> None:
        self.settings, self.screen = settings, screen
        self._looks, self._feed = looks, feed
        self.coat = coat_of(settings, screen, now, mood)
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

    def is_due(self, now: datetime, mood: Mood = CALM) -> bool:
        """Whether another coat is due."""
        return self.coat != coat_of(self.settings, self.screen, now, mood)

    def change(self, now: datetime, mood: Mood = CALM) -> bool:
        """Puts on the coat that is due. Whether cards must be laid out again, not just painted."""
        worn, self.coat = self.coat, coat_of(self.settings, self.screen, now, mood)
        if _cut(worn) == _cut(self.coat):
            return False
        self.context = context_of(self._looks, self.coat)
        return True


def _cut(coat: Coat) -> tuple[str, bool, bool]:
    """What of a coat the layout of cards hangs on."""
    return coat.theme, coat.still, bool(coat.level)
