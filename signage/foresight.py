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
from signage.core.calendar.daytable import DayTable
from signage.core.calendar.mood import Mood
from signage.core.calendar.mourning import Mourning
from signage.core.calendar.periods import Tone
from signage.core.inspection import PartItems, parts_at
from signage.core.item import ItemRecord
from signage.core.occasions.items import builtins_of
from signage.core.rotation.held import Told, held
from signage.core.rotation.orders import Order
from signage.core.rotation.parts import Planned
from signage.core.rotation.plan import Calendar, segments
from signage.core.rotation.segment import Plan
from signage.core.rotation.wheel import Slide
from signage.core.rules import Role
from signage.core.settings import Screen, Settings, place_of
from signage.core.snapshot import playable
from signage.facts.periods import day_table, periods_of
from signage.layout.slides import Library
from signage.screen.build import looks_for, measuring_library, opener
from signage.screen.picture.thumbnails import thumbnail
from signage.screen.record.proof import sizes_in
from signage.screen.shot import application
from signage.screen.stage.coat import theme_for
from signage.snapshots.orders import read_orders
from signage.snapshots.read import Reader
from signage.system.zone import bounds, zone_of
from signage.words.periods import texts

DAY = timedelta(days=1)
BACK, AHEAD = 20, 90
"""Days of the table before and after the plan: a card that counts the days to a holiday looks so far."""
AROUND = 2
WEEK = 12
"""Days of the table that says what plays these days."""
MOST_PICTURES = 240


@dataclass(frozen=True, slots=True)
class Content:
    """What the player would play from: the snapshot, the store with its derivatives, the mourning switch, the orders."""

    items: tuple[ItemRecord, ...]
    facts: CalendarFacts
    store: Path
    mourning: Mourning | None
    orders: tuple[Order, ...] = ()


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
    days = (last - first).days + 1 + BACK + AHEAD
    pictures: dict[str, bytes] = {}
    found = {}
    with published(settings, content, state, datetime.now(zone)) as playing:
        table = day_table(settings, playing.facts, first=first - BACK * DAY, days=days, lunar=True)
        calendar, cards = Calendar(table, periods_of(settings), playing.mourning), Cards(settings, table)
        told = Told(
            tuple(one for one in playing.items if one.rules.role is Role.TAKEOVER), playing.orders, settings.hours
        )
        for screen in screens:
            studio, place = Studio(settings, screen, state, playing, first, cards), place_of(settings, screen)
            found[screen.name] = segments(
                playing.items,
                place,
                calendar,
                start,
                end,
                studio.slides,
                own=cards.of,
                held=held(told, place, screen.name, start, end, table),
            )
            if pictured:
                shown = {one.item.id: one.item for each in found[screen.name] for one in each.items}
                wanted = [item for key, item in shown.items() if key not in pictures]
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
        yield Content(
            playable(manifest, reader.withdrawn()), manifest.facts, state, reader.mourning()[0], read_orders(state)
        )
        return
    with tempfile.TemporaryDirectory(prefix="signage-plan-") as folder:
        app.publish_once(settings, content, Path(folder), now)
        fresh = Reader(Path(folder)).poll()
        assert fresh is not None, "it has just been published"
        yield Content(playable(fresh, ()), fresh.facts, Path(folder), reader.mourning()[0], read_orders(state))


class Cards:
    """The program's own cards of any day, as the player makes them; `data` holds their decks by hash."""

    def __init__(self, settings: Settings, table: DayTable) -> None:
        self._settings, self._table = settings, table
        self._periods, self._texts = periods_of(settings), texts()
        self.data: dict[str, bytes] = {}

    def of(self, mood: Mood, day: date) -> tuple[Planned, ...]:
        """What a day has in a mood; the full-screen reminder comes by itself, or not at all."""
        special, row = self._settings.special, self._table.at(day)
        if not special.cards:
            return ()
        department = self._settings.site.department
        found = builtins_of(mood, row, self._table, self._periods, self._texts, department)
        self.data |= {made.sha256: each.data for each in found for made in each.item.derivatives}
        every_s = special.guard_min * 60.0
        return tuple(
            Planned(each.item, every_s=every_s if each.calls else 0.0) for each in found if every_s or not each.calls
        )


class Studio:
    """Measures items for one screen in the theme of each tone, and takes small pictures of them. Needs no display."""

    def __init__(
        self, settings: Settings, screen: Screen, state: Path, playing: Content, today: date, cards: Cards
    ) -> None:
        application()
        self._settings, self._screen, self._today, self._cards = settings, screen, today, cards
        self._reader = Reader(playing.store)
        self._size = app.size_of(screen, sizes_in(state))
        self._libraries: dict[str, Library] = {}

    def slides(self, tone: Tone, items: tuple[ItemRecord, ...]) -> Mapping[str, tuple[Slide, ...]]:
        """The slides of each of these items in `tone`, by id."""
        library = self._library(theme_for(self._screen.theme, tone, self._settings.site.mourning))
        return {item.id: library.measure(item).slides for item in items}

    def pictures(self, items: Iterable[ItemRecord]) -> dict[str, bytes]:
        """A JPEG of the first slide of each item that has one, in the screen's own theme."""
        items = tuple(items)
        library, slides = self._library(self._screen.theme), self.slides(Tone.NEUTRAL, items)
        look = looks_for(self._settings, self._screen, self._size).of(self._screen.theme)
        open_picture = opener(self._reader)
        made = (
            (item.id, thumbnail(library, slides[item.id][0], look, open_picture)) for item in items if slides[item.id]
        )
        return {key: picture for key, picture in made if picture is not None}

    def _library(self, theme: str) -> Library:
        if theme not in self._libraries:
            screen = replace(self._screen, theme=theme)
            self._libraries[theme], _ = measuring_library(self._settings, screen, self._size, self._open, self._today)
        return self._libraries[theme]

    def _open(self, sha256: str) -> bytes | None:
        return self._cards.data.get(sha256) or self._reader.open_derivative(sha256)
