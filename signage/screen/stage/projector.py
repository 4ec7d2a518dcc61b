"""Brings what is showing onto the glass: composes the frame, has it painted, and hands the state to the window.

In: what is showing. Out: states for the window, one after another, each only when it differs from the last.
"""

from __future__ import annotations

from collections.abc import Callable

from signage.core.display.frame import Frame
from signage.screen.picture.presenter import BRIEF_MS, EMPTY_STRIP, NO_COVER, QUIET, Presenter, State
from signage.screen.showing import Showing
from signage.screen.stage.composer import Composer
from signage.screen.stage.pacing import Pacing

BRIEF_S = 3.0
"""A page that stands shorter than this fades in faster."""
Present = Callable[[State], None]


class Projector:
    """`last` is what the window has. Called from the brain's thread only."""

    def __init__(self, composer: Composer, pacing: Pacing, presenter: Presenter, present: Present) -> None:
        self._composer, self._pacing, self._presenter, self._present = composer, pacing, presenter, present
        self._presented: tuple[Frame, int, float] | None = None
        self._covered = False
        self.last: State = dict(EMPTY_STRIP) | dict(NO_COVER)

    def refresh(self, showing: Showing, fade_ms: int) -> None:
        """Presents `showing` as it is now. `fade_ms`: how its stage comes if it is another; 0 at once."""
        frame = self._composer.frame(showing)
        offset, speed = self._pacing.position(showing)
        if (frame, offset, speed) == self._presented:
            return
        brief = fade_ms and showing.until - showing.since < BRIEF_S
        state = self._presenter.state_of(
            frame,
            showing.picture,
            showing.strip,
            offset=offset,
            speed=speed,
            fade_ms=BRIEF_MS if brief else fade_ms,
        )
        self._hand_over({**self.last, **state})
        self._presented = (frame, offset, speed)  # only now: what came to grief on its way is tried again

    def prepare(self, showing: Showing) -> None:
        """Paints what `showing` brings onto the stage, and presents nothing yet."""
        self._presenter.prepare(self._composer.frame(showing), showing.picture)

    def fade_text(self) -> None:
        """The long text fades away; everything else stays."""
        self._hand_over({**self.last, "stripOn": False})

    def cover(self, state: State) -> None:
        """Lays a cover over everything; under it nothing moves. Before the first picture it waits for that."""
        self._covered = True
        self._hand_over({**self.last, **state})

    def uncover(self, state: State) -> None:
        """Takes the cover away; what lies under it moves again."""
        self._covered, self._presented = False, None
        self._hand_over({**self.last, **state})

    def _hand_over(self, state: State) -> None:
        self.last = state | QUIET if self._covered else state
        if "width" in self.last:
            self._present(self.last)
