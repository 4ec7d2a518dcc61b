"""Where the curtain stands among the windows: directly behind its player's, and in front of everybody while there is none.

In: the curtain's window, what its newest picture says of the player. Out: requests to the display server. On bare X the neutral picture
becomes the root window's background too: it is what is seen when player and curtain are killed together, and it is always allowed.
Elsewhere the window is lowered, and the rest is the compositor's.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from signage.curtain import x11
from signage.curtain.window import Curtain, neutral
from signage.lastpicture import About


class Stacking:
    """Asked about twice a second."""

    def __init__(self, curtain: Curtain) -> None:
        self._curtain = curtain
        self._x11 = x11.connect() if QGuiApplication.platformName() == "xcb" else None
        self._behind = 0
        self._root: tuple[object, ...] = ()

    def keep(self, about: About) -> None:
        """Puts the curtain where it belongs."""
        if self._x11 is None or not about.window:
            self._curtain.lower()
            return
        mine = int(self._curtain.winId())
        if self._x11.is_window(about.window):
            self._x11.put_below(mine, about.window)
            self._behind = about.window
        elif self._behind == about.window:
            self._x11.put_on_top(mine)  # once: the next player's window comes above it
            self._behind = 0

    def paint_root(self, about: About) -> None:
        """The root window gets the neutral picture, where this screen fills it all."""
        looks = (about.place, about.ground, about.ink, about.words, about.family, about.px)
        if self._x11 is None or looks == self._root or about.place[:2] != (0, 0):
            return
        image = neutral(about, about.place[2:])
        if self._x11.set_background(*about.place[2:], bytes(image.constBits())):
            self._root = looks

    def leave(self) -> None:
        """A normal end: the root window is nobody's again."""
        if self._x11 is not None and self._root:
            self._x11.restore_background()
