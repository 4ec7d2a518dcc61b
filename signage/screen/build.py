"""Builds the parts of one player from settings, state folder and size: the same for the glass and for `shot`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtGui import QImage

from signage.core.display.forms import geometry_of
from signage.core.display.geometry import Geometry
from signage.core.display.theme import DISPLAY_FROM, Theme
from signage.core.rules import Audience
from signage.core.settings import Place, Screen, Settings, place_of, reading_speed
from signage.layout.context import Context
from signage.layout.fonts import Fonts
from signage.layout.slides import Library, OpenDerivative
from signage.layout.themes import load_themes
from signage.paths import themes
from signage.screen.almanac import Almanac
from signage.screen.clock import Clock
from signage.screen.picture.glance import Glances
from signage.screen.picture.handing import Handing
from signage.screen.picture.looks import Looks
from signage.screen.picture.pictures import Pictures
from signage.screen.picture.presenter import Presenter, State
from signage.screen.record.proof import ShownReport
from signage.screen.record.proving import Proving
from signage.screen.record.recorder import Recorder, unrecorded
from signage.screen.record.timekeeper import Timekeeper
from signage.screen.stage.brain import Brain
from signage.screen.stage.coat import Coat, Wardrobe, context_of, nothing_new
from signage.screen.stage.occasions import Occasions
from signage.screen.stage.takeovers import Takeovers
from signage.screen.watch import UNWATCHED, Watch
from signage.screen.window.plugins import picture_of
from signage.snapshots.orders import OrderBook
from signage.snapshots.read import Reader

NOWHERE = Place(name="", lunar_date=False)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a player consists of, besides its window."""

    brain: Brain
    pictures: Pictures
    context: Context
    almanac: Almanac


def geometry_for(settings: Settings, screen: Screen, size: tuple[int, int], *, marked: bool = False) -> Geometry:
    """Where things are on a screen of `size` px at its place. `marked`: it shows what is not now."""
    place = place_of(settings, screen) or NOWHERE
    return geometry_of(
        *size,
        diagonal_inch=screen.diagonal_inch,
        distance_mm=place.distance_mm,
        safe_percent=screen.safe_percent,
        panels=screen.panels,
        led=screen.led,
        marked=marked,
    )


def context_for(
    settings: Settings, screen: Screen, fonts: Fonts, size: tuple[int, int], *, marked: bool = False
) -> Context:
    """The layout context of a screen of `size` px at its place."""
    place = place_of(settings, screen) or NOWHERE
    pitch = screen.diagonal_inch * 25.4 / (size[0] * size[0] + size[1] * size[1]) ** 0.5
    return Context(
        geometry_for(settings, screen, size, marked=marked),
        fonts,
        reading_speed(place),
        distance_mm=place.distance_mm,
        pitch_mm=pitch,
        outward=place.outward,
        staff=place.audience is Audience.STAFF and not place.outward,
    )


def looks_for(settings: Settings, screen: Screen, size: tuple[int, int], *, marked: bool = False) -> Looks:
    """Every theme on a screen of `size` px at its place."""

    def make(theme: Theme) -> Context:
        display_px = geometry_for(settings, screen, size).px(DISPLAY_FROM)
        fonts = Fonts(theme.families, theme.display, display_px)
        context = context_for(settings, screen, fonts, size, marked=marked)
        return replace(context, manner=theme.manner, still=not theme.manner.motion)

    return Looks(load_themes(themes()), make, led=screen.led)


def build(
    settings: Settings,
    screen: Screen,
    clock: Clock,
    reader: Reader,
    size: tuple[int, int],
    present: Callable[[State], None],
    *,
    report: ShownReport | None = None,
    feed: Callable[[], Settings | None] = nothing_new,
    recorder: Recorder | None = None,
    timekeeper: Timekeeper | None = None,
    pictures: Pictures | None = None,
    almanac: Almanac | None = None,
    mark: str = "",
    inspecting: bool = False,
    watch: Watch = UNWATCHED,
    handing: Callable[[Pictures], Handing] | None = None,
    proving: Proving | None = None,
) -> Parts:
    """All parts for one screen of `size` px. An unknown place shows nothing but the neutral slide.

    `mark` is said across the top of what is not now; `inspecting`: the five parts in order, nothing else.

    `watch` hears what the player is at. `pictures` are those that the window already asks for its pictures; an `almanac` that was made before knows what it told.
    """
    looks = looks_for(settings, screen, size, marked=bool(mark))
    recorder = recorder or unrecorded()
    almanac = almanac or Almanac(reader.mourning, clock.mono, recorder.mood, settings)
    timekeeper = timekeeper or Timekeeper()
    almanac.look(clock.now(), trusted=timekeeper.look(clock.now(), None).trusted)
    wardrobe = Wardrobe(settings, screen, looks, clock.now(), feed, almanac.mood)
    context = wardrobe.context
    place = place_of(settings, screen)
    occasions = Occasions(almanac, lambda: wardrobe.settings)
    open_derivative: OpenDerivative = occasions.open(reader.open_derivative) if place else _nothing
    library = Library(context, place or NOWHERE, open_derivative, clock.now().date())
    pictures = pictures or Pictures()
    presenter = Presenter(looks, pictures, opener(reader))
    takeovers = Takeovers(
        place,
        screen.name,
        orders=OrderBook(reader.state).orders,
        deck_of=library.deck_of,
        is_whole=lambda sha256: open_derivative(sha256) is not None,
        day_of=lambda day: almanac.table.at(day) if almanac.table is not None else None,
        mono=clock.mono,
        previewed=clock.at is not None,
    )

    def masked(item: str) -> QImage | None:
        page = library.masked_page(item)
        return presenter.sketch(page) if page is not None else None

    brain = Brain(
        wardrobe=wardrobe,
        almanac=almanac,
        occasions=occasions,
        place=place,
        clock=clock,
        reader=reader,
        report=report,
        library=library,
        presenter=presenter,
        takeovers=takeovers,
        present=present,
        recorder=recorder,
        timekeeper=timekeeper,
        glances=Glances(report.state, pictures, masked) if report is not None else None,
        mark=mark,
        inspecting=inspecting,
        watch=watch,
        handing=handing(pictures) if handing is not None else None,
        proving=proving,
    )
    return Parts(brain, pictures, context, almanac)


def measuring_library(
    settings: Settings, screen: Screen, size: tuple[int, int], open_derivative: OpenDerivative, today: date
) -> tuple[Library, Place]:
    """A library that measures for one screen on `today` without showing anything, and the screen's place."""
    place = place_of(settings, screen) or NOWHERE
    context = context_of(looks_for(settings, screen, size), Coat(screen.theme, dusk=False, still=screen.reduce_motion))
    return Library(context, place, open_derivative, today), place


def _nothing(sha256: str) -> bytes | None:
    del sha256
    return None


def opener(reader: Reader) -> Callable[[str], QImage]:
    """Decodes picture derivatives of `reader`'s state folder; a null image where it cannot."""

    def open_picture(sha256: str) -> QImage:
        data = reader.open_derivative(sha256)
        return picture_of(data) if data else QImage()

    return open_picture
