"""Hands every picture that has come to rest to the curtain, with what is on it and until when it may stand.

In: the state that the window has, the items on it, where the window lies. Out: memory that the curtain reads. Called from the brain's
thread; a picture costs it some 15 ms of work at 1080p, once a slide and once a minute. A curtain that is not there costs nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtGui import QImage

from signage.core.display.geometry import Rect
from signage.core.item import ItemRecord
from signage.lastpicture import About, write
from signage.screen.picture.pictures import Pictures
from signage.screen.picture.still import composed

SETTLED_S = 0.8
"""So long after a change everything has come to rest."""
LOOKS = (
    "stage",
    "sheet",
    "sheetOn",
    "cover",
    "coverOn",
    "header",
    "footer",
    "level",
    "levelOn",
    "coat",
    "strip",
    "ground",
)
"""What makes it another picture. The ticker's place is none of that."""
NEUTRAL_PX = 0.06
"""The words of the neutral picture, as a share of the smaller side."""
Ends = Callable[[], datetime | None]
"""When what is on the screen may not stand any more; None: it always may. Costly, so asked only when a picture is handed over."""
LOG = logging.getLogger("signage.screen")


class Handing:
    """For one screen. `place`: where its window lies on the desktop now; None: nowhere. `window`: its number, 0: none yet."""

    def __init__(
        self,
        descriptor: int,
        pictures: Pictures,
        place: Callable[[], Rect | None],
        mono: Callable[[], float],
        window: Callable[[], int] = lambda: 0,
    ) -> None:
        self._window = window
        self._descriptor, self._pictures, self._place, self._mono = descriptor, pictures, place, mono
        self._seen: tuple[object, ...] = ()
        self._since: float | None = None

    def look(
        self, state: Mapping[str, Any], items: tuple[ItemRecord, ...], until: Ends, words: str, known: int
    ) -> None:
        """Asked in every turn. `items`: everything that is on the screen; `until`: when it may not stand any more; `words`: the organisation, for the neutral picture.

        `known`: the sequence of the newest withdrawal that is known here.
        """
        place = self._place()
        if place is None or "width" not in state:
            return
        now = self._mono()
        seen = (*(state[name] for name in LOOKS), place, items, self._window())
        if seen != self._seen:
            self._seen, self._since = seen, now
        elif self._since is not None and now - self._since >= SETTLED_S:
            self._since = None
            self._hand(dict(state), place, items, until, words, known)

    def _hand(
        self,
        state: dict[str, Any],
        place: Rect,
        items: tuple[ItemRecord, ...],
        until: Ends,
        words: str,
        known: int,
    ) -> None:
        image = composed(state, self._pictures, place.size).convertToFormat(QImage.Format.Format_RGB32)
        end = until()
        about = About(
            items=tuple(item.id for item in items),
            until=end.isoformat() if end is not None else "",
            known=known,
            place=(place.x, place.y, place.w, place.h),
            window=self._window(),
            ground=state["ground"],
            ink=state["accent"],
            words=words,
            px=max(12, round(NEUTRAL_PX * min(place.size))),
        )
        try:
            write(self._descriptor, place.size, image.bytesPerLine(), memoryview(image.constBits()), about)
        except (OSError, ValueError) as error:
            LOG.warning("the curtain gets no picture: %s", error)
