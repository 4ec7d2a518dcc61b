"""Switches the displays by the screen hours: at every change, and now and then whether it holds.

In: the children's environment, whether every screen is dark, monotonic seconds. Out: commands of `signage.core.display.power`, carried
out without waiting for any; a sentence, once, where nothing works. Standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from signage.core.display.power import Has, Means, Output, Session, Switched, switch
from signage.supervise.errand import Errand
from signage.supervise.tell import Tell

AGAIN_S: Final = 30.0
LEISURE_S: Final = 600.0
"""Where nothing works, or ddcutil alone: it asks every bus of the PC, which takes seconds."""


class Displays:
    """Asked about once a second."""

    def __init__(self, environ: Mapping[str, str], has: Has, tell: Tell) -> None:
        self._environ, self._tell = environ, tell
        self._session = Session(bool(environ.get("DISPLAY")), bool(environ.get("WAYLAND_DISPLAY")), has)
        self._errand: Errand[Switched] | None = None
        self._asked: bool | None = None
        self._due = 0.0
        self._holds = self._told = False
        self._ours: tuple[Output, ...] = ()
        self._by = Means.NONE
        """By what they are off."""

    def look(self, dark: bool, now: float) -> None:  # noqa: FBT001 - it is what it says
        """`dark`: every screen of this PC is in its dark hours."""
        if not (self._session.x or self._session.wayland):
            return
        if self._errand is not None:
            self._errand.look(now)
            if self._errand.result is None:
                return
            self._end(self._errand.result, self._errand.trouble, now)
            self._errand = None
        if dark is not self._asked or now >= self._due:
            again = self._holds and dark is self._asked
            self._asked = dark
            talk = switch(self._session, dark=dark, ours=self._ours, by=self._by, again=again)
            self._errand = Errand(talk, self._environ)
            self._errand.look(now)

    def _end(self, switched: Switched, trouble: str, now: float) -> None:
        self._holds = switched.means is not Means.NONE
        stuck = not self._holds and not self._asked and self._by is not Means.NONE
        if self._holds:
            self._ours, self._by = switched.ours, switched.means if self._asked else Means.NONE
            self._told = False
        elif (self._asked or stuck) and not self._told:
            self._told = True
            self._tell(
                "displays-stay-off" if stuck else "displays-stay-on", detail=trouble or "xset, wlr-randr, ddcutil"
            )
        quick = stuck or switched.means in (Means.XSET, Means.WLR)
        self._due = now + (AGAIN_S if quick else LEISURE_S)
