"""Composition root of what looks ahead: the plan of any days, and what it tells `check`. Puts the pure parts together.

In: settings, the published snapshot (where there is none, the content folder, which is judged first), days. Out: a `Plan`,
small pictures of its items. Slides are measured as the player measures them. Never writes into the state folder.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from signage import app
from signage.core.calendar.announced import CalendarFacts
from signage.core.calendar.mourning import Mourning
from signage.core.calendar.periods import Tone
from signage.core.inspection import PartItems, parts_at
from signage.core.item import ItemRecord
from signage.core.rotation.plan import Calendar, Plan, segments
from signage.core.rotation.wheel import Slide
from signage.core.settings import Screen, Settings, place_of
from signage.core.snapshot import playable
from signage.facts.periods import day_table, periods_of
from signage.layout.slides import Library
from signage.screen.build import looks_for, measuring_library, opener
from signage.screen.coat import theme_for
from signage.screen.picture import application
from signage.screen.proof import sizes_in
from signage.screen.thumbnails import thumbnail
from signage.snapshots.read import Reader
from signage.zone import bounds, zone_of

DAY = timedelta(days=1)
AROUND = 2
"""Days of the table before and after the plan: hours that run over midnight begin on the day before."""
WEEK = 12
"""Days of the table that says what plays these days."""
MOST_PICTURES = 240


@dataclass(frozen=True, slots=True)
class Content:
    """What the player would play from: the snapshot, the store with its derivatives, the mourning switch."""

    items: tuple[ItemRecord, ...]
    facts: CalendarFacts
    store: Path
    mourning: Mourning | None


def plan(
    settings: Settings,
    content: Path,
    state: Path,
    screens: tuple[Screen, ...],
    first: date,
    last: date,
    *,
    pictured: bool = False,
) -> tuple[Plan, dict[str, bytes]]:
    """The plan of the days `first` … `last`, both counted, and if asked for, JPEGs of its items by id."""
    zone = zone_of(settings.site.timezone)
    start, end = bounds(first, last, zone)
    days = (last - first).days + 1 + 2 * AROUND
    pictures: dict[str, bytes] = {}
    found = {}
    with published(settings, content, state, datetime.now(zone)) as playing:
        table = day_table(settings, playing.facts, first=first - AROUND * DAY, days=days, lunar=True)
        calendar = Calendar(table, periods_of(settings), playing.mourning)
        for screen in screens:
            studio = Studio(settings, screen, state, playing, first)
            found[screen.name] = segments(
                playing.items, place_of(settings, screen), calendar, start, end, studio.slides
            )
            if pictured:
                shown = {one.item.id for each in found[screen.name] for one in each.items} - pictures.keys()
                wanted = [item for item in playing.items if item.id in shown]
                pictures |= studio.pictures(wanted[: MOST_PICTURES - len(pictures)])
    return Plan(tuple(row for row in table.rows if first <= row.day <= last), found), pictures


def parts(
    settings: Settings, playing: Content, screens: tuple[Screen, ...], now: datetime
) -> dict[str, tuple[PartItems, ...]]:
    """The five parts on each screen these days."""
    table = day_table(settings, playing.facts, first=now.date() - AROUND * DAY, days=WEEK)
    return {one.name: parts_at(playing.items, place_of(settings, one), now, table) for one in screens}


@contextmanager
def published(settings: Settings, content: Path, state: Path, now: datetime) -> Iterator[Content]:
    """What is published in the state folder; where that is nothing, the content folder as it would be published now."""
    reader = Reader(state)
    manifest = reader.poll()
    if manifest is not None:
        yield Content(playable(manifest, reader.withdrawn()), manifest.facts, state, reader.mourning()[0])
        return
    with tempfile.TemporaryDirectory(prefix="signage-plan-") as folder:
        app.publish_once(settings, content, Path(folder), now)
        fresh = Reader(Path(folder)).poll()
        assert fresh is not None, "it has just been published"
        yield Content(playable(fresh, ()), fresh.facts, Path(folder), reader.mourning()[0])


class Studio:
    """Measures items for one screen in the theme of each tone, and takes small pictures of them. Needs no display."""

    def __init__(self, settings: Settings, screen: Screen, state: Path, playing: Content, today: date) -> None:
        application()
        self._settings, self._screen, self._playing, self._today = settings, screen, playing, today
        self._size = app.size_of(screen, sizes_in(state))
        self._libraries: dict[str, Library] = {}
        self._slides: dict[str, Mapping[str, tuple[Slide, ...]]] = {}

    def slides(self, tone: Tone) -> Mapping[str, tuple[Slide, ...]]:
        """The slides of each item in `tone`, by id."""
        theme = theme_for(self._screen.theme, tone, self._settings.site.mourning)
        if theme not in self._slides:
            library = self._library(theme)
            self._slides[theme] = {item.id: library.measure(item).slides for item in self._playing.items}
        return self._slides[theme]

    def pictures(self, items: Iterable[ItemRecord]) -> dict[str, bytes]:
        """A JPEG of the first slide of each item that has one, in the screen's own theme."""
        library, slides = self._library(self._screen.theme), self.slides(Tone.NEUTRAL)
        look = looks_for(self._settings, self._screen, self._size).of(self._screen.theme)
        open_picture = opener(Reader(self._playing.store))
        made = (
            (item.id, thumbnail(library, slides[item.id][0], look, open_picture)) for item in items if slides[item.id]
        )
        return {key: picture for key, picture in made if picture is not None}

    def _library(self, theme: str) -> Library:
        if theme not in self._libraries:
            screen = replace(self._screen, theme=theme)
            self._libraries[theme], _ = measuring_library(
                self._settings, screen, self._size, self._playing.store, self._today
            )
        return self._libraries[theme]
