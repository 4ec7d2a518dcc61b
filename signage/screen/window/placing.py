"""Where this screen's window lies: which output, which part of it, what of the rest is black. Again when outputs change.

In: Qt's outputs, the screens of this PC. Out: a `Spot`, and a window moved to it; none: the window hides until there is
one. Runs in the GUI thread. Which output a screen gets is decided in `core.placement`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QRegion, QScreen
from PySide6.QtQuick import QQuickWindow
from typing_extensions import override

from signage.core.display.geometry import NOTHING, Rect
from signage.core.display.placement import neighbours, placements
from signage.core.settings import Region, Screen

SETTLE_MS, LOOK_MS = 1000, 400
STACKED = ("xcb", "windows", "cocoa")
"""Where a window may ask to lie above others; elsewhere Qt only complains, each time."""
"""An output that comes or changes is left to settle; and what no signal tells is looked for."""
LOSES_PICTURES = ("wayland", "wayland-egl")
"""Where a window that was hidden and is shown again lacks every picture that stood still meanwhile (Qt 6.11, software: seen)."""
LEAST_BITS = 15
USUAL = (1920, 1080)
LOG = logging.getLogger("signage.screen")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the desktop. `whole` is the output's; `part` the scene's; `holes` are left to other screens.

    A part that does not fill its output has black around it, painted by the first screen of that output (`fills`).
    """

    output: str
    whole: Rect
    part: Rect
    fills: bool
    holes: tuple[Rect, ...] = ()


def spot_of(screens: tuple[Screen, ...], name: str, outputs: dict[str, Rect]) -> Spot | None:
    """The spot of the screen `name` among `screens`; None while it has to wait for an output."""
    found = placements(screens, tuple(outputs))
    output = found.get(name)
    if output is None:
        return None
    here, whole = neighbours(screens, found, name), outputs[output]
    parts = {screen.name: _part(screen.region, whole) for screen in here}
    first = here[0].name == name
    holes = tuple(part for other, part in parts.items() if other != name) if first else ()
    return Spot(output, whole, parts[name], first or parts[name] == whole, holes)


def _part(region: Region, whole: Rect) -> Rect:
    """A region of an output, on the desktop; what would lie outside the output is cut off."""
    if region.width <= 0 or region.height <= 0:
        return whole
    x, y = min(region.x, whole.w - 1), min(region.y, whole.h - 1)
    return Rect(whole.x + x, whole.y + y, min(region.width, whole.w - x), min(region.height, whole.h - y))


def has_colours() -> bool:
    """Whether the outputs can be painted on: Qt paints nothing where a pixel has eight bits or fewer."""
    return all(screen.depth() >= LEAST_BITS for screen in QGuiApplication.screens())


def outputs_now() -> dict[str, Rect]:
    """The outputs that are there, by name, with their places on the desktop.

    Under Wayland Qt puts a screen without name and size in the place of the last one that went: that is none.
    """
    places = {screen.name(): Rect(*screen.geometry().getRect()) for screen in QGuiApplication.screens()}  # type: ignore[misc]
    return {name: place for name, place in places.items() if place.w > 0 and place.h > 0}


def move(window: QQuickWindow, spot: Spot) -> None:
    """Puts the window there. Without a window manager full screen needs the geometry first."""
    output = next((one for one in QGuiApplication.screens() if one.name() == spot.output), None)
    if output is not None:
        window.setScreen(output)
    bare = spot.fills and spot.part != spot.whole
    inside = Rect(spot.part.x - spot.whole.x, spot.part.y - spot.whole.y, spot.part.w, spot.part.h) if bare else NOTHING
    for name, value in (("sceneX", inside.x), ("sceneY", inside.y), ("sceneW", inside.w), ("sceneH", inside.h)):
        window.setProperty(name, value)
    place = spot.whole if spot.fills else spot.part
    if spot.holes or not window.mask().isEmpty():  # not everywhere can a window have one
        window.setMask(_mask(spot))
    window.setGeometry(QRect(place.x, place.y, place.w, place.h))
    if spot.fills:
        window.showFullScreen()
    else:
        window.showNormal()


def _mask(spot: Spot) -> QRegion:
    """All but the holes, in the window's coordinates; an empty mask hides nothing."""
    if not spot.holes:
        return QRegion()
    mask = QRegion(0, 0, spot.whole.w, spot.whole.h)
    for hole in spot.holes:
        mask = mask.subtracted(QRegion(hole.x - spot.whole.x, hole.y - spot.whole.y, hole.w, hole.h))
    return mask


class Placing(QObject):
    """Keeps one window where its screen belongs. `screens` are asked anew each time; `resized`: `size` is another.

    `usual`: the size in px to be laid out for while there is no output at all.
    """

    resized = Signal()

    def __init__(
        self, screens: Callable[[], tuple[Screen, ...]], name: str, usual: tuple[int, int] | None = None
    ) -> None:
        super().__init__()
        self._screens, self._name = screens, name
        self._window: QQuickWindow | None = None
        self._lost: Callable[[], None] = lambda: None
        self.number = 0
        """The window's at the display server, once it is there. Any thread may read it."""
        self.spot = spot_of(screens(), name, outputs_now())
        self.size = (
            self.spot.part.size if self.spot else next((one.size for one in outputs_now().values()), usual or USUAL)
        )
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE_MS)
        self._soon.timeout.connect(lambda: self._apply(always=True))
        self._now_and_then = QTimer(self)
        self._now_and_then.setInterval(LOOK_MS)
        self._now_and_then.timeout.connect(self._look)

    @property
    def visible(self) -> bool:
        """Whether there is an output for this screen."""
        return self.spot is not None

    @property
    def part(self) -> Rect | None:
        """Where the scene lies on the desktop; None where there is no output for it."""
        return self.spot.part if self.spot is not None else None

    def follow(self, app: QGuiApplication, window: QQuickWindow, lost: Callable[[], None] = lambda: None) -> None:
        """Shows the window at its spot and keeps it there. `lost`: it has lost its output, and could not come back whole."""
        self._window, self._lost = window, lost
        self.number = int(window.winId())
        window.installEventFilter(self)
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._removed)
        app.primaryScreenChanged.connect(self._changed)
        for screen in app.screens():
            self._added(screen)
        self._apply(always=True)
        self._soon.stop()
        self._now_and_then.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever comes out from under another window is painted anew."""
        if event.type() == QEvent.Type.Expose and self._window is not None:
            self._window.setProperty("exposures", self._window.property("exposures") + 1)
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        """Again where it belongs, and above whatever somebody has put there."""
        self._apply(always=False)
        if self._window is not None and self.spot is not None and QGuiApplication.platformName() in STACKED:
            self._window.raise_()

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._changed)
        self._changed()

    def _removed(self, *_: object) -> None:
        """Under Wayland at once: a compositor ends a client whose window has no size, and shows it elsewhere if there is another output."""
        if QGuiApplication.platformName() in LOSES_PICTURES:
            self._apply(always=False)
        self._changed()

    def _changed(self, *_: object) -> None:
        self._soon.start()

    def _apply(self, *, always: bool) -> None:
        spot = spot_of(self._screens(), self._name, outputs_now())
        if self._window is None or (spot == self.spot and not always):
            return
        if spot != self.spot:
            LOG.info("screen %s: %s", self._name, spot or "no output")
        before, self.spot = self.spot, spot
        if spot is None:
            self._window.hide()
            if before is not None and QGuiApplication.platformName() in LOSES_PICTURES:
                self._lost()
            return
        if spot.part.size != self.size:
            self.size = spot.part.size
            self.resized.emit()
        move(self._window, spot)
